// What spot checks have found, newest first, and what they come to by unit.
import type { z } from 'zod';
import type { spotCheckOut, spotCountsOut } from '#shared/contract/duty-shape.ts';
import { failedResults } from '#shared/duty/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

type Check = z.infer<typeof spotCheckOut>;
type Counts = z.infer<typeof spotCountsOut>;

export function CheckList({ items }: { items: readonly Check[] }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  if (items.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <VirtualList
      items={items}
      keyOf={(item) => item.id}
      estimate={62}
      label={words.list}
      render={(item, active) => <CheckRow item={item} active={active} />}
    />
  );
}

function CheckRow({ item, active }: { item: Check; active: boolean }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const now = useNow();
  const { made } = item;
  const failed = made !== null && failedResults.includes(made.result);
  const details = made
    ? [
        made.who,
        made.leaderThere === null ? '' : made.leaderThere ? words.leader.yes : words.leader.no,
        made.seconds === null ? '' : words.took(made.seconds),
        made.note,
        words.by(made.by),
      ].filter((part) => part !== '')
    : [item.cancelled ?? ''];
  return (
    <div className={`check-row${active ? ' active' : ''}`} data-testid="check-row">
      <time className="num" dateTime={item.at}>
        {shortMoment(Date.parse(made?.at ?? item.at), now)}
      </time>
      <span>
        <b>{item.unit.name}</b> <small className="muted">{words.drawnBy[item.drawn]}</small>
        <br />
        <span className="muted">{details.join(' · ')}</span>
      </span>
      <span className={`state ${failed || item.state === 'missed' ? 'state-missed' : made?.result === 'answered' ? 'state-met' : ''}`}>
        {failed || item.state === 'missed' ? '▲ ' : made?.result === 'answered' ? '✓ ' : ''}
        {made ? words.results[made.result] : words.state[item.state]}
        {made?.late ? ` · ${words.late}` : ''}
      </span>
    </div>
  );
}

export function CheckCounts({ counts }: { counts: readonly Counts[] }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const columns = ['made', 'answered', 'failed', 'night', 'wrongNumber', 'missed'] as const;
  return (
    <section className="panel" data-testid="check-counts">
      <h2>{words.counts}</h2>
      {counts.length === 0 ? <Empty>{words.none}</Empty> : null}
      {counts.length > 0 ? (
        <table className="check-counts">
          <thead>
            <tr>
              <th scope="col">{words.columns.unit}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((line) => (
              <tr key={line.unit.id}>
                <th scope="row">{line.unit.name}</th>
                {columns.map((column) => (
                  <td key={column} className={`num${(column === 'failed' || column === 'missed') && line[column] > 0 ? ' bad' : ''}`}>
                    {line[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
