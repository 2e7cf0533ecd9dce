// How a table is laid out: where its heading is, one row a day or one column a day, what each column holds.
import { type Heading, headingOf, postsOfColumns, type RosterWords } from './columns.ts';
import { narrow, readDay, titleMonth } from './days.ts';
import { labelledColumns } from './labelled.ts';
import type { NamedMark } from './marks.ts';
import { type Matrix, matrixOf, type PersonRows, personRows } from './matrix.ts';
import type { ColumnRole, ImportColumn, ImportTable } from './types.ts';

export interface Layout {
  transposed: boolean;
  /** The table with one row a day, whatever it is in the file. */
  rows: string[][];
  /** Rows of the heading in `rows`. */
  headRows: number[];
  columns: ImportColumn[];
  /** Rows that hold no duty: headings, and what else is said of the people of a table of marks. */
  skip: ReadonlySet<number>;
  /** Rows that say who the people of a table of marks are; null: it has none. */
  people: PersonRows | null;
  title: { year: number | null; month: number | null };
}

export interface LayoutCorrections {
  transposed: boolean | null;
  columns: { at: number; role: ColumnRole; posts: string[]; shift: string | null }[];
  marks: readonly NamedMark[];
}

/** Headings stand within the first rows; what is above are titles. */
const headWithin = 20;

function turn(rows: readonly (readonly string[])[]): string[][] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

const subheads = /^(?:姓名|名单|电话|联系电话|手机|手机号码?|联系方式|职务|单位|号码|短号|办公电话|值班电话|座机)$/;

interface Head {
  rows: number[];
  texts: string[];
  headings: (Heading | null)[];
}

function headAt(rows: readonly (readonly string[])[], at: number, roster: RosterWords): Head | null {
  const row = rows[at] ?? [];
  const headings = row.map((text) => headingOf(text, roster));
  const words = new Set(row.filter((_, column) => headings[column] !== null).map(narrow));
  if (words.size < 2) return null;
  const next = rows[at + 1] ?? [];
  const under = next.map((text, column) => {
    const below = narrow(text);
    return below === '' || below === narrow(row[column] ?? '') ? '' : text;
  });
  const said = under.filter((text) => text !== '');
  const second = said.length > 0 && said.every((text) => subheads.test(narrow(text)) || headingOf(text, roster) !== null);
  const texts = row.map((text, column) =>
    (second && under[column] !== '' ? `${text} ${under[column] ?? ''}`.trim() : text).replaceAll('\n', ''),
  );
  return { rows: second ? [at, at + 1] : [at], texts, headings: texts.map((text) => headingOf(text, roster)) };
}

const days = (rows: readonly (readonly string[])[], column: number): number =>
  rows.filter((row) => readDay(row[column] ?? '') !== null).length;

interface Found extends Head {
  /** Rows in which a day stands. */
  days: number;
}

/** The first heading under which days stand; where no heading names the days, the column that has most of them. */
function findHead(rows: readonly (readonly string[])[], roster: RosterWords): Found | null {
  for (let at = 0; at < Math.min(headWithin, rows.length); at += 1) {
    const head = headAt(rows, at, roster);
    if (!head) continue;
    const below = rows.slice((head.rows.at(-1) ?? at) + 1);
    const counts = head.texts.map((_, column) => days(below, column));
    const named = head.headings.flatMap((heading, column) => (heading?.role === 'day' ? [counts[column] ?? 0] : []));
    if (named.length > 0) return { ...head, days: Math.max(...named) };
    const most = Math.max(0, ...counts);
    const column = counts.indexOf(most);
    if (most < 2 || head.headings[column]) continue;
    const headings = head.headings.map((heading, other) =>
      other === column ? { role: 'day' as const, post: null, kind: null, shift: null } : heading,
    );
    return { ...head, headings, days: most };
  }
  return null;
}

/** Of several columns headed as days, only those that hold some: 时间 is often the hours of the shift. */
function dayColumns(found: Found, rows: readonly (readonly string[])[]): (Heading | null)[] {
  const below = rows.slice((found.rows.at(-1) ?? 0) + 1);
  const headed = found.headings.filter((heading) => heading?.role === 'day').length;
  return found.headings.map((heading, column) => {
    if (heading?.role !== 'day' || headed < 2 || days(below, column) > 0) return heading;
    return { ...heading, role: 'shift' };
  });
}

/** Title, name of the sheet, lines above the heading. */
function titleOf(table: ImportTable, fileName: string): Layout['title'] {
  const texts = [...new Set(table.rows.slice(0, 4).flat())].filter(
    (text) => text.length > 5 && (readDay(text) === null || /年/.test(text)),
  );
  const all = [...texts, table.name, fileName].map(titleMonth);
  return { year: all.find((one) => one.year !== null)?.year ?? null, month: all.find((one) => one.month !== null)?.month ?? null };
}

interface Way {
  rows: string[][];
  columns: Omit<ImportColumn, 'at'>[];
  headRows: number[];
  skip: Set<number>;
}

const upTo = (row: number): Set<number> => new Set(Array.from({ length: row + 1 }, (_, at) => at));

/** null: nothing in it looks like a heading, and no column was named by hand. */
export function layoutOf(
  table: ImportTable,
  fileName: string,
  roster: RosterWords,
  known: (name: string) => boolean,
  corrections: LayoutCorrections,
): Layout | null {
  const turned = turn(table.rows);
  const ways = [false, true].map((transposed) => {
    const rows = transposed ? turned : table.rows;
    const matrix = matrixOf(rows, roster, corrections.marks, known);
    const labelled = matrix ? null : labelledColumns(rows, roster);
    return { rows, transposed, matrix, labelled, found: findHead(rows, roster) };
  });
  const allowed = ways.filter((way) => way.transposed === (corrections.transposed ?? way.transposed));
  // A table of marks is one even where its headings look like another.
  const best = [...allowed].sort(
    (a, b) =>
      (b.matrix?.days ?? 0) - (a.matrix?.days ?? 0) ||
      Number(b.labelled !== null) - Number(a.labelled !== null) ||
      (b.found?.days ?? 0) - (a.found?.days ?? 0),
  )[0];
  if (!best || (!best.matrix && !best.labelled && !best.found && corrections.columns.length === 0)) return null;
  const way = wayOf(best, roster);
  const columns = way.columns.map((column, at): ImportColumn => {
    const given = corrections.columns.find((one) => one.at === at);
    return { ...column, at, ...(given ? { role: given.role, posts: given.posts, shift: given.shift } : {}) };
  });
  const people = new Set(columns.filter((column) => column.role === 'person').map((column) => column.at));
  const where = people.size === 0 ? null : personRows(way.rows, [...way.skip], people, roster, known);
  return {
    transposed: best.transposed,
    rows: way.rows,
    headRows: way.headRows,
    columns,
    skip: way.skip,
    people: where,
    title: titleOf(table, fileName),
  };
}

interface Understood {
  rows: string[][];
  matrix: Matrix | null;
  labelled: Omit<ImportColumn, 'at'>[] | null;
  found: Found | null;
}

function wayOf({ rows, matrix, labelled, found }: Understood, roster: RosterWords): Way {
  if (matrix) return { rows, columns: matrix.columns, headRows: matrix.headRows, skip: matrix.skip };
  if (labelled) return { rows, columns: labelled, headRows: [], skip: new Set() };
  const headings = found ? dayColumns(found, rows) : (rows[0] ?? []).map(() => null);
  const posts = postsOfColumns(headings, roster);
  const headRows = found?.rows ?? [];
  return {
    rows,
    columns: headings.map((heading, at) => ({
      head: found?.texts[at] ?? '',
      role: heading?.role ?? 'ignored',
      posts: posts[at] ?? [],
      shift: heading?.shift ?? null,
    })),
    headRows,
    skip: upTo(headRows.at(-1) ?? -1),
  };
}
