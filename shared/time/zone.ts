// Wall time in the unit's zone, whatever the machine's zone is. Zones are IANA names, e.g. Asia/Shanghai.
import type { Millis } from './clock.ts';

export interface WallTime {
  year: number;
  /** 1 … 12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 Sunday … 6 Saturday */
  weekday: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const seen = formatters.get(zone);
  if (seen) return seen;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** Since then zones change their offset only at whole quarters of an hour. */
const quartersSince = Date.UTC(1973, 0, 1);
const quarterMs = 15 * 60_000;
/** A roster of many years asks for some thousands of moments again and again; asking the formatter takes longer than all the rest. */
const maxKnown = 20_000;
const known = new Map<string, Map<number, number>>();

/** Milliseconds to add to UTC to get the zone's wall time at that instant. */
function offsetAt(ms: Millis, zone: string): number {
  if (!(ms >= quartersSince)) return readOffset(ms, zone);
  const quarter = Math.floor(ms / quarterMs);
  let ofZone = known.get(zone);
  if (!ofZone || ofZone.size >= maxKnown) {
    ofZone = new Map();
    known.set(zone, ofZone);
  }
  const seen = ofZone.get(quarter);
  if (seen !== undefined) return seen;
  const offset = readOffset(ms, zone);
  ofZone.set(quarter, offset);
  return offset;
}

function readOffset(ms: Millis, zone: string): number {
  const whole = Math.floor(ms / 1000) * 1000;
  const part: Record<string, number> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(whole)) part[type] = Number(value);
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return wall - whole;
}

export function wallTime(ms: Millis, zone: string): WallTime {
  const shifted = new Date(ms + offsetAt(ms, zone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  };
}

/** The instant of a wall time; fields may overflow (day 32, hour -1). In a gap or overlap of summer time, the later offset is taken. */
export function instantOf(
  wall: { year: number; month: number; day: number; hour?: number; minute?: number; second?: number },
  zone: string,
): Millis {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour ?? 0, wall.minute ?? 0, wall.second ?? 0);
  const guess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(guess, zone);
}

/** Midnight at which that instant's day began in the zone. */
export function startOfDay(ms: Millis, zone: string): Millis {
  return instantOf({ ...wallTime(ms, zone), hour: 0, minute: 0, second: 0 }, zone);
}

/** Midnight at which a day begins in the zone. @param day YYYY-MM-DD */
export function startOfDayText(day: string, zone: string): Millis {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf({ year, month, day: date }, zone);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-20`: the calendar day in the zone. */
export function dayText(ms: Millis, zone: string): string {
  const wall = wallTime(ms, zone);
  return `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
}

/** `23:41`, with seconds `23:41:07`. */
export function clockText(ms: Millis, zone: string, withSeconds = false): string {
  const wall = wallTime(ms, zone);
  return `${two(wall.hour)}:${two(wall.minute)}${withSeconds ? `:${two(wall.second)}` : ''}`;
}

/** ISO 8601 with offset, milliseconds only when there are any: `2026-11-20T23:41:07+08:00`. */
export function toIso(ms: Millis, zone: string): string {
  const offset = offsetAt(ms, zone);
  const text = new Date(ms + offset).toISOString();
  const fraction = ms % 1000 === 0 ? '' : text.slice(19, 23);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset) / 60_000;
  return `${text.slice(0, 19)}${fraction}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export function isZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}
