// Goods in one table, a field a row: Enter and the arrows go down and up, so that a whole depot is gone through without a mouse.
import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Goods, Typed } from '../goods.ts';

interface Props {
  goods: readonly Goods[];
  typed: Typed;
  problems: Readonly<Record<string, string>>;
  onChange: (key: string, text: string) => void;
  /** What is typed: a quantity, or what was counted. */
  head: string;
  label: string;
  /** Shows what the book has less than was counted. */
  counting?: boolean;
  withPlace?: boolean;
}

/** The field of the next or previous row. */
function move(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || event.ctrlKey) return;
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('input') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + step];
  next?.focus();
  next?.select();
}

export function GoodsTable({ goods, typed, problems, onChange, head, label, counting = false, withPlace = false }: Props) {
  const { stock } = useTexts();
  const { columns, card } = stock;
  return (
    <table className="stock-table goods" aria-label={label}>
      <thead>
        <tr>
          {withPlace ? <th scope="col">{columns.place}</th> : null}
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.shelf}</th>
          <th scope="col">{columns.batch}</th>
          <th scope="col">{columns.expiresOn}</th>
          <th scope="col" className="num">
            {columns.book}
          </th>
          <th scope="col">{head}</th>
          {counting ? (
            <th scope="col" className="num">
              {columns.difference}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {goods.map((one) => {
          const text = typed[one.key] ?? '';
          const problem = problems[one.key];
          const id = `goods-${one.key.replace('/', '-')}`;
          const counted = Number(text.normalize('NFKC'));
          return (
            <tr key={one.key} className={one.book < 0 ? 'short' : undefined}>
              {withPlace ? <td>{one.place}</td> : null}
              <th scope="row">
                {one.name} <small className="muted">{one.spec}</small>
              </th>
              <td>{one.shelf}</td>
              <td>{one.batchNumber === '' ? <span className="muted">{card.noBatch}</span> : one.batchNumber}</td>
              <td className="num stock-day">
                {one.expiresOn ?? '–'} {one.expired ? <span className="state state-late">✕ {columns.expired}</span> : null}
              </td>
              <td className={`num ${one.book < 0 ? 'stock-minus' : ''}`}>{one.book}</td>
              <td>
                <span className="goods-input">
                  <Input
                    id={id}
                    className="num"
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={`${head} ${one.place} ${one.name} ${one.batchNumber}`}
                    aria-invalid={problem !== undefined}
                    aria-describedby={problem === undefined ? undefined : `${id}-problem`}
                    status={problem === undefined ? '' : 'error'}
                    maxLength={16}
                    value={text}
                    onChange={(event) => onChange(one.key, event.target.value)}
                    onKeyDown={move}
                  />
                  {one.unit}
                </span>
                {problem === undefined ? null : (
                  <span className="goods-problem" id={`${id}-problem`} role="alert">
                    ▲ {problem}
                  </span>
                )}
              </td>
              {counting ? (
                <td className="num">{text.trim() === '' || Number.isNaN(counted) ? '' : signed(round(counted - one.book))}</td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The difference of two numbers of three digits, shown; what is recorded is counted by the station. */
const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));
