// What lies at a place, and over all depots: what there is of how many supplies, and what of it is short or runs out.
import { useQuery } from '@tanstack/react-query';
import type { StockLineOut } from '#shared/contract/stock-shape.ts';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { linePath, movePath, stockPath } from '../stock/stock-paths.ts';

export function PlaceStock({ place }: { place: FacilityDetail }) {
  const { places, stock } = useTexts();
  const words = places.stock;
  const { data } = useQuery(orpc.stock.lines.queryOptions({ input: { facility: place.id } }));
  const items = data?.items ?? [];
  // Other places may hold some too; who does not is not asked for it.
  if (items.length === 0 && place.kind !== 'supplyDepot') return null;
  return (
    <section className="panel" aria-label={words.title} data-testid="place-stock">
      <h2>
        {words.title} <em className="num">{items.length}</em>
        <span className="end">
          <a href={`#${movePath('out', place.id)}`}>{words.out}</a>
          <a href={`#${stockPath}?place=${place.id}`}>{words.all}</a>
        </span>
      </h2>
      {data && items.length === 0 ? <Empty>{words.none}</Empty> : null}
      <ul className="place-stock">
        {items.map((line) => (
          <li key={line.id}>
            <a href={`#${linePath(line.id)}`}>{line.name}</a>
            <span className="muted">{[line.spec, line.shelf].filter((part) => part !== '').join(' · ')}</span>
            <b className="num">{words.amount(line.usable, line.unit)}</b>
            <Flags line={line} flags={stock.flags} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Flagged = Pick<StockLineOut, 'below' | 'short' | 'expiring' | 'expired'>;

function Flags({ line, flags }: { line: Flagged; flags: Record<'below' | 'short' | 'expiring' | 'expired', string> }) {
  const shown = (['short', 'expired', 'below', 'expiring'] as const).filter((flag) => Number(line[flag]) > 0);
  return (
    <span className="place-flags">
      {shown.map((flag) => (
        <span key={flag} className={`state ${flag === 'short' || flag === 'expired' ? 'state-late' : 'state-near'}`}>
          {flags[flag]}
        </span>
      ))}
    </span>
  );
}

/** In the panel of depots: over all of them. */
export function StockToday() {
  const { places, stock } = useTexts();
  const words = places.stock;
  const { data } = useQuery(orpc.stock.totals.queryOptions({ input: {} }));
  if (!data) return null;
  const count = (flag: 'below' | 'short' | 'expiring' | 'expired'): number => data.items.filter((one) => one[flag] > 0).length;
  return (
    <dl className="today-figures states" aria-label={words.title} data-testid="today-stock">
      <div>
        <dt>{words.supplies}</dt>
        <dd>
          <b className="num">
            <a href={`#${stockPath}`}>{data.items.length}</a>
          </b>
        </dd>
      </div>
      {(['below', 'expiring', 'expired', 'short'] as const).map((flag) => (
        <div key={flag}>
          <dt>{stock.flags[flag]}</dt>
          <dd>
            <b className="num">{count(flag)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}
