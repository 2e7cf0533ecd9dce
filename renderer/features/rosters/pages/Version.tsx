// A published version as it was frozen, and every seat in which today differs from it: how, why, by whom.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { AssignedHow } from '#shared/rosters/types.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { monthOf } from '../calendar-model.ts';
import { monthsOf } from '../draft-model.ts';
import { RosterTable } from '../parts/RosterTable.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { dayWords } from '../seat-words.ts';
import type { TableHands } from '../use-seat-keys.ts';
import '../styles/roster.css';
import '../styles/draft.css';

/** A frozen table is only read. */
const noHands: TableHands = { still: true, put: () => undefined, open: () => undefined, undo: null };

export function VersionPage() {
  const { id = '' } = useParams();
  const texts = useTexts();
  const { drafts: words, rosters } = texts;
  const navigate = useNavigate();
  const today = dayText(useNow(), zoneNow());
  const { data, error } = useQuery(orpc.rosters.publication.queryOptions({ input: { id } }));
  const { data: list } = useQuery(orpc.rosters.list.queryOptions());
  const { data: calendar } = useQuery({
    ...orpc.rosters.calendar.queryOptions({ input: { from: data?.from ?? today, to: data?.to ?? today } }),
    enabled: data !== undefined,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  if (error) return <Refused refusal={refusalOf(error)} />;
  if (!data) return null;
  const months = monthsOf(data.from, data.to);
  const month = chosen ?? months[0] ?? data.from;
  const { from, to } = monthOf(month);
  const roster = list?.items.find((one) => one.id === data.roster);
  const hows: Record<string, string | undefined> = rosters.hows satisfies Record<AssignedHow, string>;
  return (
    <div className="page draft-page" data-testid="version-page">
      <DutyTabs />
      <header className="page-head">
        <Button onClick={() => void navigate('/duty/drafts')}>← {words.title}</Button>
        <h1>
          {data.rosterName} {rosters.version(data.version)}
        </h1>
        <span className="muted num">
          {data.from} – {data.to} · {words.publishedBy(data.by, momentOf(Date.parse(data.at), false))}
          {data.note ? ` · ${data.note}` : ''}
        </span>
      </header>
      <p className="generation muted">{words.frozen}</p>
      {months.length > 1 ? (
        <TabRow
          id="month"
          label={words.months}
          active={month}
          onChange={setChosen}
          tabs={months.map((key) => ({ key, label: <span className="num">{key.slice(0, 7)}</span> }))}
        />
      ) : null}
      <div className="version-columns">
        <section
          className="panel"
          {...(months.length > 1 ? { id: 'month-panel', role: 'tabpanel', 'aria-labelledby': `month-${month}` } : {})}
        >
          {roster ? (
            <RosterTable
              rosters={[roster]}
              days={(calendar?.items ?? []).filter(({ day }) => day >= from && day <= to)}
              shifts={data.shifts.filter((shift) => shift.day >= from && shift.day <= to)}
              today={today}
              hands={noHands}
            />
          ) : null}
        </section>
        <section className="panel compare">
          <h2>
            {words.since} <em>{data.changes.length}</em>
          </h2>
          {data.changes.length === 0 ? <p className="empty">{words.noneSince}</p> : null}
          <VirtualList
            items={data.changes}
            keyOf={(one) => `${cellKey(one.cell)} ${one.at}`}
            estimate={56}
            label={words.since}
            render={(one, active) => (
              <div className={`difference wide${active ? ' active' : ''}`}>
                <span>
                  <span className="num">{dayWords(one.cell.day, texts)}</span> <span className="muted">{one.postName}</span>{' '}
                  <s>{one.was?.name ?? rosters.nobody}</s> → <b>{one.is?.name ?? rosters.nobody}</b>
                </span>
                <small className="muted">
                  {hows[one.how] ?? one.how}
                  {one.reason ? ` · ${one.reason}` : ''} · {one.by} {momentOf(Date.parse(one.at), false)}
                </small>
              </div>
            )}
          />
        </section>
      </div>
    </div>
  );
}
