// The shift of a moment: from the handover time of a day to that of the next.
import { instantOf, wallTime } from '../time/zone.ts';
import type { Millis } from '../time/clock.ts';
import type { Shift } from './types.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** @param day YYYY-MM-DD @param handover HH:mm */
export function shiftOfDay(day: string, handover: string, zone: string): Shift {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = handover.split(':').map(Number);
  return {
    day,
    from: instantOf({ year, month, day: date, hour, minute }, zone),
    to: instantOf({ year, month, day: date + 1, hour, minute }, zone),
  };
}

/** The shift that is on at `at` (half-open: at the very handover the new one is on). */
export function shiftAt(at: Millis, handover: string, zone: string): Shift {
  const dayOf = (ms: Millis): string => {
    const wall = wallTime(ms, zone);
    return `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  };
  const today = shiftOfDay(dayOf(at), handover, zone);
  if (at >= today.from) return today;
  const wall = wallTime(at, zone);
  const noonBefore = instantOf({ year: wall.year, month: wall.month, day: wall.day - 1, hour: 12 }, zone);
  return shiftOfDay(dayOf(noonBefore), handover, zone);
}
