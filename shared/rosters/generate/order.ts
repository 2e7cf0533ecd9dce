// How far a leader's duty lies from his turn, and what that and a wish passed over cost.
import { type Group, loadsOf } from './fair.ts';
import { at, type Plan, type Problem } from './problem.ts';

/** A wish passed over counts as much as a leader who serves so many turns off his own. */
export const wishCost = 4;

/** Running number of the first seat of each demand within its post, in time. */
export function turnsOf(problem: Problem): number[] {
  const next = problem.posts.map((post) => post.next);
  return problem.demands.map(({ post, open, fixed }) => {
    const turn = at(next, post);
    next[post] = turn + open + fixed.length;
    return turn;
  });
}

/** Turns between the seat and the person's own, 0 when the post has no order. */
export function turnsOff(problem: Problem, turns: readonly number[], demand: number, person: number): number {
  const { post, open, fixed } = at(problem.demands, demand);
  const { pool, rotation } = at(problem.posts, post);
  if (rotation !== 'inOrder') return 0;
  const place = pool.indexOf(person);
  const first = at(turns, demand);
  const off = (turn: number): number => {
    const ahead = (((place - turn) % pool.length) + pool.length) % pool.length;
    return Math.min(ahead, pool.length - ahead);
  };
  return Math.min(...Array.from({ length: Math.max(1, open + fixed.length) }, (_, seat) => off(first + seat)));
}

export interface Comfort {
  /** Turns that leaders serve off their own, in all. */
  off: number;
  /** Wishes passed over. */
  wishes: number;
  /** Weighted duty by which those who are away for long stay behind the others, in weighted shifts. */
  behind: number;
  cost: number;
}

/** What a plan costs in order, wishes and duty of those who are away for long: the last of the aims. */
export function comfort(problem: Problem, groups: readonly Group[], plan: Plan): Comfort {
  const turns = turnsOf(problem);
  let off = 0;
  const serves = new Set<string>();
  plan.forEach((people, demand) => {
    for (const person of people) {
      off += turnsOff(problem, turns, demand, person);
      serves.add(`${person}/${at(problem.demands, demand).shift}`);
    }
  });
  for (const { shift, fixed } of problem.demands) for (const person of fixed) serves.add(`${person}/${shift}`);
  let wishes = 0;
  for (const { person, want, shifts } of problem.wishes) {
    const served = shifts.filter((shift) => serves.has(`${person}/${shift}`)).length;
    if (want === 'off') wishes += served;
    else if (served === 0 && shifts.length > 0) wishes += 1;
  }
  const behind = groups.reduce((sum, group) => {
    const loads = loadsOf(problem, group, plan);
    return (
      sum +
      loads.reduce((short, load, index) => short + (at(group.limited, index) ? Math.max(0, group.goal - load.weighted) : 0), 0) /
        problem.unit
    );
  }, 0);
  return { off, wishes, behind, cost: off + wishCost * wishes + behind };
}
