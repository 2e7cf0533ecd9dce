// A day as offices write it: 11月20日(周五), 11.20, 20日, 2026/11/20, 46346, 11月20日-22日, 二十日.
import { addDays, weekdayOf } from '../calendar.ts';

/** A day as far as the cell says it. */
export interface DayCell {
  year: number | null;
  month: number | null;
  date: number;
  /** Last day of a stretch; `before`: the morning on which it ends. */
  to: { month: number | null; date: number; before?: boolean } | null;
  /** 0 Sunday … 6 Saturday. */
  weekday: number | null;
  /** 11.2 may be what a spreadsheet made of 11.20. */
  lostZero: boolean;
}

const weekdays = '日一二三四五六';
const weekdayPattern = /(?:星期|周|礼拜)([一二三四五六日天末])/g;
const digits = '〇一二三四五六七八九';

/** Full-width forms made narrow, blanks out. */
export const narrow = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** 二十一 → 21, 二〇二六 → 2026 */
function chineseNumber(text: string): number {
  if (!text.includes('十')) return Number(Array.from(text, (char) => digits.indexOf(char.replace('零', '〇'))).join(''));
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

const withDigits = (text: string): string =>
  text.replace(/[〇零一二三四五六七八九十]+(?=[年月日号])/g, (number) => String(chineseNumber(number)));

/** 8:30, 上午8时30分, 8点: the hours of a duty beside its day say nothing of which day it is. */
const hours = /(?:凌晨|早上|早|上午|中午|下午|晚上|晚|次日)?\d{1,2}(?:[:：]\d{2}(?::\d{2})?|[时点](?:\d{1,2}分?|整)?)/g;
const wholeDay = /(?:全天|全日|昼夜|24小时)$/;

type Single = Omit<DayCell, 'to' | 'weekday'>;
const single = (year: number | null, month: number | null, date: number, lostZero = false): Single => ({ year, month, date, lostZero });

/** Serial numbers of spreadsheets between 2000 and 2099. */
const firstSerial = 36_526;
const lastSerial = 73_050;

function readSingle(text: string): Single | null {
  const full = /^(\d{4}|\d{2}(?=年))[年/.-](\d{1,2})[月/.-](\d{1,2})[日号]?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (full)
    return single(Number(full[1]) % 2000 === Number(full[1]) ? 2000 + Number(full[1]) : Number(full[1]), Number(full[2]), Number(full[3]));
  const packed = /^(20\d{2})(0[1-9]|1[0-2])([0-3]\d)$/.exec(text);
  if (packed) return single(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const monthDay = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(text);
  if (monthDay) return single(null, Number(monthDay[1]), Number(monthDay[2]));
  const dotted = /^(\d{1,2})([./-])(\d{1,2})$/.exec(text);
  if (dotted && Number(dotted[1]) <= 12)
    return single(null, Number(dotted[1]), Number(dotted[3]), dotted[2] === '.' && /^[123]$/.test(dotted[3] ?? ''));
  const date = /^(\d{1,2})[日号]?$/.exec(text);
  if (date) return single(null, null, Number(date[1]));
  if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= firstSerial && Number(text) <= lastSerial) {
    const day = addDays('1899-12-30', Math.floor(Number(text)));
    return single(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
  }
  return null;
}

/** null: no day is written there. The numbers may be impossible (13月, 31日 of a short month): that is for who knows year and month. */
export function readDay(text: string): DayCell | null {
  const flat = narrow(text);
  const weekday = weekdayIn(flat);
  const bare = withDigits(
    flat
      .replace(/\([^()]*(?:星期|周|礼拜)[^()]*\)/g, '')
      .replace(weekdayPattern, '')
      .replace(/\(([一二三四五六日天])\)/g, '')
      .replace(/\(\)|[()]/g, ''),
  );
  const whole = readSingle(bare);
  if (whole) return { ...whole, to: null, weekday };
  const timed = bare.replace(wholeDay, '').replace(hours, '');
  if (timed !== bare) return dutyOfHours(timed, weekday);
  const stretch = /^(.+?)(?:[-—–~至到]+)(.+)$/.exec(bare);
  const from = stretch ? readSingle(stretch[1] ?? '') : null;
  const to = stretch ? readSingle(stretch[2] ?? '') : null;
  return from && to ? { ...from, lostZero: false, to: { month: to.month, date: to.date }, weekday } : null;
}

/** A duty from an hour of one day to an hour of a later one: on each day but the last. */
function dutyOfHours(bare: string, weekday: number | null): DayCell | null {
  for (const between of [/[—–~至到]+/, /-+/]) {
    const parts = bare.split(between).filter((part) => part !== '');
    const [from, to] = parts.map(readSingle);
    if (!from || parts.length > 2 || to === null) continue;
    return { ...from, lostZero: false, to: to === undefined ? null : { month: to.month, date: to.date, before: true }, weekday };
  }
  return null;
}

/** 周五, 星期五, (五), 五 → 5; null: none is written there. */
export function weekdayIn(text: string): number | null {
  const flat = narrow(text);
  const named =
    [...flat.matchAll(weekdayPattern)][0]?.[1] ?? /\(([一二三四五六日天])\)/.exec(flat)?.[1] ?? /^([一二三四五六日天])$/.exec(flat)?.[1];
  if (named === undefined || named === '末') return null;
  return weekdays.indexOf(named === '天' ? '日' : named);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** YYYY-MM-DD; null when the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const day = `${year}-${two(month)}-${two(date)}`;
  return new Date(`${day}T00:00:00Z`).getUTCDate() === date ? day : null;
}

/** The year, of those around `today`, in which the most of these days fall on the weekday they are said to; null: none says one. */
export function yearByWeekday(cells: readonly { month: number; date: number; weekday: number }[], today: string): number | null {
  const now = Number(today.slice(0, 4));
  let best: { year: number; fits: number } | null = null;
  for (const year of [now, now + 1, now - 1, now - 2]) {
    const fits = cells.filter((cell) => {
      const day = dayOf(year, cell.month, cell.date);
      return day !== null && weekdayOf(day) === cell.weekday;
    }).length;
    if (fits > 0 && (best === null || fits > best.fits)) best = { year, fits };
  }
  return best && best.fits * 2 > cells.length ? best.year : null;
}

/** Year and month that a title names; a date within it does not count as the month. */
export function titleMonth(text: string): { year: number | null; month: number | null } {
  const flat = withDigits(narrow(text));
  const year = /(20\d{2})(?:年|[-./]\d{1,2}(?!\d))/.exec(flat)?.[1];
  const months = [...flat.matchAll(/(\d{1,2})月(?!\d+[日号])/g)]
    .map((match) => Number(match[1]))
    .filter((month) => month >= 1 && month <= 12);
  return { year: year === undefined ? null : Number(year), month: new Set(months).size === 1 ? (months[0] ?? null) : null };
}
