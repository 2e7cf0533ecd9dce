// Shifts of a day: a roster's patterns, as instants in the unit's zone.
import { dayText, instantOf, wallTime } from '../time/zone.ts';
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
function shiftOfDay(day: string, handover: string, zone: string): Shift {
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
function isNight(pattern: ShiftPattern, handover: string): boolean {
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

/** A pattern of a roster on a day, whether or not that kind of day has it. */
export function shiftOfPattern(roster: Roster, pattern: ShiftPattern, day: string, context: ShiftContext): RosterShift {
  const { calendar, handover, zone } = context;
  const { kind } = calendar(day);
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
}

const inOrder = (a: RosterShift, b: RosterShift): number => a.from - b.from || (a.pattern < b.pattern ? -1 : 1);

/** The shifts of a roster that begin on a day, in the order of their beginning. */
export function shiftsOfDay(roster: Roster, day: string, context: ShiftContext): RosterShift[] {
  const { kind } = context.calendar(day);
  return roster.patterns
    .filter((pattern) => pattern.days.includes(kind))
    .map((pattern) => shiftOfPattern(roster, pattern, day, context))
    .sort(inOrder);
}

/** How a roster was set up when a version of it was published. */
export interface FrozenSetUp {
  at: Millis;
  from: string;
  to: string;
  setUp: () => Pick<Roster, 'posts' | 'patterns' | 'rules'>;
}

export interface ShiftAsWas {
  shift: RosterShift;
  /** The roster as the shift knew it. */
  roster: Roster;
}

/**
 * The shifts of a day: those that are over as the version set them that they served under, those to come as the roster is now.
 * @param versions the latest first
 */
export function shiftsAsWere(
  roster: Roster,
  day: string,
  versions: readonly FrozenSetUp[],
  context: ShiftContext,
  now: Millis,
): ShiftAsWas[] {
  const of = versions.filter((one) => one.from <= day && day <= one.to);
  const today = dayText(now, context.zone);
  if (of.length === 0 || addDays(day, -1) > today) return shiftsOfDay(roster, day, context).map((shift) => ({ shift, roster }));
  const taken = new Map<string, ShiftAsWas>();
  for (const { at, setUp } of of) {
    const asWas = { ...roster, ...setUp() };
    for (const shift of shiftsOfDay(asWas, day, context))
      if (shift.to <= now && shift.to > at && !taken.has(shift.pattern)) taken.set(shift.pattern, { shift, roster: asWas });
  }
  // Days long past that were published before they began have no other shifts; there are many of them.
  const settled = addDays(day, 2) < today && of.some((one) => dayText(one.at, context.zone) < day);
  for (const shift of settled ? [] : shiftsOfDay(roster, day, context)) {
    // A pattern that came later makes no shifts in days that were published without it.
    const unpublished = shift.to > now || !of.some((one) => one.at < shift.to);
    if (unpublished && !taken.has(shift.pattern)) taken.set(shift.pattern, { shift, roster });
  }
  return [...taken.values()].sort((a, b) => inOrder(a.shift, b.shift));
}

/** Names a seat in the journal and in the tables; the same on every station. */
export function cellKey(cell: CellRef): string {
  return `${cell.roster}/${cell.day}/${cell.shift}/${cell.post}/${cell.slot}`;
}

/** Names a shift. */
export function shiftKey(shift: { roster: string; day: string; pattern: string }): string {
  return `${shift.roster}/${shift.day}/${shift.pattern}`;
}
