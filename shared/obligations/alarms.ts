// When does an alarm sound, and when are alarms a flood? Pure, so that station and page judge alike.
import type { Millis } from '../time/clock.ts';
import { leaseMs, type Priority, priorities } from './types.ts';

export interface AlarmState {
  priority: Priority;
  /** The latest time it was raised. */
  raisedAt: Millis;
  acknowledgedAt: Millis | null;
  quietUntil: Millis | null;
  silencedAt: Millis | null;
  silencedUntil: Millis | null;
  shelvedUntil: Millis | null;
}

/** F8 stops the noise of what sounds now for this long; the next firing sounds again. */
export const silenceMs = 120_000;
/** An alarm that no legal limit hangs on may be put off by this much at most, with a reason. */
export const maxShelveMs = 60 * 60_000;
/** More alarms than this within `floodWindowMs` are shown as one list with one sound. */
export const floodCount = 10;
export const floodWindowMs = 10 * 60_000;

/** Nobody has answered it: it wants an acknowledgement. */
export function isUnanswered(alarm: AlarmState, now: Millis): boolean {
  if (alarm.shelvedUntil !== null && alarm.shelvedUntil > now) return false;
  const answered = alarm.acknowledgedAt !== null && alarm.acknowledgedAt >= alarm.raisedAt && (alarm.quietUntil ?? 0) > now;
  return !answered;
}

/** Somebody stopped its noise, and it was not raised again since. */
export function isSilenced(alarm: AlarmState, now: Millis): boolean {
  return alarm.silencedAt !== null && alarm.silencedAt >= alarm.raisedAt && (alarm.silencedUntil ?? 0) > now;
}

/** It makes noise now. Notices never do. */
export function isSounding(alarm: AlarmState, now: Millis): boolean {
  return alarm.priority !== 'notice' && isUnanswered(alarm, now) && !isSilenced(alarm, now);
}

export function leaseUntil(priority: Priority, now: Millis): Millis {
  return now + leaseMs[priority];
}

/** Urgent first, then by limit or by age. */
export function compareAlarms(a: { priority: Priority; at: Millis }, b: { priority: Priority; at: Millis }): number {
  return priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || a.at - b.at;
}
