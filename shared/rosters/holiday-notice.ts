// The State Council's yearly notice on public holidays, read from its text. What it does not say is not guessed: it is left to be marked by hand.
import { addDays, daysBetween } from './calendar.ts';
import type { HolidayDay } from './types.ts';

export interface ReadNotice {
  days: HolidayDay[];
  /** Sentences that name days and were not understood. */
  unread: string[];
}

const holidayName = /(元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?)/g;
const shortNames: Record<string, string> = { 清明节: '清明', 端午节: '端午', 中秋节: '中秋', 国庆: '国庆节' };
const date = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`;
/** 1月1日（周四）至3日（周六）放假 · 4月4日（周六）放假 */
const offPattern = new RegExp(`${date}(?:（([^）]*)）)?(?:至${date}(?:（([^）]*)）)?)?[^。；]*?放假`);
const oneDay = new RegExp(date, 'g');
/** The days that the law names by the solar calendar. */
const solar = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** Since 2025 the eve of the Spring Festival and 2 May are named by the law. */
const sinceEve = 2025;
const lunarNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const two = (value: number): string => String(value).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}

/** The first day of the first moon, when the notice says which day of it a date is: 2月23日（农历正月初七…） */
function newYearFrom(day: string, said: string): string | null {
  if (/除夕/.test(said)) return addDays(day, 1);
  const number = lunarNumbers.indexOf(/正月初(.)/.exec(said)?.[1] ?? '') + 1;
  return number === 0 ? null : addDays(day, 1 - number);
}

function isStatutory(day: string, name: string, newYear: string | null): boolean {
  const year = Number(day.slice(0, 4));
  if (name === '春节' && newYear !== null) return day >= addDays(newYear, year >= sinceEve ? -1 : 0) && day <= addDays(newYear, 2);
  const fits = (name === '元旦' || name === '劳动节' || name === '国庆节') && solar.includes(day.slice(5));
  return fits && (day.slice(5) !== '05-02' || year >= sinceEve);
}

/** @param year of the notice: days without a year are taken in it */
export function readHolidayNotice(text: string, year: number): ReadNotice {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('(', '（').replaceAll(')', '）');
  const found = new Map<string, HolidayDay>();
  const unread: string[] = [];
  let name = '';
  for (const sentence of plain.split(/[。；;]/)) {
    const names = [...sentence.matchAll(holidayName)].map((match) => match[1] ?? '');
    const heading = names.length > 0 && /^[一二三四五六七八九十]*、?/.test(sentence) ? names.join('、') : '';
    if (heading !== '' && !/农历/.test(heading)) name = names.map((one) => shortNames[one] ?? one).join('、');
    if (!/\d日/.test(sentence)) continue;
    const off = offPattern.exec(sentence);
    const works = /上班/.test(sentence);
    if (name === '' || (!off && !works)) {
      if (/放假|上班/.test(sentence)) unread.push(sentence);
      continue;
    }
    if (off) {
      const from = dayOf(Number(off[1] ?? year), Number(off[2]), Number(off[3]));
      const to = off[7] === undefined ? from : dayOf(Number(off[5] ?? off[1] ?? year), Number(off[6] ?? off[2]), Number(off[7]));
      if (from === null || to === null || to < from || daysBetween(from, to).length > 15) {
        unread.push(sentence);
        continue;
      }
      const newYear = newYearFrom(from, off[4] ?? '') ?? newYearFrom(to, off[8] ?? '');
      for (const day of daysBetween(from, to)) {
        if (!day.startsWith(`${year}-`)) continue;
        const statutory = isStatutory(day, name, newYear);
        found.set(day, { day, kind: 'holiday', name, ...(statutory ? { statutory } : {}) });
      }
    }
    if (works) {
      let month = 0;
      // Where one sentence says both, the worked days stand behind the days off.
      const rest = off ? sentence.slice(off.index + off[0].length) : sentence;
      for (const match of rest.matchAll(oneDay)) {
        month = match[2] === undefined ? month : Number(match[2]);
        const day = dayOf(Number(match[1] ?? year), month, Number(match[3]));
        if (day?.startsWith(`${year}-`)) found.set(day, { day, kind: 'workday', name });
      }
    }
  }
  return { days: [...found.values()].sort((a, b) => (a.day < b.day ? -1 : 1)), unread };
}
