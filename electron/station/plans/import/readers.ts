// At most two threads that read plan files, in the order asked for; what somebody waits for before what only a list waits for.
import { Worker } from 'node:worker_threads';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Cancel, Clock } from '#shared/time/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { PlanAnswer, PlanJob } from './plan-worker.ts';
import type { ReadJob, ReadResult, UnzipJob } from './reading.ts';

/** Beside the station's own thread and the page on one machine. */
const maxReaders = 2;
/** A file that takes longer has something in it that no reader gets to the end of. */
const longestMs = 180_000;
/** A thread that nobody needed for so long is ended; its memory is given back. */
const idleMs = 20_000;
/** Megabytes that reading one file may take: the largest take 400. */
const maxHeapMb = 1_400;

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.mjs', import.meta.url);

type Unpacked = Extract<PlanAnswer, { kind: 'unpacked' }>;
type Ended = Exclude<PlanAnswer, Unpacked>;

interface Waiting {
  job: PlanJob;
  wanted: () => boolean;
  begin: () => void;
  unpacked: (one: Unpacked) => void;
  end: (answer: Ended) => void;
}

interface Reader {
  worker: Worker;
  task: Waiting | null;
  stopTimer: Cancel;
}

const nothing = (): void => undefined;

export class PlanReaders {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #queue: Waiting[] = [];
  readonly #readers = new Set<Reader>();
  #stopped = false;

  constructor({ clock, log }: { clock: Clock; log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * @param urgent before everything that is not
   * @param wanted asked when its turn comes: whether anybody still waits for it
   * @param begin called when its turn comes
   * @throws DomainError as `readPlan`; conflict when nobody wanted it any more; brokenFile when no reader gets to its end
   */
  async read(job: ReadJob, { urgent, wanted, begin }: { urgent: boolean } & Pick<Waiting, 'wanted' | 'begin'>): Promise<ReadResult> {
    const answer = await this.#ask({ job, wanted, begin, unpacked: nothing }, urgent);
    if (answer.kind === 'read') return answer.result;
    throw this.#errorOf(answer, job);
  }

  /** @returns how many files of the zip were a system's own @throws DomainError as `listPlanArchive` */
  async unzip(job: UnzipJob, urgent: boolean, unpacked: (one: Unpacked) => void): Promise<number> {
    const answer = await this.#ask({ job, wanted: () => true, begin: nothing, unpacked }, urgent);
    if (answer.kind === 'unzipped') return answer.litter;
    throw this.#errorOf(answer, job);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { end } of this.#queue.splice(0)) end({ kind: 'refused', refused: { code: 'stopping', details: {} } });
    await Promise.all(
      [...this.#readers].map((reader) => this.#endReader(reader, { kind: 'refused', refused: { code: 'stopping', details: {} } })),
    );
  }

  #errorOf(answer: Ended, job: PlanJob): DomainError {
    if (answer.kind === 'refused') return new DomainError(answer.refused.code, answer.refused.details);
    this.#log.error({ file: job.file, detail: answer.kind === 'failed' ? answer.message : answer.kind }, 'a plan file could not be read');
    return new DomainError('brokenFile', { field: 'file' });
  }

  #ask(task: Omit<Waiting, 'end'>, urgent: boolean): Promise<Ended> {
    if (this.#stopped) return Promise.resolve({ kind: 'refused', refused: { code: 'stopping', details: {} } });
    const { promise, resolve } = Promise.withResolvers<Ended>();
    const waiting = { ...task, end: resolve };
    if (urgent) this.#queue.unshift(waiting);
    else this.#queue.push(waiting);
    this.#pump();
    return promise;
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      if (this.#queue[0]?.wanted() === false) {
        this.#queue.shift()?.end({ kind: 'refused', refused: { code: 'conflict', details: {} } });
        continue;
      }
      const reader = [...this.#readers].find(({ task }) => task === null) ?? (this.#readers.size < maxReaders ? this.#start() : undefined);
      const next = reader && this.#queue.shift();
      if (!reader || !next) return;
      reader.stopTimer();
      reader.task = next;
      reader.stopTimer = this.#clock.at(this.#clock.now() + longestMs, () => {
        this.#log.warn({ file: next.job.file }, 'reading a plan file took too long');
        void this.#endReader(reader, {
          kind: 'refused',
          refused: { code: 'brokenFile', details: { field: 'file', limit: `${longestMs / 1000} s` } },
        });
      });
      next.begin();
      reader.worker.postMessage(next.job);
    }
  }

  #start(): Reader {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
    const reader: Reader = { worker, task: null, stopTimer: nothing };
    this.#readers.add(reader);
    worker.on('message', (answer: PlanAnswer) => {
      if (answer.kind === 'unpacked') reader.task?.unpacked(answer);
      else this.#done(reader, answer);
    });
    worker.on('error', (error) => {
      const heap = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      void this.#endReader(
        reader,
        heap
          ? { kind: 'refused', refused: { code: 'unpackedTooLarge', details: { field: 'memory', limit: `${maxHeapMb} MB` } } }
          : { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      );
    });
    worker.on('exit', (code) => void this.#endReader(reader, { kind: 'failed', message: `the reader ended with ${code}` }));
    return reader;
  }

  #done(reader: Reader, answer: Ended): void {
    const { task } = reader;
    reader.stopTimer();
    reader.task = null;
    reader.stopTimer = this.#clock.at(this.#clock.now() + idleMs, () => void this.#endReader(reader, { kind: 'failed', message: 'idle' }));
    task?.end(answer);
    this.#pump();
  }

  /** Ends a thread; what it was at ends with `answer`. */
  async #endReader(reader: Reader, answer: Ended): Promise<void> {
    if (!this.#readers.delete(reader)) return;
    reader.stopTimer();
    reader.worker.removeAllListeners();
    reader.worker.on('error', nothing);
    const { task } = reader;
    reader.task = null;
    task?.end(answer);
    await reader.worker.terminate();
    if (!this.#stopped) this.#pump();
  }
}
