// Who comes at short notice: free, rested and qualified people of the pool, with the least duty first.
import type { Id } from '../kernel/ids.ts';
import type { RosterShift } from './types.ts';

export interface Candidate {
  person: Id;
  qualified: boolean;
  inPool: boolean;
  onLeave: boolean;
  /** Has served in this roster, in the period that is carried over. */
  familiar: boolean;
  /** Weighted duty in the period that is carried over. */
  load: number;
  duties: number;
  /** The person's duties near the shift, in whatever roster, with the rest that both rosters ask, hours. */
  near: readonly { shift: Pick<RosterShift, 'from' | 'to'>; rest: number }[];
}

export interface Substitute extends Candidate {
  free: boolean;
  /** Hours to the nearest duty before or after; null: none near. */
  restHours: number | null;
  rested: boolean;
}

const hourMs = 3_600_000;

function weigh(candidate: Candidate, shift: Pick<RosterShift, 'from' | 'to'>): Substitute {
  let free = true;
  let rested = true;
  let nearest: number | null = null;
  for (const { shift: other, rest } of candidate.near) {
    const gap = Math.max(other.from - shift.to, shift.from - other.to) / hourMs;
    if (gap < 0) free = false;
    if (gap < rest) rested = false;
    nearest = Math.min(nearest ?? Number.POSITIVE_INFINITY, Math.max(0, gap));
  }
  return { ...candidate, free, rested, restHours: nearest === null ? null : Math.round(nearest * 10) / 10 };
}

const rank = (one: Substitute): number[] => [
  one.free ? 0 : 1,
  one.onLeave ? 1 : 0,
  one.qualified ? 0 : 1,
  one.inPool ? 0 : 1,
  one.rested ? 0 : 1,
  // Where anybody may serve, those who know the work come before those who never served.
  one.familiar ? 0 : 1,
  one.load,
  one.duties,
];

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The best first; of equals, as they were given (the order of the pool). */
export function rankSubstitutes(candidates: readonly Candidate[], shift: Pick<RosterShift, 'from' | 'to'>, limit: number): Substitute[] {
  return candidates
    .map((candidate) => weigh(candidate, shift))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .slice(0, limit)
    .map(({ one }) => one);
}
