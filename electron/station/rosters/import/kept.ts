// Files that were read and not yet accepted: kept in memory for an hour, for whoever sent them.
import { randomFillSync } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import type { ImportTable } from '#shared/rosters/import/types.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';

const keptMs = 3_600_000;
/** Files at a time: one for each who plans, twice over; the oldest goes first. */
const maxKept = 12;

export interface KeptFile {
  id: Id;
  user: Id;
  fileName: string;
  tables: ImportTable[];
  at: Millis;
}

export class KeptFiles {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #files = new Map<Id, KeptFile>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  keep(user: Id, fileName: string, tables: ImportTable[]): KeptFile {
    const at = this.#clock.now();
    for (const [id, file] of this.#files) if (at - file.at > keptMs) this.#files.delete(id);
    const oldest = [...this.#files.keys()][0];
    if (this.#files.size >= maxKept && oldest !== undefined) this.#files.delete(oldest);
    const file = { id: uuidv7(at, randomFillSync(new Uint8Array(10))), user, fileName, tables, at };
    this.#files.set(file.id, file);
    return file;
  }

  /** @throws DomainError notFound when it is gone, or somebody else's */
  get(id: Id, user: Id): KeptFile {
    const file = this.#files.get(id);
    if (!file || file.user !== user || this.#clock.now() - file.at > keptMs) throw new DomainError('notFound', { field: 'previewId' });
    return file;
  }
}
