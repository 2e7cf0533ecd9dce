// What the columns of a table are: found by the words of its head.
import { plainOf } from './lines.ts';

export interface Columns<Name extends string> {
  /** Row of the head; rows behind it are data. */
  head: number;
  /** By meaning: the columns that have it, in order. */
  at: Map<Name, number[]>;
}

export function cellWords(cell: string | undefined): string {
  return plainOf(cell ?? '').replace(/\s+/g, '');
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
  for (let head = 0; head < Math.min(4, rows.length - 1); head += 1) {
    const at = new Map<Name, number[]>();
    let filled = 0;
    for (const [column, cell] of (rows[head] ?? []).entries()) {
      const words = cellWords(cell);
      if (words === '' || words.length > 16) continue;
      filled += 1;
      const name = wanted.find(([, pattern]) => pattern.test(words))?.[0];
      if (name === undefined) continue;
      at.set(name, [...(at.get(name) ?? []), column]);
    }
    if (filled >= 2 && needed.every((name) => at.has(name))) return { head, at };
  }
  return null;
}

export function cellAt(row: readonly string[], columns: readonly number[] | undefined, nth = 0): string {
  const column = columns?.[nth];
  return column === undefined ? '' : (row[column] ?? '').trim();
}
