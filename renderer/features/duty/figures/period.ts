// Periods that people ask figures of, as days; kept while the page lives.
import { create } from 'zustand';
import { addDays, maxPeriodDays } from '#shared/rosters/calendar.ts';

export interface Period {
  from: string;
  to: string;
}

export const quickPeriods = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const;
export type QuickPeriod = (typeof quickPeriods)[number];

const two = (value: number): string => String(value).padStart(2, '0');

/** First day of a month; `month` may lie outside 1 … 12. */
function firstOf(year: number, month: number): string {
  const moved = new Date(Date.UTC(year, month - 1, 1));
  return `${moved.getUTCFullYear()}-${two(moved.getUTCMonth() + 1)}-01`;
}

const months = (year: number, month: number, count: number): Period => ({
  from: firstOf(year, month),
  to: addDays(firstOf(year, month + count), -1),
});

/** @param today YYYY-MM-DD */
export function quickPeriod(name: QuickPeriod, today: string): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  switch (name) {
    case 'month':
      return months(year, month, 1);
    case 'lastMonth':
      return months(year, month - 1, 1);
    case 'quarter':
      return months(year, Math.floor((month - 1) / 3) * 3 + 1, 3);
    case 'year':
      return months(year, 1, 12);
    case 'lastYear':
      return months(year - 1, 1, 12);
  }
}

/** null: nothing was chosen yet, the month of today is meant. */
export const usePeriod = create<{ chosen: Period | null }>(() => ({ chosen: null }));

export type PeriodProblem = 'wrongOrder' | 'tooLong' | null;

export function problemOf({ from, to }: Period): PeriodProblem {
  if (to < from) return 'wrongOrder';
  return to > addDays(from, maxPeriodDays) ? 'tooLong' : null;
}
