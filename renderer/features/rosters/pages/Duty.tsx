// Duty: the table of days and beside it the whole duty log.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { create } from 'zustand';
import type { Post } from '#shared/rosters/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { clockOf, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { openGaps, rangeOf } from '../duty-model.ts';
import { DutyLog } from '#renderer/features/duty/index.ts';
import { DutyTable } from '../parts/DutyTable.tsx';
import '../rosters.css';

/** Weeks from now that are looked at; kept while the page lives. */
const useWeeks = create<{ weeks: number }>(() => ({ weeks: 0 }));
const move = (weeks: number): void => useWeeks.setState((before) => ({ weeks: before.weeks + weeks }));

export function DutyPage() {
  const { duty: words } = useTexts();
  const now = useNow();
  const navigate = useNavigate();
  const mayEdit = useMay('duty.edit');
  const weeks = useWeeks((state) => state.weeks);
  const [goTo, setGoTo] = useState<{ day: string; post: Post } | null>(null);
  const { from, to } = rangeOf(dayText(now, zoneNow()), weeks);
  const { data } = useQuery({ ...orpc.rosters.days.queryOptions({ input: { from, to } }), placeholderData: keepPreviousData });
  const { data: people } = useQuery(orpc.directory.people.queryOptions({ input: { limit: 1 } }));
  const days = data?.items ?? [];
  const gaps = openGaps(days);
  const firstGap = gaps[0];
  const clock = days[0] ? clockOf(Date.parse(days[0].from)) : '';
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
        <span className="num muted">{words.range(from, to)}</span>
        <Button onClick={() => move(-1)} data-testid="earlier">
          ← {words.earlier}
        </Button>
        <Button disabled={weeks === 0} onClick={() => useWeeks.setState({ weeks: 0 })}>
          {words.now}
        </Button>
        <Button onClick={() => move(1)} data-testid="later">
          {words.later} →
        </Button>
        <span className="end">
          {firstGap ? (
            <>
              <strong className="gap-count" role="status">
                ▲ {words.gaps(gaps.length)}
              </strong>
              {mayEdit ? <Button onClick={() => setGoTo({ ...firstGap })}>{words.firstGap}</Button> : null}
            </>
          ) : (
            <span className="gap-none">✓ {words.noGaps}</span>
          )}
        </span>
      </header>
      <div className="duty-columns">
        <section className="panel">
          {people?.total === 0 ? (
            <Empty>
              <p>{words.emptyDirectory}</p>
              <Button type="primary" onClick={() => void navigate('/directory')}>
                {words.goToDirectory}
              </Button>
            </Empty>
          ) : null}
          <DutyTable days={days} goTo={goTo} />
          <p className="duty-foot muted">
            {clock === '' ? '' : words.shiftFrom(clock)}
            {mayEdit ? ` · ${words.keys}` : ''}
          </p>
        </section>
        <DutyLog searchable />
      </div>
    </div>
  );
}
