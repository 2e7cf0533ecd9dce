// Solves a problem in stages: how even can duty be shared at all (a bound that no table passes), then a table that is as even, and among
// those the one that keeps the leaders' order and the wishes best. Posts that share nobody are solved one by one, long periods in pieces.
import type { Highs } from 'highs';
import { type Group, groupsOf, loadsOf, spreadOf, unevenness } from '#shared/rosters/generate/fair.ts';
import { type Facts, factsOf } from '#shared/rosters/generate/facts.ts';
import { addComfort, addQuotas, addSpreads, planOf, type SeatModel, seatModel, startOf } from '#shared/rosters/generate/model.ts';
import { comfort } from '#shared/rosters/generate/order.ts';
import { byPeople, joined, stretch, stretches } from '#shared/rosters/generate/pieces.ts';
import { at, measures, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { quotaModel } from '#shared/rosters/generate/quota.ts';
import { type Ran, runMilp } from './solver.ts';

export interface Stage {
  /** spread: weighted duty; kinds: weekends, holidays, nights; comfort: leaders' order, wishes. */
  name: 'spread' | 'kinds' | 'comfort';
  value: number;
  /** No table that is as good in the stages before has less. */
  bound: number;
}

export interface Progress {
  /** why: there is none, and the reason is sought. */
  phase: 'table' | 'why';
  gap: number | null;
  pieces: { done: number; of: number };
}

export interface SolveOptions {
  /** In all, s. */
  seconds: number;
  /** A table may be so much worse than the best one, as a share. */
  gap: number;
  /** Reading of a clock, s. */
  clock: () => number;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Solved {
  plan: Plan | null;
  /** Proven that no table keeps all rules; false with no plan: none was found in time. */
  impossible: boolean;
  stages: Stage[];
  seconds: number;
  pieces: number;
}

/** Days that are solved at once; a longer period takes more time than it gains evenness. */
const mostDays = 124;
/** What one weighted shift of spread costs beside one duty of a kind, where both are sought at once. */
const price = { weighted: 10, kinds: 1 };
/** Share of the time that is left which finding the bound may take. */
const boundShare = 0.25;

/** The share by which a stage may still be short of the best; differences below one duty are seen against one duty. */
export function gapOf({ value, bound }: Stage): number {
  return Math.max(0, value - bound) / Math.max(1, value);
}

interface Best {
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
  const first = runMilp(highs, model.build(model.first), { seconds: seconds / 2, gap: 0 });
  if (first.state === 'infeasible') return null;
  let values = first.values;
  let kinds = 0;
  if (first.state === 'optimal') {
    model.milp.atMost(
      [...model.first].map(([col, value]) => ({ col, value })),
      first.cost + 1e-6,
    );
    const second = runMilp(highs, model.build(model.second), { seconds: seconds / 2, gap: 0 });
    if (second.values.length > 0) values = second.values;
    kinds = second.bound;
  }
  const spreads = groups.map((group, index) =>
    measures.map((measure, nth) => {
      const spread = model.spreads[index]?.[nth];
      return Math.max(group.tolerance[measure], spread && values.length > 0 ? at(values, spread.col) * spread.size : 0);
    }),
  );
  // A group in which everybody is away for long has no spread, and nothing to better.
  const still = groups.filter((_, index) => model.spreads[index]?.[0] === undefined);
  const rest = unevenness(
    problem,
    still,
    problem.demands.map(() => []),
  );
  const quotas =
    values.length === 0 ? [] : model.quotas.map(({ col, person, demands }) => ({ person, demands, count: Math.round(at(values, col)) }));
  return { spreads, quotas, weighted: Math.max(0, first.bound) + rest.weighted, kinds: Math.max(0, kinds) + rest.kinds };
}

interface Found extends Pick<Ran, 'state' | 'cost' | 'bound'> {
  plan: Plan | null;
}
const none: Found = { state: 'unknown', cost: 0, bound: 0, plan: null };

/** Solves what one model can hold. */
class Piece {
  readonly #highs: Highs;
  readonly #problem: Problem;
  readonly #facts: Facts;
  readonly groups: Group[];
  readonly #options: SolveOptions;
  readonly #until: number;
  impossible = false;

  constructor(highs: Highs, problem: Problem, options: SolveOptions, until: number) {
    this.#highs = highs;
    this.#problem = problem;
    this.#facts = factsOf(problem);
    this.groups = groupsOf(problem, this.#facts);
    this.#options = options;
    this.#until = until;
  }

  get #left(): number {
    return this.#until - this.#options.clock();
  }

  best(): Best | null {
    const best = bestOf(this.#highs, this.#problem, this.#facts, this.groups, Math.max(1, this.#left * boundShare));
    if (best === null) this.impossible = true;
    return best;
  }

  #found(model: SeatModel, { state, cost, bound, values }: Ran): Found {
    return { state, cost, bound, plan: values.length === 0 ? null : planOf(this.#problem, model, values) };
  }

  /** The table with the best order and wishes among those whose spreads are no larger. */
  #within(spreads: readonly (readonly number[])[], start: Plan | null, seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addSpreads(this.#problem, model, this.groups, spreads, { weighted: 0, kinds: 0 });
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

  /** The most even table, when none is as even as the numbers alone would allow. */
  #evenest(seconds: number): Found {
    const model = seatModel(this.#problem, this.#facts);
    addSpreads(this.#problem, model, this.groups, null, price);
    const ran = runMilp(this.#highs, model.milp.build(), { seconds, gap: this.#options.gap });
    return this.#found(model, ran);
  }

  spreadsOf(plan: Plan): number[][] {
    return this.groups.map((group) => {
      const loads = loadsOf(this.#problem, group, plan);
      return measures.map((measure) => spreadOf(group, loads, measure));
    });
  }

  /** @returns the plan and the bound of its comfort, which holds for tables that are as even */
  solve(best: Best): { plan: Plan | null; comfort: number } {
    const ordered = this.#problem.demands.some(({ open, post }) => open > 0 && at(this.#problem.posts, post).rotation === 'inOrder');
    // Who serves in order is not served by numbers that take no notice of it.
    const given = ordered ? none : this.#byQuota(best.quotas, this.#left * 0.3);
    // Nobody is off his turn and no wish is passed over: there is no better.
    if (given.plan && given.cost < 1e-6) return { plan: given.plan, comfort: 0 };
    const first = this.#within(best.spreads, given.plan, this.#left * 0.6);
    if (first.plan) return { plan: first.plan, comfort: Math.max(0, first.bound) };
    if (given.plan) return { plan: given.plan, comfort: Math.max(0, first.bound) };
    const even = this.#evenest(this.#left * 0.6);
    if (even.plan === null) {
      this.impossible = even.state === 'infeasible';
      return { plan: null, comfort: 0 };
    }
    const last = this.#within(this.spreadsOf(even.plan), even.plan, this.#left);
    return last.plan ? { plan: last.plan, comfort: Math.max(0, last.bound) } : { plan: even.plan, comfort: 0 };
  }
}

/** Solves one part, in pieces when it is long. */
function solvePart(
  highs: Highs,
  problem: Problem,
  options: SolveOptions,
  until: number,
  done: () => void,
): Omit<Solved, 'seconds' | 'pieces'> {
  const whole = new Piece(highs, problem, options, until);
  const best = whole.best();
  if (best === null) return { plan: null, impossible: true, stages: [] };
  const cuts = stretches(problem, mostDays);
  let plan: Plan = problem.demands.map(() => []);
  let comfortBound = 0;
  for (const [nth, cut] of cuts.entries()) {
    const { clock } = options;
    const part = cuts.length === 1 ? null : stretch(problem, cut, plan);
    const piece = part === null ? whole : new Piece(highs, part.problem, options, clock() + (until - clock()) / (cuts.length - nth));
    const bestHere = part === null ? best : piece.best();
    const solved = bestHere === null ? { plan: null, comfort: 0 } : piece.solve(bestHere);
    if (solved.plan === null) return { plan: null, impossible: piece.impossible && cuts.length === 1, stages: [] };
    plan =
      part === null
        ? solved.plan
        : joined(problem, [
            { demands: problem.demands.map((_, index) => index), plan },
            { demands: part.demands, plan: solved.plan },
          ]);
    comfortBound += solved.comfort;
    done();
  }
  const { weighted, kinds } = unevenness(problem, whole.groups, plan);
  const stages: Stage[] = [
    { name: 'spread', value: weighted, bound: Math.min(weighted, best.weighted) },
    { name: 'kinds', value: kinds, bound: Math.min(kinds, best.kinds) },
    { name: 'comfort', value: comfort(problem, whole.groups, plan).cost, bound: comfortBound },
  ];
  return { plan, impossible: false, stages };
}

/** The sum of the parts' stages. */
function sumOf(all: readonly Stage[][]): Stage[] {
  return (['spread', 'kinds', 'comfort'] as const).map((name) => {
    const own = all.flatMap((stages) => stages.filter((stage) => stage.name === name));
    const sum = (of: (stage: Stage) => number): number => own.reduce((total, stage) => total + of(stage), 0);
    return { name, value: sum((stage) => stage.value), bound: sum((stage) => stage.bound) };
  });
}

export function solve(highs: Highs, problem: Problem, options: SolveOptions): Solved {
  const { clock, onProgress } = options;
  const from = clock();
  const until = from + options.seconds;
  const parts = byPeople(problem, factsOf(problem));
  const of = parts.reduce((sum, part) => sum + stretches(part.problem, mostDays).length, 0);
  let pieces = 0;
  const solved: { demands: readonly number[]; plan: Plan }[] = [];
  const stages: Stage[][] = [];
  for (const [nth, part] of parts.entries()) {
    onProgress?.({ phase: 'table', gap: null, pieces: { done: pieces, of } });
    const own = solvePart(highs, part.problem, options, clock() + (until - clock()) / (parts.length - nth), () => {
      pieces += 1;
      onProgress?.({ phase: 'table', gap: null, pieces: { done: pieces, of } });
    });
    if (own.plan === null) return { plan: null, impossible: own.impossible, stages: [], seconds: clock() - from, pieces: of };
    solved.push({ demands: part.demands, plan: own.plan });
    stages.push(own.stages);
  }
  return { plan: joined(problem, solved), impossible: false, stages: sumOf(stages), seconds: clock() - from, pieces: of };
}
