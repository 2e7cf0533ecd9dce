// When it happened: which of the times of a text is that of the event, and what instant it names.
import type { Millis } from '../../time/clock.ts';
import { instantOf, type WallTime, wallTime } from '../../time/zone.ts';
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

interface Day {
  year: number;
  month: number;
  day: number;
}

/** A report may be typed a little before the clock of the station, not more. */
const tolerance = 2 * 60_000;
/** A month and day without a year that would lie further back than this was meant for the coming year. */
const longestBack = 300 * 86_400_000;

/** Resolves what is said against the moment of receipt. */
class Calendar {
  readonly #received: Millis;
  readonly #zone: string;
  readonly #now: WallTime;
  /** The day that the text spoke of last, and whether it was its night. */
  last: Day | null = null;
  lastNight = false;

  constructor(received: Millis, zone: string) {
    this.#received = received;
    this.#zone = zone;
    this.#now = wallTime(received, zone);
  }

  #shifted(days: number, months = 0): Day {
    const { year, month, day } = this.#now;
    const wall = wallTime(instantOf({ year, month: month + months, day: day + days, hour: 12 }, this.#zone), this.#zone);
    return { year: wall.year, month: wall.month, day: wall.day };
  }

  #instant(day: Day, hour: number, minute: number): Millis {
    return instantOf({ ...day, hour, minute }, this.#zone);
  }

  #isFuture(day: Day): boolean {
    return this.#instant(day, 0, 0) > this.#received + tolerance;
  }

  /** The day that is said; null when it is none or lies ahead; undefined when nothing is said of it. */
  dayOf({ day }: TimeExpression): Day | null | undefined {
    if (!day) return undefined;
    if (day.relative === 'same') return this.last ?? this.#shifted(0);
    if (day.relative !== null) return this.#shifted(day.relative);
    if (day.weekday !== null) {
      const back = (this.#now.weekday - day.weekday + 7) % 7;
      return this.#shifted(-back - (day.weeksBack > 0 && back < ((this.#now.weekday + 6) % 7) + 1 ? 7 : 0));
    }
    const number = day.day ?? 1;
    if (day.year !== null && day.month !== null) {
      const full = { year: day.year, month: day.month, day: number };
      return this.#isFuture(full) ? null : full;
    }
    if (day.month !== null) {
      for (const year of [this.#now.year, this.#now.year - 1]) {
        const full = { year, month: day.month, day: number };
        if (!this.#isFuture(full)) return this.#received - this.#instant(full, 0, 0) > longestBack && year !== this.#now.year ? null : full;
      }
      return null;
    }
    const { year, month } = this.#now;
    const thisMonth = { year, month, day: number };
    if (!this.#isFuture(thisMonth)) return thisMonth;
    const before = wallTime(instantOf({ year, month: month - 1, day: number, hour: 12 }, this.#zone), this.#zone);
    return before.day === number ? { year: before.year, month: before.month, day: number } : null;
  }

  /** Hour of the day, 24 and more for the small hours after 昨晚; null when two readings are open. */
  #hourOf(time: TimeExpression, period: string): number | null {
    const hour = time.hour ?? 0;
    if (/凌晨/.test(period)) return hour === 12 ? 0 : hour;
    if (/中午|正午|午间/.test(period)) return hour < 5 ? hour + 12 : hour;
    if (/下午|午后|傍晚/.test(period)) return hour < 12 ? hour + 12 : hour;
    if (/晚|夜/.test(period)) {
      if (hour === 12) return 24;
      if (hour >= 5) return hour < 12 ? hour + 12 : hour;
      return typeof time.day?.relative === 'number' && time.day.relative < 0 ? hour + 24 : time.day === null || time.day.relative === 0 ? hour : null;
    }
    return hour;
  }

  /**
   * The instant of a time with a clock.
   * @param carried period of the time before it in the text (今晚9点20 … 10点05)
   */
  instantOf(time: TimeExpression, carried: string): Millis | null {
    if (time.minutesAgo !== null) return Math.floor((this.#received - time.minutesAgo * 60_000) / 60_000) * 60_000;
    const said = this.dayOf(time);
    if (said === null || time.hour === null) return null;
    const day = said ?? this.last ?? this.#shifted(0);
    const period = time.period === '' && time.open ? carried : time.period;
    const spoken = this.#hourOf(time, period);
    if (spoken === null) return null;
    // 昨晚…，零点20分: the night goes on into the next day.
    const hour = said === undefined && this.last && this.lastNight && spoken < 6 ? spoken + 24 : spoken;
    const at = this.#instant(day, hour, time.minute);
    if (at > this.#received + tolerance) {
      // Just after midnight 今晚11点 and 23时 are of the evening that has passed.
      const justPassed = this.#now.hour < 8 && hour >= 12 && (said === undefined ? this.last === null : time.day?.relative === 0);
      return justPassed ? at - 86_400_000 : null;
    }
    if (time.open && period === '' && said === undefined && this.last === null && this.#instant(day, hour + 12, time.minute) <= this.#received) return null;
    return at;
  }

  /** 凌晨 without an hour: from midnight to six. */
  roughOf(time: TimeExpression): { min: Millis; max: Millis } | null {
    const day = this.dayOf(time);
    if (!day || time.hour !== null || time.period !== '凌晨') return null;
    return { min: this.#instant(day, 0, 0), max: this.#instant(day, 6, 0) };
  }
}

const otherLabel =
  /(?:接[警报]|报警|来电|立案|受理|派车|派单|发布|发稿|上报|报送|填报|报告|成文|打印|录入|登记|更新|出警|到场|通知|接收|办结|受话|通话|接电|值班)(?:的?时间|时刻|日期)[:是为]?\s?$|(?:截[至止]到?|定于|请于|将于|拟于|应于|至|到|直到|-|~|自接报)$/;
const ownLabel = /(?:事发|发生|案发|起火|事故|出事|发震|事件|突发)的?(?:时间|时刻|日期)[:是为]?(?:在|大概|大约|约)?\s?$|时间[:]\s?$|(?:发生|起火|出事)(?:于|在)(?:[^，。；]{0,6}(?=\d))?$/;

/** What is done after an event, or when it is told: a time right before it is not that of the event. */
export const laterVerb =
  /接到|接报|接警|接.{0,8}(?:报[告称警]|来电|电话|调度|指令)|(?<!超限|烟感|自动|瓦斯)报警(?!器|装置)|来电|转警|致电|电话报|电话称|报告称|赶到|赶赴|到达|到场|抵达|扑灭|熄灭|得到控制|控制住|救出|升井|宣布|(?<![未没])恢复|抢通|解除|获救|撤离|转移|疏散|启动|召开|发布|通报|发现|获悉|获知|得知|汇报|上报|统计|完成|结束|处置完毕|打捞|出动|出警|调派|派出|前往|增援|通车|记者|值班员|下发|印发|收到|检查其|确认死亡|抢救无效|不再|未再|参会|开会|会议|发车|上报|续报/;

/** Something happens. Broad on purpose: it only tells the time of an event from the time of a paper. */
export const eventVerb =
  /发生|突发(?!事件)|[暴爆]发|[起着失]火|爆[炸燃裂]|炸|燃|泄漏|漏|塌|垮|滑坡|崩|泥石流|山洪|溃|决口|管涌|渗|透水|冒顶|追尾|撞|碰|刮擦|侧翻|翻|坠|落水|溺|触电|中毒|昏|晕|呕吐|腹泻|停[电水气运]|断[电网水]|中断|被困|受困|困|卡|失[联踪控]|走失|踩|拥挤|斗殴|互殴|打架|持[刀械]|砍|行凶|聚集|上访|罢|堵|横幅|地震|冰雹|雹|大风|暴雨|暴雪|雷|进水|淹|涝|冒烟|烟|险情|故障|脱轨|沉|搁浅|倾覆|偷排|污染|死鱼|攻击|瘫痪|挤兑|取款|出现|症状|咬|裂|断|漫|涨|盗|抢|劫|杀|绑|跳|自杀|着的|下的|的事|倒|掉|爆|砸|刮|起(?:大风|山火)|来了|死|伤|丢失|不见|开始/;
const strongVerb = /发生|突发(?!事件)|[暴爆]发|[起着失]火|爆炸|开始|的事|着的|停[电水气]|泄漏|塌|滑坡|相撞|追尾|侧翻|坠落|地震/;

interface Candidate {
  time: TimeExpression;
  score: number;
  at: Millis | null;
  rough: { min: Millis; max: Millis } | null;
}

/** How likely the time is that of the event; below 0 it is not. */
function scoreOf(text: string, time: TimeExpression, nextStart: number): number {
  const lead = text.slice(Math.max(0, time.start - 14), time.start);
  if (otherLabel.test(lead)) return -1;
  const own = ownLabel.test(lead);
  const tail = text.slice(time.end, Math.min(time.end + 160, nextStart));
  if (/^[电讯](?!话|力|工|线|缆|梯)/.test(tail)) return -1;
  if (/^(?:以|之)?前(?!方|往|后|排|段|门)|^(?:至|到|-|~)(?:\d|今[天日晚早]|昨|次日|翌日|[一二三四五六七八九十上下凌早晚])/.test(tail)) return -1;
  // The clause itself, and the one behind it when the time stands alone before a comma.
  const [head = '', second = ''] = tail.replace(/^[，\s]/, '').split(/[，。；！？\n]/);
  if (laterVerb.test(head.slice(0, 36)) && !strongVerb.test(head.slice(0, Math.max(0, head.search(laterVerb))))) return own ? 10 : -1;
  const [own1 = '', own2 = ''] = tail.split(/[。；\n]/);
  // 16日23时10分，某某驾驶…驶往…。行至…时翻下: the journey begins in one sentence and ends in the next.
  const near = /驾驶|驾车|乘坐|搭乘|驶往|行驶/.test(own1) && !eventVerb.test(own1) ? own2 : own1;
  const happens = eventVerb.test(near);
  if (own) return 10;
  if (!happens) return 0;
  return 3 + (strongVerb.test(`${head}，${second}`) ? 1 : 0);
}

/** 十四日凌晨 … 凌晨一时四十五分: the exact time within the rough one. */
function sharper(best: Candidate, candidates: readonly Candidate[]): Candidate {
  const { rough } = best;
  if (best.at !== null || !rough) return best;
  return candidates.find((item) => item.at !== null && item.at >= rough.min && item.at < rough.max) ?? best;
}

/**
 * Finds when the event happened.
 * @param text normalised text
 * @param several more than one event is told: a time holds only when it is the only one
 * @returns null when the text does not say it, or says it in a way that leaves two readings
 */
export function readOccurredAt(text: string, context: { receivedAt: Millis; zone: string }, scopes: Scopes, several: boolean): OccurredAt | null {
  const calendar = new Calendar(context.receivedAt, context.zone);
  const times = timeExpressions(text);
  const candidates: Candidate[] = [];
  let carried = '';
  const periods = new Map<number, string>();
  times.forEach((time, index) => {
    const past = scopes.has(time.start, 'history');
    // 下午6时许 … 6时10分: the same hour again.
    const again = time.period === '' && time.day === null ? periods.get(time.hour ?? -1) : undefined;
    const at = calendar.instantOf(again === undefined ? time : { ...time, period: again }, carried);
    const rough = calendar.roughOf(time);
    const day = past ? null : calendar.dayOf(time);
    if (day) {
      calendar.last = day;
      calendar.lastNight = /晚|夜/.test(time.period);
    }
    if (time.period !== '') carried = time.period;
    if (time.period !== '' && time.hour !== null) periods.set(time.hour, time.period);
    if (past || scopes.has(time.start, 'hypothesis', 'hearsay', 'doubt', 'plan', 'withdrawn')) return;
    const next = times[index + 1]?.start ?? text.length;
    const score = scoreOf(text, time, next);
    if (score < 0 || (at === null && rough === null && time.hour === null)) return;
    candidates.push({ time, score, at, rough });
  });
  const first = candidates.reduce<Candidate | null>((top, item) => (top && top.score >= item.score ? top : item), null);
  const best = first && sharper(first, candidates);
  if (!best || (best.score === 0 && (candidates.length > 1 || best.time.minutesAgo === null))) return null;
  if (best.at === null && best.rough === null) return null;
  if (several && candidates.some((item) => item !== best && item.score > 0 && item.at !== best.at)) return null;
  return { at: best.at, approximate: best.time.approximate, rough: best.at === null ? best.rough : null, start: best.time.start, end: best.time.end };
}
