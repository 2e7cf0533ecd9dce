// Numbers and bounds as start conditions of plans print them: 3人以上10人以下, 三至九人, 不足1000万元. Pure.

/** From `min` (included unless `minOpen`) to `max` (excluded unless `maxClosed`). 以上 includes, 以下 does not, as in the grading tables. */
export interface Bounds {
  min?: number;
  minOpen?: boolean;
  max?: number;
  maxClosed?: boolean;
}

export const quantityUnits = ['人', '元', '公顷', '级'] as const;
export type QuantityUnit = (typeof quantityUnits)[number];

export interface Quantity extends Bounds {
  unit: QuantityUnit;
  start: number;
  end: number;
}

const digits: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 三百二十 → 320, 两千 → 2000; 万 and 亿 stay for the reader of quantities. */
function smallNumber(text: string): number {
  let [total, digit] = [0, 0];
  for (const char of text) {
    const power = powers[char];
    if (power === undefined) digit = digits[char] ?? 0;
    else {
      total += (digit === 0 ? 1 : digit) * power;
      digit = 0;
    }
  }
  return total + digit;
}

const chinese = '[零〇一二两三四五六七八九十百千]+';
const beforeUnit = '(?=(?:余)?(?:亿|万)?(?:人|名|例|元|公顷|亩|平方公里|户))';

/** Half-width, without blanks, Chinese numerals before a unit as digits; brackets that only say what is included taken away. */
export function plainCondition(text: string): string {
  let plain = text.normalize('NFKC').replace(/\s+/g, '');
  plain = plain.replace(/[〔（]/g, '(').replace(/[〕）]/g, ')');
  plain = plain.replace(/死亡\((?:含|包括|包含)?失踪[^)]*\)/g, '死亡失踪');
  plain = plain.replace(/死亡(?:或者|或|和|及|、|与|\/)失踪|失踪(?:或者|或|和|及|、|与|\/)死亡/g, '死亡失踪');
  plain = plain.replace(/(?:已经?|已)?造成或者?可能造成/g, '造成');
  // 特别重大或者重大突发事件 is one list of grades, not two conditions.
  plain = plain.replace(/(特别重大|重大|较大|一般)(?:或者|或)(?=特别重大|重大|较大|一般)/g, '$1、');
  plain = plain.replace(/重伤或者?中毒|中毒或者?重伤|中毒\(重伤\)/g, '重伤');
  plain = plain.replace(/\((?:含|包括|包含|不含|下同|本数|以上)[^)]*\)/g, '');
  // A range whose first half has no unit of its own: 三至九人.
  plain = plain.replace(new RegExp(`(${chinese})([-—–―~至到])(${chinese})${beforeUnit}`, 'g'), (_, a: string, sign: string, b: string) => {
    return `${smallNumber(a)}${sign}${smallNumber(b)}`;
  });
  plain = plain.replace(new RegExp(`${chinese}${beforeUnit}`, 'g'), (word) => String(smallNumber(word)));
  if (/地震|震级/.test(plain)) plain = plain.replace(new RegExp(`${chinese}(?=级)`, 'g'), (word) => String(smallNumber(word)));
  return plain;
}

const number = String.raw`(\d+(?:\.\d+)?)(亿|万|千|百)?`;
const unit = '余?(人次|人|名|例|元|公顷|亩|平方公里|级)?';
const one = `${number}${unit}`;
const under = '(?:不足|不满|未满|少于|低于|小于|<)';
const patterns = {
  lowerThenUpper: new RegExp(`${one}(?:及|或)?以上(?:的)?[、,;至到]?(?:且|并)?(?:${under}${one}|${one}(?:以下|以内))`, 'y'),
  upperThenLower: new RegExp(`${one}(?:以下|以内)[、,]?${one}(?:及|或)?以上`, 'y'),
  range: new RegExp(`${one}[-—–―~至到]${one}`, 'y'),
  lower: new RegExp(`${one}(?:及|或)?以上`, 'y'),
  upper: new RegExp(`${one}(?:以下|以内)`, 'y'),
  plain: new RegExp(one, 'y'),
};
const scale: Record<string, number> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };
const units: Record<string, { unit: QuantityUnit; factor: number }> = {
  人: { unit: '人', factor: 1 },
  人次: { unit: '人', factor: 1 },
  名: { unit: '人', factor: 1 },
  例: { unit: '人', factor: 1 },
  // Money is compared in 万元.
  元: { unit: '元', factor: 1e-4 },
  公顷: { unit: '公顷', factor: 1 },
  亩: { unit: '公顷', factor: 1 / 15 },
  平方公里: { unit: '公顷', factor: 100 },
  级: { unit: '级', factor: 1 },
};

interface Half {
  digits: string | undefined;
  power: string | undefined;
  unit: string | undefined;
}
const half = (groups: readonly (string | undefined)[], at: number): Half => ({
  digits: groups[at],
  power: groups[at + 1],
  unit: groups[at + 2],
});

/** Value of a half of a range; what it does not say itself (unit, 万) is the other half's. */
function valueOf(own: Half, other?: Half): { value: number; unit: QuantityUnit } | null {
  const known = units[own.unit ?? other?.unit ?? ''];
  if (own.digits === undefined || !known) return null;
  const power = own.power ?? (own.unit === undefined ? other?.power : undefined);
  const value = Number(own.digits) * (power === undefined ? 1 : (scale[power] ?? 1)) * known.factor;
  return { value: Math.round(value * 1e6) / 1e6, unit: known.unit };
}

/** The quantity that begins at `start`, with what stands before it (不足, 超过). */
export function quantityAt(text: string, start: number): Quantity | null {
  const match = (name: keyof typeof patterns): RegExpExecArray | null => {
    const pattern = patterns[name];
    pattern.lastIndex = start;
    return pattern.exec(text);
  };
  const made = (found: RegExpExecArray, low: Half | null, high: Half | null, closed: boolean): Quantity | null => {
    const min = low && valueOf(low, high ?? undefined);
    const max = high && valueOf(high, low ?? undefined);
    const unitOf = min?.unit ?? max?.unit;
    if (!unitOf || (low && !min) || (high && !max)) return null;
    return {
      unit: unitOf,
      start,
      end: start + found[0].length,
      ...(min ? { min: min.value } : {}),
      ...(max ? { max: max.value, ...(closed ? { maxClosed: true } : {}) } : {}),
    };
  };
  let found = match('lowerThenUpper');
  if (found) return made(found, half(found, 1), found[4] === undefined ? half(found, 7) : half(found, 4), false);
  found = match('upperThenLower');
  if (found) return made(found, half(found, 4), half(found, 1), false);
  found = match('range');
  if (found) return made(found, half(found, 1), half(found, 4), true);
  found = match('lower');
  if (found) return made(found, half(found, 1), null, false);
  found = match('upper');
  if (found) return made(found, null, half(found, 1), false);
  found = match('plain');
  if (!found) return null;
  const before = text.slice(Math.max(0, start - 4), start);
  if (new RegExp(`${under}$`).test(before)) return made(found, null, half(found, 1), false);
  if (/(?:不超过|不高于|不大于|≤)$/.test(before)) return made(found, null, half(found, 1), true);
  const quantity = made(found, half(found, 1), null, false);
  return quantity && /(?:超过|大于|高于|多于|>)$/.test(before) ? { ...quantity, minOpen: true } : quantity;
}

/** Whether a figure lies within; an upper bound alone asks for at least something: "3人以下死亡" is not nobody. */
export function within(value: number, bounds: Bounds): boolean {
  const { min, max, minOpen, maxClosed } = bounds;
  if (min === undefined ? value <= 0 : minOpen ? value <= min : value < min) return false;
  return max === undefined || (maxClosed ? value <= max : value < max);
}
