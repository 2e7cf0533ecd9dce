// Files of places that were read and wait to be taken in, each with a thread of its own; and what is running for whom.
import { randomFillSync } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import type { Cancel, Clock } from '#shared/time/clock.ts';
import type { Log } from '../../kernel/log.ts';
import { PlaceThread } from './place-thread.ts';
import type { ReadInput } from './session.ts';
import type { ReadAnswer } from './session-answers.ts';

/** Long enough to mend the rows over a telephone call. */
const keptMs = 60 * 60_000;
/** Files at once: each may hold hundreds of megabytes. */
const maxKept = 4;

export interface Running {
  phase: 'reading' | 'checking' | 'writing';
  done: number;
  total: number;
  /** Somebody wants it to stop: a person, or the station that is stopping itself. */
  cancelled: 'byPerson' | 'stopping' | null;
}

export interface WaitingPlaces {
  id: Id;
  user: Id;
  file: string;
  thread: PlaceThread;
  read: ReadAnswer;
}

interface Kept extends Omit<WaitingPlaces, 'read'> {
  read: ReadAnswer | null;
  forget: Cancel;
}

const gone = (): DomainError => new DomainError('notFound', { field: 'previewId' });
export const cancelledError = (): DomainError => new DomainError('conflict', { field: 'cancelled' });

export class PlaceImports {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #file: string;
  readonly #kept = new Map<Id, Kept>();
  readonly #running = new Map<Id, Running & { of: Id }>();
  /** Resolved when each has ended. */
  readonly #jobs = new Set<Promise<void>>();

  /** @param file the space's database */
  constructor({ clock, log, file }: { clock: Clock; log: Log; file: string }) {
    this.#clock = clock;
    this.#log = log;
    this.#file = file;
  }

  /** @throws DomainError as `PlaceSession.read`, conflict when it was cancelled, busy when something runs already */
  async read(user: Id, file: string, input: ReadInput): Promise<WaitingPlaces> {
    this.#refuseSecond(user);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= maxKept && oldest !== undefined) this.drop(oldest);
    const id = uuidv7(this.#clock.now(), randomFillSync(new Uint8Array(10)));
    const thread = new PlaceThread(this.#file, (phase, done, total) => {
      const running = this.#running.get(user);
      if (running?.of === id && running.phase !== 'writing') Object.assign(running, { phase, done, total });
    });
    const kept: Kept = { id, user, file, thread, read: null, forget: () => undefined };
    this.#kept.set(id, kept);
    try {
      const read = await this.run(kept, 'reading', () => thread.ask('read', [input]));
      kept.read = read;
      this.#keep(kept);
      return { ...kept, read };
    } catch (error) {
      this.drop(id);
      throw error;
    }
  }

  /** @throws DomainError notFound when it was never read, by another user, or too long ago */
  find(id: Id, user: Id): WaitingPlaces {
    const kept = this.#kept.get(id);
    if (!kept || kept.user !== user || kept.read === null) throw gone();
    this.#keep(kept);
    return { ...kept, read: kept.read };
  }

  /** What was read of it, anew. */
  put(id: Id, read: ReadAnswer): void {
    const kept = this.#kept.get(id);
    if (kept) kept.read = read;
  }

  /** Shows a job as running for its user while it lasts. @throws DomainError busy */
  async run<T>(
    { id, user }: Pick<WaitingPlaces, 'id' | 'user'>,
    phase: Running['phase'],
    work: (running: Running) => Promise<T>,
  ): Promise<T> {
    this.#refuseSecond(user);
    const running = { phase, done: 0, total: 0, cancelled: null, of: id };
    this.#running.set(user, running);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#jobs.add(ended);
    try {
      return await work(running);
    } catch (error) {
      throw running.cancelled === 'byPerson' ? cancelledError() : error;
    } finally {
      this.#running.delete(user);
      this.#jobs.delete(ended);
      end();
    }
  }

  running(user: Id): Running | null {
    return this.#running.get(user) ?? null;
  }

  cancel(user: Id): void {
    const running = this.#running.get(user);
    if (!running) return;
    running.cancelled = 'byPerson';
    // What is being written ends by itself and takes back what it wrote; a thread that reads or checks is ended.
    if (running.phase !== 'writing') this.drop(running.of);
  }

  drop(id: Id): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    this.#kept.delete(id);
    kept.forget();
    kept.thread.end(gone()).catch((error: unknown) => this.#log.warn({ err: error }, 'a thread of an import did not end'));
  }

  async stop(): Promise<void> {
    for (const running of this.#running.values()) running.cancelled = 'stopping';
    const all = [...this.#kept.values()];
    this.#kept.clear();
    await Promise.all(
      all.map(({ thread, forget }) => {
        forget();
        return thread.end(new DomainError('stopping'));
      }),
    );
    // An import that was being written takes back what it wrote while the database is open.
    await Promise.all(this.#jobs);
  }

  #keep(kept: Kept): void {
    kept.forget();
    kept.forget = this.#clock.at(this.#clock.now() + keptMs, () => this.drop(kept.id));
  }

  #refuseSecond(user: Id): void {
    const running = this.#running.get(user);
    if (running) throw new DomainError('busy', { field: 'import', received: running.phase });
  }
}
