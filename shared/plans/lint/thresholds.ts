// Figures in conditions: 死亡3人以上10人以下, 造成30人以上死亡, 直接经济损失1亿元以上 … as ranges that can be compared.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import { plainOf } from '../parse/lines.ts';

export interface Threshold {
  metric: string;
  /** Inclusive; null: none is named. */
  min: number | null;
  maxExclusive: number | null;
  from: number;
  to: number;
}

/** Names of figures in plans → metrics of the grading tables. */
const metrics: [RegExp, string][] = [
  [/死亡(?:\(含失踪\)|或失踪|和失踪|、失踪|失踪)/, 'deathsOrMissing'],
  [/死亡/, 'deaths'],
  [/重伤/, 'seriousInjuries'],
  [/中毒/, 'poisoned'],
  [/(?:紧急)?(?:转移|疏散)(?:安置)?/, 'evacuated'],
  [/(?:直接)?(?:财产|经济)损失/, 'directLoss'],
  [/(?:受害|过火)(?:森林)?面积/, 'forestAreaHa'],
];
const names =
  '死亡(?:\\(含失踪\\)|或失踪|和失踪|、失踪|失踪)?|重伤|中毒|(?:紧急)?(?:转移|疏散)(?:安置)?|(?:直接)?(?:财产|经济)损失|(?:受害|过火)(?:森林)?面积';
const number = '(\\d[\\d,.]*|[一二三四五六七八九十百两]{1,5})\\s*(百万|千万|万|亿)?\\s*';
const unit = '(?:余)?(?:人|元|名|公顷)?';
const least = '(?:\\(含\\)|及|\\(含本数\\))?\\s*(以上|以下)?';
const second = `(?:\\s*[,、，]?\\s*${number}${unit}${least})?`;
/** 死亡3人以上10人以下 */
const nameFirst = new RegExp(`(${names})(?:人数|人员|总数)?(?:在|达到?|超过|约|为|造成)*\\s*${number}${unit}${least}${second}`, 'g');
/** 3人以上10人以下死亡 */
const numberFirst = new RegExp(`${number}${unit}${least}${second}\\s*(?:人员)?(${names})`, 'g');

const scale: Record<string, number> = { 百万: 1_000_000, 千万: 10_000_000, 万: 10_000, 亿: 100_000_000 };
const read = (digits: string | undefined, factor: string | undefined): number | null => {
  const value = digits === undefined ? null : parseNumber(digits.replaceAll(',', ''));
  return value === null ? null : value * (factor === undefined ? 1 : (scale[factor] ?? 1));
};

function rangeOf(parts: readonly (string | undefined)[]): Pick<Threshold, 'min' | 'maxExclusive'> | null {
  const [digits, factor, word, digits2, factor2, word2] = parts;
  // 5000万元以上1亿元以下; 3人以上10人以下: the second figure is the upper end.
  const one = read(digits, factor);
  const two = read(digits2, factor2);
  if (one === null) return null;
  if (two !== null && word === '以上' && word2 === '以下') return { min: one, maxExclusive: two };
  if (word === '以上') return { min: one, maxExclusive: null };
  if (word === '以下') return { min: null, maxExclusive: one };
  return null;
}

/** Places are those in the text that was given. */
export function thresholdsIn(text: string): Threshold[] {
  const plain = plainOf(text);
  const found: Threshold[] = [];
  const take = (name: string, range: Pick<Threshold, 'min' | 'maxExclusive'> | null, from: number, to: number): void => {
    const metric = metrics.find(([pattern]) => pattern.test(name))?.[1];
    if (!metric || !range || found.some((one) => from < one.to && to > one.from)) return;
    // Money is compared in 万元, as the tables have it.
    const per = metric === 'directLoss' ? 10_000 : 1;
    const by = (value: number | null): number | null => (value === null ? null : value / per);
    found.push({ metric, min: by(range.min), maxExclusive: by(range.maxExclusive), from, to });
  };
  // What is nearer to its figure goes first: 造成3人以上死亡 before 死亡，10人以上重伤.
  for (const match of plain.matchAll(numberFirst))
    take(match[7] ?? '', rangeOf(match.slice(1, 7)), match.index, match.index + match[0].length);
  for (const match of plain.matchAll(nameFirst))
    take(match[1] ?? '', rangeOf(match.slice(2, 8)), match.index, match.index + match[0].length);
  return found.toSorted((a, b) => a.from - b.from);
}
