// Responses: the same marks and moves in any order give the same state [INV-10], in the rules and in the tables.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades } from '#shared/incidents/types.ts';
import { type Mark, type Move, progressOf, standingSteps } from '#shared/plans/response.ts';
import { type ActivationStep, stepStates } from '#shared/plans/types.ts';

const step = (id: string, level: ActivationStep['level']): ActivationStep => ({
  id,
  text: `事项${id}`,
  unit: null,
  who: '',
  minutes: 10,
  section: null,
  level,
  dueAt: 1_000,
});
const started = [step('a', 'III'), step('b', 'III'), step('c', 'II')];
const stamp = (n: number): string => String(n).padStart(6, '0');

/** Words about steps, each with a stamp of its own, so that the later is known in whatever order they come. */
const words = fc.uniqueArray(
  fc.record({
    n: fc.integer({ min: 1, max: 500 }),
    what: fc.oneof(
      fc.record({
        kind: fc.constant('mark' as const),
        step: fc.constantFrom('a', 'b', 'c', 'x1', 'x2'),
        state: fc.constantFrom(...stepStates),
      }),
      fc.record({ kind: fc.constant('level' as const), from: fc.constantFrom(...grades), to: fc.constantFrom(...grades) }),
    ),
  }),
  { selector: ({ n }) => n, maxLength: 25 },
);
type Word = {
  n: number;
  what: { kind: 'mark'; step: string; state: Mark['state'] } | { kind: 'level'; from: Move['from']; to: Move['to'] };
};

/** Takes words one by one as the projection does: marks by the later stamp, moves as rows that are read in the order of their stamps. */
function applied(list: readonly Word[]) {
  const marks = new Map<string, Mark>();
  const moves: Move[] = [];
  for (const { n, what } of list) {
    const hlc = stamp(n);
    if (what.kind === 'mark') {
      const known = marks.get(what.step);
      if (!known || known.hlc < hlc) marks.set(what.step, { state: what.state, at: n, who: '', note: '', hlc, actor: '' });
    } else
      moves.push({
        hlc,
        kind: 'levelChanged',
        from: what.from,
        to: what.to,
        reason: `理由${n}`,
        steps: [step(`x${n % 3}`, what.to ?? 'IV')],
      });
  }
  return standingSteps(
    started,
    moves.toSorted((a, b) => a.hlc.localeCompare(b.hlc)),
    marks,
  );
}

describe('marks and moves', () => {
  it('give the same state in whatever order they came, and however often', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((word, at) => ({ word, key: keys[at] ?? at }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ word }) => word);
        expect(applied(shuffled)).toEqual(applied(list));
        expect(applied(list.toReversed())).toEqual(applied(list));
      }),
    );
  });

  it('what was marked done is never dropped by a lowering, and no step is counted twice', () => {
    fc.assert(
      fc.property(words, (list) => {
        const standing = applied(list);
        const states = (of: typeof standing): string[] => [...new Set(of.map(({ state }) => state))];
        expect(states(standing.filter((one) => one.mark?.state === 'done')).filter((state) => state !== 'done')).toEqual([]);
        expect(states(standing.filter((one) => one.dropped !== null)).filter((state) => state !== 'notNeeded')).toEqual([]);
        const progress = progressOf(standing, 2_000);
        expect(progress.done + progress.handedOn).toBeLessThanOrEqual(progress.total);
        expect(progress.overdue).toBe(progress.total - progress.done);
      }),
    );
  });
});
