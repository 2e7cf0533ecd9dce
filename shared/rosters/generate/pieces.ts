// Cuts a problem into such as can be solved one after the other: posts that share nobody, and stretches of a long period, each of which
// carries on what the ones before have given out.
import type { Facts } from './facts.ts';
import { addLoad, at, type Busy, loadOf, noLoad, type Plan, type Problem } from './problem.ts';

export interface Part {
  problem: Problem;
  /** Number of each of its demands in the whole. */
  demands: number[];
}

function partOf(problem: Problem, demands: number[]): Part {
  return { problem: { ...problem, demands: demands.map((demand) => at(problem.demands, demand)) }, demands };
}

/**
 * Posts that share people stay together. Settled seats of other posts are kept, so that nobody is put beside them.
 */
export function byPeople(problem: Problem, facts: Facts): Part[] {
  const group = problem.posts.map((_, post) => post);
  const find = (post: number): number => (at(group, post) === post ? post : find(at(group, post)));
  const firstPost = new Map<number, number>();
  problem.demands.forEach(({ post }, demand) => {
    for (const person of at(facts.candidates, demand)) {
      const other = firstPost.get(person);
      if (other === undefined) firstPost.set(person, post);
      else group[find(post)] = find(other);
    }
  });
  const parts = new Map<number, number[]>();
  problem.demands.forEach(({ post }, demand) => {
    const root = find(post);
    const own = parts.get(root);
    if (own) own.push(demand);
    else parts.set(root, [demand]);
  });
  return [...parts.values()].map((demands) => {
    const own = new Set(demands);
    const settled = problem.demands.flatMap(({ fixed }, demand) => (!own.has(demand) && fixed.length > 0 ? [demand] : []));
    const part = partOf(
      problem,
      [...demands, ...settled].sort((a, b) => a - b),
    );
    const emptied = part.demands.map((demand, index) =>
      own.has(demand) ? at(part.problem.demands, index) : { ...at(part.problem.demands, index), open: 0 },
    );
    const people = new Set(demands.flatMap((demand) => at(facts.candidates, demand)));
    const wishes = problem.wishes.filter(({ person }) => people.has(person));
    return { problem: { ...part.problem, demands: emptied, wishes }, demands: part.demands };
  });
}

/** A plan of the whole from plans of its parts. */
export function joined(problem: Problem, parts: readonly { demands: readonly number[]; plan: Plan }[]): Plan {
  const plan: (readonly number[])[] = problem.demands.map(() => []);
  for (const part of parts)
    part.demands.forEach((demand, index) => {
      const people = at(part.plan, index);
      if (people.length > 0) plan[demand] = people;
    });
  return plan;
}

/** Stretches of nearly equal length, none with more than `most` shifts to fill. */
export function stretches(problem: Problem, most: number): number[][] {
  const open = problem.demands.flatMap(({ open }, demand) => (open > 0 ? [demand] : []));
  const days = [...new Set(open.map((demand) => at(problem.shifts, at(problem.demands, demand).shift).day))].sort();
  const count = Math.max(1, Math.ceil(days.length / most));
  return Array.from({ length: count }, (_, nth) => {
    const from = days[Math.round((nth * days.length) / count)] ?? '';
    const to = days[Math.round(((nth + 1) * days.length) / count)] ?? '9';
    return open.filter((demand) => {
      const { day } = at(problem.shifts, at(problem.demands, demand).shift);
      return day >= from && day < to;
    });
  });
}

/** One stretch, with what was given out before it as duty that is carried over and that must be rested from. */
export function stretch(problem: Problem, demands: readonly number[], before: Plan): Part {
  const own = new Set(demands);
  const added = problem.people.map(() => problem.posts.map(() => noLoad));
  const busy: Busy[][] = problem.people.map(() => []);
  const served = problem.posts.map(() => 0);
  const firstOwn = demands.reduce(
    (first, demand) => Math.min(first, at(problem.shifts, at(problem.demands, demand).shift).from),
    Number.POSITIVE_INFINITY,
  );
  problem.demands.forEach(({ shift, post, open, fixed }, demand) => {
    const { from, to, day, key } = at(problem.shifts, shift);
    if (from < firstOwn && !own.has(demand)) served[post] = at(served, post) + open + fixed.length;
    for (const person of before[demand] ?? []) {
      const loads = at(added, person);
      loads[post] = addLoad(at(loads, post), loadOf(at(problem.shifts, shift)));
      at(busy, person).push({ from, to, day, kind: 'duty', rest: 0, id: key, text: '' });
    }
  });
  const people = problem.people.map((person, index) => ({
    ...person,
    busy: [...person.busy, ...at(busy, index)],
    carried: problem.posts.map((_, post) => addLoad(person.carried[post] ?? noLoad, at(at(added, index), post))),
  }));
  const posts = problem.posts.map((post, index) => ({ ...post, next: post.next + at(served, index) }));
  const settled = problem.demands.flatMap(({ fixed }, demand) => (fixed.length > 0 && !own.has(demand) ? [demand] : []));
  const all = [...own, ...settled].sort((a, b) => a - b);
  const kept = all.map((demand) => (own.has(demand) ? at(problem.demands, demand) : { ...at(problem.demands, demand), open: 0 }));
  const shifts = new Set(demands.map((demand) => at(problem.demands, demand).shift));
  const wishes = problem.wishes
    .map((wish) => ({ ...wish, shifts: wish.shifts.filter((shift) => shifts.has(shift)) }))
    .filter((wish) => wish.shifts.length > 0);
  return { problem: { ...problem, people, posts, wishes, demands: kept }, demands: all };
}
