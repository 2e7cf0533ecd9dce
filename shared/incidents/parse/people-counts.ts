// Finds the numbers of people in a text: 3人 · 十二名工人 · 41户126人 · 约320人 · 50余人 · 3至5人 · 仨 · 1死2伤.
import { helpers, people, sending } from './casualty-grammar.ts';
import { arabicNumeral, chineseNumeral, parseNumber, spokenRange } from '../../kernel/chinese-numbers.ts';

/** What a rough number says; an exact one has only `value`. */
export interface Amount {
  value: number | null;
  min?: number;
  max?: number;
  about?: number;
}

export interface PeopleCount extends Amount {
  start: number;
  end: number;
  /** People who came to help or to watch, or who attend something. */
  helpers: boolean;
  /** `N个` or a number without measure: of people only right beside a fate. */
  bare: boolean;
  /** Right behind it comes 的 and a thing: 100多人的队伍, 38人的客车. */
  ofThing: boolean;
  /** What stands behind the number as its noun, at most 10 units. */
  noun: string;
}

const number = `(?:${arabicNumeral}|${chineseNumeral})`;
const before = '大约|大概|约莫|约有|约|将近|接近|(?<![附最邻靠临远])近|不到|不足|不超过|至少|最少|不少于|超过|超|逾|最多|至多|不下';
const vague =
  '好?几[十百千]{1,2}|数[十百千]{1,2}|上[百千万]|成[百千]|十几|十来|百十来?|(?:好)?几(?=[名位人个口号])|数(?=[名位人])|多(?=[名位人])|若干(?=[名位人个]?)';
const measure =
  '号人|名(?![录单次字称义胜牌目])|位(?![数于置移次])|个人|个|口(?=人|子|之家)(?:人|子)?|(?<=[老小]两)口|(?<=一家(?:老小)?[0-9一二三四五六七八九十]{1,2})口|例|具(?=[^，。]{0,5}遗体)|(?<=遗体\\d{1,3})具|人(?![民口次才力命身]|行[道横]|均(?:收入|面积|住)|工智|大代表|多?高|以群分)|(?=[死亡伤](?!害|情|势|员|者|口|于|因|期|了)|重伤|轻伤|失踪|失联|遇难|被困|重(?=[0-9一二两三四五六七八九十、])|轻(?=[，。；、)\\s]|$))|(?<=[仨俩])|(?=男子|女子|老人|老太|老汉|村民|小孩|孩子|学生|男童|女童|女孩|男孩|工人|司机|行人|路人|妇女|儿童|幼儿|游客)|(?<=[死伤]\\d{1,3})(?=[，。；、伤死\\s)]|$)';

const pattern = new RegExp(
  `(?<before>${before})?(?:(?<low>${number})[至到~-](?<high>${number})|(?<pairLow>\\d)、(?<pairHigh>\\d)(?=[名人])|(?<vague>${vague})|(?<number>${number}))(?<rest>余|多|来|几)?(?<scale>万)?(?<measure>${measure})`,
  'g',
);

/** 统一人员, 第一人民, 同一人: the character before makes the numeral part of a word. */
const joined = /[第每统唯单专同任逐划初高\d./]$|\d:$/;
const after = /^(?:以上|以下|以内|之内|左右|上下|之多)/;

/** 组织群众86人撤离: they are moved, not sent, unless others are named behind. */
const movedAway =
  /^[^，。；0-9]{0,6}(?:转移|疏散|撤[离到往至出]|避险|安置)(?![^，。；]{0,4}(?:群众|村民|居民|人员|被困|受|学生|师生|老|户|\d))/;

/** A first look that spares most numbers the long one. */
const maySend = /[出调派投组集抽参动发配约力队安召落核限满编每车艘台辆架]/;

interface Parts {
  before: string;
  rest: string;
  after: string;
}

function vagueAmount(text: string): Amount {
  if (text === '十几') return { value: null, min: 11, max: 19 };
  if (text === '十来') return { value: null, about: 10 };
  if (text === '上百' || text === '成百') return { value: null, min: 100 };
  if (text === '上千' || text === '成千') return { value: null, min: 1000 };
  if (text === '上万') return { value: null, min: 10_000 };
  if (text.startsWith('百十')) return { value: null, about: 110 };
  return { value: null };
}

function oneNumber(value: number, parts: Parts): Amount {
  const { before: prefix, rest, after: suffix } = parts;
  const rough = { value: null };
  if (/^(?:近|将近|接近|不到|不足|不超过|最多|至多)$/.test(prefix)) return { ...rough, max: value };
  if (rest === '几') return value % 10 === 0 && value < 100 ? { ...rough, min: value + 1, max: value + 9 } : { ...rough, min: value };
  if (rest === '来') return { ...rough, about: value };
  if (rest === '余' || rest === '多' || suffix === '以上' || suffix === '之多') return { ...rough, min: value };
  if (/^(?:至少|最少|不少于|超过|超|逾|不下)$/.test(prefix)) return { ...rough, min: value };
  if (suffix === '以下' || suffix === '以内' || suffix === '之内') return { ...rough, max: value };
  if (prefix !== '' || suffix === '左右' || suffix === '上下') return { ...rough, about: value };
  return { value };
}

function amountOf(groups: Record<string, string | undefined>, suffix: string): Amount | null {
  const { low, high, pairLow, pairHigh } = groups;
  if (groups.vague !== undefined) return vagueAmount(groups.vague);
  const from = low ?? pairLow;
  const to = high ?? pairHigh;
  if (from !== undefined && to !== undefined) {
    const min = parseNumber(from);
    const max = parseNumber(to);
    return min === null || max === null || max <= min ? null : { value: null, min, max };
  }
  const text = groups.number ?? '';
  const spoken = spokenRange(text);
  if (spoken) return { value: null, ...spoken };
  const value = parseNumber(`${text}${/^\d/.test(text) ? (groups.scale ?? '') : ''}`);
  if (value === null || !Number.isInteger(value) || value > 10_000_000) return null;
  const scaled = groups.scale && !/^\d/.test(text) ? value * 10_000 : value;
  return oneNumber(scaled, { before: groups.before ?? '', rest: groups.rest ?? '', after: suffix });
}

const fateBeside =
  /^(?:人)?(?:[，。；、！？\s)]|$|受|轻|重|伤|死|遇|被|失|溺|中毒|昏|晕|困|没|出不|下落|在|送|还|都|已|进|烧|烫|砸|摔|撞|压|埋|淹|跑|撤|转移|获救|救|当场|已经|没了|不行)/;

/**
 * All counts of people in a normalised text, in order.
 * Numbers of households, vehicles, money, lengths are none; neither are 第一人民医院, 人行道 or 每人.
 */
export function peopleCounts(text: string): PeopleCount[] {
  const counts: PeopleCount[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const lead = text.slice(Math.max(0, match.index - 16), match.index);
    if (joined.test(lead) || ((groups.number ?? '').startsWith('一') && /[万不之进]$/.test(lead))) continue;
    const measureEnd = match.index + match[0].length;
    const suffix = after.exec(text.slice(measureEnd, measureEnd + 4))?.[0] ?? '';
    const amount = amountOf(groups, suffix);
    if (!amount) continue;
    const end = measureEnd + suffix.length;
    const tail = text.slice(end, end + 10);
    const unit = groups.measure ?? '';
    const loose = unit === '个' || /[仨俩]$/.test(match[0]);
    const isPerson = !loose || people.test(tail);
    if (loose && !isPerson && !fateBeside.test(tail)) continue;
    const noun = /^[^，。；、！？\s:()“”\d]*/.exec(tail)?.[0] ?? '';
    counts.push({
      ...amount,
      start: match.index,
      end,
      helpers:
        (maySend.test(lead) && sending.test(lead) && !lead.endsWith('户') && !movedAway.test(text.slice(end, end + 20))) ||
        helpers.test(noun.slice(0, 8)) ||
        helpersBefore(lead),
      bare: !isPerson || (unit === '' && !loose && !people.test(tail)),
      ofThing: /^的(?![^，。]{0,2}(?:伤|死))[^，。]{0,8}(?:车|船|队|班|巴|组|队伍|家庭|村|艇|轮)/.test(tail),
      noun,
    });
  }
  return counts;
}

/** 消防员22名, 公安民警30人: the noun stands before the number. */
function helpersBefore(lead: string): boolean {
  const noun = /[^，。；、！？\s:()“”\d]{2,6}$/.exec(lead)?.[0] ?? '';
  return /(?:消防员|指战员|官兵|救援人员|救援队员|民警|辅警|警力|干部|党员|志愿者|医护人员|医务人员|专家|队员|民兵|工作人员参与|力量|人员共计)$/.test(
    noun,
  );
}
