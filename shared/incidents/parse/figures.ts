// Figures other than people that grading rules ask for: money in 万元, burnt area in 公顷, strength of an earthquake, days and hours.
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import type { Scopes } from './scopes.ts';

export interface FigureReading {
  metric: string;
  value: number;
  start: number;
  end: number;
}

const number = '(?<number>\\d[\\d,]{0,11}(?:\\.\\d{1,4})?|[一二两三四五六七八九十百千万]{1,6})';
/** Roughly given, a figure proves nothing. */
const rough = '(?<rough>约|近|大约|超过?|逾|不足|不到|至少|将近|上)?';
const after = '(?<after>余|多|左右|以上|以下|来)?';

interface Metric {
  metric: string;
  pattern: RegExp;
  /** Value in the metric's unit by what was said. */
  scale: (unit: string) => number;
}

const money = (unit: string): number => (unit.startsWith('亿') ? 10_000 : unit.startsWith('万') ? 1 : 0.0001);
/** 1 公顷 = 15 亩 = 10,000 平方米; 1 平方公里 = 100 公顷. */
const hectares = (unit: string): number =>
  unit.startsWith('公顷') ? 1 : unit === '亩' ? 1 / 15 : unit.startsWith('万亩') ? 10_000 / 15 : unit.startsWith('平方公里') ? 100 : 0.0001;
const same = (): number => 1;

const metrics: readonly Metric[] = [
  {
    metric: 'directLoss',
    pattern: new RegExp(
      `直接(?:经济|财产)?损失(?!赔偿)[^，。；\\d一二三四五六七八九十]{0,10}?${rough}${number}${after}(?<unit>亿元|万元|元|亿|万)`,
      'g',
    ),
    scale: money,
  },
  {
    metric: 'forestAreaHa',
    pattern: new RegExp(
      `(?<sort>过火|受害|烧毁|受灾)(?:森林|林地|林木|草原|有林地)?(?:总)?(?:面积)?[^，。；\\d一二三四五六七八九十]{0,6}?${rough}${number}${after}(?<unit>公顷|万亩|亩|平方公里|平方米)`,
      'g',
    ),
    scale: hectares,
  },
  {
    metric: 'magnitudeOther',
    pattern: new RegExp(
      `(?<rough>左右)?(?<![\\d.点])(?:(?<spoken>[一二三四五六七八九]点[零一二三四五六七八九])|${number})(?<after>左右)?(?<unit>级)(?:(?:左右)?(?:的)?(?:浅源)?(?:有感)?(?:天然)?)地震(?!应急|响应)`,
      'g',
    ),
    scale: same,
  },
  {
    metric: 'burningHours',
    pattern: new RegExp(`(?:持续|已经?|连续)?(?:燃烧|烧)了?${rough}${number}${after}个?(?<unit>小时)`, 'g'),
    scale: same,
  },
  {
    metric: 'trafficBlockedHours',
    pattern: new RegExp(`(?:道路|交通)[^，。；\\d]{0,8}(?:阻断|中断|堵塞)了?${rough}${number}${after}个?(?<unit>小时)`, 'g'),
    scale: same,
  },
];

const forestContext = /森林|林火|山火|林地|林区|林场|草原|草场|山林|受害森林|火场|岭|山/;

/**
 * Reads the figures of a normalised text.
 * @returns at most one figure a metric; none where two differ, where it is only rough, or where it is of another event
 */
export function readFigures(text: string, scopes: Scopes): FigureReading[] {
  const found: FigureReading[] = [];
  for (const { metric, pattern, scale } of metrics) {
    const values: FigureReading[] = [];
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const spoken = groups.spoken?.split('点').map((digit) => parseNumber(digit) ?? 0);
      const value = spoken ? (spoken[0] ?? 0) + (spoken[1] ?? 0) / 10 : parseNumber(groups.number ?? '');
      // An estimate of money is a figure; a condition, a plan or the past is none.
      if (value === null || groups.rough || groups.after || scopes.has(match.index, 'history', 'hearsay', 'withdrawn')) continue;
      if (metric !== 'directLoss' && scopes.has(match.index, 'hypothesis', 'plan', 'ongoing', 'doubt')) continue;
      if (metric === 'directLoss' && /可能|如果|将/.test(text.slice(Math.max(0, match.index - 8), match.index))) continue;
      if (metric === 'magnitudeOther' && (value > 10 || /余震|预报|以上|预测/.test(text.slice(Math.max(0, match.index - 6), match.index))))
        continue;
      if (metric === 'forestAreaHa' && !forestContext.test(text)) continue;
      const exact = Math.round(value * scale(groups.unit ?? '') * 10_000) / 10_000;
      // The burnt forest is what is graded; the area a fire went over is larger.
      if (groups.sort === '受害') values.length = 0;
      else if (values.some((item) => text.startsWith('受害', item.start))) continue;
      values.push({ metric, value: exact, start: match.index, end: match.index + match[0].length });
    }
    const [first] = values;
    if (first && values.every((item) => item.value === first.value)) found.push(first);
    else if (first && metric === 'magnitudeOther') continue;
  }
  return found;
}
