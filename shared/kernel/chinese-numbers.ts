// Numbers as they are written and said: 1,200 · 1.2万 · 十二 · 廿三 · 两百五 · 二〇二六 · 仨.

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 千: 1000 };
const tens: Record<string, number> = { 廿: 20, 卅: 30 };

/** Source of a pattern for a numeral in Chinese characters. */
export const chineseNumeral = '(?:[零〇一二两三四五六七八九十百千万廿卅壹贰叁伍拾]{1,9}|[仨俩])';
/** Source of a pattern for a number in Arabic digits, with 千 万 亿 behind it if there is one. */
export const arabicNumeral = '\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?[百千万亿]{0,2}';

const scales: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Without 十 百 千 万: digits one after the other, as years and room numbers are read. */
function digitByDigit(text: string): number | null {
  let value = 0;
  for (const char of text) {
    const digit = digits[char];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

function chinese(text: string): number | null {
  if (text.length > 1 && !/[十百千万拾廿卅]/.test(text)) return digitByDigit(text);
  let total = 0;
  let section = 0;
  let pending: number | null = null;
  let lastUnit = 1;
  for (const char of text) {
    const digit = digits[char];
    const ten = tens[char];
    const unit = units[char];
    if (digit !== undefined) {
      if (pending !== null && pending !== 0) return null;
      pending = digit;
    } else if (ten !== undefined) {
      section += ten;
      pending = null;
      lastUnit = 10;
    } else if (unit !== undefined) {
      section += (pending ?? 1) * unit;
      pending = null;
      lastUnit = unit;
    } else if (char === '万') {
      total = (total + section + (pending ?? 0)) * 10_000;
      section = 0;
      pending = null;
      lastUnit = 10_000;
    } else {
      return null;
    }
  }
  // 两百五, 一万二: a last digit right behind a unit stands for the next smaller unit.
  const spoken = pending !== null && pending > 0 && lastUnit >= 100 && !/[零〇]/.test(text);
  return total + section + (pending ?? 0) * (spoken ? lastUnit / 10 : 1);
}

/**
 * The value of a number written out in Arabic digits or Chinese characters.
 * @param text only the number, in half width: `1,200`, `1.2万`, `十二`, `廿三`
 * @returns the value, or null when the text is no number
 */
export function parseNumber(text: string): number | null {
  const arabic = /^(\d[\d,]*(?:\.\d+)?)([百千万亿]*)$/.exec(text);
  if (arabic) {
    let value = Number((arabic[1] ?? '').replaceAll(',', ''));
    for (const char of arabic[2] ?? '') value *= scales[char] ?? 1;
    return Number.isFinite(value) ? Math.round(value * 10_000) / 10_000 : null;
  }
  return text === '' ? null : chinese(text);
}

/**
 * Two neighbouring figures said together: 三四 is 3 to 4, 六七十 is 60 to 70, 十五六 is 15 to 16, 两三百 is 200 to 300.
 * @returns both ends, or null when the text is one number
 */
export function spokenRange(text: string): { min: number; max: number } | null {
  const match = /^(十|[一二三四五六七八九]十)?([一二两三四五六七八九])([二三四五六七八九])([十百千万]?)$/.exec(text);
  if (!match) return null;
  const [, base = '', low = '', high = '', unit = ''] = match;
  if (base !== '' && unit !== '') return null;
  const from = digits[low] ?? 0;
  const to = digits[high] ?? 0;
  if (to !== from + 1 && !(from === 3 && to === 5)) return null;
  const scale = unit === '万' ? 10_000 : (units[unit] ?? 1);
  const plus = base === '' ? 0 : (chinese(base) ?? 0);
  return { min: plus + from * scale, max: plus + to * scale };
}
