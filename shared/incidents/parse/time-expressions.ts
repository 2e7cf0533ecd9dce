// Finds times as they are written and said: 7月14日22时49分许 · 昨晚11点半 · 今日凌晨 · 23:10 · 二十三点四十 · 半小时前.
import { parseNumber } from '../../kernel/chinese-numbers.ts';

export interface DayPart {
  year: number | null;
  month: number | null;
  day: number | null;
  /** Days from the day of receipt (0 今, -1 昨), or the day the text spoke of last (当天). */
  relative: number | 'same' | null;
  /** 0 Sunday … 6; the last one before the receipt, or a week earlier (上周). */
  weekday: number | null;
  weeksBack: number;
}

export interface TimeExpression {
  start: number;
  end: number;
  day: DayPart | null;
  /** 凌晨, 晚上 … as written, '' when none. */
  period: string;
  hour: number | null;
  minute: number;
  /** Spoken 点 with an hour below 12 and no period: morning or evening is open. */
  open: boolean;
  /** 许, 左右, 约. */
  approximate: boolean;
  /** Minutes before the receipt (半小时前). */
  minutesAgo: number | null;
}

const small = '\\d{1,2}|[零〇一二两三四五六七八九十]{1,3}';
const date = `(?:(?<year>(?:19|20)\\d\\d|二[〇零][〇零一二三四五六七八九]{2})(?:年|[-/.])(?<yearMonth>${small})(?:月|[-/.])(?<yearDay>${small})[日号]?|(?<![\\d.])(?<dotMonth>1[0-2]|[1-9])\\.(?<dotDay>3[01]|[12]\\d|[1-9])(?=[凌清早上中下傍晚夜深]|\\s?\\d{1,2}[时点:])|(?<month>${small})月(?:份)?(?<monthDay>${small})[日号]?|(?<![\\d月第.])(?<dayOnly>\\d{1,2}|[一二三]?十[一二三四五六七八九]?)(?:日(?![内游报后元产均])|号(?=[凌清早上中下傍晚夜深午]|\\s?\\d{1,2}[时点:]))|(?<relative>今天|今日|本日|昨天|昨日|前天|前日|当天|当日|同日|事发当[天日]|今(?=[早晨晚夜])|昨(?=[早晨晚夜])|前(?=[晚夜])|当(?=[晚夜]))|(?<week>上|本|这)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天]))`;
const period =
  '(?<period>凌晨|清晨|清早|一大早|大清早|早上|早晨|早间|今早|早|晨|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|夜间|夜里|夜晚|深夜|午夜|半夜|晚|夜)';
const clock = `(?<hour>${small})(?:(?<colon>:)(?<colonMinute>\\d\\d)(?::\\d\\d)?(?![\\d:])|(?<mark>时|点钟?)(?!间|候|[评])(?:(?<half>半)|(?<quarter>[一三])刻钟?|整|(?<more>多|来钟)|\\s?(?:(?<minute>\\d{1,2}|[零〇一二三四五六七八九十]{1,3})分(?!钟前)(?:\\d{1,2}秒)?|(?<bareMinute>\\d{2}|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])(?![\\d人名个户辆台头只车点时万千百余多号日月年米公])))?)`;
const gap = '(?:\\s|，|\\((?:周|星期)[一二三四五六日天]\\)|的)?(?:大约|大概|约)?';
const ago = `(?<agoNumber>\\d{1,3}(?:\\.\\d)?|[一二两三四五六七八九十]{1,3}|半)个?(?<agoHalf>半)?(?<agoUnit>分钟|小时|钟头|刻钟)(?:以|之)?前`;

const pattern = new RegExp(
  `(?<about>大约是?|大概是?|约)?(?:(?:${date})(?:${gap}${period})?(?:${gap}${clock})?|${period.replace('<period>', '<period2>')}(?:${gap}${clock.replaceAll(/<(\w+)>/g, '<$12>')})?|(?<![\\d.+-])(?<!\\d:)${clock.replaceAll(/<(\w+)>/g, '<$13>')}|${ago})(?<after>许|左右|前后|上下|多钟)?`,
  'g',
);

const weekdays = '日一二三四五六';
const daysBack: Record<string, number> = { 今天: 0, 今日: 0, 本日: 0, 今: 0, 昨天: -1, 昨日: -1, 昨: -1, 前天: -2, 前日: -2, 前: -2 };

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : parseNumber(text));

function dayOf(groups: Record<string, string | undefined>): DayPart | null {
  const blank: DayPart = { year: null, month: null, day: null, relative: null, weekday: null, weeksBack: 0 };
  if (groups.year !== undefined)
    return { ...blank, year: numberOf(groups.year), month: numberOf(groups.yearMonth), day: numberOf(groups.yearDay) };
  if (groups.dotMonth !== undefined) return { ...blank, month: numberOf(groups.dotMonth), day: numberOf(groups.dotDay) };
  if (groups.month !== undefined) return { ...blank, month: numberOf(groups.month), day: numberOf(groups.monthDay) };
  if (groups.dayOnly !== undefined) return { ...blank, day: numberOf(groups.dayOnly) };
  if (groups.relative !== undefined) return { ...blank, relative: daysBack[groups.relative] ?? 'same' };
  if (groups.weekday !== undefined) {
    return { ...blank, weekday: weekdays.indexOf(groups.weekday.replace('天', '日')), weeksBack: groups.week === '上' ? 1 : 0 };
  }
  return null;
}

function minutesAgo(groups: Record<string, string | undefined>): number | null {
  const { agoNumber, agoUnit } = groups;
  if (agoNumber === undefined || agoUnit === undefined) return null;
  const unit = agoUnit === '分钟' ? 1 : agoUnit === '刻钟' ? 15 : 60;
  const number = agoNumber === '半' ? 0.5 : parseNumber(agoNumber);
  return number === null ? null : Math.round((number + (groups.agoHalf === undefined ? 0 : 0.5)) * unit);
}

interface Clock {
  hour: number | null;
  minute: number;
  spoken: boolean;
  approximate: boolean;
}

/** The clock of whichever alternative of the pattern has matched. */
function clockOf(groups: Record<string, string | undefined>): Clock | null {
  const none: Clock = { hour: null, minute: 0, spoken: false, approximate: false };
  for (const suffix of ['', '2', '3']) {
    const part = (name: string): string | undefined => groups[`${name}${suffix}`];
    const hour = numberOf(part('hour'));
    if (hour === null) continue;
    const quarter = part('quarter');
    const minute =
      part('half') !== undefined
        ? 30
        : quarter !== undefined
          ? quarter === '一'
            ? 15
            : 45
          : (numberOf(part('colonMinute') ?? part('minute') ?? part('bareMinute')) ?? 0);
    if (hour > 24 || minute > 59) return null;
    return { hour, minute, spoken: part('mark')?.startsWith('点') ?? false, approximate: part('more') !== undefined };
  }
  return none;
}

/** 三点意见 and 有一点 are no times: a spoken hour in characters needs something of a time beside it. */
function isNoTime(text: string, groups: Record<string, string | undefined>, end: number): boolean {
  if (groups.mark3 === undefined || !groups.mark3.startsWith('点')) return false;
  const bare =
    groups.half3 === undefined &&
    groups.quarter3 === undefined &&
    groups.minute3 === undefined &&
    groups.bareMinute3 === undefined &&
    groups.more3 === undefined &&
    groups.after === undefined;
  if (!bare || groups.mark3 === '点钟') return false;
  return !/^\d/.test(groups.hour3 ?? '') || /^(?:意见|建议|要求|说明|原因|五|[1-9]级)/.test(text.slice(end, end + 2));
}

/**
 * All times of a normalised text, in order, as they are said; nothing is resolved yet.
 * Durations (抢修3小时), road signs and lists are no times.
 */
export function timeExpressions(text: string): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    const at = clockOf(groups);
    if (!at || isNoTime(text, groups, end)) continue;
    const day = dayOf(groups);
    if (day && ((day.month ?? 1) > 12 || (day.day ?? 1) > 31 || day.month === 0 || day.day === 0)) continue;
    const name = groups.period ?? groups.period2 ?? '';
    const ago = minutesAgo(groups);
    // 早 in 早已 or 晚 in 晚点 alone is no time; a period without a day and a clock is too little anyway.
    if (!day && at.hour === null && ago === null) continue;
    found.push({
      start: match.index,
      end,
      day,
      period: name,
      hour: at.hour,
      minute: at.minute,
      open: at.spoken && name === '' && (at.hour ?? 12) < 12 && (at.hour ?? 0) > 0,
      approximate: at.approximate || groups.about !== undefined || groups.after !== undefined || /大约|大概|约/.test(match[0]),
      minutesAgo: ago,
    });
  }
  return found;
}
