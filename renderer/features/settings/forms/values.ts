// What forms of rules share: durations with their unit, moments typed in the unit's zone, whole numbers.
import { dayText, instantOf, toIso, clockText } from '#shared/time/zone.ts';
import { zoneNow } from '#renderer/texts/times.ts';

export const durationUnits = ['seconds', 'minutes', 'hours', 'days'] as const;
export type DurationUnit = (typeof durationUnits)[number];
const secondsOf: Record<DurationUnit, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };
/** No reporting limit is longer than a year. */
const maxSeconds = 31_536_000;

export interface Duration {
  amount: string;
  unit: DurationUnit;
}

/** In the largest unit that is whole. */
export function durationOf(seconds: number): Duration {
  const unit = (['days', 'hours', 'minutes'] as const).find((one) => seconds !== 0 && seconds % secondsOf[one] === 0) ?? 'seconds';
  return { amount: String(seconds / secondsOf[unit]), unit };
}

export const plain = (text: string): string => text.normalize('NFKC').trim();

export function wholeOf(text: string, min: number, max: number): number | null {
  const typed = plain(text);
  return /^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max ? Number(typed) : null;
}

/** Seconds; null when it is none. */
export function secondsTyped({ amount, unit }: Duration, min = 1): number | null {
  const value = wholeOf(amount, 0, maxSeconds);
  if (value === null) return null;
  const seconds = value * secondsOf[unit];
  return seconds >= min && seconds <= maxSeconds ? seconds : null;
}

/** "12.5"; null when it is none. */
export function decimalOf(text: string): number | null {
  const typed = plain(text).replace('−', '-');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(typed) ? Number(typed) : null;
}

const momentPattern = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/** ISO with offset of "2026-12-01 08:00" (or a day alone) in the unit's zone; null when it is none. */
export function isoTyped(text: string): string | null {
  const match = momentPattern.exec(plain(text));
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return null;
  const at = instantOf({ year, month, day, hour, minute }, zoneNow());
  // The 30th of February is no day.
  return Number(dayText(at, zoneNow()).slice(8)) === day ? toIso(at, zoneNow()) : null;
}

export function momentTyped(iso: string | null): string {
  if (iso === null) return '';
  const at = Date.parse(iso);
  return `${dayText(at, zoneNow())} ${clockText(at, zoneNow())}`;
}
