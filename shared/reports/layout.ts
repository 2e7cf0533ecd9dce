// A report as text in the official layout; the .docx and the printed page have the same parts in the same order.
import type { Millis } from '../time/clock.ts';
import { wallTime } from '../time/zone.ts';
import type { ReportContent, ReportType } from './types.ts';

const chineseDigits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 … 99 as 一, 十二, 二十三. */
function chineseNumber(value: number): string {
  if (value < 10) return chineseDigits[value] ?? String(value);
  if (value < 20) return `十${value % 10 === 0 ? '' : chineseDigits[value % 10]}`;
  if (value < 100) return `${chineseDigits[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : chineseDigits[value % 10]}`;
  return String(value);
}

/** 首报, 续报二, 终报. */
export function typeName(type: ReportType, round: number): string {
  if (type === 'first') return '首报';
  return type === 'final' ? '终报' : `续报${chineseNumber(Math.max(1, round))}`;
}

/** 云河值班信息〔2026〕第A12期 */
export function reportNumber(serialTitle: string, year: number, prefix: string, serial: number): string {
  return `${serialTitle}〔${year}〕第${prefix}${serial}期`;
}

/** 2026年11月20日23时05分 */
export function officialTime(at: Millis, zone: string): string {
  const wall = wallTime(at, zone);
  return `${wall.year}年${wall.month}月${wall.day}日${wall.hour}时${String(wall.minute).padStart(2, '0')}分`;
}

/** 11月20日23时05分, without the year when it is the year of `now`. */
export function shortOfficialTime(at: Millis, now: Millis, zone: string): string {
  const text = officialTime(at, zone);
  return wallTime(at, zone).year === wallTime(now, zone).year ? text.slice(text.indexOf('年') + 1) : text;
}

export function paragraphsOf(body: string): string[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The whole report as plain text, as it is frozen and read out over the phone. */
export function reportText(content: ReportContent, zone: string): string {
  const lines = [
    content.number,
    content.unit,
    officialTime(content.at, zone),
    '',
    content.title,
    '',
    `${content.to}：`,
    ...paragraphsOf(content.body).map((paragraph) => `　　${paragraph}`),
    '',
    `报送：${content.submitTo.join('，') || content.to}`,
    ...(content.copyTo.length > 0 ? [`抄送：${content.copyTo.join('，')}`] : []),
    `签发：${content.signer || '　　　'}　　编辑：${content.editor || '　　　'}　　电话：${content.phone || '　　　'}`,
  ];
  return lines.join('\n');
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Full-width characters that the title's size leaves room for: 156 mm at 22 pt. */
const titleRoom = 20;
const widthOf = (text: string): number => Array.from(text).reduce((sum, char) => sum + (char.charCodeAt(0) < 256 ? 0.5 : 1), 0);

/** A long title in lines of about the same length, broken between words and outside brackets, as official documents want it. */
export function titleLines(title: string): string[] {
  const lines = Math.ceil(widthOf(title) / titleRoom);
  if (lines <= 1) return [title];
  const wanted = widthOf(title) / lines;
  let depth = 0;
  let best: { at: number; miss: number } | null = null;
  for (const { segment, index } of words.segment(title)) {
    const miss = Math.abs(widthOf(title.slice(0, index)) - wanted);
    const mayBreak = index > 0 && depth === 0 && !/^[的了，。、；：）》”]/.test(segment) && widthOf(title.slice(0, index)) <= titleRoom;
    if (mayBreak && (best === null || miss < best.miss)) best = { at: index, miss };
    if (/[（《“]/.test(segment)) depth += 1;
    if (/[）》”]/.test(segment)) depth -= 1;
  }
  if (best === null) return [title];
  return [title.slice(0, best.at), ...titleLines(title.slice(best.at))];
}
