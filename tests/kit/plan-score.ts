// How well a reading of a marked plan fits its marks: counts of what was found, wanted and got.
import { parsePlan } from '../../shared/plans/parse/parse.ts';
import type { ParsedPlan } from '../../shared/plans/parse/types.ts';
import { itemWords, type MarkedPlan } from './plan-text.ts';

export interface Score {
  wanted: number;
  got: number;
  right: number;
}

export interface PlanScore {
  headings: Score;
  conditions: Score;
  levels: Score;
  contacts: Score;
  duties: Score;
  /** What is missing (-) and what is too much (+), for the message of a failing test. */
  differences: string[];
}

const testKinds = [
  { code: '11000', name: '自然灾害', level: 1 },
  { code: '11A00', name: '水旱灾害', level: 2 },
  { code: '11A01', name: '洪水', level: 3 },
  { code: '11B00', name: '气象灾害', level: 2 },
  { code: '11B08', name: '低温冻害事件', level: 3 },
  { code: '11C00', name: '地震灾害', level: 2 },
  { code: '11D00', name: '地质灾害', level: 2 },
  { code: '11G00', name: '森林草原火灾', level: 2 },
  { code: '12000', name: '事故灾难', level: 1 },
  { code: '12D00', name: '危险化学品事故', level: 2 },
  { code: '12G00', name: '火灾事故', level: 2 },
  { code: '12H00', name: '道路交通事故', level: 2 },
  { code: '12P09', name: '石油天然气基础设施事故', level: 3 },
  { code: '12S00', name: '踩踏事件', level: 2 },
  { code: '13A00', name: '传染病事件', level: 2 },
  { code: '13B03', name: '食品安全事件', level: 3 },
];

export function readPlan(plan: Pick<MarkedPlan, 'document'>): ParsedPlan {
  let next = 0;
  return parsePlan(plan.document, { kinds: testKinds, newId: () => `id${(next += 1)}` });
}

function compare(what: string, wanted: readonly string[], got: readonly string[], differences: string[]): Score {
  const left = [...got];
  let right = 0;
  for (const item of wanted) {
    const at = left.indexOf(item);
    if (at === -1) differences.push(`- ${what} ${item}`);
    else {
      left.splice(at, 1);
      right += 1;
    }
  }
  for (const item of left) differences.push(`+ ${what} ${item}`);
  return { wanted: wanted.length, got: got.length, right };
}

const none: Score = { wanted: 0, got: 0, right: 0 };

export function scorePlan(plan: MarkedPlan): PlanScore {
  const parsed = readPlan(plan);
  const differences: string[] = [];
  const { levels, contacts, duties } = plan.expected;
  return {
    headings: compare(
      'heading',
      plan.headings.map((heading) => `${heading.depth} ${heading.number}¦${heading.title}`),
      parsed.text.sections
        .filter((section) => section.number + section.title !== '')
        .map((section) => `${section.depth} ${section.number}¦${section.title}`),
      differences,
    ),
    conditions: compare(
      'condition',
      plan.conditions.map((one) => `${one.level} ${one.text}`),
      parsed.text.levels.flatMap((level) => level.conditions.map((text) => `${level.level} ${itemWords(text)}`)),
      differences,
    ),
    levels: compare(
      'level',
      Array.isArray(levels) ? (levels as string[]) : [],
      parsed.text.levels.map((level) => level.level),
      differences,
    ),
    contacts: Array.isArray(contacts)
      ? compare(
          'contact',
          (contacts as string[][]).map((one) => one.join(' ')),
          parsed.text.contacts.map((one) =>
            [one.name, one.post, one.unitName, one.phone].map((word) => word.replace(/\s+/g, '')).join(' '),
          ),
          differences,
        )
      : none,
    duties: Array.isArray(duties)
      ? compare(
          'duty',
          duties as string[],
          parsed.text.duties.map((one) => one.unitName),
          differences,
        )
      : none,
    differences,
  };
}

export function addScores(scores: readonly Score[]): Score & { precision: number; recall: number } {
  const sum = { ...none };
  for (const score of scores) {
    sum.wanted += score.wanted;
    sum.got += score.got;
    sum.right += score.right;
  }
  return { ...sum, precision: sum.got === 0 ? 1 : sum.right / sum.got, recall: sum.wanted === 0 ? 1 : sum.right / sum.wanted };
}
