// Generations that run or ran since the start: one at a time, each on a thread of its own that is ended when it is cancelled.
import { Worker } from 'node:worker_threads';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Cancel, Clock } from '#shared/time/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { gapOf } from './solve.ts';
import type { SolveJob, SolveMessage, SolveResult } from './solve-worker.ts';

export interface Generation {
  state: 'running' | 'done' | 'cancelled' | 'failed';
  phase: string;
  seconds: number;
  gap: number | null;
  pieces: { done: number; of: number };
  error: string | null;
}

/** The worst of the stages: how much evenness, or order and wishes, may still be short of the best. */
export const gapOfStages = (stages: SolveResult['stages']): number | null => (stages.length === 0 ? null : Math.max(...stages.map(gapOf)));

/** A solver that does not keep to its time is ended after so many times of it. */
const patience = 4;
/** So many that ran are remembered. */
const remembered = 50;

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './solve-worker.ts' : './solve-worker.mjs', import.meta.url);

interface Running {
  draft: Id;
  worker: Worker;
  startedAt: number;
  stopTimer: Cancel;
  end: (result: SolveResult | null) => void;
}

export class Generations {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #states = new Map<Id, Generation>();
  #running: Running | null = null;

  constructor({ clock, log }: { clock: Clock; log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Where the generation of a draft stands; null when none has run since the start. */
  of(draft: Id): Generation | null {
    const state = this.#states.get(draft);
    if (!state) return null;
    const running = this.#running?.draft === draft ? this.#running : null;
    return running ? { ...state, seconds: this.#seconds(running) } : state;
  }

  /** @throws DomainError busy */
  refuseIfBusy(): void {
    if (this.#running) throw new DomainError('busy', { blockers: [this.#running.draft] });
  }

  /**
   * Solves on a thread of its own.
   * @returns what was found; null when it was cancelled or failed
   * @throws DomainError busy, at once
   */
  run(draft: Id, job: SolveJob): Promise<SolveResult | null> {
    this.refuseIfBusy();
    const { promise, resolve } = Promise.withResolvers<SolveResult | null>();
    const worker = new Worker(workerFile, { workerData: job });
    const stopTimer = this.#clock.at(this.#clock.now() + job.seconds * 1000 * patience + 60_000, () =>
      this.#end(draft, 'failed', 'timeout'),
    );
    this.#running = { draft, worker, startedAt: this.#clock.monotonic(), stopTimer, end: resolve };
    this.#set(draft, { state: 'running', phase: 'table', seconds: 0, gap: null, pieces: { done: 0, of: 1 }, error: null });
    worker.on('message', (message: SolveMessage) => this.#hear(draft, message));
    worker.on('error', (error) => this.#end(draft, 'failed', error.message));
    worker.on('exit', (code) => this.#end(draft, 'failed', `the solver ended with ${code}`));
    return promise;
  }

  /** Ends a running generation; what it made so far stays. @returns whether it ran */
  cancel(draft: Id): boolean {
    if (this.#running?.draft !== draft) return false;
    this.#end(draft, 'cancelled', null);
    return true;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#end(running.draft, 'cancelled', null);
    await running.worker.terminate();
  }

  #seconds(running: Running): number {
    return Math.round((this.#clock.monotonic() - running.startedAt) / 100) / 10;
  }

  #hear(draft: Id, message: SolveMessage): void {
    const state = this.#states.get(draft);
    if (this.#running?.draft !== draft || !state) return;
    if ('failed' in message) {
      this.#log.error({ draft, detail: message.failed }, 'the solver failed');
      this.#end(draft, 'failed', message.failed.split('\n')[0] ?? '');
    } else if ('result' in message) {
      const { result } = message;
      this.#end(draft, 'done', null, result);
    } else this.#set(draft, { ...state, ...message.progress });
  }

  #end(draft: Id, state: Generation['state'], error: string | null, result: SolveResult | null = null): void {
    const running = this.#running;
    const before = this.#states.get(draft);
    if (running?.draft !== draft || !before) return;
    this.#running = null;
    running.stopTimer();
    running.worker.removeAllListeners();
    // A thread that was left alone keeps its memory until it is ended.
    running.worker.terminate().catch((fault: unknown) => this.#log.warn({ err: fault }, 'the solver could not be ended'));
    const gap = result === null ? before.gap : gapOfStages(result.stages);
    this.#set(draft, { ...before, state, error, gap, seconds: this.#seconds(running) });
    running.end(result);
  }

  #set(draft: Id, state: Generation): void {
    this.#states.delete(draft);
    this.#states.set(draft, state);
    const oldest = this.#states.keys().next().value;
    if (this.#states.size > remembered && oldest !== undefined && oldest !== draft) this.#states.delete(oldest);
  }
}
