// Response levels and the event's grades: words that contradict each other, conditions that stand twice, figures out of order.
import { type Grade, type GradingRule, grades } from '../../incidents/types.ts';
import { levelsInOrder } from '../current.ts';
import { type LevelWord, levelWords } from '../parse/level-words.ts';
import { plainOf, pressed } from '../parse/lines.ts';
import type { Finding, ResponseLevel } from '../types.ts';
import { finding, type Lint, sentencesAt } from './input.ts';
import { thresholdsIn } from './thresholds.ts';

/** Two words side by side, as Ⅲ级（橙色）, 红色（Ⅱ级）, Ⅰ级（较大）, that name different grades. */
function clashes(text: string): { from: number; to: number; one: LevelWord; other: LevelWord }[] {
  const plain = plainOf(text);
  const words = levelWords(plain).filter(({ kind }) => kind !== 'scope');
  return words.flatMap((one, index) => {
    const other = words[index + 1];
    if (!other || one.kind === other.kind || one.grade === other.grade) return [];
    const between = plain.slice(one.to, other.from);
    if (!/^(?:应急)?(?:响应|预警)?\s*\(\s*$/.test(between) || plain[other.to] === '以' || /^[^)]{0,4}以上/.test(plain.slice(other.to)))
      return [];
    return [{ from: one.from, to: other.to, one, other }];
  });
}

export function levelWordFindings(lint: Lint): Finding[] {
  return lint.pages.flatMap(({ section, heading, text }) => {
    const inHeading = clashes(heading).map(({ from, to, one, other }) =>
      finding(lint, 'levelWords', heading.slice(from, to), { section: section.id }, { one: one.grade, other: other.grade }),
    );
    const inText = clashes(text).map(({ from, to, one, other }) =>
      finding(lint, 'levelWords', text.slice(from, to), { section: section.id, from, to }, { one: one.grade, other: other.grade }),
    );
    return [...inHeading, ...inText];
  });
}

const startsLevel = /启动[^。；;\n]{0,10}?((?:Ⅰ{1,3}|[ⅡⅢⅣ]|IV|I{1,3}|[一二三四1-4])\s*级)(?:应急)?响应/g;

/** Whose level it is when another government starts it: 县启动Ⅳ级响应 in the plan of a township. */
const above: Record<'county' | 'local', RegExp> = {
  county: /(?:市|省|国家|国务院|上级)[^。；;，,\n]{0,14}$/,
  local: /(?:县|区|市|省|国家|上级)[^。；;，,\n]{0,14}$/,
};

/** A level that is to be started and that the plan does not describe. */
export function undefinedLevelFindings(lint: Lint): Finding[] {
  const known = new Set(lint.text.levels.map(({ level }) => level));
  if (known.size === 0) return [];
  const others = above[['general', 'special', 'activity'].includes(lint.shelf) ? 'county' : 'local'];
  return lint.pages.flatMap(({ section, text }) => {
    const seen = new Set<Grade>();
    return [...text.matchAll(startsLevel)].flatMap((match) => {
      const name = match[1] ?? '';
      const grade = levelWords(plainOf(name))[0]?.grade;
      if (!grade || known.has(grade) || seen.has(grade)) return [];
      if (others.test(text.slice(Math.max(0, match.index - 20), match.index + match[0].indexOf(name)))) return [];
      seen.add(grade);
      const from = match.index + match[0].indexOf(name);
      return [
        finding(lint, 'levelUndefined', name, { section: section.id, from, to: from + name.length }, { known: [...known].join(' ') }),
      ];
    });
  });
}

/** Ⅰ级、Ⅱ级响应 under one heading: what is printed once for both is meant for both. */
function printedForBoth(lint: Lint, one: ResponseLevel, other: ResponseLevel, condition: string): boolean {
  if (one.section === null || one.section !== other.section) return false;
  const page = lint.pages.find(({ section }) => section.id === one.section);
  return page !== undefined && pressed(page.text).split(pressed(condition)).length === 2;
}

/** The same condition for two levels: which of them holds nobody can say. */
export function conditionFindings(lint: Lint): Finding[] {
  const seen = new Map<string, ResponseLevel>();
  return levelsInOrder(lint.text.levels).flatMap((level) =>
    level.conditions.flatMap((condition) => {
      const words = pressed(condition)
        .replace(/^[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、]/, '')
        .replace(/[。；;,，]/g, '');
      const before = seen.get(words);
      if (!before) seen.set(words, level);
      if (!before || before.level === level.level || words.length < 6 || printedForBoth(lint, before, level, condition)) return [];
      return [finding(lint, 'conditionTwice', condition, { section: level.section }, { one: before.name, other: level.name })];
    }),
  );
}

interface Range {
  level: ResponseLevel;
  condition: string;
  min: number;
  maxExclusive: number | null;
}

/** Figures of a level's conditions by metric; of several the lowest counts. */
function rangesOf(levels: readonly ResponseLevel[]): Map<string, Range[]> {
  const byMetric = new Map<string, Range[]>();
  for (const level of levels)
    for (const condition of level.conditions)
      for (const { metric, min, maxExclusive } of thresholdsIn(condition)) {
        const ranges = byMetric.get(metric) ?? [];
        byMetric.set(metric, ranges);
        const known = ranges.find((range) => range.level.level === level.level);
        const range = { level, condition, min: min ?? 0, maxExclusive };
        if (!known) ranges.push(range);
        else if (range.min < known.min) Object.assign(known, range);
      }
  return byMetric;
}

/** A higher level must ask for more than a lower one, and between the two nothing may be left out. */
export function thresholdFindings(lint: Lint): Finding[] {
  return [...rangesOf(levelsInOrder(lint.text.levels))].flatMap(([metric, ranges]) =>
    ranges.flatMap((higher, index) => {
      const lower = ranges[index + 1];
      if (!lower) return [];
      const where = { section: lower.level.section };
      if (higher.condition === lower.condition && printedForBoth(lint, higher.level, lower.level, lower.condition)) return [];
      const params = { metric, higher: higher.level.name, lower: lower.level.name, most: higher.min, least: lower.min };
      if (higher.min > 0 && higher.min <= lower.min) return [finding(lint, 'thresholdOrder', lower.condition, where, params)];
      if (lower.maxExclusive !== null && lower.maxExclusive < higher.min)
        return [finding(lint, 'thresholdGap', lower.condition, where, { ...params, least: lower.maxExclusive })];
      return [];
    }),
  );
}

/** Rules of grading for the nearest kind that has figures of this metric; all kinds of the plan together. */
function tableOf(lint: Lint, metric: string): GradingRule[] {
  const has = (rule: GradingRule): boolean =>
    rule.conditions.some((condition) => condition.metric === metric && condition.min !== undefined);
  return lint.kindLines.flatMap((line) => {
    const nearest = line.find((code) => lint.tables.grading.some((rule) => rule.kind === code && has(rule)));
    return lint.tables.grading.filter((rule) => rule.kind === nearest && has(rule));
  });
}

const minOf = (rule: GradingRule, metric: string): number | undefined =>
  rule.conditions.find((condition) => condition.metric === metric)?.min;
const compared = ['deaths', 'deathsOrMissing', 'seriousInjuries', 'directLoss'];

/** Where the plan says what a 较大 or 重大 event is, its figures are those of the table. */
export function gradingFindings(lint: Lint): Finding[] {
  return lint.pages.flatMap(({ section, text }) =>
    sentencesAt(text).flatMap(({ words, from }) => {
      const plain = plainOf(words);
      const named = new Set(levelWords(plain).flatMap(({ grade, kind }) => (kind === 'word' ? [grade] : [])));
      const [grade] = named;
      if (named.size !== 1 || !grade || !/(?:事件|事故|灾害|火灾)/.test(plain) || /响应/.test(plain)) return [];
      return thresholdsIn(words)
        .filter(({ metric }) => compared.includes(metric))
        .slice(0, 3)
        .flatMap(({ metric, min, from: at, to }) => {
          const rules = tableOf(lint, metric).filter((rule) => rule.grade === grade);
          const [rule] = rules;
          if (!rule || min === null || rules.some((one) => minOf(one, metric) === min)) return [];
          const expected = minOf(rule, metric) ?? 0;
          return [
            finding(
              lint,
              'gradingDiffers',
              words.slice(at, to),
              { section: section.id, from: from + at, to: from + to },
              { grade, expected, source: rule.source.title },
            ),
          ];
        });
    }),
  );
}

/** A level's figure that is the border of no grade at all: the level may be meant so, but nobody counts that way. */
export function offTableFindings(lint: Lint): Finding[] {
  return levelsInOrder(lint.text.levels).flatMap((level) =>
    level.conditions.flatMap((condition) =>
      thresholdsIn(condition)
        .filter(({ metric }) => metric === 'deaths' || metric === 'deathsOrMissing')
        .flatMap(({ metric, min }) => {
          const borders = [...new Set(tableOf(lint, metric).map((rule) => minOf(rule, metric) ?? 0))];
          if (min === null || min <= 1 || borders.length < grades.length - 1 || borders.includes(min)) return [];
          const where = { section: level.section };
          return [
            finding(lint, 'thresholdNotInTable', condition, where, {
              level: level.name,
              value: min,
              borders: borders.toSorted((a, b) => a - b).join('、'),
            }),
          ];
        }),
    ),
  );
}
