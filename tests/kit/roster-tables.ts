// Duty tables drawn in text, and what the import reads out of them.
import { blankRoster } from '#shared/rosters/blank.ts';
import { calendarOf } from '#shared/rosters/calendar.ts';
import { readRoster } from '#shared/rosters/import/read.ts';
import { type ImportCorrections, type ImportTable, noCorrections } from '#shared/rosters/import/types.ts';
import { homeRosterId, type Roster, type RosterValue, type ShiftPattern } from '#shared/rosters/types.ts';

const always: ShiftPattern['days'] = ['workday', 'weekend', 'holiday'];
const rosterOf = (patch: Partial<RosterValue> = {}): Roster => ({
  ...blankRoster,
  name: '总值班室值班',
  ...patch,
  id: homeRosterId,
});
/** Day and night. */
export const twoShifts = rosterOf({
  patterns: [
    { id: 'dayShift', name: '白班', days: always, from: '08:30', to: '18:00', posts: null },
    { id: 'nightShift', name: '夜班', days: always, from: '18:00', to: '08:30', posts: null },
  ],
});

export interface ReadOptions {
  roster?: Roster;
  fileName?: string;
  corrections?: Partial<ImportCorrections>;
  known?: string[];
}

/** Cells divided by |, rows by lines; a cell of ^ repeats the one above, of < the one at its left (merged cells); / is a line end. */
export function tableOf(text: string, name = ''): ImportTable {
  const rows: string[][] = [];
  const merged = new Map<string, ImportTable['merged'][number]>();
  for (const line of text.trim().split('\n')) {
    const row: string[] = [];
    line.split('|').forEach((cell, column) => {
      const value = cell.trim();
      if (value === '^' || value === '<') {
        const [row_, column_] = value === '^' ? [rows.length - 1, column] : [rows.length, column - 1];
        row.push((value === '^' ? rows.at(-1)?.[column] : row.at(-1)) ?? '');
        const range = merged.get(`${row_}/${column_}`) ?? { startRow: row_, startColumn: column_, endRow: row_, endColumn: column_ };
        range.endRow = Math.max(range.endRow, rows.length);
        range.endColumn = Math.max(range.endColumn, column);
        merged.set(`${row_}/${column_}`, range);
        merged.set(`${rows.length}/${column}`, range);
      } else row.push(value.replaceAll('\\n', '\n'));
    });
    rows.push(row);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return { name, rows: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')), merged: [...new Set(merged.values())] };
}

/** What a file of these tables is read as: seats and problems, a line each. */
export function readDuties(tables: ImportTable[], options: ReadOptions = {}) {
  const result = readRoster(
    tables,
    { ...noCorrections(homeRosterId), ...options.corrections },
    {
      roster: options.roster ?? rosterOf(),
      shifts: { calendar: calendarOf([]), handover: '08:30', zone: 'Asia/Shanghai' },
      today: '2026-11-25',
      fileName: options.fileName ?? '排班.xlsx',
      known: (name) => options.known?.includes(name) ?? false,
    },
  );
  const roster = options.roster ?? rosterOf();
  return {
    result,
    seats: result.readings.map((one) => {
      const post = roster.posts.find((other) => other.id === one.post)?.name ?? one.post;
      return [one.day, ...(one.shift === 'day' ? [] : [one.shift]), `${post}${one.slot || ''}`, one.name, one.phone ?? ''].join(' ').trim();
    }),
    problems: result.problems.map(
      (one) => `${one.row},${one.column} ${one.code} ${one.received}${one.limit === null ? '' : ` (${one.limit})`}`,
    ),
  };
}
