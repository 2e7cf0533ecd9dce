// How a table is laid out: where its heading is, one row a day or one column a day, what each column holds.
import { type Heading, headingOf, postsOfColumns, type RosterWords } from './columns.ts';
import { narrow, readDay, titleMonth } from './days.ts';
import type { ColumnRole, ImportColumn, ImportTable } from './types.ts';

export interface Layout {
  transposed: boolean;
  /** The table with one row a day, whatever it is in the file. */
  rows: string[][];
  /** Rows of the heading in `rows`. */
  headRows: number[];
  columns: ImportColumn[];
  title: { year: number | null; month: number | null };
}

export interface LayoutCorrections {
  transposed: boolean | null;
  columns: { at: number; role: ColumnRole; posts: string[]; shift: string | null }[];
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

/** null: nothing in it looks like a heading, and no column was named by hand. */
export function layoutOf(table: ImportTable, fileName: string, roster: RosterWords, corrections: LayoutCorrections): Layout | null {
  const turned = turn(table.rows);
  const upright = findHead(table.rows, roster);
  const across = findHead(turned, roster);
  const transposed = corrections.transposed ?? (across?.days ?? 0) > (upright?.days ?? 0);
  const rows = transposed ? turned : table.rows;
  const found = transposed ? across : upright;
  const width = rows[0]?.length ?? 0;
  if (!found && corrections.columns.length === 0) return null;
  const headings = found ? dayColumns(found, rows) : Array.from({ length: width }, () => null);
  const posts = postsOfColumns(headings, roster);
  const columns = Array.from({ length: width }, (_, at): ImportColumn => {
    const heading = headings[at] ?? null;
    const given = corrections.columns.find((one) => one.at === at);
    const head = found?.texts[at] ?? '';
    if (given) return { at, head, role: given.role, posts: given.posts, shift: given.shift };
    return { at, head, role: heading?.role ?? 'ignored', posts: posts[at] ?? [], shift: heading?.shift ?? null };
  });
  return { transposed, rows, headRows: found?.rows ?? [], columns, title: titleOf(table, fileName) };
}
