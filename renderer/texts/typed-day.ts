// Days as people type them: 2026-11-20, 11-20, 11月20日, 20 (of the month that is looked at), +3, 1120.
import { addDays } from '#shared/rosters/calendar.ts';

const full = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/;
const two = (value: number): string => String(value).padStart(2, '0');

function real(year: number, month: number, date: number): string | null {
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day;
}

/** @param near what is left out is taken from this day; null when it is no day */
export function dayOfTyped(text: string, near: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const year = Number(near.slice(0, 4));
  const relative = /^[+-]\d{1,3}$/.exec(plain);
  if (relative) return addDays(near, Number(plain));
  const match = full.exec(plain);
  if (match) return real(Number(match[1] ?? year), Number(match[2]), Number(match[3]));
  if (/^\d{8}$/.test(plain)) return real(Number(plain.slice(0, 4)), Number(plain.slice(4, 6)), Number(plain.slice(6)));
  if (/^\d{4}$/.test(plain)) return real(year, Number(plain.slice(0, 2)), Number(plain.slice(2)));
  if (/^\d{1,2}日?$/.test(plain)) return real(year, Number(near.slice(5, 7)), Number(plain.replace('日', '')));
  return null;
}

/** The first day of "2026-12" or "12月"; null when it is no month. */
export function monthOfTyped(text: string, near: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})月?$/.exec(plain);
  return match ? real(Number(match[1] ?? near.slice(0, 4)), Number(match[2]), 1) : null;
}
