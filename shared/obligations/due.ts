// When does a stage fire? Pure: no clock, no roster. electron/station/obligations/loop.ts does the effects.
import type { Millis } from '../time/clock.ts';
import type { DueFiring, Firing, Schedule } from './types.ts';

/**
 * The firing that follows the last one, whatever the time is now.
 * - A new stage always fires at its own time: an acknowledgement does not hold back the next level.
 * - Within a stage it repeats on its grid; an acknowledgement keeps it quiet until its lease is over, then it sounds again,
 *   also when the stage has no grid. So nothing that is open and acknowledged ends in silence.
 */
export function nextFiring(schedule: Schedule): Firing | null {
  const { stages, last, ack, closedAt } = schedule;
  if (closedAt !== null) return null;
  if (!last) {
    const first = stages[0];
    return first ? { stage: 0, repeat: 0, scheduledAt: first.at } : null;
  }
  const following = stages[last.stage + 1];
  const current = stages[last.stage];
  const lease = ack && ack.at >= last.scheduledAt ? ack.until : null;
  const onGrid = current?.repeatMs == null ? null : last.scheduledAt + current.repeatMs;
  const again = lease === null ? onGrid : Math.max(lease, onGrid ?? lease);
  if (again !== null && (!following || again < following.at)) return { stage: last.stage, repeat: last.repeat + 1, scheduledAt: again };
  return following ? { stage: last.stage + 1, repeat: 0, scheduledAt: following.at } : null;
}

/** The earliest time at which anything fires; null when nothing will by itself. */
export function nextAt(schedule: Schedule): Millis | null {
  return nextFiring(schedule)?.scheduledAt ?? null;
}

/**
 * All that should have fired by `now` and has not, in order. Every stage fires once; of repeats that piled up (the machine
 * slept) only the last fires, with the number of those passed over.
 */
export function dueFirings(schedule: Schedule, now: Millis): DueFiring[] {
  const firings: DueFiring[] = [];
  let state = schedule;
  let skipped = 0;
  let since: Millis | null = null;
  for (let next = nextFiring(state); next && next.scheduledAt <= now; ) {
    state = { ...state, last: next };
    const after = nextFiring(state);
    const pilesUp = next.repeat > 0 && after !== null && after.scheduledAt <= now && after.stage === next.stage;
    since ??= next.scheduledAt;
    if (pilesUp) skipped += 1;
    else {
      firings.push({ ...next, lateMs: now - next.scheduledAt, skipped, since });
      skipped = 0;
      since = null;
    }
    next = after;
  }
  return firings;
}
