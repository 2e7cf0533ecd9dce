// Swaps: ask at the left; at the right what waits and what was, each with its signatures.
import { useQuery } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { dayText } from '#shared/time/zone.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { SwapCard } from '../parts/SwapCard.tsx';
import { SwapForm } from '../parts/SwapForm.tsx';
import '../styles/roster.css';
import '../styles/swaps.css';

/** So many are drawn; older ones are for the log. */
const shown = 200;

export function SwapsPage() {
  const { swaps: words } = useTexts();
  const [today] = useState(() => dayText(stationNow(), zoneNow()));
  const [waiting, setWaiting] = useState(false);
  const mayAsk = useMay('duty.edit');
  const { data } = useQuery(orpc.swaps.list.queryOptions({ input: waiting ? { state: 'waiting' } : {} }));
  const open = (state: string): number => (state === 'asked' || state === 'accepted' ? 0 : 1);
  const items = [...(data?.items ?? [])].sort((a, b) => open(a.state) - open(b.state) || Date.parse(b.asked.at) - Date.parse(a.asked.at));
  return (
    <div className="page swaps-page">
      <DutyTabs />
      <div className={`swap-columns${mayAsk ? '' : ' only'}`}>
        {mayAsk ? (
          <section className="panel swap-ask" aria-label={words.ask}>
            <h2>{words.ask}</h2>
            <SwapForm today={today} />
          </section>
        ) : null}
        <section className="panel" aria-label={words.list}>
          <h2>
            {words.list} <em>{data?.items.length}</em>
            <span className="end">
              <Switch size="small" checked={waiting} onChange={setWaiting} aria-label={words.waitingOnly} />
              <small>{words.waitingOnly}</small>
            </span>
          </h2>
          <div className="swap-list" tabIndex={0} role="group" aria-label={words.list} data-testid="swaps">
            {data && items.length === 0 ? <Empty>{words.none}</Empty> : null}
            {items.slice(0, shown).map((swap) => (
              <SwapCard key={swap.id} swap={swap} />
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}
