// The last check of the whole library: it runs in a worker, a slice of plans at a time, and its findings are kept until the next one.
import type { Id } from '#shared/kernel/ids.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { CheckedPlan } from './lint-queries.ts';

/** Plans of one slice: some seconds of the worker, so that the progress moves. */
const slice = 120;

export interface LintRun {
  total: number;
  done: number;
  startedAt: Millis;
  finishedAt: Millis | null;
  /** It was stopped, or the worker failed: what was checked until then is shown. */
  stopped: boolean;
  /** Something changed since it began that its findings depend on. */
  stale: boolean;
  plans: CheckedPlan[];
}

export class LintRuns {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #log: Log;
  #run: LintRun | null = null;
  #stop = false;
  #running: Promise<void> = Promise.resolve();

  constructor(options: { clock: Pick<Clock, 'now'>; log: Log }) {
    this.#clock = options.clock;
    this.#log = options.log;
  }

  get last(): LintRun | null {
    return this.#run;
  }

  /** Plans, people, units or rules changed. */
  touch(): void {
    if (this.#run) this.#run.stale = true;
  }

  /** Begins unless one is running. @param check a slice of plans, off this thread */
  start(plans: readonly Id[], check: (plans: Id[]) => Promise<CheckedPlan[]>): void {
    if (this.#run && this.#run.finishedAt === null) return;
    this.#stop = false;
    const run: LintRun = {
      total: plans.length,
      done: 0,
      startedAt: this.#clock.now(),
      finishedAt: null,
      stopped: false,
      stale: false,
      plans: [],
    };
    this.#run = run;
    this.#running = this.#work(run, [...plans], check);
  }

  /** Ends after the slice that is being checked. */
  async stop(): Promise<void> {
    this.#stop = true;
    await this.#running;
  }

  async #work(run: LintRun, plans: Id[], check: (plans: Id[]) => Promise<CheckedPlan[]>): Promise<void> {
    try {
      for (let from = 0; from < plans.length && !this.#stop; from += slice) {
        run.plans.push(...(await check(plans.slice(from, from + slice))));
        run.done = Math.min(plans.length, from + slice);
      }
      run.stopped = run.done < run.total;
    } catch (error) {
      run.stopped = true;
      this.#log.error({ err: error }, 'the check of the library failed');
    } finally {
      run.finishedAt = this.#clock.now();
    }
  }
}
