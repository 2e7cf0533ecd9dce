// What the columns of a table are: found by the words of its head.
import { plainOf } from './lines.ts';

export interface Columns<Name extends string> {
  /** Last row of the head; rows behind it are data. */
  head: number;
  /** What the head says of each column, without blanks. */
  cells: string[];
  /** By meaning: the columns that have it, in order. */
  at: Map<Name, number[]>;
}

export function cellWords(cell: string | undefined): string {
  return plainOf(cell ?? '').replace(/\s+/g, '');
}

/** A head of two rows: 分管领导 over 姓名|职务|手机. What stands below wins; where nothing does, the cell above names the column. */
function twoRows(above: readonly string[], below: readonly string[], isName: (words: string) => boolean): string[] | null {
  const names = below.map((cell) => isName(cellWords(cell)));
  const under = names.filter((named, column) => named && cellWords(above[column]) === '').length;
  if (under === 0 || below.some((cell) => /\d{3}/.test(cell)) || !above.some((cell) => isName(cellWords(cell)))) return null;
  return above.map((cell, column) => (names[column] === true ? (below[column] ?? '') : cell));
}

/**
 * Looks for the head in the first rows.
 * @param wanted words for each meaning; the first that fits counts
 * @param needed at least one of these meanings must be there
 */
export function readColumns<Name extends string>(
  rows: readonly string[][],
  wanted: readonly (readonly [Name, RegExp])[],
  needed: readonly Name[],
): Columns<Name> | null {
  const isName = (words: string): boolean => wanted.some(([, pattern]) => pattern.test(words));
  for (let first = 0; first < Math.min(4, rows.length - 1); first += 1) {
    const double = first + 2 < rows.length ? twoRows(rows[first] ?? [], rows[first + 1] ?? [], isName) : null;
    const head = double ? first + 1 : first;
    const cells = double ?? rows[first] ?? [];
    const at = new Map<Name, number[]>();
    let filled = 0;
    for (const [column, cell] of cells.entries()) {
      const words = cellWords(cell);
      if (words === '' || words.length > 16) continue;
      filled += 1;
      const name = wanted.find(([, pattern]) => pattern.test(words))?.[0];
      if (name === undefined) continue;
      at.set(name, [...(at.get(name) ?? []), column]);
    }
    if (filled >= 2 && needed.every((name) => at.has(name))) return { head, cells: cells.map(cellWords), at };
  }
  return null;
}

export function cellAt(row: readonly string[], columns: readonly number[] | undefined, nth = 0): string {
  const column = columns?.[nth];
  return column === undefined ? '' : (row[column] ?? '').trim();
}
