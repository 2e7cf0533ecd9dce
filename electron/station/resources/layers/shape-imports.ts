// Files of shapes that were read and are not taken in yet, kept in memory for as long as somebody looks at them.
import type { Id } from '#shared/kernel/ids.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';

export interface ShapeImport {
  id: Id;
  user: Id;
  fileName: string;
  sha256: string;
  table: PlaceTable;
  missing: string[] | null;
  at: Millis;
}

const keptMs = 2 * 60 * 60_000;
/** Each may hold a hundred megabytes. */
const maxKept = 3;

export class ShapeImports {
  readonly #clock: Clock;
  #kept: ShapeImport[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(one: Omit<ShapeImport, 'at'>): void {
    this.#kept = [...this.#kept, { ...one, at: this.#clock.now() }].slice(-maxKept);
  }

  /** @throws DomainError notFound */
  find(id: Id, user: Id): ShapeImport {
    const oldest = this.#clock.now() - keptMs;
    this.#kept = this.#kept.filter(({ at }) => at >= oldest);
    const found = this.#kept.find((one) => one.id === id && one.user === user);
    if (!found) throw new DomainError('notFound', { field: 'previewId' });
    return found;
  }

  forget(id: Id): void {
    this.#kept = this.#kept.filter((one) => one.id !== id);
  }
}
