// Reads every cell of the understood tables: which day, which shift, which seat, who; and all that is wrong with it, at once.
import { addDays, daysBetween, weekdayOf } from '../calendar.ts';
import { weekdayText } from '../official.ts';
import { type ShiftContext, shiftsOfDay } from '../shift.ts';
import type { Roster } from '../types.ts';
import { type DayCell, dayOf, narrow, readDay, titleMonth, weekdayIn, yearByWeekday } from './days.ts';
import { type Layout, layoutOf } from './layout.ts';
import { headingOf } from './columns.ts';
import { legendOf, type NamedMark } from './marks.ts';
import { readPeople, readRowMarks } from './marked.ts';
import { readRowNames } from './row.ts';
import type { ImportCorrections, ImportProblem, ImportReading, ImportTable, ProblemCode, UnderstoodTable } from './types.ts';

export interface ReadContext {
  roster: Roster;
  shifts: ShiftContext;
  /** The office's day, YYYY-MM-DD. */
  today: string;
  fileName: string;
  known: (name: string) => boolean;
}

export interface ReadResult {
  tables: (UnderstoodTable & { leftOut: boolean })[];
  readings: ImportReading[];
  problems: ImportProblem[];
  unknownShifts: string[];
  /** Marks that mean nothing known. */
  unknownMarks: string[];
  spoken: ReadonlySet<string>;
}

/** Days of one stretch in a cell: a long leave-over of holidays; more is a slip. */
const longestStretch = 31;

/** One text in a row of its own is a note when it is longer than a name with its title and telephone. */
const longestName = 24;

const noteRow = /^(?:备\s*注|注|说\s*明|附|要求|值班(?:室)?(?:电话|要求|时间|地点)|交接|制表|填报|审核|审签|联系|温馨|监督)/;

/** Everything about one table while it is read. */
export interface TableReader {
  at: number;
  layout: Layout;
  context: ReadContext;
  corrections: ImportCorrections;
  /** Cell of the file for a row and column of the layout. */
  problem: (row: number, column: number, code: ProblemCode, received: string, limit?: string | number | null) => void;
  position: (row: number, column: number) => { row: number; column: number };
  /** Whether two cells of the file are covered by one. */
  merged: (one: { row: number; column: number }, other: { row: number; column: number }) => boolean;
  /** Seats given so far, over all tables: a day may be spoken of in several rows. */
  book: SeatBook;
  unknownShifts: Set<string>;
  unknownMarks: Set<string>;
  /** What marks were said to mean, by hand or in a note of the table. */
  marks: readonly NamedMark[];
}

export interface SeatBook {
  readings: ImportReading[];
  /** Seats in use by day/shift/post. */
  used: Map<string, number>;
  /** day/shift/post of which the tables say who serves, or that nobody does. */
  spoken: Set<string>;
}

const within = (range: ImportTable['merged'][number], cell: { row: number; column: number }): boolean =>
  range.startRow <= cell.row && cell.row <= range.endRow && range.startColumn <= cell.column && cell.column <= range.endColumn;

/** A text mended by hand stands in all the cells that its merged range covers. */
function edited(tables: readonly ImportTable[], corrections: ImportCorrections): ImportTable[] {
  return tables.map((table, at) => {
    const edits = corrections.edits.filter((edit) => edit.table === at);
    if (edits.length === 0) return table;
    const rows = table.rows.map((row) => [...row]);
    for (const edit of edits) {
      const range = table.merged.find((one) => within(one, edit)) ?? {
        startRow: edit.row,
        endRow: edit.row,
        startColumn: edit.column,
        endColumn: edit.column,
      };
      for (let row = range.startRow; row <= range.endRow; row += 1) {
        for (let column = range.startColumn; column <= range.endColumn; column += 1) {
          const cells = rows[row];
          if (cells && column < cells.length) cells[column] = edit.text.trim();
        }
      }
    }
    return { ...table, rows };
  });
}

/** The year of a table whose cells leave it out, and what says so. */
function yearOf(layout: Layout, corrections: ImportCorrections, today: string): UnderstoodTable['year'] {
  if (corrections.year !== null) return { value: corrections.year, from: 'given' };
  if (layout.title.year !== null) return { value: layout.title.year, from: 'title' };
  const dayAt = layout.columns.filter((column) => column.role === 'day').map((column) => column.at);
  const weekdayAt = layout.columns.find((column) => column.role === 'weekday')?.at;
  const cells = layout.rows.flatMap((row) =>
    dayAt.flatMap((at) => {
      const cell = readDay(row[at] ?? '');
      if (!cell) return [];
      const weekday = cell.weekday ?? (weekdayAt === undefined ? null : weekdayIn(row[weekdayAt] ?? ''));
      const month = cell.month ?? layout.title.month;
      return [{ year: cell.year, month, date: cell.date, weekday }];
    }),
  );
  const named = cells.find((cell) => cell.year !== null)?.year;
  if (named !== undefined && named !== null) return { value: named, from: 'cell' };
  const said = cells.flatMap(({ month, date, weekday }) => (month !== null && weekday !== null ? [{ month, date, weekday }] : []));
  const byWeekday = yearByWeekday(said, today);
  if (byWeekday !== null) return { value: byWeekday, from: 'weekday' };
  return { value: nearestYear(cells[0]?.month ?? null, today), from: 'today' };
}

/** The year in which a month lies nearest to today. */
function nearestYear(month: number | null, today: string): number {
  const [year = 0, now = 1] = today.split('-').map(Number);
  if (month === null) return year;
  if (month - now > 6) return year - 1;
  return now - month > 6 ? year + 1 : year;
}

interface Cursor {
  day: string | null;
  month: number | null;
  /** The day above could not be taken: rows that lean on it cannot either. */
  broken: boolean;
}

/** The day of a cell in its table: what it leaves out comes from the title, else from the day before it; null: there is no such day. */
function resolve(cell: DayCell, cursor: Cursor, year: number, titleOfMonth: number | null): { days: string[] } | null {
  const before = cursor.day;
  const next = before === null ? null : addDays(before, 1);
  const y = cell.year ?? year;
  const month = cell.month ?? cursor.month ?? titleOfMonth;
  if (month === null) return null;
  const rolls = cell.month === null && before !== null && Number(before.slice(8)) > cell.date && next?.slice(8) === '01' && cell.date === 1;
  const m = rolls ? (month % 12) + 1 : month;
  const yearOn = cell.year === null && before !== null && m === 1 && before.slice(5, 7) === '12' ? Number(before.slice(0, 4)) + 1 : y;
  // A table that began in the old year stays in the new one.
  const carried = cell.year === null && before !== null && Number(before.slice(0, 4)) > yearOn ? Number(before.slice(0, 4)) : yearOn;
  let day = dayOf(carried, m, cell.date);
  const longer = cell.lostZero ? dayOf(carried, m, cell.date * 10) : null;
  if (
    longer !== null &&
    (longer === next || (cell.weekday !== null && day !== null && weekdayOf(day) !== cell.weekday && weekdayOf(longer) === cell.weekday))
  )
    day = longer;
  if (day === null) return null;
  if (cell.to === null) return { days: [day] };
  const endMonth = cell.to.month ?? (cell.to.date < cell.date ? (m % 12) + 1 : m);
  const said = dayOf(endMonth < m ? carried + 1 : carried, endMonth, cell.to.date);
  const end = said !== null && cell.to.before && said > day ? addDays(said, -1) : said;
  if (end === null || end < day || daysBetween(day, end).length > longestStretch) return null;
  return { days: daysBetween(day, end) };
}

const holdsNames = (column: Layout['columns'][number]): boolean => column.role === 'names' || column.role === 'person';

interface Block {
  day: number;
  columns: Layout['columns'];
}

/** Tables set side by side on one sheet: each column belongs to the nearest column of days at its left. */
function blocksOf(layout: Layout): Block[] {
  const dayAt = layout.columns.filter((column) => column.role === 'day').map((column) => column.at);
  return dayAt.map((day, index) => ({
    day,
    columns: layout.columns.filter(
      (column) => (index === 0 || column.at > day) && column.at < (dayAt[index + 1] ?? Number.POSITIVE_INFINITY),
    ),
  }));
}

function isRepeatedHead(reader: TableReader, row: readonly string[]): boolean {
  const { layout, context } = reader;
  const head = layout.headRows.map((at) => layout.rows[at] ?? []);
  if (head.some((one) => one.join('\u0000') === row.join('\u0000'))) return true;
  const headings = new Set(row.filter((text) => headingOf(text, context.roster) !== null).map(narrow));
  return headings.size >= 3 && [...new Set(row.filter((text) => text !== ''))].every((text) => headings.has(narrow(text)));
}

function readTable(reader: TableReader, year: number, seenDays: Map<string, string>): void {
  const { layout, context, problem } = reader;
  const people = readPeople(reader);
  const blocks = blocksOf(layout);
  const weekdayColumn = layout.columns.find((column) => column.role === 'weekday')?.at;
  const days: { day: string; row: number; column: number }[] = [];
  for (const block of blocks) {
    const cursor: Cursor = { day: null, month: layout.title.month, broken: false };
    const nameColumns = block.columns.filter((column) => holdsNames(column));
    const shiftColumn = block.columns.find((column) => column.role === 'shift')?.at;
    let lastShift = '';
    for (const [at, row] of layout.rows.entries()) {
      if (layout.skip.has(at)) continue;
      const texts = new Set(row.filter((text) => text !== ''));
      if (texts.size === 0 || isRepeatedHead(reader, row)) continue;
      const text = row[block.day] ?? '';
      const cell = readDay(text);
      const first = [...texts][0] ?? '';
      const alone = texts.size === 1 && (text === first || first.length > longestName);
      if (!cell && texts.size <= 2 && (noteRow.test(first) || alone)) {
        if (texts.size === 1) cursor.month = titleMonth(first).month ?? cursor.month;
        continue;
      }
      const names = nameColumns.some((column) => (row[column.at] ?? '') !== '');
      if (text === '' && !names) continue;
      if (cell) cursor.broken = false;
      if (text !== '' && !cell) cursor.broken = true;
      if (!cell && (cursor.broken || cursor.day === null)) {
        problem(at, block.day, 'dayUnreadable', text);
        continue;
      }
      let found: string[] = cursor.day === null ? [] : [cursor.day];
      if (cell) {
        const own = block.columns.find((column) => column.role === 'weekday')?.at ?? weekdayColumn;
        const weekday = cell.weekday ?? (own === undefined ? null : weekdayIn(row[own] ?? ''));
        const resolved = resolve({ ...cell, weekday }, cursor, year, layout.title.month);
        if (resolved === null) {
          const noMonth = cell.month === null && cursor.month === null && layout.title.month === null;
          problem(at, block.day, noMonth ? 'monthMissing' : 'dayImpossible', text);
          cursor.broken = true;
          continue;
        }
        found = resolved.days;
        const [day = ''] = found;
        // What follows counts from here, also when the weekday is wrong.
        cursor.day = found.at(-1) ?? day;
        cursor.month = Number(cursor.day.slice(5, 7));
        if (weekday !== null && weekdayOf(day) !== weekday) {
          const column = cell.weekday === null && own !== undefined ? own : block.day;
          problem(at, column, 'weekdayWrong', row[column] ?? '', `${day} ${weekdayText(day)}`);
          cursor.broken = true;
          continue;
        }
        if (layout.title.month !== null && Number(day.slice(5, 7)) !== layout.title.month)
          problem(at, block.day, 'monthDiffers', text, layout.title.month);
      }
      const shiftText = shiftColumn === undefined ? '' : (row[shiftColumn] ?? '') || lastShift;
      lastShift = shiftText;
      const key = (day: string): string => `${day}/${narrow(shiftText)}`;
      const here = `${reader.at}/${block.day}`;
      const twice = found.find((day) => {
        const seen = seenDays.get(key(day));
        const next = `${here}/${at}`;
        return seen !== undefined && seen !== next && seen !== `${here}/${at - 1}`;
      });
      if (twice !== undefined) {
        problem(at, block.day, 'dayTwice', text, twice);
        cursor.broken = true;
        continue;
      }
      for (const day of found) seenDays.set(key(day), `${here}/${at}`);
      if (cell) days.push(...found.map((one) => ({ day: one, row: at, column: block.day })));
      const input = { at, row, columns: block.columns, days: found, shiftText, shiftColumn, dayColumn: block.day };
      readRowNames(reader, input);
      readRowMarks(reader, input, people);
    }
  }
  noteMissingDays(days, problem);
  noteEmptyPosts(reader, context, days);
}

/** Days left out between the first and the last of a table. */
function noteMissingDays(days: readonly { day: string; row: number; column: number }[], problem: TableReader['problem']): void {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  sorted.forEach((one, at) => {
    const before = sorted[at - 1];
    if (!before || one.day <= addDays(before.day, 1)) return;
    const [from, to] = [addDays(before.day, 1), addDays(one.day, -1)];
    problem(one.row, one.column, 'dayMissing', from === to ? from : `${from} – ${to}`);
  });
}

/** Required posts that the table speaks of and that nobody holds on a day it lists. */
function noteEmptyPosts(reader: TableReader, context: ReadContext, days: readonly { day: string; row: number; column: number }[]): void {
  const { layout, book } = reader;
  const rowOf = new Map(days.map((one) => [one.day, one]));
  for (const [day, { row, column: dayAt }] of rowOf) {
    const [first] = shiftsOfDay(context.roster, day, context.shifts);
    for (const post of context.roster.posts.filter((one) => one.required)) {
      const column = layout.columns.find((one) => holdsNames(one) && one.at > dayAt && one.posts[0] === post.id);
      if (!column || !first) continue;
      if (book.readings.some((one) => one.table === reader.at && one.day === day && one.post === post.id)) continue;
      // In a table of marks it is the day that lacks somebody, not one of its people.
      const at = column.role === 'person' ? dayAt : column.at;
      reader.problem(row, at, 'postEmpty', layout.rows[row]?.[at] ?? '', post.name);
    }
  }
}

/**
 * Everything the tables say, and everything that is wrong with them.
 * People are not looked up here: readings carry the name and the telephone as the table has them.
 */
export function readRoster(given: readonly ImportTable[], corrections: ImportCorrections, context: ReadContext): ReadResult {
  const tables = edited(given, corrections);
  const problems: ImportProblem[] = [];
  const book: SeatBook = { readings: [], used: new Map(), spoken: new Set() };
  const unknownShifts = new Set<string>();
  const unknownMarks = new Set<string>();
  const seenDays = new Map<string, string>();
  const understood = tables.map((table, at): ReadResult['tables'][number] => {
    const leftOut = corrections.leaveOut.includes(at);
    const marks = [...corrections.marks, ...legendOf(table.rows.flat(), context.roster)];
    const layout = layoutOf(table, context.fileName, context.roster, context.known, {
      transposed: corrections.transposed.find((one) => one.table === at)?.value ?? null,
      columns: corrections.columns.filter((one) => one.table === at),
      marks,
    });
    if (!layout) return { transposed: false, headRows: null, columns: [], year: null, leftOut };
    const year = yearOf(layout, corrections, context.today);
    const position = (row: number, column: number) => (layout.transposed ? { row: column, column: row } : { row, column });
    if (!leftOut && year !== null)
      readTable(
        {
          at,
          layout,
          context,
          corrections,
          position,
          merged: (one, other) => table.merged.some((range) => within(range, one) && within(range, other)),
          problem: (row, column, code, received, limit = null) =>
            problems.push({ table: at, ...position(row, column), code, received: received.slice(0, 200), limit }),
          book,
          unknownShifts,
          unknownMarks,
          marks,
        },
        year.value,
        seenDays,
      );
    return { transposed: layout.transposed, headRows: layout.headRows, columns: layout.columns, year, leftOut };
  });
  return {
    tables: understood,
    readings: book.readings,
    problems,
    unknownShifts: [...unknownShifts],
    unknownMarks: [...unknownMarks],
    spoken: book.spoken,
  };
}
