// How many plans of each shelf want what. Each number is pressed to see which; arrows move among the numbers.
import type { KeyboardEvent } from 'react';
import type { StateRowOut } from '#shared/contract/plan-state.ts';
import { type Shelf, shelves } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Cell, counts, linesOf, sameCell } from '../state-view.ts';

interface Props {
  rows: readonly StateRowOut[];
  chosen: Cell | null;
  onChoose: (cell: Cell) => void;
}

export function StateTable({ rows, chosen, onChoose }: Props) {
  const { plans, planState: words } = useTexts();
  const { flags, ages } = linesOf(rows);
  const shown = shelves.filter((shelf) => rows.some((row) => row.shelf === shelf));
  const columns: (Shelf | null)[] = [null, ...shown];
  const nameOf = (shelf: Shelf | null): string => (shelf === null ? words.all : plans.shelf[shelf]);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const at = event.target instanceof HTMLElement ? event.target.dataset['at'] : undefined;
    if (!move || at === undefined) return;
    event.preventDefault();
    const [line = 0, column = 0] = at.split('.').map(Number);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${line + (move[0] ?? 0)}.${column + (move[1] ?? 0)}"]`)?.focus();
  };
  const lineOf = (name: string, what: Cell['what'], grave: boolean, at: number) => {
    return (
      <tr key={name}>
        <th scope="row">{name}</th>
        {columns.map((shelf, column) => {
          const cell: Cell = { what, shelf };
          const n = rows.filter((row) => counts(row, cell)).length;
          const on = sameCell(chosen, cell);
          return (
            <td key={shelf ?? 'all'} className="num">
              <button
                type="button"
                data-at={`${at}.${column}`}
                aria-pressed={on}
                aria-label={words.cell(name, nameOf(shelf), n)}
                className={`state-number${n === 0 ? ' zero' : ''}${grave && n > 0 ? ' grave' : ''}`}
                onClick={() => onChoose(cell)}
              >
                {n}
              </button>
            </td>
          );
        })}
      </tr>
    );
  };
  return (
    <table className="state-table" onKeyDown={onKeyDown} data-testid="state-table">
      <thead>
        <tr>
          <th scope="col">{words.flagHead}</th>
          {columns.map((shelf) => (
            <th key={shelf ?? 'all'} scope="col" className="num">
              {nameOf(shelf)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lineOf(words.total, 'all', false, 0)}
        {flags.map((flag, nth) => lineOf(words.flags[flag], { flag }, flag.endsWith('Overdue'), 1 + nth))}
      </tbody>
      <tbody>
        <tr className="state-part">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            {words.ageHead}
          </th>
        </tr>
        {ages.map((age, nth) => lineOf(words.ages[age], { age }, false, 1 + flags.length + nth))}
      </tbody>
    </table>
  );
}
