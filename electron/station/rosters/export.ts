// Duty tables as files: the official table as xlsx, docx and csv, and a calendar.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { officialMerges, officialTable, type OfficialTable, periodText } from '#shared/rosters/official.ts';
import { homeRosterId, type Roster, type RosterPost } from '#shared/rosters/types.ts';
import { unitById } from '../directory/queries.ts';
import { rosterDocx } from '../documents/roster-docx.ts';
import { dutyCalendar } from '../documents/roster-ics.ts';
import { type SheetContent, writeCsv, writeXlsx } from '../documents/write-sheet.ts';
import type { StationParts } from '../parts.ts';
import { eventsOfShifts } from './event-queries.ts';
import { foundRoster, wireContext } from './handlers.ts';
import { allRosters, type ShiftDuty, shiftsOf } from './queries.ts';
import { toShiftOut } from './wire-queries.ts';

/** Days of one file: a year and what is carried over. */
const maxExportDays = 400;

export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
} as const;
export type ExportFormat = keyof typeof fileTypes;

interface Exported {
  roster: Roster;
  duties: ShiftDuty[];
  table: OfficialTable;
}

/** Posts as columns: those of today, and those of versions before that had others. */
function postsOf(roster: Roster, duties: readonly ShiftDuty[]): RosterPost[] {
  const posts = new Map(roster.posts.map((post) => [post.id, post]));
  for (const duty of duties) for (const post of duty.roster.posts) if (!posts.has(post.id)) posts.set(post.id, post);
  return [...posts.values()];
}

function read(parts: StationParts, roster: Roster, from: string, to: string): Exported {
  const context = wireContext(parts);
  const duties = shiftsOf(parts.read, roster, from, to, context.roster, context.now);
  const { officeName, unitName } = parts.settings();
  const office =
    roster.id === homeRosterId ? officeName : roster.unit === null ? unitName : (unitById(parts.read, roster.unit)?.name ?? unitName);
  const shifts = duties.map((duty) => toShiftOut(duty, context));
  return {
    roster,
    duties,
    table: officialTable(shifts, postsOf(roster, duties), { office, roster: roster.id === homeRosterId ? '' : roster.name }, from, to),
  };
}

/** Below the table: when duty changes hands, on which number the room is reached, who made the file when. */
function notesOf(parts: StationParts, { roster, table }: Exported): string[] {
  const { handoverTime, officeName } = parts.settings();
  const phone = roster.unit === null ? null : (unitById(parts.read, roster.unit)?.phone ?? null);
  const { iso, now } = wireContext(parts);
  const made = iso(now).slice(0, 16).replace('T', ' ');
  return [
    [`交接班时间：${handoverTime}`, ...(phone === null ? [] : [`值班电话：${phone}`])].join('　'),
    `${officeName} ${made} 导出　${roster.name}　${table.period}　共 ${table.rows.length} 班`,
  ];
}

const widths = { day: 12, weekday: 7, shift: 9, names: 12, phones: 16, remark: 12 } as const;

function toSheet(parts: StationParts, exported: Exported): SheetContent {
  const { roster, table } = exported;
  const [title, ...rest] = [table.title];
  return {
    name: roster.name,
    titleLines: [title ?? '', ...rest],
    columns: table.columns.map((column) => ({ head: column.head, width: widths[column.kind] })),
    rows: table.rows.map((row) => row.cells),
    merges: officialMerges(table).map(({ startRow, endRow, column }) => ({ startRow, endRow, startColumn: column, endColumn: column })),
    shaded: new Set(table.rows.flatMap((row, at) => (row.off ? [at] : []))),
    notes: notesOf(parts, exported),
    landscape: table.columns.length > 8,
  };
}

/** One table of all rosters, a line a shift, days in full: for programs and for reading in again. */
function toCsv(all: readonly Exported[]): Uint8Array {
  const several = all.length > 1;
  return writeCsv(
    all.flatMap(({ roster, table }, at) => [
      ...(at > 0 ? [[]] : []),
      [...(several ? ['值班表'] : []), ...table.columns.map((column) => column.head)],
      ...table.rows.map((row) => [
        ...(several ? [roster.name] : []),
        ...row.cells.map((cell, column) => (table.columns[column]?.kind === 'day' ? row.day : cell)),
      ]),
    ]),
  );
}

/**
 * @param rosterId one roster; undefined: all of them
 * @throws DomainError notFound (roster), notValid (to before from), tooLarge (days)
 */
export async function exportRosters(
  parts: StationParts,
  { from, to, format, roster: rosterId }: { from: string; to: string; format: ExportFormat; roster?: Id | undefined },
): Promise<File> {
  if (to < from) throw new DomainError('notValid', { field: 'to', limit: from, received: to });
  if (to > addDays(from, maxExportDays - 1)) throw new DomainError('tooLarge', { field: 'to', limit: maxExportDays, received: to });
  const rosters = rosterId === undefined ? allRosters(parts.read) : [foundRoster(parts, rosterId)];
  const all = rosters.map((roster) => read(parts, roster, from, to));
  const { officeName } = parts.settings();
  const name = `${rosters.length === 1 ? (all[0]?.table.title ?? '') : `${officeName}${periodText(from, to)}值班表`}.${format}`.replaceAll(
    /[\\/:*?"<>|]/g,
    ' ',
  );
  const sheets = (): SheetContent[] => all.map((one) => toSheet(parts, one));
  const bytes =
    format === 'xlsx'
      ? await writeXlsx(sheets())
      : format === 'docx'
        ? await rosterDocx(sheets(), officeName)
        : format === 'csv'
          ? toCsv(all)
          : new TextEncoder().encode(
              await dutyCalendar(
                name.replace(/\.ics$/, ''),
                all.flatMap(({ duties }) => eventsOfShifts(parts.read, duties, officeName)),
                domainOf(parts),
              ),
            );
  return new File([new Uint8Array(bytes)], name, { type: fileTypes[format] });
}

/** What event names end in: the same on every fetch of this station. */
export const domainOf = (parts: StationParts): string => `${parts.journal.station}.watchdesk`;
