// One row of the list of stock: a line of a place, or all of one supply.
import type { StockLineOut, SupplyTotalOut } from '#shared/contract/stock-shape.ts';
import { dayText } from '#shared/time/zone.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

/** Red with its own word and shape, so that it is seen without colour. */
export function ShortMark() {
  const { stock } = useTexts();
  return <span className="state state-over stock-short">▼ {stock.short}</span>;
}

const figure = (value: number, unit: string, className = '') => (
  <span className={`stock-figure num ${value < 0 ? 'stock-minus' : ''} ${className}`}>
    {value} <small>{unit}</small>
  </span>
);

const quiet = (value: number) => <span className={`num ${value === 0 ? 'stock-none' : ''}`}>{value === 0 ? '–' : value}</span>;

export function LineRow({ line, active }: { line: StockLineOut; active: boolean }) {
  const { stock } = useTexts();
  return (
    <div className={`stock-row${active ? ' active' : ''}${line.short ? ' short' : ''}`} data-testid="stock-row">
      <span className="stock-what">
        <b>{line.name}</b>
        <small className="muted">{line.spec}</small>
      </span>
      <span className="stock-where">
        {line.facilityName}
        <small className="muted">{line.facilityGone ? stock.gone : line.shelf}</small>
      </span>
      {figure(line.usable, line.unit)}
      {quiet(line.expired)}
      {quiet(line.reserved)}
      {quiet(line.minimum)}
      <span className="num">{line.nextExpiry ?? '–'}</span>
      <span className="num muted">{line.countedAt === null ? stock.never : dayText(Date.parse(line.countedAt), zoneNow())}</span>
      <span className="stock-marks">
        {line.short ? <ShortMark /> : null}
        {line.below ? <span className="state state-near">△ {stock.flags.below}</span> : null}
        {line.expired > 0 ? <span className="state state-late">✕ {stock.flags.expired}</span> : null}
        {line.expiring > 0 ? <span className="state">◷ {stock.flags.expiring}</span> : null}
      </span>
    </div>
  );
}

export function LineHead() {
  const { columns } = useTexts().stock;
  return (
    <div className="stock-row head" aria-hidden="true">
      {[
        columns.name,
        columns.place,
        columns.usable,
        columns.expired,
        columns.reserved,
        columns.minimum,
        columns.nextExpiry,
        columns.counted,
        columns.state,
      ].map((head) => (
        <span key={head}>{head}</span>
      ))}
    </div>
  );
}

export function TotalRow({ total, active }: { total: SupplyTotalOut; active: boolean }) {
  const { stock } = useTexts();
  return (
    <div className={`stock-row totals${active ? ' active' : ''}${total.short > 0 ? ' short' : ''}`} data-testid="stock-total">
      <span className="stock-what">
        <b>{total.name}</b>
        <small className="muted">{total.spec}</small>
      </span>
      <span className="muted">{total.category === null ? stock.noCategory : stock.categories[total.category]}</span>
      {figure(total.usable, total.unit)}
      {quiet(total.expired)}
      {quiet(total.reserved)}
      {quiet(total.minimum)}
      <span className="num">{total.places}</span>
      <span className="stock-marks">
        {total.short > 0 ? <ShortMark /> : null}
        {total.below > 0 ? <span className="state state-near">△ {stock.belowOf(total.below)}</span> : null}
      </span>
    </div>
  );
}

export function TotalHead() {
  const { columns, category } = useTexts().stock;
  return (
    <div className="stock-row totals head" aria-hidden="true">
      {[columns.name, category, columns.usable, columns.expired, columns.reserved, columns.minimum, columns.places, columns.state].map(
        (head) => (
          <span key={head}>{head}</span>
        ),
      )}
    </div>
  );
}
