// Plans of our own writing in very different layouts: how much of their headings, levels and contacts is understood.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addScores, readPlan, scorePlan } from '../kit/plan-score.ts';
import { loadMarked, planTexts } from '../kit/plan-text.ts';

const names = readdirSync(planTexts)
  .filter((name) => name.endsWith('.plan'))
  .map((name) => name.replace(/\.plan$/, ''))
  .toSorted();
/** Written while the rules grew. */
const known = names.filter((name) => !name.startsWith('new-'));

const metaFields = ['title', 'planKind', 'body', 'unitName', 'number', 'label', 'issuedOn', 'effectiveOn', 'eventKinds'] as const;

describe('plans the rules were made with', () => {
  it.each(known)('%s: title, issuer, number and days', (name) => {
    const plan = loadMarked(name);
    const parsed = readPlan(plan);
    for (const field of metaFields) if (field in plan.expected) expect([field, parsed[field]]).toEqual([field, plan.expected[field]]);
    const problems = parsed.problems.map((problem) => problem.code);
    for (const code of (plan.expected['problems'] ?? []) as string[]) expect(problems).toContain(code);
  });

  it('headings, levels, conditions, contacts and duties reach their floors', () => {
    const scores = known.map((name) => scorePlan(loadMarked(name)));
    const differences = scores.flatMap((score, at) => score.differences.map((difference) => `${known[at]}: ${difference}`)).join('\n');
    for (const [what, floor] of [
      ['headings', 0.98],
      ['levels', 1],
      ['conditions', 0.97],
      ['contacts', 0.95],
      ['duties', 0.95],
    ] as const) {
      const sum = addScores(scores.map((score) => score[what]));
      expect(sum.recall, `recall of ${what}\n${differences}`).toBeGreaterThanOrEqual(floor);
      expect(sum.precision, `precision of ${what}\n${differences}`).toBeGreaterThanOrEqual(floor);
    }
  });
});
