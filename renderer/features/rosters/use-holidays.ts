// The public holidays year by year, as the station has them: of several versions of one year the newest.
import { useQuery } from '@tanstack/react-query';
import type { HolidayDay, HolidayYear } from '#shared/rosters/types.ts';
import { confidences } from '#shared/settings/types.ts';
import { orpc } from '#renderer/client/query.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import { weekdayOf } from '#shared/rosters/calendar.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';

export interface HolidayTable extends Pick<HolidayYear, 'id' | 'version' | 'year' | 'confidence' | 'note' | 'source' | 'days'> {}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A row of the table as the station gives it; the validator is not loaded into the page for it. null: it is none. */
function readYear(row: Record<string, unknown>): HolidayTable | null {
  const { id, version, year, days, source, note } = row;
  if (typeof year !== 'number' || !Array.isArray(days) || !isRecord(source)) return null;
  return {
    id: textOf(id),
    version: typeof version === 'number' ? version : 1,
    year,
    confidence: confidences.find((one) => one === row.confidence) ?? 'proposal',
    note: typeof note === 'string' ? note : null,
    source: {
      title: textOf(source.title),
      number: typeof source.number === 'string' ? source.number : null,
      year: typeof source.year === 'number' ? source.year : null,
    },
    days: days.filter(isRecord).map((day) => ({
      day: textOf(day.day),
      kind: day.kind === 'workday' ? 'workday' : 'holiday',
      name: textOf(day.name),
      statutory: day.statutory === true,
    })),
  };
}

/** By year, newest version each; undefined while they are read. */
export function useHolidays(): HolidayTable[] | undefined {
  const { data } = useQuery(orpc.settings.rules.queryOptions({ input: { table: 'holidays' } }));
  if (!data) return undefined;
  const tables = data.items.flatMap((item) => {
    const read = readYear(item);
    return read ? [read] : [];
  });
  const newest = new Map<number, HolidayTable>();
  for (const table of tables) if (table.version >= (newest.get(table.year)?.version ?? 0)) newest.set(table.year, table);
  return [...newest.values()].sort((a, b) => a.year - b.year);
}

export interface DayRow {
  day: string;
  kind: HolidayDay['kind'];
  name: string;
  statutory: boolean;
}

export interface HolidayForm {
  rows: DayRow[];
  title: string;
  number: string;
  reason: string;
}

export function holidayForm(table: HolidayTable | undefined, year: number, texts: Texts): HolidayForm {
  return {
    rows: (table?.days ?? []).map(({ day, kind, name, statutory }) => ({ day: day.slice(5), kind, name, statutory: statutory ?? false })),
    title: table?.source.title ?? texts.rosterSetup.holidays.noticeTitle(year),
    number: table?.source.number ?? '',
    reason: '',
  };
}

/** The day of a row in its year; null when it is none. */
export function rowDay(row: DayRow, year: number): string | null {
  const day = dayOfTyped(row.day, `${year}-01-01`);
  return day?.startsWith(`${year}-`) ? day : null;
}

export function holidayProblems(form: HolidayForm, year: number, { rosterSetup: { holidays: words } }: Texts): Problems {
  const { problems } = words;
  const days = form.rows.map((row) => rowDay(row, year));
  const found: Problems = {
    title: form.title.trim() === '' ? problems.source : undefined,
    rows: form.rows.length === 0 ? problems.noDays : undefined,
  };
  for (const [index, row] of form.rows.entries()) {
    const day = days[index];
    const weekday = day ? weekdayOf(day) : 0;
    found[`day-${index}`] = !day
      ? problems.day(year)
      : days.indexOf(day) !== index
        ? problems.twice
        : row.kind === 'workday' && weekday > 0 && weekday < 6
          ? problems.workdayOnWeekday
          : undefined;
    found[`name-${index}`] = row.name.trim() === '' ? problems.name : undefined;
  }
  return found;
}
