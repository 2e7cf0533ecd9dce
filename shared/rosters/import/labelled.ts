// Cells of a wall calendar: under each day, in one cell, 带班：王建国 and 值班：李敏.
import { headingOf, postsOfColumns, type RosterWords } from './columns.ts';
import { readDay, weekdayIn } from './days.ts';
import type { ImportColumn } from './types.ts';

export interface LabelledNames {
  posts: string[];
  names: string;
}

const line = /^\s*([^:：]{1,12})[:：]\s*(.*)$/;

/** Names behind what they are, line by line; what follows without a label belongs to the one above. null: nothing is labelled. */
export function labelledNames(text: string, roster: RosterWords): LabelledNames[] | null {
  const found: { label: string; names: string }[] = [];
  for (const one of text.split(/[\n；;]/)) {
    const [, label = '', names = ''] = line.exec(one) ?? [];
    const heading = label === '' ? null : headingOf(label, roster);
    if (heading?.role === 'names' && (heading.post !== null || heading.kind !== null)) found.push({ label, names });
    else {
      const last = found.at(-1);
      if (last) last.names = `${last.names}\n${one}`;
      else if (one.trim() !== '') return null;
    }
  }
  const posts = postsOfColumns(
    found.map(({ label }) => headingOf(label, roster)),
    roster,
  );
  return found.length === 0 ? null : found.map(({ names }, at) => ({ posts: posts[at] ?? [], names }));
}

/** What each column is of a table whose cells are labelled; null: it is none. @param rows with one row a day */
export function labelledColumns(rows: readonly (readonly string[])[], roster: RosterWords): Omit<ImportColumn, 'at'>[] | null {
  const roles = (rows[0] ?? []).map((_, column): ImportColumn['role'] => {
    const cells = rows.map((row) => row[column] ?? '').filter((text) => text !== '');
    // Also a week of which the month has one day; and one with a slip in it, or its names would go to the week before.
    if (cells.filter((text) => readDay(text) !== null).length * 2 > cells.length) return 'day';
    if (cells.length > 1 && cells.every((text) => weekdayIn(text) !== null)) return 'weekday';
    return cells.filter((text) => labelledNames(text, roster) !== null).length * 2 > cells.length ? 'names' : 'ignored';
  });
  if (!roles.includes('day') || !roles.includes('names')) return null;
  return roles.map((role) => ({ head: '', role, posts: [], shift: null }));
}
