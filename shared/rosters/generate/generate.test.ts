// Small rosters with one thing to see in each: rest over midnight, leave, two posts, turns, duty carried over, wishes, what is relaxed.
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar.ts';
import { violationsOf } from './check.ts';
import { capacity, groupsOf, loadsOf, spreadOf } from './fair.ts';
import { factsOf } from './facts.ts';
import { greedy } from './greedy.ts';
import { cliques } from './model.ts';
import { comfort } from './order.ts';
import { byPeople, stretch, stretches } from './pieces.ts';
import { type Busy, type GenPost, type GenShift, noLoad, type Problem } from './problem.ts';
import { relaxed } from './relax.ts';
import { rotate } from './rotation.ts';

const hour = 3_600_000;
const monday = '2026-11-16';
const start = Date.parse(`${monday}T00:00:00Z`);

const dayShift = (day: number): GenShift => ({
  key: `${addDays(monday, day)}/day`,
  day: addDays(monday, day),
  pattern: 'day',
  name: '全天',
  from: start + day * 24 * hour,
  to: start + (day + 1) * 24 * hour,
  kind: day % 7 > 4 ? 'weekend' : 'workday',
  night: false,
  weight: day % 7 > 4 ? 1.5 : 1,
});

interface Small {
  days?: number;
  shifts?: GenShift[];
  pools?: number[][];
  busy?: Record<number, Busy[]>;
  carried?: Record<number, number>;
  patch?: Partial<Problem>;
  post?: Partial<GenPost>;
}

function small({ days = 7, shifts, pools = [[0, 1, 2]], busy = {}, carried = {}, patch = {}, post = {} }: Small): Problem {
  const all = shifts ?? Array.from({ length: days }, (_, day) => dayShift(day));
  const number = Math.max(...pools.flat()) + 1;
  return {
    shifts: all,
    posts: pools.map((pool, index) => ({
      id: `post${index}`,
      name: `岗位${index}`,
      rotation: 'fair',
      required: true,
      qualifications: [],
      pool,
      others: [],
      next: 0,
      ...post,
    })),
    people: Array.from({ length: number }, (_, person) => ({
      id: `p${person}`,
      name: `人${person}`,
      qualifications: [],
      busy: busy[person] ?? [],
      carried: pools.map(() => ({ ...noLoad, weighted: carried[person] ?? 0 })),
    })),
    demands: all.flatMap((_, shift) => pools.map((__, index) => ({ shift, post: index, open: 1, fixed: [] }))),
    wishes: [],
    restHours: 24,
    maxPerWeek: null,
    unit: 1,
    ...patch,
  };
}

const leave = (from: number, days: number): Busy => ({
  from: start + from * 24 * hour,
  to: start + (from + days) * 24 * hour,
  kind: 'leave',
  day: '',
  rest: 0,
  id: `leave${from}`,
  text: '请假',
});
const broken = (problem: Problem, plan = greedy(problem)) => violationsOf(problem, plan).map(({ rule }) => rule);
const dutiesOf = (problem: Problem, person: number, plan = greedy(problem)): number => plan.flat().filter((one) => one === person).length;

describe('the greedy', () => {
  it('keeps the rest over midnight between a night and the next morning', () => {
    const part = (day: number, night: boolean): GenShift => ({
      ...dayShift(day),
      key: `${day}/${night}`,
      from: start + (day * 24 + (night ? 20 : 8)) * hour,
      to: start + (day * 24 + (night ? 32 : 20)) * hour,
      night,
    });
    const shifts = [0, 1, 2].flatMap((day) => [part(day, false), part(day, true)]);
    const problem = small({ shifts, pools: [[0, 1, 2]], patch: { restHours: 12 } });
    expect(broken(problem)).toEqual([]);
    // Two people cannot do it: after each shift both are resting.
    expect(broken(small({ shifts, pools: [[0, 1]], patch: { restHours: 24 } }))).toContain('empty');
  });

  it('leaves people on leave alone, and those who serve elsewhere', () => {
    const duty: Busy = { ...leave(2, 1), kind: 'duty', day: addDays(monday, 2), id: 'other' };
    const problem = small({ pools: [[0, 1, 2]], busy: { 0: [leave(0, 2)], 1: [duty] } });
    const plan = greedy(problem);
    expect(broken(problem, plan)).toEqual([]);
    expect(plan.slice(0, 2).flat()).not.toContain(0);
    // The day before and after count as rest.
    expect(plan.slice(1, 4).flat()).not.toContain(1);
  });

  it('puts nobody on two posts at once', () => {
    const problem = small({
      pools: [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
      ],
    });
    const plan = greedy(problem);
    expect(broken(problem, plan)).toEqual([]);
    for (let day = 0; day < 7; day += 1) expect(plan[day * 2]).not.toEqual(plan[day * 2 + 1]);
  });

  it('moves others for a seat that only one person can take', () => {
    const busy = { 0: [leave(0, 3)], 1: [leave(1, 2)] };
    expect(broken(small({ days: 3, pools: [[0, 1, 2]], busy, patch: { restHours: 0 } }))).toEqual([]);
  });

  it('leaves a seat empty rather than break a rule', () => {
    const problem = small({ pools: [[0]], patch: { restHours: 24 } });
    expect(new Set(broken(problem))).toEqual(new Set(['empty']));
    expect(dutiesOf(problem, 0)).toBe(4);
  });

  it('gives whoever has had most least', () => {
    const problem = small({ days: 9, pools: [[0, 1, 2]], carried: { 0: 3 }, patch: { restHours: 0 } });
    expect(dutiesOf(problem, 0)).toBeLessThan(dutiesOf(problem, 1));
  });

  it('keeps the week', () => {
    const problem = small({ pools: [[0, 1, 2]], patch: { maxPerWeek: 2, restHours: 0 } });
    expect(broken(problem)).toEqual(['empty']);
  });
});

describe('turns and wishes', () => {
  it('rotates leaders from the one whose turn it is', () => {
    const problem = small({ days: 6, pools: [[0, 1, 2]], post: { rotation: 'inOrder', next: 1 }, patch: { restHours: 0 } });
    expect(rotate(problem).flat()).toEqual([1, 2, 0, 1, 2, 0]);
    expect(comfort(problem, [], rotate(problem))).toEqual({ off: 0, wishes: 0, behind: 0, cost: 0 });
    expect(comfort(problem, [], [[2], [1], [0], [1], [2], [0]]).off).toBe(2);
  });

  it('counts a wish to be off on each duty, a wish to serve once', () => {
    const wishes = [
      { id: 'a', person: 0, want: 'off' as const, shifts: [0, 1] },
      { id: 'b', person: 1, want: 'on' as const, shifts: [4, 5] },
    ];
    const problem = small({ patch: { wishes, restHours: 0 } });
    expect(comfort(problem, [], [[0], [0], [1], [1], [2], [2], [2]]).wishes).toBe(3);
    expect(comfort(problem, [], [[2], [2], [1], [1], [1], [0], [0]]).wishes).toBe(0);
  });
});

describe('sharing', () => {
  it('counts as least only those who can come up to the others', () => {
    const problem = small({ days: 14, pools: [[0, 1, 2]], busy: { 2: [leave(0, 13)] }, patch: { restHours: 24 } });
    const facts = factsOf(problem);
    const [group] = groupsOf(problem, facts);
    expect(group?.limited).toEqual([false, false, true]);
    const plan = problem.demands.map((_, day) => [day % 2]);
    expect(group && spreadOf(group, loadsOf(problem, group, plan), 'weekend')).toBe(0);
    expect(capacity(problem, facts, 2, [...problem.demands.keys()])).toBe(1);
    expect(capacity(problem, facts, 0, [...problem.demands.keys()])).toBe(7);
  });

  it('shares the sum of two posts where the same people serve on both', () => {
    const problem = small({
      pools: [
        [0, 1, 2, 3],
        [0, 1, 2, 3],
      ],
    });
    expect(groupsOf(problem, factsOf(problem)).map(({ posts }) => posts)).toEqual([[0], [1], [0, 1]]);
  });

  it('covers every pair that excludes each other', () => {
    const near = [[1, 2], [0, 2], [0, 1, 3], [2]];
    const found = cliques([0, 1, 2, 3], near);
    for (const [shift, others] of near.entries())
      for (const other of others) expect(found.some((set) => set.includes(shift) && set.includes(other))).toBe(true);
    for (const set of found) for (const a of set) for (const b of set) expect(a === b || near[a]?.includes(b)).toBe(true);
  });
});

describe('pieces', () => {
  it('keeps posts together that share somebody', () => {
    const problem = small({
      pools: [
        [0, 1],
        [2, 3],
        [3, 4],
      ],
    });
    const parts = byPeople(problem, factsOf(problem));
    expect(parts.map((part) => new Set(part.problem.demands.map(({ post }) => post)))).toEqual([new Set([0]), new Set([1, 2])]);
  });

  it('carries duty and rest over into the next stretch', () => {
    const problem = small({ days: 8, pools: [[0, 1, 2]] });
    const [first = [], second = []] = stretches(problem, 4);
    expect([first.length, second.length]).toEqual([4, 4]);
    const before = problem.demands.map((_, day) => (day < 4 ? [day % 2] : []));
    const { problem: rest } = stretch(problem, second, before);
    expect(rest.people.map(({ carried }) => carried[0]?.weighted)).toEqual([2, 2, 0]);
    expect(factsOf(rest).candidates[0]).toEqual([0, 2]);
    expect(rest.posts[0]?.next).toBe(4);
  });
});

describe('what is relaxed by name', () => {
  it('lowers rest and weeks, takes leave and qualifications away, widens a pool, leaves a seat empty', () => {
    const problem = small({
      pools: [[0, 2]],
      busy: { 0: [leave(0, 7)] },
      post: { qualifications: ['驾驶'], others: [1] },
      patch: { maxPerWeek: 1 },
    });
    const relax = (name: string): Problem => relaxed(problem, [name]);
    expect(relax('rest:12').restHours).toBe(12);
    expect(relax('rest').restHours).toBe(0);
    expect(relax('rest:48').restHours).toBe(24);
    expect(relax('perWeek:3').maxPerWeek).toBe(3);
    expect(relax('perWeek').maxPerWeek).toBeNull();
    expect(relax('leave:leave0').people[0]?.busy).toEqual([]);
    expect(relax('qualification:post0').posts[0]?.qualifications).toEqual([]);
    expect(relax('pool:post0').posts[0]?.pool).toEqual([0, 2, 1]);
    expect(relax(`empty:${monday}/post0`).demands.map(({ open }) => open)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(relax('nothing:of-this-name')).toEqual(problem);
  });
});

describe('the checker', () => {
  it('finds each rule broken', () => {
    const problem = small({
      pools: [
        [0, 1],
        [0, 1, 2],
      ],
      busy: { 1: [leave(0, 1)] },
      patch: { maxPerWeek: 2 },
    });
    const plan = problem.demands.map((_, index) => (index === 0 ? [2] : index === 1 ? [1] : index < 6 ? [0] : []));
    expect(new Set(broken(problem, plan))).toEqual(new Set(['empty', 'pool', 'leave', 'twice', 'rest', 'perWeek']));
  });
});
