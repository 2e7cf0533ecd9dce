// What people type as time or number, read: full-width digits are taken, a bare clock is the nearest such time.
import { instantOf, toIso, wallTime } from '#shared/time/zone.ts';
import { zoneNow } from './times.ts';

const full =
  /^(?:(?:(?<year>\d{4})[-/年])?(?<month>\d{1,2})[-/月](?<day>\d{1,2})日?[ T]+)?(?<hour>\d{1,2})[:：时](?<minute>\d{2})分?(?:[:：](?<second>\d{2}))?$/;
const bare = /^(?<hour>\d{2})(?<minute>\d{2})$/;

interface Parts {
  year: number | null;
  month: number | null;
  day: number | null;
  hour: number;
  minute: number;
  second: number;
}

function partsOf(text: string): Parts | null {
  const match = (full.exec(text) ?? bare.exec(text))?.groups;
  if (!match) return null;
  const part = (name: string): number | null => (match[name] === undefined ? null : Number(match[name]));
  const parts = {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour') ?? 0,
    minute: part('minute') ?? 0,
    second: part('second') ?? 0,
  };
  const { month, day, hour, minute, second } = parts;
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > 31)) return null;
  return hour > 23 || minute > 59 || second > 59 ? null : parts;
}

/**
 * The instant of "2026-11-20 22:54", "11-20 22:54", "22:54" or "2254" in the unit's zone; null when it is none.
 * @param lean what is left out is taken so that it lies before now (what happened) or after it (what is due)
 */
export function instantOfTyped(text: string, now: number, lean: 'past' | 'future' = 'past'): number | null {
  const parts = partsOf(text.normalize('NFKC').trim());
  if (!parts) return null;
  const zone = zoneNow();
  const today = wallTime(now, zone);
  const year = parts.year ?? today.year;
  const at = (years: number, days: number): number =>
    instantOf(
      {
        year: year + years,
        month: parts.month ?? today.month,
        day: (parts.day ?? today.day) + days,
        hour: parts.hour,
        minute: parts.minute,
        second: parts.second,
      },
      zone,
    );
  if (parts.month !== null) {
    // 31 April is no day: it must not become 1 May.
    if (wallTime(at(0, 0), zone).day !== parts.day) return null;
    if (parts.year !== null) return at(0, 0);
    if (lean === 'past') return at(0, 0) > now + 60_000 ? at(-1, 0) : at(0, 0);
    return at(0, 0) < now ? at(1, 0) : at(0, 0);
  }
  if (lean === 'past') return at(0, 0) > now + 60_000 ? at(0, -1) : at(0, 0);
  return at(0, 0) < now ? at(0, 1) : at(0, 0);
}

/** The same as the wire wants it. */
export function isoOfMoment(text: string, now: number, lean: 'past' | 'future' = 'past'): string | null {
  const at = instantOfTyped(text, now, lean);
  return at === null ? null : toIso(at, zoneNow());
}

/** A number from 0, with a fraction or not; null for nothing; undefined when it is neither. */
export function amountOfTyped(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  if (plain === '') return null;
  return /^\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}
