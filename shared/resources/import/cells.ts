// One cell of a table of places, as offices write it: 1,200人 · 约300 · 3.5亩 · 有 · 二级 · 2026年3月1日.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import type { PlaceCell } from '../../kernel/place-table.ts';
import type { FieldDefinition } from '../fields.ts';
import { maxAmount } from '../limits.ts';
import type { FieldValue } from '../types.ts';
import { choiceOf } from './choices.ts';
import type { PlaceProblemCode } from './types.ts';

export type ReadCell = { value: FieldValue; note?: 'approximate' } | { fault: PlaceProblemCode; limit?: number | string };

/** What people write into a cell that has nothing to say. */
const nothing = /^(?:[-—–/\\]+|无|暂无|没有|空缺|不详|未知|n\/a|null)$/i;
/** A spreadsheet would run it. */
const formula = /^[=@]|^[+-](?=[^\d\s.])/;

/** A cell as text, without blanks around it; '' when it says nothing. */
export function cellText(cell: PlaceCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const text = String(cell).trim();
  // Our own files put a quote before text that a spreadsheet would run.
  return /^'(?=[=+\-@])/.test(text) ? text.slice(1) : text;
}

export const saysNothing = (text: string): boolean => text === '' || nothing.test(text);
export const isFormula = (text: string): boolean => formula.test(text);

/** Full-width letters and digits made narrow, blanks out, lower case. */
export const plainForm = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** How many of the field's own unit one of another is. Areas and volumes as registers of villages give them. */
const unitFactors: Record<string, Record<string, number>> = {
  平方米: { 平方米: 1, 平米: 1, 平: 1, m2: 1, 'm^2': 1, 亩: 666.6667, 公顷: 10_000, ha: 10_000, 万平方米: 10_000, 平方公里: 1e6, km2: 1e6 },
  吨: { 吨: 1, t: 1, 万吨: 10_000, 公斤: 0.001, 千克: 0.001, kg: 0.001, 斤: 0.0005, 立方: 1, 立方米: 1, m3: 1 },
  万立方米: { 万立方米: 1, 万方: 1, 万m3: 1, 亿立方米: 10_000, 亿方: 10_000, 立方米: 0.0001, 方: 0.0001, m3: 0.0001 },
  米: { 米: 1, m: 1, 公里: 1_000, 千米: 1_000, km: 1_000, 里: 500 },
  分钟: { 分钟: 1, 分: 1, min: 1, mins: 1, 小时: 60, 时: 60, h: 60 },
  小时: { 小时: 1, 时: 1, h: 1, 天: 24, 日: 24, 分钟: 1 / 60 },
};
/** Words that count things; they change nothing. */
const counters = /^(?:人|名|员|位|张|床|辆|台|艘|条|只|部|套|个|处|座|户|口|余人|多人|人次)$/;
const roughBefore = /^(?:约|大约|大概|近|不少于|至少|不低于|>=?|≥|~|≈|左右)/;
const roughBehind = /(?:左右|上下|余|多|以上|\+)$/;

interface Amount {
  amount: number;
  rough: boolean;
}

/** @param measure the field's own unit; '' when it has none */
function amountOf(text: string, measure: string): Amount | null {
  let rest = plainForm(text).replace(/㎡/g, 'm2').replace(/[,，]/g, '').replace(/m²/g, 'm2').replace(/m³/g, 'm3');
  const bracketed = /^(.+?)[(（][^)）]*[)）]$/.exec(rest);
  if (bracketed?.[1]) rest = bracketed[1];
  let rough = false;
  const before = rest.replace(roughBefore, '');
  if (before !== rest) [rest, rough] = [before, true];
  const match = /^([+-]?\d+(?:\.\d+)?)(万|亿|千|百)?(余|多)?(.*)$/.exec(rest);
  const number = match ? Number(match[1]) : null;
  if (!match || number === null) {
    const word = rest.replace(/[人名张辆台艘个]$/, '');
    const value = /^[零〇一二两三四五六七八九十百千万]+$/.test(word) ? parseNumber(word) : null;
    return value === null ? null : { amount: value, rough };
  }
  let unit = match[4] ?? '';
  rough ||= match[3] !== undefined;
  if (roughBehind.test(unit)) [unit, rough] = [unit.replace(roughBehind, ''), true];
  const scaled = `${match[2] ?? ''}${unit}`;
  const known = unitFactors[measure];
  // 万立方米 is a unit of its own where the field counts in it.
  const whole = known?.[scaled];
  if (whole !== undefined) return { amount: number * whole, rough };
  const scale = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 }[match[2] ?? ''] ?? 1;
  const factor = unit === '' || counters.test(unit) || unit === measure ? 1 : known?.[unit];
  return factor === undefined ? null : { amount: number * scale * factor, rough };
}

function numberCell(text: string, definition: FieldDefinition): ReadCell {
  const found = amountOf(text, definition.measure ?? '');
  if (!found) return { fault: 'notNumber' };
  const whole = definition.type === 'int';
  // 3.5 亩 in metres has no end of decimals that mean anything.
  const amount = Math.round(found.amount * 1e6) / 1e6;
  if (whole && !Number.isInteger(amount)) return { fault: 'notWhole' };
  if (!definition.signed && amount < 0) return { fault: 'negative', limit: 0 };
  if (Math.abs(amount) > maxAmount) return { fault: 'tooLarge', limit: maxAmount };
  return found.rough ? { value: amount, note: 'approximate' } : { value: amount };
}

const yes = /^(?:是|有|已开放|开放|已|对|√|✓|y|yes|true|1|启用|已启用)$/;
const no = /^(?:否|不|未|无|没有|未开放|关闭|×|✗|x|n|no|false|0|未启用)$/;

function yesNoOf(text: string): boolean | null {
  const plain = plainForm(text);
  return yes.test(plain) ? true : no.test(plain) ? false : null;
}

/** YYYY-MM-DD of a day as offices write it; null when it is none. */
export function dayOf(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A field of a kind out of its cell. @param text not blank */
export function fieldCell(text: string, definition: FieldDefinition, key: string): ReadCell {
  if (definition.type === 'int' || definition.type === 'number') return numberCell(text, definition);
  if (definition.type === 'yesNo') {
    const value = yesNoOf(text);
    return value === null ? { fault: 'notYesNo' } : { value };
  }
  if (definition.type === 'choice') {
    const value = choiceOf(key, definition.choices ?? [], text);
    return value === null ? { fault: 'notChoice' } : { value };
  }
  if (definition.type === 'day') {
    const value = dayOf(text);
    return value === null ? { fault: 'notDay' } : { value };
  }
  return { value: text };
}
