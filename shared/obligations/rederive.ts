// An incident changed: what opens, what is no longer due, what stays (invariant 2).
import type { Millis } from '../time/clock.ts';
import type { Desired, ObligationRef } from './types.ts';

export type WaiveReason = 'stricter' | 'noLongerDue' | 'finalSubmitted' | 'merged' | 'closed';

export interface ChangePlan {
  open: Desired[];
  waive: { id: string; reason: WaiveReason }[];
  /** Open ones that stand as they are. */
  keep: string[];
}

export interface ChangeContext {
  now: Millis;
  /** The change may loosen limits (grade lowered, kind changed, mark taken back); otherwise a limit never becomes later. */
  mayLoosen: boolean;
}

const closedFor = (ref: ObligationRef): boolean => ref.state !== 'open' && ref.state !== 'waived';

/**
 * Compares what the rules ask for now with what there is.
 * - Met, late and missed ones stay; their duty is not asked for a second time.
 * - A stricter limit opens beside the old one, which is waived as superseded. A limit never moves.
 * - What is overdue stays open, whatever the rules say now: a change of facts does not undo a delay.
 */
export function planChange(desired: readonly Desired[], existing: readonly ObligationRef[], context: ChangeContext): ChangePlan {
  const plan: ChangePlan = { open: [], waive: [], keep: [] };
  const settled = new Set(existing.filter(closedFor).map((ref) => ref.key));
  const open = new Map(existing.filter((ref) => ref.state === 'open').map((ref) => [ref.key, ref]));
  for (const wanted of desired) {
    if (settled.has(wanted.key)) continue;
    const standing = open.get(wanted.key);
    open.delete(wanted.key);
    if (!standing) plan.open.push(wanted);
    else if (standing.dueAt < context.now || wanted.dueAt === standing.dueAt) plan.keep.push(standing.id);
    else if (wanted.dueAt < standing.dueAt) {
      plan.open.push(wanted);
      plan.waive.push({ id: standing.id, reason: 'stricter' });
    } else if (context.mayLoosen) {
      plan.open.push(wanted);
      plan.waive.push({ id: standing.id, reason: 'noLongerDue' });
    } else plan.keep.push(standing.id);
  }
  for (const left of open.values()) {
    if (left.dueAt < context.now) plan.keep.push(left.id);
    else plan.waive.push({ id: left.id, reason: 'noLongerDue' });
  }
  return plan;
}
