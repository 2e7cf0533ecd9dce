// Small rosters by chance, looked at in full: every table there is against the solver, the greedy and the explanation.
import * as fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/rosters/calendar.ts';
import { violationsOf } from '#shared/rosters/generate/check.ts';
import { groupsOf, loadsOf, spreadOf, unevenness } from '#shared/rosters/generate/fair.ts';
import { factsOf } from '#shared/rosters/generate/facts.ts';
import { greedy } from '#shared/rosters/generate/greedy.ts';
import { comfort } from '#shared/rosters/generate/order.ts';
import { type Busy, type GenPost, type GenShift, measures, noLoad, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { relaxed } from '#shared/rosters/generate/relax.ts';
import { explain } from '#station/rosters/generate/explain-solve.ts';
import { solve } from '#station/rosters/generate/solve.ts';

const highs = await loadHighs();
const hour = 3_600_000;
const firstDay = '2026-11-20';
const start = Date.parse(`${firstDay}T00:00:00Z`);

interface Drawn {
  days: number;
  split: boolean;
  people: number;
  pools: boolean[][];
  inOrder: boolean;
  restHours: number;
  maxPerWeek: number | null;
  leave: { person: number; from: number; days: number }[];
  duties: { person: number; day: number }[];
  carried: number[];
  wishes: { person: number; want: 'on' | 'off'; day: number }[];
  fixed: { demand: number; person: number } | null;
}

const index = (below: number) => fc.nat({ max: below - 1 });

const drawn: fc.Arbitrary<Drawn> = fc.record({
  days: fc.integer({ min: 2, max: 5 }),
  split: fc.boolean(),
  people: fc.integer({ min: 2, max: 4 }),
  pools: fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
  inOrder: fc.boolean(),
  restHours: fc.constantFrom(0, 12, 24, 48),
  maxPerWeek: fc.constantFrom(null, 1, 2, 3),
  leave: fc.array(fc.record({ person: index(4), from: index(5), days: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 }),
  duties: fc.array(fc.record({ person: index(4), day: index(5) }), { maxLength: 1 }),
  carried: fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 4, maxLength: 4 }),
  wishes: fc.array(fc.record({ person: index(4), want: fc.constantFrom('on' as const, 'off' as const), day: index(5) }), { maxLength: 3 }),
  fixed: fc.option(fc.record({ demand: index(4), person: index(4) })),
});

function problemOf(d: Drawn): Problem {
  const kinds = ['workday', 'weekend', 'weekend', 'holiday', 'workday'] as const;
  const shifts = Array.from({ length: d.days }, (_, day) => day).flatMap((day): GenShift[] => {
    const from = start + day * 24 * hour;
    const kind = kinds[day] ?? 'workday';
    const weight = { workday: 1, weekend: 1.5, holiday: 2 }[kind];
    const one = { day: addDays(firstDay, day), kind };
    if (!d.split || day > 1)
      return [{ ...one, key: `${one.day}/day`, pattern: 'day', name: '全天', from, to: from + 24 * hour, night: false, weight }];
    return [
      { ...one, key: `${one.day}/am`, pattern: 'am', name: '白班', from, to: from + 10 * hour, night: false, weight },
      {
        ...one,
        key: `${one.day}/pm`,
        pattern: 'pm',
        name: '夜班',
        from: from + 10 * hour,
        to: from + 24 * hour,
        night: true,
        weight: weight + 0.5,
      },
    ];
  });
  const number = Array.from({ length: d.people }, (_, person) => person);
  const posts = d.pools.map((pool, post): GenPost => {
    const own = number.filter((person) => pool[person]);
    return {
      id: `post${post}`,
      name: post === 0 ? '带班领导' : '主班',
      rotation: d.inOrder && post === 0 ? 'inOrder' : 'fair',
      required: post === 0,
      qualifications: [],
      pool: own,
      others: number.filter((person) => !own.includes(person)),
      next: 0,
    };
  });
  const people = number.map((person) => {
    const leave = d.leave
      .filter((one) => one.person === person)
      .map((one, nth): Busy => {
        const from = start + one.from * 24 * hour;
        return { from, to: from + one.days * 24 * hour, kind: 'leave', day: '', rest: 0, id: `leave-${person}-${nth}`, text: '请假' };
      });
    const duty = d.duties
      .filter((one) => one.person === person)
      .map((one): Busy => {
        const from = start + one.day * 24 * hour + 6 * hour;
        return { from, to: from + 8 * hour, kind: 'duty', day: addDays(firstDay, one.day), rest: 0, id: 'other', text: '别处值班' };
      });
    const weighted = d.carried[person] ?? 0;
    return {
      id: `p${person}`,
      name: `人${person}`,
      qualifications: [],
      busy: [...leave, ...duty],
      carried: posts.map(() => ({ ...noLoad, weighted })),
    };
  });
  const demands = shifts.flatMap((_, shift) => posts.map((__, post) => ({ shift, post, open: 1, fixed: [] as number[] })));
  const settled = d.fixed && d.fixed.person < d.people ? demands[d.fixed.demand] : undefined;
  if (settled && d.fixed) {
    settled.open = 0;
    settled.fixed = [d.fixed.person];
  }
  const wishes = d.wishes
    .filter(({ person, day }) => person < d.people && day < shifts.length)
    .map(({ person, want, day }, nth) => ({ id: `wish${nth}`, person, want, shifts: [day] }));
  return { shifts, demands, posts, people, wishes, restHours: d.restHours, maxPerWeek: d.maxPerWeek, unit: 1 };
}

/** Every table without a breach, found by trying everybody on every seat; with `holes` seats may stay empty. */
function* tables(problem: Problem, holes: boolean): Generator<Plan> {
  const plan: number[][] = problem.demands.map(() => []);
  function* from(demand: number): Generator<Plan> {
    const next = problem.demands[demand];
    if (!next) {
      yield plan.map((people) => people.slice());
      return;
    }
    if (next.open === 0) {
      yield* from(demand + 1);
      return;
    }
    for (const person of [...problem.people.keys(), ...(holes ? [null] : [])]) {
      plan[demand] = person === null ? [] : [person];
      if (violationsOf(problem, plan).every(({ rule }) => rule === 'empty')) yield* from(demand + 1);
    }
    plan[demand] = [];
  }
  yield* from(0);
}

let ticks = 0;
const clock = (): number => (ticks += 0.0001);
const options = { seconds: 30, gap: 0, clock };
const holesOf = (problem: Problem, plan: Plan): number => violationsOf(problem, plan).filter(({ rule }) => rule === 'empty').length;

describe('on small rosters', () => {
  it('the solver finds a table exactly when there is one, and it is the best there is', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const problem = problemOf(draw);
        const groups = groupsOf(problem, factsOf(problem));
        const all = [...tables(problem, false)];
        const solved = solve(highs, problem, options);
        expect(solved.plan !== null).toBe(all.length > 0);
        expect(solved.impossible).toBe(all.length === 0);
        if (solved.plan === null) return;
        expect(violationsOf(problem, solved.plan)).toEqual([]);
        const judged = all.map((plan) => ({ plan, ...unevenness(problem, groups, plan) }));
        const weighted = Math.min(...judged.map((one) => one.weighted));
        const kinds = Math.min(...judged.filter((one) => one.weighted <= weighted + 1e-6).map((one) => one.kinds));
        const ours = unevenness(problem, groups, solved.plan);
        expect(ours.weighted).toBeCloseTo(weighted, 4);
        expect(ours.kinds).toBeCloseTo(kinds, 4);
        expect(solved.stages.slice(0, 2).filter(({ value, bound }) => value - bound > 1e-3)).toEqual([]);
        const spreads = (plan: Plan) =>
          groups.flatMap((group) => measures.map((one) => spreadOf(group, loadsOf(problem, group, plan), one)));
        const same = spreads(solved.plan);
        const rivals = judged.filter(({ plan }) => spreads(plan).every((spread, nth) => spread <= (same[nth] ?? 0) + 1e-6));
        const best = Math.min(...rivals.map(({ plan }) => comfort(problem, groups, plan).cost));
        const last = solved.stages.find(({ name }) => name === 'comfort');
        expect(comfort(problem, groups, solved.plan).cost).toBeCloseTo(best, 3);
        expect(last?.bound ?? 0).toBeLessThanOrEqual(best + 1e-3);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('no bound is above what a table reaches', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const problem = problemOf(draw);
        const { plan, stages } = solve(highs, problem, { ...options, gap: 0.2 });
        if (plan === null) return;
        const groups = groupsOf(problem, factsOf(problem));
        const all = [...tables(problem, false)].map((one) => unevenness(problem, groups, one));
        expect(stages.find(({ name }) => name === 'spread')?.bound).toBeLessThanOrEqual(Math.min(...all.map((one) => one.weighted)) + 1e-4);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('the greedy breaks no rule, and leaves few seats empty that could be filled', () => {
    let short = 0;
    let of = 0;
    fc.assert(
      fc.property(drawn, (draw) => {
        const problem = problemOf(draw);
        const plan = greedy(problem);
        expect(violationsOf(problem, plan).filter(({ rule }) => rule !== 'empty')).toEqual([]);
        const possible = tables(problem, false).next().done === false;
        if (!possible) return;
        of += 1;
        if (holesOf(problem, plan) > 0) short += 1;
      }),
      { numRuns: 300 },
    );
    expect(short / of).toBeLessThan(0.02);
  }, 60_000);

  it('an impossible one is explained: the fewest seats stay empty, and with what is proposed it is possible', () => {
    let seen = 0;
    fc.assert(
      fc.property(drawn, (draw) => {
        const problem = problemOf(draw);
        // All tables with holes are looked at: of more seats there are millions.
        fc.pre(problem.demands.length <= 10);
        if (tables(problem, false).next().done === false) return;
        seen += 1;
        const { explanation, possible } = explain(highs, problem, clock, 60);
        expect(explanation?.rules.length).toBeGreaterThan(0);
        const relaxation = explanation?.relaxation ?? [];
        expect(relaxation.length).toBeGreaterThan(0);
        expect(solve(highs, possible, options).plan).not.toBeNull();
        const open = (of: Problem): number => of.demands.reduce((sum, demand) => sum + demand.open, 0);
        const price = (of: Problem, plan: Plan): number =>
          of.demands.reduce(
            (sum, demand, nth) => sum + (demand.open - (plan[nth]?.length ?? 0)) * (of.posts[demand.post]?.required ? 4 : 1),
            0,
          );
        // One at a time: there may be more tables than a call takes arguments.
        let fewest = Number.POSITIVE_INFINITY;
        for (const plan of tables(problem, true)) fewest = Math.min(fewest, price(problem, plan));
        const left = problem.demands.reduce((sum, demand, nth) => {
          const vacant = demand.open - (possible.demands[nth]?.open ?? 0);
          return sum + vacant * (problem.posts[demand.post]?.required ? 4 : 1);
        }, 0);
        expect(open(possible)).toBeLessThan(open(problem));
        expect(left).toBe(fewest);
        // More people are asked for than the office has: that cannot be tried here.
        if (relaxation.some(({ rule }) => rule.startsWith('pool:'))) return;
        expect(
          solve(
            highs,
            relaxed(
              problem,
              relaxation.map(({ rule }) => rule),
            ),
            options,
          ).plan,
        ).not.toBeNull();
      }),
      { numRuns: 80 },
    );
    expect(seen).toBeGreaterThan(10);
  }, 180_000);
});
