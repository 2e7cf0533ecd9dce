// One model's worth of a problem: the bound, then a table that reaches it, or else the most even one there is.
import type { Highs } from 'highs';
import { type Group, groupsOf, loadsOf, spreadOf, unevenness } from '#shared/rosters/generate/fair.ts';
import { type Facts, factsOf } from '#shared/rosters/generate/facts.ts';
import { greedy } from '#shared/rosters/generate/greedy.ts';
import type { Milp } from '#shared/rosters/generate/milp.ts';
import { addComfort, addQuotas, addSpreads, planOf, type SeatModel, seatModel, startOf } from '#shared/rosters/generate/model.ts';
import { at, measures, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { quotaModel } from '#shared/rosters/generate/quota.ts';
import { type Ran, runMilp, type RunOptions } from './solver.ts';

/** Share of the time that is left which finding the bound may take. */
const boundShare = 0.4;

export interface Best {
  /** Spreads to reach, by group and measure. */
  spreads: number[][];
  /** How many duties of each kind everybody has then. */
  quotas: { person: number; demands: readonly number[]; count: number }[];
  weighted: number;
  kinds: number;
  /** What these numbers come to in the first aim. */
  reached: number;
}

type Run = (milp: Milp, options: RunOptions) => Ran;

const everyOf = (values: Float64Array): { indices: number[]; values: number[] } => ({ indices: [...values.keys()], values: [...values] });

/** How even duty can be at best, as the numbers of duties alone allow; null when even the numbers do not come out. */
function bestOf(run: Run, problem: Problem, facts: Facts, groups: readonly Group[], quick: Plan | null, left: () => number): Best | null {
  const model = quotaModel(problem, facts, groups);
  const start = quick && {
    indices: model.quotas.map(({ col }) => col),
    values: model.quotas.map(({ person, demands }) => demands.filter((demand) => quick[demand]?.includes(person)).length),
  };
  const first = run(model.build(model.aims.first), { seconds: left() * 0.7, gap: 0, start: start ?? undefined });
  if (first.state === 'infeasible') return null;
  let values = first.values;
  let kinds = 0;
  if (first.state === 'optimal') {
    model.milp.atMost(
      [...model.aims.first].map(([col, value]) => ({ col, value })),
      first.cost + 1e-6,
    );
    const second = run(model.build(model.aims.second), {
      seconds: left(),
      gap: 0,
      start: first.values === null ? undefined : everyOf(first.values),
    });
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
  return {
    spreads,
    quotas,
    weighted: Math.max(0, first.bound) + rest.weighted,
    kinds: Math.max(0, kinds) + rest.kinds,
    reached: first.cost + rest.weighted,
  };
}

export interface Found extends Pick<Ran, 'state' | 'cost' | 'bound'> {
  plan: Plan | null;
}

export interface Tabled {
  plan: Plan | null;
  /** Of the three aims; of the last among tables with the same spreads. */
  bounds: { weighted: number; kinds: number; comfort: number };
}

export interface PieceOptions {
  gap: number;
  /** Reading of a clock, s. */
  clock: () => number;
  /** Told now and then how near the table that is being solved is to its bound. */
  onGap?: ((gap: number | null) => void) | undefined;
}

export class Piece {
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #facts: Facts;
  readonly groups: Group[];
  readonly #options: PieceOptions;
  readonly #until: number;
  /** A complete table that is there at once; null: it has empty seats. */
  readonly #quick: Plan | null;
  /** Proven that no table keeps all rules. */
  impossible = false;
  /** With more time there may be a better table, or a nearer bound. */
  ranOut = false;

  constructor(highs: Highs, problem: Problem, options: PieceOptions, until: number) {
    this.#highs = highs;
    this.#problem = problem;
    this.#facts = factsOf(problem);
    this.groups = groupsOf(problem, this.#facts);
    this.#options = options;
    this.#until = until;
    const quick = greedy(problem, this.#facts);
    this.#quick = quick.every((people, demand) => people.length === at(problem.demands, demand).open) ? quick : null;
  }

  readonly #run: Run = (milp, options) => {
    const ran = runMilp(this.#highs, milp, options);
    this.ranOut ||= ran.state === 'feasible' || ran.state === 'unknown';
    return ran;
  };

  get left(): number {
    return this.#until - this.#options.clock();
  }

  best(): Best | null {
    const { clock } = this.#options;
    const until = clock() + Math.max(1, this.left * boundShare);
    const best = bestOf(this.#run, this.#problem, this.#facts, this.groups, this.#quick, () => until - clock());
    if (best === null) this.impossible = true;
    return best;
  }

  /** Whether any table keeps the hard rules, even or not; true when that is not known in time. */
  possible(): boolean {
    if (this.#quick !== null) return true;
    const ran = this.#run(seatModel(this.#problem, this.#facts).milp.build(), { seconds: this.left / 2, gap: 0 });
    this.impossible = ran.state === 'infeasible';
    return !this.impossible;
  }

  readonly #tell = (best: number, bound: number): void => {
    this.#options.onGap?.(Number.isFinite(best) ? Math.max(0, best - bound) / Math.max(1, Math.abs(best)) : null);
  };

  #found(model: SeatModel, { state, cost, bound, values }: Ran): Found {
    return { state, cost, bound, plan: values === null ? null : planOf(this.#problem, model, values) };
  }

  /** The table with the best order and wishes among those whose spreads are no larger. */
  within(spreads: readonly (readonly number[])[], start: Plan | null, seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addSpreads(this.#problem, model, this.groups, spreads);
    addComfort(this.#problem, this.#facts, model, this.groups);
    const ran = this.#run(model.milp.build(), {
      seconds,
      gap: this.#options.gap,
      start: start === null ? undefined : startOf(this.#problem, model, start),
      onProgress: this.#tell,
    });
    return this.#found(model, ran);
  }

  /** A table in which everybody has just the duties that the best sharing gives him. */
  #byQuota(quotas: Best['quotas'], seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addQuotas(model, quotas);
    addComfort(this.#problem, this.#facts, model, this.groups);
    const ran = this.#run(model.milp.build(), { seconds, gap: this.#options.gap });
    return this.#found(model, ran);
  }

  /** The most even table, when none is as even as the numbers alone would allow: aim after aim. */
  #evenest(seconds: number): { plan: Plan | null; state: Ran['state']; weighted: number; kinds: number } {
    const { clock } = this.#options;
    const until = clock() + seconds;
    const model = seatModel(this.#problem, this.#facts);
    const aims = addSpreads(this.#problem, model, this.groups, null);
    model.milp.setCost(aims.first);
    const first = this.#run(model.milp.build(), {
      seconds: seconds / 2,
      gap: this.#options.gap,
      start: this.#quick === null ? undefined : startOf(this.#problem, model, this.#quick),
      onProgress: this.#tell,
    });
    if (first.values === null) return { plan: null, state: first.state, weighted: 0, kinds: 0 };
    model.milp.atMost(
      [...aims.first].map(([col, value]) => ({ col, value })),
      first.cost + 1e-6,
    );
    model.milp.setCost(aims.second);
    const second = this.#run(model.milp.build(), { seconds: until - clock(), gap: this.#options.gap, start: everyOf(first.values) });
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
    // Numbers that were not found in time are no aim: the table that is there may be better.
    const worth = this.#quick === null || best.reached <= unevenness(this.#problem, this.groups, this.#quick).weighted + 1e-6;
    if (worth) {
      // Who serves in order is not served by numbers that take no notice of it.
      const given = ordered ? null : this.#byQuota(best.quotas, this.left * 0.3);
      // Nobody is off his turn and no wish is passed over: there is no better.
      if (given?.plan && given.cost < 1e-6) return { ...none, plan: given.plan };
      const first = this.within(best.spreads, given?.plan ?? null, this.left * 0.6);
      const found = first.plan ?? given?.plan ?? null;
      if (found !== null) return { plan: found, bounds: { weighted, kinds, comfort: Math.max(0, first.bound) } };
    }
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
    // The numbers' bound of the second aim holds only for tables that reach their first.
    const bounds = { weighted: Math.max(weighted, even.weighted + still.weighted), kinds: even.kinds + still.kinds };
    const last = this.within(this.spreadsOf(even.plan), even.plan, this.left);
    return { plan: last.plan ?? even.plan, bounds: { ...bounds, comfort: last.plan ? Math.max(0, last.bound) : 0 } };
  }

  /** Groups in which everybody is away for long: they have no spread, and nothing to better. */
  get #still(): Group[] {
    return this.groups.filter((group) => !group.limited.includes(false));
  }
}
