// Shifts of a day: a roster's patterns, as instants in the unit's zone.
import { instantOf, wallTime } from '../time/zone.ts';
import type { Millis } from '../time/clock.ts';
import { addDays, type Calendar } from './calendar.ts';
import type { CellRef, DutyWeights, Roster, RosterShift, Shift, ShiftPattern } from './types.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** Instant of a time of day; `minute` may run over into the next day. */
function instantIn(day: string, minute: number, zone: string): Millis {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf({ year, month, day: date + Math.floor(minute / 1440), hour: 0, minute: minute % 1440 }, zone);
}

/** The duty room's day: from one handover to the next. @param day YYYY-MM-DD @param handover HH:mm */
export function shiftOfDay(day: string, handover: string, zone: string): Shift {
  const minute = minuteOf(handover);
  return { day, from: instantIn(day, minute, zone), to: instantIn(day, minute + 1440, zone) };
}

/** The duty room's day at `at` (half-open: at the very handover the new one is on). */
export function shiftAt(at: Millis, handover: string, zone: string): Shift {
  const wall = wallTime(at, zone);
  const date = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  const today = shiftOfDay(date, handover, zone);
  return at >= today.from ? today : shiftOfDay(addDays(date, -1), handover, zone);
}

/** Minutes of the day at which a pattern begins and ends; an end on the next day is over 1440. */
function span(pattern: ShiftPattern, handover: string): { from: number; to: number } {
  const from = minuteOf(pattern.from ?? handover);
  const to = minuteOf(pattern.to ?? handover);
  return { from, to: to <= from ? to + 1440 : to };
}

const nightFrom = 22 * 60;
const nightTo = 30 * 60;

/** Whether at least two hours of it lie between 22:00 and 06:00. */
export function isNight(pattern: ShiftPattern, handover: string): boolean {
  const { from, to } = span(pattern, handover);
  const within = (start: number): number => Math.max(0, Math.min(to, start + nightTo - nightFrom) - Math.max(from, start));
  return within(nightFrom) + within(nightFrom - 1440) >= 120;
}

export function weightOf(shift: { dayKind: RosterShift['dayKind']; night: boolean }, weights: DutyWeights): number {
  return weights[shift.dayKind] + (shift.night ? weights.night : 0);
}

export interface ShiftContext {
  calendar: Calendar;
  /** The office's handover time, HH:mm. */
  handover: string;
  zone: string;
}

/** The shifts of a roster that begin on a day, in the order of their beginning. */
export function shiftsOfDay(roster: Roster, day: string, context: ShiftContext): RosterShift[] {
  const { calendar, handover, zone } = context;
  const { kind } = calendar(day);
  return roster.patterns
    .filter((pattern) => pattern.days.includes(kind))
    .map((pattern): RosterShift => {
      const { from, to } = span(pattern, handover);
      const night = isNight(pattern, handover);
      return {
        roster: roster.id,
        day,
        pattern: pattern.id,
        name: pattern.name,
        from: instantIn(day, from, zone),
        to: instantIn(day, to, zone),
        dayKind: kind,
        night,
        weight: weightOf({ dayKind: kind, night }, roster.rules.weights),
        posts: roster.posts.map((post) => post.id).filter((id) => pattern.posts?.includes(id) ?? true),
      };
    })
    .sort((a, b) => a.from - b.from || (a.pattern < b.pattern ? -1 : 1));
}

/** The shifts of a roster that are on at `at`: of this day and of the one before, whose night reaches into it. */
export function shiftsAt(roster: Roster, at: Millis, context: ShiftContext): RosterShift[] {
  const wall = wallTime(at, context.zone);
  const today = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  return [addDays(today, -1), today]
    .flatMap((day) => shiftsOfDay(roster, day, context))
    .filter((shift) => shift.from <= at && at < shift.to);
}

/** Names a seat in the journal and in the tables; the same on every station. */
export function cellKey(cell: CellRef): string {
  return `${cell.roster}/${cell.day}/${cell.shift}/${cell.post}/${cell.slot}`;
}

/** Names a shift. */
export function shiftKey(shift: { roster: string; day: string; pattern: string }): string {
  return `${shift.roster}/${shift.day}/${shift.pattern}`;
}
