// The table of a draft, a month at a time; what is put by hand stays when it is solved anew.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type Change, monthOf, seatsById } from '../calendar-model.ts';
import { type Draft, monthsOf } from '../draft-model.ts';
import type { TableHands } from '../use-seat-keys.ts';
import { setView, useRosterView } from '../view.ts';
import { DraftSeat } from './DraftSeat.tsx';
import { RosterTable } from './RosterTable.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';

interface Props {
  draft: Draft;
  today: string;
  still: boolean;
  onChanged: (draft: Draft) => void;
}

export function DraftTable({ draft, today, still, onChanged }: Props) {
  const { common, drafts } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { data: list } = useQuery(orpc.rosters.list.queryOptions());
  const { data: calendar } = useQuery(orpc.rosters.calendar.queryOptions({ input: { from: draft.from, to: draft.to } }));
  const months = monthsOf(draft.from, draft.to);
  const [month, setMonth] = useState(months[0] ?? draft.from);
  const aside = useRosterView((view) => view.aside);
  const picked = useRosterView((view) => view.picked);
  const [done, setDone] = useState<Change[][]>([]);
  const set = useMutation({
    ...orpc.rosterDrafts.setCells.mutationOptions(),
    onSuccess: onChanged,
    onError: (error) => {
      const refusal = refusalOf(error);
      void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone);
    },
  });
  const write = (changes: Change[], locked = true): void =>
    set.mutate({
      id: draft.id,
      cells: changes.map(({ cell: { day, shift, post, slot }, person }) => ({ day, shift, post, slot, person, locked })),
    });
  const hands: TableHands = {
    still,
    put: (changes, _title, back) => {
      write(changes);
      setDone([...done, back]);
    },
    open: (seat, typed) => setView({ aside: { what: 'seat', seat, typed, mode: 'put' }, seat }),
    undo:
      done.length === 0
        ? null
        : () => {
            write(done.at(-1) ?? []);
            setDone(done.slice(0, -1));
          },
  };
  const roster = list?.items.find((one) => one.id === draft.roster);
  const { from, to } = monthOf(month);
  const shifts = draft.shifts.filter((shift) => shift.day >= from && shift.day <= to);
  const seats = seatsById(shifts);
  const found = aside?.what === 'seat' ? seats.get(aside.seat) : undefined;
  return (
    <>
      {months.length > 1 ? (
        <TabRow
          id="month"
          label={drafts.months}
          active={month}
          onChange={setMonth}
          tabs={months.map((key) => ({ key, label: <span className="num">{key.slice(0, 7)}</span> }))}
        />
      ) : null}
      <div
        className={`roster-columns${found ? ' with-aside' : ''}`}
        {...(months.length > 1 ? { id: 'month-panel', role: 'tabpanel', 'aria-labelledby': `month-${month}` } : {})}
      >
        <section className="panel">
          {roster ? (
            <RosterTable
              rosters={[roster]}
              days={(calendar?.items ?? []).filter(({ day }) => day >= from && day <= to)}
              shifts={shifts}
              today={today}
              hands={hands}
            />
          ) : null}
          <p className="roster-foot muted" role="status">
            {draft.generation?.state === 'running' ? drafts.solving : still ? drafts.still : picked ? drafts.picked : drafts.keys}
          </p>
        </section>
        {found && aside?.what === 'seat' ? (
          <DraftSeat
            key={aside.seat}
            id={aside.seat}
            found={found}
            typed={aside.typed}
            draft={draft}
            still={still}
            onPut={(person, locked) =>
              write(
                [
                  {
                    cell: {
                      roster: draft.roster,
                      day: found.shift.day,
                      shift: found.shift.pattern,
                      post: found.seat.post,
                      slot: found.seat.slot,
                    },
                    person,
                  },
                ],
                locked,
              )
            }
          />
        ) : null}
      </div>
    </>
  );
}
