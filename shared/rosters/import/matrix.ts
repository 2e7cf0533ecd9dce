// A table of people and days whose cells are marks: who is a person in it, where names, telephones and posts stand. Read with one row a day.
import { type Heading, headingOf, postsOfColumns, type RosterWords } from './columns.ts';
import { narrow, readDay, weekdayIn } from './days.ts';
import { type NamedMark, readMark } from './marks.ts';
import { readNames } from './names.ts';
import type { ImportColumn } from './types.ts';

type Rows = readonly (readonly string[])[];

export interface Matrix {
  columns: Pick<ImportColumn, 'head' | 'role' | 'posts' | 'shift'>[];
  /** Rows that say something of people and hold no day, before the days. */
  headRows: number[];
  /** All rows that hold no day of duty. */
  skip: Set<number>;
  days: number;
}

/** Where in the table something about its people stands. */
export interface PersonRows {
  name: number;
  phone: number | null;
  title: number | null;
}

/** Days one after the other that make a column one of days: numbers of other things seldom follow each other so. */
const fewestDays = 3;
const longestCorner = 8;
const totals = /合计|小计|总计|共计|人数|天数|次数|班数|工时|出勤|签名|签字/;

/** Rows with days, when at least `fewestDays` of them follow each other in this column; its nearest heading is not a number of rows. */
function daysIn(rows: Rows, column: number, roster: RosterWords): number[] {
  const found: { at: number; date: number }[] = [];
  rows.forEach((row, at) => {
    const cell = readDay(row[column] ?? '');
    if (cell && !cell.to) found.push({ at, date: cell.date });
  });
  const follow = found.filter((one, index) => {
    const before = found[index - 1];
    return before !== undefined && (one.date === before.date + 1 || (one.date === 1 && before.date >= 28));
  }).length;
  const first = found[0];
  if (!first) return [];
  const above = rows.slice(0, first.at).flatMap((row) => (row[column] ? [row[column]] : []));
  // 日期 where each row is a day, 姓名 where each column is one.
  const named = above.some((text) => text.length <= longestCorner && /日期|姓名/.test(text));
  if (headingOf(above.at(-1) ?? '', roster)?.role === 'ignored' || (!named && follow + 1 < Math.max(fewestDays, found.length / 2)))
    return [];
  return found.map((one) => one.at);
}

/** What the row of a person's properties is called: the first heading in the columns that hold no person. */
function labelOf(row: readonly string[], people: ReadonlySet<number>, roster: RosterWords): Heading | null {
  for (const [column, text] of row.entries()) {
    if (people.has(column)) return null;
    const heading = headingOf(text, roster);
    if (heading) return heading;
  }
  return null;
}

const nameIn = (text: string, roster: RosterWords, known: (name: string) => boolean): string | null => {
  if (text === '' || totals.test(text) || headingOf(text, roster) !== null) return null;
  const { people, unreadable } = readNames(text, known);
  return people.length === 1 && unreadable.length === 0 ? (people[0]?.name ?? null) : null;
};

/** Rows of names, telephones and titles among those without a day. */
export function personRows(
  rows: Rows,
  at: readonly number[],
  people: ReadonlySet<number>,
  roster: RosterWords,
  known: (name: string) => boolean,
): PersonRows | null {
  const labelled = at.map((row) => ({ row, texts: rows[row] ?? [], label: labelOf(rows[row] ?? [], people, roster) }));
  const ofRole = (role: Heading['role']): number | null => labelled.find((one) => one.label?.role === role)?.row ?? null;
  const scored = labelled
    .filter(({ label }) => label === null || label.role === 'names' || label.role === 'day' || label.role === 'weekday')
    .map(({ row, texts, label }) => {
      const names = new Set([...people].flatMap((column) => nameIn(texts[column] ?? '', roster, known) ?? []));
      const inDirectory = [...names].filter(known).length;
      // A row headed 姓名 is it, whatever else looks like names.
      return { row, names: names.size, score: names.size + inDirectory * 10 + (label?.role === 'names' && names.size > 0 ? 1_000 : 0) };
    })
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.names > 0 ? { name: best.row, phone: ofRole('phones'), title: ofRole('title') } : null;
}

/** What a person's heading and the groups around it say of the post. */
function headingOfPerson(
  rows: Rows,
  at: readonly number[],
  where: PersonRows,
  column: number,
  people: ReadonlySet<number>,
  roster: RosterWords,
): Heading {
  for (const row of at) {
    const role = labelOf(rows[row] ?? [], people, roster)?.role;
    if (row === where.name || row === where.phone || role === 'title' || role === 'remark' || role === 'ignored') continue;
    const heading = headingOf(rows[row]?.[column] ?? '', roster);
    if (heading?.role === 'names' && (heading.post !== null || heading.kind !== null)) return heading;
  }
  return { role: 'names', post: null, kind: 'other', shift: null };
}

/** null: it is no table of people, days and marks. */
export function matrixOf(rows: Rows, roster: RosterWords, named: readonly NamedMark[], known: (name: string) => boolean): Matrix | null {
  const width = rows[0]?.length ?? 0;
  const all = Array.from({ length: width }, (_, column) => column);
  const dayRows = new Map(all.map((column) => [column, daysIn(rows, column, roster)]));
  const dayColumns = all.filter((column) => (dayRows.get(column)?.length ?? 0) > 0);
  const days = [...new Set(dayColumns.flatMap((column) => dayRows.get(column) ?? []))].sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isDay = new Set(days);
  // One sign is no name: it may be a mark that nobody explained yet.
  const isMark = (text: string): boolean => narrow(text).length === 1 || readMark(text, roster, named) !== null;
  const cellsOf = (column: number): string[] => days.map((at) => rows[at]?.[column] ?? '').filter((text) => text !== '');
  const weekdays = all.filter((column) => {
    const cells = cellsOf(column);
    return !dayColumns.includes(column) && cells.length > 0 && cells.every((text) => weekdayIn(text) !== null);
  });
  // One text over the whole height is a title or a note.
  const uniform = (column: number): boolean => new Set(rows.map((row) => row[column] ?? '').filter((text) => text !== '')).size < 2;
  const others = all.filter((column) => !dayColumns.includes(column) && !weekdays.includes(column) && !uniform(column));
  const marked = others.filter((column) => cellsOf(column).some(isMark) && !headedOtherwise(rows, first, column, roster));
  const outside = rows.flatMap((_, at) => (isDay.has(at) ? [] : [at]));
  const where = personRows(rows, outside, new Set(marked), roster, known);
  if (!where || marked.length < 2) return null;
  const nameAt = (column: number): string | null => nameIn(rows[where.name]?.[column] ?? '', roster, known);
  const cells = marked.flatMap(cellsOf);
  if (marked.filter((column) => nameAt(column) !== null).length * 2 <= marked.length) return null;
  if (cells.filter(isMark).length * 2 < cells.length) return null;
  const people = new Set(others.filter((column) => marked.includes(column) || (nameAt(column) !== null && cellsOf(column).length > 0)));
  // A day that cannot be read is no reason to lose its marks silently: between days and around them.
  const broken = (at: number): boolean => {
    if (at > first && at < last) return true;
    const label = dayColumns.map((column) => rows[at]?.[column] ?? '').find((text) => text !== '') ?? '';
    if (label === '' || totals.test(label) || headingOf(label, roster) !== null) return false;
    const own = [...people].map((column) => rows[at]?.[column] ?? '').filter((text) => text !== '');
    return own.length > 0 && own.filter((text) => isMark(text) && !/^\d+$/.test(narrow(text))).length * 2 > own.length;
  };
  const skip = new Set(outside.filter((at) => !broken(at)));
  const headings = all.map((column) => {
    if (people.has(column)) return headingOfPerson(rows, [...skip], where, column, people, roster);
    return others.includes(column) ? headingOf(rows[where.name]?.[column] ?? '', roster) : null;
  });
  const posts = postsOfColumns(headings, roster);
  return {
    columns: all.map((column) => {
      const head = rows[where.name]?.[column] ?? '';
      const heading = headings[column] ?? null;
      if (dayColumns.includes(column)) return { head, role: 'day', posts: [], shift: null };
      if (weekdays.includes(column)) return { head, role: 'weekday', posts: [], shift: null };
      const role = people.has(column) ? 'person' : (heading?.role ?? 'ignored');
      return { head, role, posts: posts[column] ?? [], shift: heading?.shift ?? null };
    }),
    headRows: [...skip].filter((at) => at < first),
    skip,
    days: days.length,
  };
}

/** A column headed 岗位, 班次, 备注 … above the days holds such words, not marks of a person. */
function headedOtherwise(rows: Rows, first: number, column: number, roster: RosterWords): boolean {
  return rows.slice(0, first).some((row) => {
    // One text over the whole width is a title.
    if (new Set(row.filter((text) => text !== '')).size < 2) return false;
    const heading = headingOf(row[column] ?? '', roster);
    return totals.test(row[column] ?? '') || (heading !== null && heading.role !== 'names');
  });
}
