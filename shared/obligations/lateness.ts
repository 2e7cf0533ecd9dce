// Late and missed are computed here and nowhere else. Nobody can remove them; a reason can be added.
import { hours, type Millis } from '../time/clock.ts';
import type { ObligationState } from './types.ts';

/** An obligation that is this long over and still not met is missed (漏报); meeting it afterwards is 补报 and stays missed. */
export const missedAfterMs = hours(24);

export interface Outcome {
  dueAt: Millis;
  metAt: Millis | null;
  waivedAt: Millis | null;
  /** When the incident was closed over it. */
  endedAt: Millis | null;
}

export interface Judgement {
  state: ObligationState;
  /** By how much it was or is late, ms; 0 when it is in time. */
  lateByMs: number;
  overdue: boolean;
}

/** 迟报: met after the limit. 漏报: not met within `missedAfterMs` after the limit, or when the incident was closed. */
export function judge(outcome: Outcome, now: Millis): Judgement {
  const { dueAt, metAt, waivedAt, endedAt } = outcome;
  const missedAt = Math.min(dueAt + missedAfterMs, endedAt ?? Number.POSITIVE_INFINITY);
  if (metAt !== null) {
    const lateByMs = Math.max(0, metAt - dueAt);
    if (lateByMs === 0) return { state: 'met', lateByMs, overdue: false };
    return { state: metAt > missedAt ? 'missed' : 'late', lateByMs, overdue: false };
  }
  // A waiver after the limit explains; it does not undo.
  if (waivedAt !== null) return { state: waivedAt <= dueAt ? 'waived' : 'missed', lateByMs: Math.max(0, waivedAt - dueAt), overdue: false };
  const lateByMs = Math.max(0, (endedAt ?? now) - dueAt);
  if (now >= missedAt) return { state: 'missed', lateByMs, overdue: true };
  return { state: 'open', lateByMs, overdue: lateByMs > 0 };
}
