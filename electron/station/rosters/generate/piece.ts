// One model's worth of a problem: the bound, then a table that reaches it, or else the most even one there is.
import type { Highs } from 'highs';
import { type Group, groupsOf, loadsOf, spreadOf, unevenness } from '#shared/rosters/generate/fair.ts';
import { type Facts, factsOf } from '#shared/rosters/generate/facts.ts';
import { addComfort, addQuotas, addSpreads, planOf, type SeatModel, seatModel, startOf } from '#shared/rosters/generate/model.ts';
import { at, measures, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { quotaModel } from '#shared/rosters/generate/quota.ts';
import { type Ran, runMilp } from './solver.ts';

/** Share of the time that is left which finding the bound may take. */
const boundShare = 0.25;

export interface Best {
  /** Spreads to reach, by group and measure. */
  spreads: number[][];
  /** How many duties of each kind everybody has then. */
  quotas: { person: number; demands: readonly number[]; count: number }[];
  weighted: number;
  kinds: number;
}

/** How even duty can be at best, as the numbers of duties alone allow; null when even the numbers do not come out. */
function bestOf(highs: Highs, problem: Problem, facts: Facts, groups: readonly Group[], seconds: number): Best | null {
  const model = quotaModel(problem, facts, groups);
  const first = runMilp(highs, model.build(model.aims.first), { seconds: seconds / 2, gap: 0 });
  if (first.state === 'infeasible') return null;
  let values = first.values;
  let kinds = 0;
  if (first.state === 'optimal') {
    model.milp.atMost(
      [...model.aims.first].map(([col, value]) => ({ col, value })),
      first.cost + 1e-6,
    );
    const second = runMilp(highs, model.build(model.aims.second), { seconds: seconds / 2, gap: 0 });
    if (second.values !== null) values = second.values;
    kinds = second.bound;
  }
  const spreads = groups.map((group, index) =>
    measures.map((measure, nth) => {
      const spread = model.spreads[index]?.[nth];
      return Math.max(group.tolerance[measure], spread && values !== null ? at(values, spread.col) * spread.size : 0);
    }),
  );
  const rest = unevenness(
    problem,
    groups.filter((group) => !group.limited.includes(false)),
    problem.demands.map(() => []),
  );
  const quotas =
    values === null ? [] : model.quotas.map(({ col, person, demands }) => ({ person, demands, count: Math.round(at(values, col)) }));
  return { spreads, quotas, weighted: Math.max(0, first.bound) + rest.weighted, kinds: Math.max(0, kinds) + rest.kinds };
}

export interface Found extends Pick<Ran, 'state' | 'cost' | 'bound'> {
  plan: Plan | null;
}

export interface Tabled {
  plan: Plan | null;
  /** Of the three aims; of the last among tables with the same spreads. */
  bounds: { weighted: number; kinds: number; comfort: number };
}

export class Piece {
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #facts: Facts;
  readonly groups: Group[];
  readonly #options: { gap: number; clock: () => number };
  readonly #until: number;
  /** Proven that no table keeps all rules. */
  impossible = false;

  constructor(highs: Highs, problem: Problem, options: { gap: number; clock: () => number }, until: number) {
    this.#highs = highs;
    this.#problem = problem;
    this.#facts = factsOf(problem);
    this.groups = groupsOf(problem, this.#facts);
    this.#options = options;
    this.#until = until;
  }

  get left(): number {
    return this.#until - this.#options.clock();
  }

  best(): Best | null {
    const best = bestOf(this.#highs, this.#problem, this.#facts, this.groups, Math.max(1, this.left * boundShare));
    if (best === null) this.impossible = true;
    return best;
  }

  #found(model: SeatModel, { state, cost, bound, values }: Ran): Found {
    return { state, cost, bound, plan: values === null ? null : planOf(this.#problem, model, values) };
  }

  /** The table with the best order and wishes among those whose spreads are no larger. */
  within(spreads: readonly (readonly number[])[], start: Plan | null, seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addSpreads(this.#problem, model, this.groups, spreads);
    addComfort(this.#problem, this.#facts, model, this.groups);
    const ran = runMilp(this.#highs, model.milp.build(), {
      seconds,
      gap: this.#options.gap,
      start: start === null ? undefined : startOf(this.#problem, model, start),
    });
    return this.#found(model, ran);
  }

  /** A table in which everybody has just the duties that the best sharing gives him. */
  #byQuota(quotas: Best['quotas'], seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addQuotas(model, quotas);
    addComfort(this.#problem, this.#facts, model, this.groups);
    const ran = runMilp(this.#highs, model.milp.build(), { seconds, gap: this.#options.gap });
    return this.#found(model, ran);
  }

  /** The most even table, when none is as even as the numbers alone would allow: aim after aim. */
  #evenest(seconds: number): { plan: Plan | null; state: Ran['state']; weighted: number; kinds: number } {
    const model = seatModel(this.#problem, this.#facts);
    const aims = addSpreads(this.#problem, model, this.groups, null);
    model.milp.setCost(aims.first);
    const first = runMilp(this.#highs, model.milp.build(), { seconds: seconds / 2, gap: this.#options.gap });
    if (first.values === null) return { plan: null, state: first.state, weighted: 0, kinds: 0 };
    model.milp.atMost(
      [...aims.first].map(([col, value]) => ({ col, value })),
      first.cost + 1e-6,
    );
    model.milp.setCost(aims.second);
    const start = { indices: [...first.values.keys()], values: [...first.values] };
    const second = runMilp(this.#highs, model.milp.build(), { seconds: seconds / 2, gap: this.#options.gap, start });
    const values = second.values ?? first.values;
    return { plan: planOf(this.#problem, model, values), state: first.state, weighted: first.bound, kinds: second.bound };
  }

  spreadsOf(plan: Plan): number[][] {
    return this.groups.map((group) => {
      const loads = loadsOf(this.#problem, group, plan);
      return measures.map((measure) => spreadOf(group, loads, measure));
    });
  }

  solve(best: Best): Tabled {
    const { weighted, kinds } = best;
    const none: Tabled = { plan: null, bounds: { weighted, kinds, comfort: 0 } };
    const ordered = this.#problem.demands.some(({ open, post }) => open > 0 && at(this.#problem.posts, post).rotation === 'inOrder');
    // Who serves in order is not served by numbers that take no notice of it.
    const given = ordered ? null : this.#byQuota(best.quotas, this.left * 0.3);
    // Nobody is off his turn and no wish is passed over: there is no better.
    if (given?.plan && given.cost < 1e-6) return { ...none, plan: given.plan };
    const first = this.within(best.spreads, given?.plan ?? null, this.left * 0.6);
    const found = first.plan ?? given?.plan ?? null;
    if (found !== null) return { plan: found, bounds: { weighted, kinds, comfort: Math.max(0, first.bound) } };
    const even = this.#evenest(this.left * 0.6);
    if (even.plan === null) {
      this.impossible = even.state === 'infeasible';
      return none;
    }
    const still = unevenness(
      this.#problem,
      this.#still,
      this.#problem.demands.map(() => []),
    );
    const bounds = { weighted: Math.max(weighted, even.weighted + still.weighted), kinds: Math.max(kinds, even.kinds + still.kinds) };
    const last = this.within(this.spreadsOf(even.plan), even.plan, this.left);
    return { plan: last.plan ?? even.plan, bounds: { ...bounds, comfort: last.plan ? Math.max(0, last.bound) : 0 } };
  }

  /** Groups in which everybody is away for long: they have no spread, and nothing to better. */
  get #still(): Group[] {
    return this.groups.filter((group) => !group.limited.includes(false));
  }
}
