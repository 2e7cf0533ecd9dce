// When it happened: which of the times of a text is that of the event, and what instant it names.
import type { Millis } from '../../time/clock.ts';
import { Calendar } from './calendar.ts';
import { eventVerb, laterVerb, strongVerb, toldWithin } from './event-words.ts';
import type { Scopes } from './scopes.ts';
import { type TimeExpression, timeExpressions } from './time-expressions.ts';

export interface OccurredAt {
  at: Millis | null;
  approximate: boolean;
  /** When only a part of the day is said (凌晨): between these. */
  rough: { min: Millis; max: Millis } | null;
  start: number;
  end: number;
}

const otherLabel =
  /(?:接[警报]|报警|来电|立案|受理|派车|派单|发布|发稿|上报|报送|填报|报告|成文|打印|录入|登记|更新|出警|到场|通知|接收|办结|受话|通话|接电|值班)(?:的?时间|时刻|日期)[:是为]?\s?$|(?:接警|报警|派车|派单|立案|出警):\s?$|(?:截[至止]到?|定于|请于|将于|拟于|应于|至|到|直到|-|~|自接报)$/;
const ownLabel =
  /(?:事发|发生|案发|起火|事故|出事|发震|事件|突发)的?(?:时间|时刻|日期)(?:大约|约)?[:是为]?(?:在|大概|大约|约)?\s?$|时间[:]\s?$|(?:发生|起火|出事)(?:于|在)(?:[^，。；]{0,6}(?=\d))?$/;

interface Candidate {
  time: TimeExpression;
  score: number;
  at: Millis | null;
  rough: { min: Millis; max: Millis } | null;
}

/** How likely the time is that of the event; below 0 it is not. */
function scoreOf(text: string, time: TimeExpression, nextStart: number, briefly: boolean, happening: number): number {
  const lead = text.slice(Math.max(0, time.start - 14), time.start);
  if (otherLabel.test(lead)) return -1;
  const own = ownLabel.test(lead);
  const tail = text.slice(time.end, Math.min(time.end + 160, nextStart));
  if (/^\s?(?:警情|来电|接警|报告|报称?[:，])|^(?:以来|至今)/.test(tail)) return -1;
  if (/^[电讯](?!话|力|工|线|缆|梯)/.test(tail)) return -1;
  if (/^(?:以|之)?前(?!方|往|后|排|段|门)/.test(tail)) return -1;
  if (!briefly && /^(?:至|到|-|~)(?:\d|今[天日晚早]|昨|次日|翌日|[一二三四五六七八九十上下凌早晚])/.test(tail)) return -1;
  // The clause itself, and the one behind it when the time stands alone before a comma.
  const [head = '', second = ''] = tail.replace(/^[，\s]/, '').split(/[，。；！？\n]/);
  if (laterVerb.test(head.slice(0, 36)) && !strongVerb.test(head.slice(0, Math.max(0, head.search(laterVerb))))) return own ? 10 : -1;
  const [own1 = '', own2 = ''] = tail.split(/[。；\n]/);
  // 16日23时10分，某某驾驶…驶往…。行至…时翻下: the journey begins in one sentence and ends in the next.
  const near = /驾驶|驾车|乘坐|搭乘|驶往|行驶/.test(own1) && !eventVerb.test(own1) ? own2 : own1;
  // The words by which the kind of the event was known stand in the same sentence.
  const known =
    happening >= time.end && happening < nextStart && happening - time.end < 80 && !/[。；！？\n]/.test(text.slice(time.end, happening));
  const happens = known || eventVerb.test(near);
  if (own) return 10;
  if (!happens) return 0;
  return 3 + (strongVerb.test(`${head}，${second}`) ? 1 : 0);
}

/** 14时20分至15时: what came over a place within two hours began with the first of them. */
function isBrief(text: string, from: TimeExpression, to: TimeExpression | undefined): boolean {
  if (!to || to.day || from.hour === null || to.hour === null || !/^(?:至|到|-|~)$/.test(text.slice(from.end, to.start))) return false;
  const minutes = (to.hour - from.hour) * 60 + to.minute - from.minute;
  return minutes > 0 && minutes <= 120;
}

/** 十四日凌晨 … 凌晨一时四十五分: the exact time within the rough one. */
function sharper(best: Candidate, candidates: readonly Candidate[]): Candidate {
  const { rough } = best;
  if (best.at !== null || !rough) return best;
  return candidates.find((item) => item.at !== null && item.at >= rough.min && item.at < rough.max) ?? best;
}

/**
 * Finds when the event happened.
 * @param whole normalised text
 * @param several more than one event is told: a time holds only when it is the only one
 * @param happening where the words stand that tell the kind of the event
 * @returns null when the text does not say it, or says it in a way that leaves two readings
 */
export function readOccurredAt(
  whole: string,
  context: { receivedAt: Millis; zone: string },
  scopes: Scopes,
  several: boolean,
  happening: { start: number } | null,
): OccurredAt | null {
  const calendar = new Calendar(context.receivedAt, context.zone);
  const text = whole.slice(0, toldWithin);
  const times = timeExpressions(text);
  const candidates: Candidate[] = [];
  let carried = '';
  const periods = new Map<number, string>();
  times.forEach((time, index) => {
    const past = scopes.has(time.start, 'history');
    // 下午6时许 … 6时10分: the same hour again.
    const again = time.period === '' && time.day === null ? periods.get(time.hour ?? -1) : undefined;
    const near = time.open
      ? (/(凌晨|早上|上午|中午|下午|傍晚|晚上|夜里)[^，。；\d]{0,8}$/.exec(text.slice(Math.max(0, time.start - 12), time.start))?.[1] ??
        carried)
      : carried;
    const at = calendar.instantOf(again === undefined ? time : { ...time, period: again }, near);
    const rough = calendar.roughOf(time);
    const day = past ? null : calendar.dayOf(time);
    if (day) {
      calendar.last = day;
      calendar.lastNight = /晚|夜/.test(time.period);
    }
    if (time.period !== '') carried = time.period;
    if (time.period !== '' && time.hour !== null) periods.set(time.hour, time.period);
    if (past || scopes.has(time.start, 'hypothesis', 'hearsay', 'doubt', 'plan', 'ongoing', 'withdrawn')) return;
    const next = times[index + 1]?.start ?? text.length;
    const briefly = isBrief(text, time, times[index + 1]);
    const score = scoreOf(text, time, briefly ? (times[index + 2]?.start ?? text.length) : next, briefly, happening?.start ?? -1);
    if (score < 0 || (at === null && rough === null && time.hour === null)) return;
    candidates.push({ time, score, at, rough });
  });
  const first = candidates.reduce<Candidate | null>((top, item) => (top && top.score >= item.score ? top : item), null);
  const best = first && sharper(first, candidates);
  if (!best || (best.score === 0 && (candidates.length > 1 || best.time.minutesAgo === null))) return null;
  if (best.at === null && best.rough === null) return null;
  if (several && candidates.some((item) => item !== best && item.score > 0 && item.at !== best.at)) return null;
  // A report may be typed a little ahead of the station's clock; what has been reported has happened.
  const at = best.at === null ? null : Math.min(best.at, context.receivedAt);
  return {
    at,
    approximate: best.time.approximate,
    rough: best.at === null ? best.rough : null,
    start: best.time.start,
    end: best.time.end,
  };
}
