// The watch desk: limits, open incidents, duty log. Everything that matters at 03:00, reachable by keyboard.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { IncidentCard } from '#renderer/features/incidents/index.ts';
import { Limit, placeOf } from '#renderer/features/obligations/index.ts';
import { DutyLog } from '#renderer/features/duty/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { onNextLimit } from '../next-limit.ts';
import '../desk.css';

/** Ours first by limit; what is over stands on top by itself, being the earliest. Others' duties come after ours of the same hour. */
function ordered(items: readonly ObligationOut[]): ObligationOut[] {
  return items.toSorted((a, b) => Number(b.ours) - Number(a.ours) || Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

export function DeskPage() {
  return (
    <div className="desk">
      <Limits />
      <OpenIncidents />
      <DutyLog />
    </div>
  );
}

function Limits() {
  const { desk } = useTexts();
  const navigate = useNavigate();
  const now = useNow();
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const { data, isPending } = useQuery(orpc.obligations.list.queryOptions({ input: { state: 'open', limit: 500 } }));
  const items = ordered(data?.items ?? []);
  useEffect(
    () =>
      onNextLimit(() => {
        const ours = items.filter((one) => one.ours);
        const index = ours.findIndex((one) => one.id === focusKey);
        const next = ours[(index + 1) % Math.max(1, ours.length)];
        if (next) setFocusKey(next.id);
      }),
    [items, focusKey],
  );
  const over = items.filter((one) => one.ours && Date.parse(one.dueAt) < now).length;
  return (
    <section className="panel" data-testid="limits" data-over={over}>
      <h2>
        {desk.limits} <em>{desk.openCount(items.length)}</em>
        <span className="end">
          <Key name={`F6 ${desk.next}`} />
        </span>
      </h2>
      {items.length === 0 && !isPending ? <Empty>{desk.noLimits}</Empty> : null}
      <VirtualList
        items={items}
        keyOf={(one) => one.id}
        estimate={112}
        label={desk.limits}
        focusKey={focusKey}
        onOpen={(one) => void navigate(placeOf(one.subject, one.kind, one.recipient.id))}
        render={(one, active) => (
          <div onClick={() => void navigate(placeOf(one.subject, one.kind, one.recipient.id))}>
            <Limit obligation={one} active={active} />
          </div>
        )}
      />
    </section>
  );
}

function OpenIncidents() {
  const { desk } = useTexts();
  const navigate = useNavigate();
  const query = useInfiniteQuery(
    orpc.incidents.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ state: 'open' as const, limit: 60, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const { first, items, more } = pagesOf(query);
  return (
    <section className="panel" data-testid="open-incidents">
      <h2>
        {desk.incidents} <em className="num">{first?.total ?? 0}</em>
      </h2>
      {items.length === 0 && !query.isPending ? <Empty>{desk.noIncidents}</Empty> : null}
      <VirtualList
        items={items}
        keyOf={(one) => one.id}
        estimate={140}
        label={desk.incidents}
        onOpen={(one) => void navigate(`/incidents/${one.id}`)}
        onEnd={more}
        render={(one, active) => (
          <div onClick={() => void navigate(`/incidents/${one.id}`)}>
            <IncidentCard incident={one} active={active} />
          </div>
        )}
      />
    </section>
  );
}
