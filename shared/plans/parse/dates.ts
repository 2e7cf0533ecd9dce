// Days as plans print them: 2024年5月1日, 二〇二四年五月一日, 2024-05-01, 2024.5.1.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import { plainOf } from './lines.ts';

const digits = '[〇零一二三四五六七八九十0-9]';
const written = new RegExp(
  `((?:19|20)\\d{2}|二[〇零0][〇零一二三四五六七八九]{2})\\s*年\\s*(${digits}{1,3})\\s*月\\s*(${digits}{1,3})\\s*日`,
  'g',
);
const short = /(?<![0-9])((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?![0-9])/g;

function dayOf(year: string, month: string, day: string): string | null {
  const [y, m, d] = [year, month, day].map((text) => parseNumber(text));
  if (y == null || m == null || d == null || m < 1 || m > 12 || d < 1) return null;
  const last = m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return d > last || y < 1949 ? null : `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

export interface Day {
  day: string;
  from: number;
  to: number;
}

export function daysIn(text: string): Day[] {
  // A blank between the signs is only for looks: 2024 年 5 月 1 日.
  const plain = plainOf(text);
  const found: Day[] = [];
  for (const pattern of [written, short]) {
    for (const match of plain.matchAll(pattern)) {
      const day = dayOf(match[1] ?? '', match[2] ?? '', match[3] ?? '');
      if (day !== null) found.push({ day, from: match.index, to: match.index + match[0].length });
    }
  }
  return found.toSorted((one, other) => one.from - other.from);
}
