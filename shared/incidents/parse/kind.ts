// Which of the kinds of events a text tells of: the heaviest rule whose features are all there.
import { type Feature, features } from './kind-features.ts';
import { demandsOf, kindRules } from './kind-rules.ts';
import type { Scopes } from './scopes.ts';

export interface KindReading {
  code: string;
  /** The feature that tells it, in the normalised text. */
  start: number;
  end: number;
}

/** The event is told at the beginning; what comes later is what was done. */
const focusLength = 700;

/** Features farther apart than this tell of different things. */
const reach = 160;
/** Up to here nothing is late; behind it a rule loses a point every 20 units, up to `latest`. */
const early = 90;
const latest = 25;

/** More events than this are a statistic; their first ones tell the family. */
const mostParts = 12;

const patterns = new Map<Feature, RegExp>();
for (const [name, source] of Object.entries(features)) patterns.set(name as Feature, new RegExp(source));

const rules = kindRules.map((rule) => ({ code: rule[0], weight: rule[1], ...demandsOf(rule) })).sort((a, b) => b.weight - a.weight);

/** Names and phrases with event words in them that tell of no event. */
const names = [
  /[\u4e00-\u9fff]{0,2}[桥船雷火炮烟煤油井坝港渡沙][\u4e00-\u9fff]?(?:镇|乡|街道|村|社区|路|街|巷|县|州|屯|庄)(?![民边口面上道段基灯])/g,
  /《[^》]{1,40}》/g,
  /(?:消防(?:救援)?|应急(?:管理)?|地震|气象|防汛(?:抗旱)?|抗旱|森林防火|防火|抗震救灾|急救|公安|交警|交通警察|卫健|疾控|疾病预防控制|水利|林业|畜牧(?:兽医)?|食药监?|市场监管|生态环境|环保|矿山(?:安全)?|安监|煤监|交通运输|信访|燃气|供电|供水|金融办?|网信办?|铁路公安|动物疫控|动物疫病预防控制)(?:部门|大队|中队|支队|总队|指挥部|指挥中心|办公室|管理处|监察执法处|执法处|救援队员?|救护队员?|工作组|专家组|集团|局|办|站|所|中心|委|厅|台网)/g,
  /启动[^，。；]{0,24}(?:预案|响应)/g,
  /[^，。；\s]{0,8}(?:应急预案|专项预案|应急响应|级响应|预警信号|(?:蓝|黄|橙|红)色预警)/g,
  /(?:灭火|消防|救护|救援|急救|抢险|指挥|清障|巡逻|供水|发电|测量|挖掘|铲|警|排水|洒水|送水|应急)[^，。；0-9]{0,2}车/g,
  /手机[^，。；]{0,4}没电|灭火(?:器|弹|机)|风力灭火机|消火栓|防火|火锅|火车站|铁路局|工务段|车务段|机务段|工人体育|(?:海啸|地震|台风)预警中心|火腿|风力发电|地震局|地震台网|核实|监控|水库移民|热线|火葬|火化|干火|烟火气|排烟|抽烟/g,
  /(?:未|没有?|无)(?:再)?(?:发生|引发|造成|出现|导致|形成|起火|着火|燃烧|爆炸|泄漏|漏|坍塌|溃坝|次生|倒灌|蔓延|危及|波及)[^，。；\n]{0,12}/g,
  /发布[^，。；]{0,12}(?:警报|预警|预报)/g,
  /(?:防止|避免|防范|严防|预防|防御|为防)[^，。；\n]{0,16}/g,
  /(?:请勿|严禁|禁止|切勿|不要|提醒|注意防)[^，。；\n]{0,20}/g,
  /(?:出动|调派|调集|调用|派出(?!所)|投入|增派)[^，。；\n]{0,30}/g,
  /(?:直升机|船艇|无人机|冲锋舟|救援艇|橡皮艇|吊车|拖车|挖掘机)\d+/g,
  /(?:排除|不是|并非|除外)[^，。；\n]{0,8}/g,
  /(?:送|转)(?:到|往|至|入|去|进)?[^，。；\s]{0,12}(?:医院|卫生院|保健院|急救中心)/g,
];

function blank(text: string): string {
  return names.reduce((left, pattern) => left.replace(pattern, (match) => '＿'.repeat(match.length)), text);
}

/** The part of the text that tells the event, with everything blanked that tells none. */
function focusOf(text: string, scopes: Scopes): string {
  const focus = blank(text.slice(0, focusLength));
  const chars = [...Array(focus.length).keys()].map((index) =>
    scopes.has(index, 'hypothesis', 'plan', 'ongoing', 'history', 'hearsay', 'withdrawn') ? '＿' : focus.charAt(index),
  );
  return chars.join('');
}

/**
 * Finds the kind of the event.
 * @param text normalised text
 * @returns null when no rule holds
 */
export function readKind(text: string, scopes: Scopes): KindReading | null {
  return kindIn(focusOf(text, scopes));
}

function kindIn(focus: string): KindReading | null {
  const seen = new Map<Feature, { start: number; end: number } | null>();
  const find = (feature: Feature): { start: number; end: number } | null => {
    const known = seen.get(feature);
    if (known !== undefined) return known;
    const match = patterns.get(feature)?.exec(focus);
    const found = match ? { start: match.index, end: match.index + match[0].length } : null;
    seen.set(feature, found);
    return found;
  };
  let best: (KindReading & { weight: number }) | null = null;
  for (const { code, weight: full, needs, without } of rules) {
    if (best && full < best.weight) break;
    const spans = needs.map(find);
    if (spans.some((span) => span === null)) continue;
    const found = spans.filter((span) => span !== null);
    const first = found.reduce((a, b) => (b.start < a.start ? b : a));
    const last = Math.max(...found.map((span) => span.end));
    // What belongs to one happening is told together, and the happening itself is told first.
    if (last - first.start > reach || without.some((feature) => (find(feature)?.start ?? Number.POSITIVE_INFINITY) < last + reach / 2))
      continue;
    const weight = full - Math.min(latest, Math.max(0, Math.floor((last - early) / 20)));
    if (!best || weight > best.weight || (weight === best.weight && first.start < best.start))
      best = { code, weight, start: first.start, end: first.end };
  }
  return best;
}

/**
 * The kind that several events in one text have in common: their family, or null when they have none.
 * @param parts the texts of the events, empty when the text only counts them
 */
export function readCommonKind(text: string, parts: readonly string[], scopes: Scopes): KindReading | null {
  const whole = readKind(text, scopes);
  if (!whole) return null;
  const families = new Set(
    parts
      .slice(0, mostParts)
      .map((part) => kindIn(blank(part))?.code.slice(0, 3))
      .filter((family) => family !== undefined),
  );
  if (families.size > 1) return null;
  const [family = whole.code.slice(0, 3)] = families;
  return { ...whole, code: `${family}00` };
}
