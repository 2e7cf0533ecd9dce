// The public calendar: which days are workdays, weekends, holidays. Years without data say so; nothing is guessed.
import { DomainError } from '../kernel/errors.ts';
import type { DayKind, HolidayYear } from './types.ts';

export interface CalendarDay {
  kind: DayKind;
  /** Of the holiday that the day belongs to, also on make-up working days. */
  name: string | null;
  /** A day that the law names as a holiday, not one that was moved there. */
  statutory: boolean;
  /** A weekend day that is worked. */
  makeUp: boolean;
  /** The year has data; without, only the day of the week is known. */
  known: boolean;
}

export type Calendar = (day: string) => CalendarDay;

/** 0 Sunday … 6 Saturday of YYYY-MM-DD */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** @param day YYYY-MM-DD @param count may be negative */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`, both included; empty when `to` is before `from`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** @param years the tables that hold; of several for one year the last counts */
export function calendarOf(years: readonly HolidayYear[]): Calendar {
  const known = new Set(years.map((one) => one.year));
  const named = new Map(years.flatMap((one) => one.days.map((day) => [day.day, day] as const)));
  return (day) => {
    const weekday = weekdayOf(day);
    const usual: DayKind = weekday === 0 || weekday === 6 ? 'weekend' : 'workday';
    const entry = named.get(day);
    return {
      kind: entry ? entry.kind : usual,
      name: entry?.name ?? null,
      statutory: entry?.statutory ?? false,
      makeUp: entry?.kind === 'workday',
      known: known.has(Number(day.slice(0, 4))),
    };
  };
}

/** The years from `from` to `to` (days) that have no data. */
export function yearsWithoutData(years: readonly HolidayYear[], from: string, to: string): number[] {
  const known = new Set(years.map((one) => one.year));
  const missing: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) if (!known.has(year)) missing.push(year);
  return missing;
}

/** Days of one question: two years, as a yearly assessment compares them. */
export const maxPeriodDays = 732;

/** @throws DomainError notValid when `to` is before `from`, tooLarge */
export function checkPeriod({ from, to }: { from: string; to: string }): void {
  if (to < from) throw new DomainError('notValid', { field: 'to', limit: from, received: to });
  if (to > addDays(from, maxPeriodDays)) throw new DomainError('tooLarge', { field: 'to', limit: maxPeriodDays, received: to });
}
