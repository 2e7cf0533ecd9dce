// The duty table as data: days, columns, gaps.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { type Post, posts } from '#shared/rosters/types.ts';

type Days = z.infer<NonNullable<(typeof contract.rosters.days)['~orpc']['outputSchema']>>;
export type DutyDay = Days['items'][number];
export type Assignment = DutyDay['assignments'][number];

export const columns: readonly Post[] = posts;

const two = (value: number): string => String(value).padStart(2, '0');

/** @param day YYYY-MM-DD */
function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1, date + days));
  return `${moved.getUTCFullYear()}-${two(moved.getUTCMonth() + 1)}-${two(moved.getUTCDate())}`;
}

/** 0 Sunday … 6 Saturday */
export function weekdayOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

const daysBack = 3;
const daysAhead = 14;

/** The days that show: three before today, fourteen after, moved by whole weeks. */
export function rangeOf(today: string, weeks: number): { from: string; to: string } {
  return { from: addDays(today, weeks * 7 - daysBack), to: addDays(today, weeks * 7 + daysAhead) };
}

export function isOn(day: DutyDay, now: number): boolean {
  return Date.parse(day.from) <= now && now < Date.parse(day.to);
}

/** Gaps that can still be filled. */
export function openGaps(days: readonly DutyDay[]): { day: string; post: Post }[] {
  return days.filter((day) => !day.past).flatMap((day) => (day.gap ?? []).map((post) => ({ day: day.day, post })));
}
