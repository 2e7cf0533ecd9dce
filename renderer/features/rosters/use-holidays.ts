// The public holidays year by year, as the station has them: of several versions of one year the newest.
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { HolidayDay } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import { weekdayOf } from '#shared/rosters/calendar.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOfTyped } from './typed-day.ts';

const yearSchema = z.object({
  id: z.string(),
  version: z.number(),
  year: z.number(),
  confidence: z.string(),
  note: z.string().nullish(),
  source: z.object({ title: z.string(), number: z.string().nullable(), year: z.number().nullable() }),
  days: z.array(z.object({ day: z.string(), kind: z.enum(['holiday', 'workday']), name: z.string(), statutory: z.boolean().optional() })),
});
export type HolidayTable = z.infer<typeof yearSchema>;

/** By year, newest version each; undefined while they are read. */
export function useHolidays(): HolidayTable[] | undefined {
  const { data } = useQuery(orpc.settings.rules.queryOptions({ input: { table: 'holidays' } }));
  if (!data) return undefined;
  const tables = data.items.flatMap((item) => {
    const read = yearSchema.safeParse(item);
    return read.success ? [read.data] : [];
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
