// Files of people that were read and wait to be taken in: kept in memory for a while, under an id.
import { randomFillSync } from 'node:crypto';
import type { Mapping } from '#shared/directory/import-columns.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import type { ReadTable } from '../../documents/read-tables.ts';
import type { Plan } from './plan.ts';

/** Long enough to mend the columns over a telephone call. */
const keptMs = 60 * 60_000;
/** Files at once: each may hold some tens of megabytes. */
const maxKept = 6;

export interface WaitingImport {
  id: Id;
  user: Id;
  file: string;
  sha256: string;
  tables: ReadTable[];
  at: Millis;
  /** The plan that the person sees, with the number by which it is accepted. */
  plan: { number: number; sheet: number; mapping: Mapping; plan: Plan } | null;
}

export class ImportStore {
  readonly #waiting = new Map<Id, WaitingImport>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  keep(one: Omit<WaitingImport, 'id' | 'at' | 'plan'>): WaitingImport {
    this.#drop();
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size >= maxKept && oldest !== undefined) this.#waiting.delete(oldest);
    const at = this.#clock.now();
    const kept = { ...one, id: uuidv7(at, randomFillSync(new Uint8Array(10))), at, plan: null };
    this.#waiting.set(kept.id, kept);
    return kept;
  }

  /** @throws DomainError notFound when it was never read, by another user, or too long ago */
  find(id: Id, user: Id): WaitingImport {
    this.#drop();
    const found = this.#waiting.get(id);
    if (!found || found.user !== user) throw new DomainError('notFound', { field: 'id' });
    return found;
  }

  drop(id: Id): void {
    this.#waiting.delete(id);
  }

  #drop(): void {
    const now = this.#clock.now();
    for (const [id, { at }] of this.#waiting) if (now - at > keptMs) this.#waiting.delete(id);
  }
}
