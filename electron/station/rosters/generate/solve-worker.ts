// Runs the solver on a thread of its own: it blocks for seconds, and a cancelled one is ended with its thread.
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import type { Explanation } from '#shared/rosters/generate/explain.ts';
import { greedy } from '#shared/rosters/generate/greedy.ts';
import type { Plan, Problem } from '#shared/rosters/generate/problem.ts';
import { SystemClock } from '../../time/system-clock.ts';
import { explain } from './explain-solve.ts';
import { type Progress, solve, type Stage } from './solve.ts';

export interface SolveJob {
  problem: Problem;
  seconds: number;
  gap: number;
}

export interface SolveResult {
  plan: Plan;
  /** greedy: the solver found none in time. */
  method: 'solver' | 'greedy';
  stages: Stage[];
  pieces: number;
  seconds: number;
  impossible: Explanation | null;
}

export type SolveMessage = { progress: Progress } | { result: SolveResult } | { failed: string };

/** Finding out why there is no table may take so much more, as a share of the time for the table, and at least so many seconds. */
const explainShare = 0.5;
const explainSeconds = 10;

async function run({ problem, seconds, gap }: SolveJob, say: (message: SolveMessage) => void): Promise<SolveResult> {
  const ticking = new SystemClock();
  const clock = (): number => ticking.monotonic() / 1000;
  const from = clock();
  const highs = await loadHighs();
  const options = { seconds, gap, clock, onProgress: (progress: Progress) => say({ progress }) };
  const first = solve(highs, problem, options);
  const end = (
    plan: Plan | null,
    { stages, pieces }: Pick<SolveResult, 'stages' | 'pieces'>,
    impossible: Explanation | null,
  ): SolveResult => ({
    plan: plan ?? greedy(problem),
    method: plan === null ? 'greedy' : 'solver',
    stages,
    pieces,
    seconds: clock() - from,
    impossible,
  });
  const complete = (plan: Plan): boolean => plan.every((people, demand) => people.length === problem.demands[demand]?.open);
  // Without a table in time, but with one that keeps all rules at hand, there is nothing to explain.
  if (first.plan !== null || complete(greedy(problem))) return end(first.plan, first, null);
  say({ progress: { phase: 'why', gap: null, pieces: { done: 0, of: first.pieces } } });
  const why = explain(highs, problem, clock, Math.max(explainSeconds, seconds * explainShare));
  const second = solve(highs, why.possible, options);
  return end(second.plan, second, why.explanation);
}

const port = parentPort;
if (port) {
  run(workerData as SolveJob, (message) => port.postMessage(message)).then(
    (result) => port.postMessage({ result } satisfies SolveMessage),
    (error: unknown) =>
      port.postMessage({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies SolveMessage),
  );
}
