// The station's end of a place-worker: asks, shows how far it is, ends it.
import { Worker } from 'node:worker_threads';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Answered, Asked, Question, Saying } from './place-worker.ts';

/** Megabytes that one file may take: 100,000 rows of twenty columns with as many places that stand take 700. */
const maxHeapMb = 1_800;

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './place-worker.ts' : './place-worker.mjs', import.meta.url);

interface Open {
  resolve: (answer: never) => void;
  reject: (error: unknown) => void;
}

export class PlaceThread {
  readonly #worker: Worker;
  readonly #open = new Map<number, Open>();
  #asked = 0;
  #ended: unknown = null;

  /** @param file the space's database */
  constructor(file: string, progress: (phase: 'reading' | 'checking', done: number, total: number) => void) {
    this.#worker = new Worker(workerFile, { workerData: file, resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } });
    this.#worker.on('message', (message: Saying) => {
      if ('progress' in message) {
        progress(message.progress.phase, message.progress.done, message.progress.total);
        return;
      }
      const open = this.#open.get(message.id);
      this.#open.delete(message.id);
      if ('refused' in message) open?.reject(new DomainError(message.refused.code, message.refused.details));
      else if ('failed' in message) open?.reject(new Error(message.failed));
      else open?.resolve(message.answer as never);
    });
    this.#worker.on('error', (error) => {
      const full = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#end(full ? new DomainError('unpackedTooLarge', { field: 'memory', limit: `${maxHeapMb} MB` }) : error);
    });
    this.#worker.on('exit', () => this.#end(new DomainError('notFound', { field: 'previewId' })));
  }

  ask<Q extends Question>(question: Q, given: Asked<Q>): Promise<Answered<Q>> {
    if (this.#ended !== null) return Promise.reject(this.#ended instanceof Error ? this.#ended : new Error('the thread has ended'));
    this.#asked += 1;
    const id = this.#asked;
    return new Promise<Answered<Q>>((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ask: question, with: given });
    });
  }

  /** @param why what is said to whoever waits for an answer */
  async end(why: DomainError): Promise<void> {
    this.#end(why);
    await this.#worker.terminate();
  }

  #end(why: unknown): void {
    this.#ended ??= why;
    for (const { reject } of this.#open.values()) reject(why);
    this.#open.clear();
  }
}
