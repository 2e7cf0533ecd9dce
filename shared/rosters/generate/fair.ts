// Among whom duties are shared evenly, and how uneven a plan is. The order of what counts: the spread of weighted duty in each group,
// then the spreads of weekends, holidays and nights, then the order of leaders and wishes.
import type { Facts } from './facts.ts';
import { addLoad, at, loadOf, type Load, type Measure, measures, noLoad, type Plan, type Problem } from './problem.ts';

export interface Group {
  posts: number[];
  people: number[];
  /** Load of each of `people` that stands whatever the plan: carried over, and on fixed seats. */
  base: Load[];
  /** Those who cannot reach the common load, for leave or other duties: they do not count as least. */
  limited: boolean[];
  /** Load that the free ones come to on average, in weighted duty. */
  goal: number;
  /** Spreads up to this are as good as none. */
  tolerance: Load;
}

/** Leaders keep their order as long as nobody has more than one duty, one weekend or one holiday above another. */
const toleranceOf = (inOrder: boolean, unit: number): Load => (inOrder ? { weighted: unit, weekend: 1, holiday: 1, night: 1 } : noLoad);

/** Loads are compared as whole hundredths. */
export const hundredths = (value: number): number => Math.round(value * 100);

/** An upper bound of what each person can still take of some demands: duties that exclude each other count once. */
export function capacity(problem: Problem, facts: Facts, person: number, demands: readonly number[]): number {
  const open = new Set<number>();
  for (const demand of demands) if (at(facts.candidates, demand).includes(person)) open.add(at(problem.demands, demand).shift);
  const sorted = [...open].sort((a, b) => at(problem.shifts, a).to - at(problem.shifts, b).to);
  const perWeek = Array<number>(facts.weeks).fill(0);
  let count = 0;
  let last = -1;
  for (const shift of sorted) {
    const week = at(facts.week, shift);
    perWeek[week] = at(perWeek, week) + 1;
    // The earliest end first is the most that fits; rest is one number, so only the last taken can exclude.
    if (last >= 0 && (shift === last || at(facts.near, last).includes(shift))) continue;
    count += 1;
    last = shift;
  }
  const { maxPerWeek } = problem;
  if (maxPerWeek === null) return count;
  const byWeek = perWeek.reduce((sum, of, week) => sum + Math.min(of, Math.max(0, maxPerWeek - at(at(facts.inWeek, person), week))), 0);
  return Math.min(count, byWeek);
}

function groupOf(problem: Problem, facts: Facts, posts: number[], people: number[]): Group {
  const demands = problem.demands.flatMap((demand, index) => (posts.includes(demand.post) ? [index] : []));
  const base = people.map((person) => {
    let load = posts.reduce((sum, post) => addLoad(sum, at(problem.people, person).carried[post] ?? noLoad), noLoad);
    for (const index of demands) {
      const { shift, fixed } = at(problem.demands, index);
      if (fixed.includes(person)) load = addLoad(load, loadOf(at(problem.shifts, shift)));
    }
    return load;
  });
  const heaviest = Math.max(0, ...demands.map((index) => at(problem.shifts, at(problem.demands, index).shift).weight));
  const total = demands.reduce(
    (sum, index) => sum + at(problem.shifts, at(problem.demands, index).shift).weight * at(problem.demands, index).open,
    0,
  );
  const reach = people.map((person, index) => at(base, index).weighted + heaviest * capacity(problem, facts, person, demands));
  const limited = people.map(() => false);
  let goal = 0;
  // Whoever cannot come up to the mean leaves more for the others, which may leave another behind: until nobody falls out any more.
  for (let changed = true; changed; ) {
    changed = false;
    const rest = people.flatMap((_, index) => (at(limited, index) ? [] : [index]));
    const taken = people.reduce(
      (sum, _, index) => sum + (at(limited, index) ? Math.max(0, at(reach, index) - at(base, index).weighted) : 0),
      0,
    );
    goal = (rest.reduce((sum, index) => sum + at(base, index).weighted, 0) + Math.max(0, total - taken)) / Math.max(1, rest.length);
    for (const index of rest)
      if (at(reach, index) < goal - problem.unit) {
        limited[index] = true;
        changed = true;
      }
  }
  const inOrder = posts.every((post) => at(problem.posts, post).rotation === 'inOrder');
  return { posts, people, base, limited, goal, tolerance: toleranceOf(inOrder, problem.unit) };
}

/** One group a post; and one for people who share the same several posts, so that nobody gets the most of each. */
export function groupsOf(problem: Problem, facts: Facts): Group[] {
  const byPost = problem.posts.map(() => new Set<number>());
  problem.demands.forEach((demand, index) => {
    for (const person of at(facts.candidates, index)) at(byPost, demand.post).add(person);
  });
  const classes = new Map<string, { posts: number[]; people: number[] }>();
  problem.people.forEach((_, person) => {
    const posts = byPost.flatMap((people, post) => (people.has(person) ? [post] : []));
    if (posts.length < 2) return;
    const found = classes.get(posts.join(' '));
    if (found) found.people.push(person);
    else classes.set(posts.join(' '), { posts, people: [person] });
  });
  return [
    ...byPost.map((people, post) => ({ posts: [post], people: at(problem.posts, post).pool.filter((one) => people.has(one)) })),
    ...classes.values(),
  ]
    .filter(({ people }) => people.length > 1)
    .map(({ posts, people }) => groupOf(problem, facts, posts, people));
}

/** Load of each of the group's people under a plan. */
export function loadsOf(problem: Problem, group: Group, plan: Plan): Load[] {
  const place = new Map(group.people.map((person, index) => [person, index]));
  const loads = group.base.slice();
  problem.demands.forEach((demand, index) => {
    if (!group.posts.includes(demand.post)) return;
    for (const person of plan[index] ?? []) {
      const own = place.get(person);
      if (own !== undefined) loads[own] = addLoad(at(loads, own), loadOf(at(problem.shifts, demand.shift)));
    }
  });
  return loads;
}

/** Difference of most and least, the limited not counting as least; never below what is tolerated. */
export function spreadOf(group: Group, loads: readonly Load[], measure: Measure): number {
  const all = loads.map((load) => load[measure]);
  const free = all.filter((_, index) => !at(group.limited, index));
  if (free.length === 0) return group.tolerance[measure];
  return Math.max(group.tolerance[measure], (hundredths(Math.max(...all)) - hundredths(Math.min(...free))) / 100);
}

export interface Unevenness {
  /** Sum over the groups, in weighted duty; a difference of one weighted shift is as good as none. */
  weighted: number;
  /** Sum over the groups of weekends, holidays and nights, in duties, and of weighted shifts at half price. */
  kinds: number;
}

/** Below one weighted shift the spread is only worth half a weekend. */
export const finePrice = 0.5;

export function unevenness(problem: Problem, groups: readonly Group[], plan: Plan): Unevenness {
  const sum = { weighted: 0, kinds: 0 };
  for (const group of groups) {
    const loads = loadsOf(problem, group, plan);
    for (const measure of measures) {
      const spread = spreadOf(group, loads, measure);
      if (measure === 'weighted') sum.weighted += Math.max(problem.unit, spread);
      sum.kinds += measure === 'weighted' ? (finePrice * spread) / problem.unit : spread;
    }
  }
  return sum;
}
