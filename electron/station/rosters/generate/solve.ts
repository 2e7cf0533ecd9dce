// Solves a problem in stages: how even can duty be shared at all (a bound that no table passes), then a table that is as even, and among
// those the one that keeps the leaders' order and the wishes best. Posts that share nobody are solved one by one, long periods in pieces.
import type { Highs } from 'highs';
import { unevenness } from '#shared/rosters/generate/fair.ts';
import { factsOf } from '#shared/rosters/generate/facts.ts';
import { comfort } from '#shared/rosters/generate/order.ts';
import { byPeople, joined, type Part, stretch, stretches } from '#shared/rosters/generate/pieces.ts';
import { at, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { Piece, type PieceOptions, type Tabled } from './piece.ts';

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
/** Share of a long part's time that its pieces have; the rest is for the whole. */
const piecesShare = 0.6;
/** Order and wishes of a whole long part are looked at for so long at most, s. */
const wholeSeconds = 90;
/** A part is solved again only in so many times the share that it had at first: less would end where it did before. */
const worthAgain = 1.5;
/** The share by which a stage may still be short of the best; differences below one duty are seen against one duty. */
export function gapOf({ value, bound }: Stage): number {
  return Math.max(0, value - bound) / Math.max(1, value);
}

interface SolvedPart extends Pick<Solved, 'plan' | 'impossible' | 'stages'> {
  /** More time might find a better table, or prove that there is none. */
  ranOut?: boolean;
}

/** Solves one part, in pieces when it is long. */
function solvePart(highs: Highs, problem: Problem, options: PieceOptions, until: number, done: () => void): SolvedPart {
  const whole = new Piece(highs, problem, options, until);
  const best = whole.possible() ? whole.best() : null;
  if (best === null) return { plan: null, impossible: true, stages: [] };
  const cuts = stretches(problem, mostDays);
  if (cuts.length === 1) {
    const { plan, bounds } = whole.solve(best);
    done();
    return plan === null
      ? { plan, impossible: whole.impossible, stages: [] }
      : { plan, impossible: false, stages: stagesOf(problem, whole, plan, bounds), ranOut: whole.ranOut };
  }
  let plan: Plan = problem.demands.map(() => []);
  const { clock } = options;
  for (const [nth, cut] of cuts.entries()) {
    const part = stretch(problem, cut, plan);
    const piece = new Piece(highs, part.problem, options, clock() + ((until - clock()) * piecesShare) / (cuts.length - nth));
    const bestHere = piece.best();
    const solved = bestHere === null ? null : piece.solve(bestHere).plan;
    // What stands before may stand in the way of this piece: that proves nothing about the whole.
    if (solved === null) return { plan: null, impossible: false, stages: [] };
    plan = joined(problem, [
      { demands: problem.demands.map((_, index) => index), plan },
      { demands: part.demands, plan: solved },
    ]);
    done();
  }
  const { weighted } = best;
  // The bound of the second aim holds for tables that reach the first.
  const kinds = unevenness(problem, whole.groups, plan).weighted <= weighted + 1e-6 ? best.kinds : 0;
  if (comfort(problem, whole.groups, plan).cost < 1e-6)
    return { plan, impossible: false, stages: stagesOf(problem, whole, plan, { weighted, kinds, comfort: 0 }) };
  // The pieces' own bounds say nothing of the whole: one look at all of it, from the table that is there.
  const last = whole.within(whole.spreadsOf(plan), plan, Math.min(wholeSeconds, until - clock()));
  const bounds = { weighted, kinds, comfort: Math.max(0, last.bound) };
  return { plan: last.plan ?? plan, impossible: false, stages: stagesOf(problem, whole, last.plan ?? plan, bounds) };
}

function stagesOf(problem: Problem, { groups }: Piece, plan: Plan, bounds: Tabled['bounds']): Stage[] {
  const { weighted, kinds } = unevenness(problem, groups, plan);
  const { cost } = comfort(problem, groups, plan);
  const stage = (name: Stage['name'], value: number, bound: number): Stage => ({ name, value, bound: Math.min(value, bound) });
  return [stage('spread', weighted, bounds.weighted), stage('kinds', kinds, bounds.kinds), stage('comfort', cost, bounds.comfort)];
}

/** The sum of the parts' stages. */
function sumOf(all: readonly Stage[][]): Stage[] {
  return (['spread', 'kinds', 'comfort'] as const).map((name) => {
    const own = all.flatMap((stages) => stages.filter((stage) => stage.name === name));
    const sum = (of: (stage: Stage) => number): number => own.reduce((total, stage) => total + of(stage), 0);
    return { name, value: sum((stage) => stage.value), bound: sum((stage) => stage.bound) };
  });
}

const isShort = ({ ranOut, stages }: SolvedPart, gap: number): boolean => ranOut === true && stages.some((stage) => gapOf(stage) > gap);

/** By the first aim in which they differ. */
function isWorse(one: readonly Stage[], other: readonly Stage[]): boolean {
  const differs = one.findIndex(({ value }, nth) => Math.abs(value - at(other, nth).value) > 1e-6);
  return differs >= 0 && at(one, differs).value > at(other, differs).value;
}

export function solve(highs: Highs, problem: Problem, options: SolveOptions): Solved {
  const { clock, onProgress } = options;
  const from = clock();
  const until = from + options.seconds;
  // Leaders' order takes longest: it gets the time that the others leave.
  const ordered = (part: Part): number =>
    part.problem.demands.some(({ open, post }) => open > 0 && at(problem.posts, post).rotation === 'inOrder') ? 1 : 0;
  const parts = byPeople(problem, factsOf(problem)).sort((a, b) => ordered(a) - ordered(b));
  const of = parts.reduce((sum, part) => sum + stretches(part.problem, mostDays).length, 0);
  let pieces = 0;
  const solved: (SolvedPart & { plan: Plan; demands: readonly number[] })[] = [];
  const tell = (gap: number | null): void => onProgress?.({ phase: 'table', gap, pieces: { done: pieces, of } });
  for (const [nth, part] of parts.entries()) {
    tell(null);
    const own = solvePart(highs, part.problem, { ...options, onGap: tell }, clock() + (until - clock()) / (parts.length - nth), () => {
      pieces += 1;
      tell(null);
    });
    if (own.plan === null) return { plan: null, impossible: own.impossible, stages: [], seconds: clock() - from, pieces: of };
    solved.push({ ...own, plan: own.plan, demands: part.demands });
  }
  // The time that some parts left over goes to those for which theirs was too short.
  const short = solved.flatMap((own, nth) => (isShort(own, options.gap) ? [nth] : []));
  for (const [done, nth] of short.entries()) {
    const left = (until - clock()) / (short.length - done);
    if (left < (options.seconds / parts.length) * worthAgain) break;
    const again = solvePart(highs, at(parts, nth).problem, { ...options, onGap: tell }, clock() + left, () => undefined);
    const before = at(solved, nth);
    if (again.plan !== null && !isWorse(again.stages, before.stages)) solved[nth] = { ...before, ...again, plan: again.plan };
  }
  const stages = solved.map((own) => own.stages);
  return { plan: joined(problem, solved), impossible: false, stages: sumOf(stages), seconds: clock() - from, pieces: of };
}
