// Who is on duty. In this table a day's shift runs from one handover to the next; the roster capability builds on it.
import type { Millis } from '../time/clock.ts';

/** Posts of a shift; leaderOnShift and main are required. */
export const posts = ['leaderOnShift', 'main', 'deputy', 'other'] as const;
export type Post = (typeof posts)[number];
export const requiredPosts = ['leaderOnShift', 'main'] as const satisfies Post[];

export interface Shift {
  /** Calendar day on which it begins, YYYY-MM-DD. */
  day: string;
  from: Millis;
  /** Exclusive. */
  to: Millis;
}
