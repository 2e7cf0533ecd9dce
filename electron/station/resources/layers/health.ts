// How it goes with each layer: what failed last, what came last, and until when a layer that keeps failing is left in peace.
import type { Id } from '#shared/kernel/ids.ts';
import type { TileProblem } from '#shared/resources/layers/types.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import type { TileFailure } from './failure.ts';

export interface LayerHealth {
  problem: { code: TileProblem; detail: string } | null;
  failedAt: Millis | null;
  okAt: Millis | null;
  retryAt: Millis | null;
}

/** One tile that fails is that tile's; so many in a row are the server's. */
const failuresInARow = 3;
const firstRestMs = 5_000;
const longestRestMs = 5 * 60_000;

interface Kept extends LayerHealth {
  failures: number;
}

const unknown: LayerHealth = { problem: null, failedAt: null, okAt: null, retryAt: null };

export class LayerHealths {
  readonly #clock: Clock;
  readonly #kept = new Map<Id, Kept>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(id: Id): LayerHealth {
    const kept = this.#kept.get(id);
    if (!kept) return unknown;
    const { problem, failedAt, okAt, retryAt } = kept;
    return { problem, failedAt, okAt, retryAt: retryAt !== null && retryAt > this.#clock.now() ? retryAt : null };
  }

  /** Until when nothing is asked of this layer; null: it may be asked. */
  restsUntil(id: Id): Millis | null {
    return this.of(id).retryAt;
  }

  came(id: Id): void {
    this.#kept.set(id, {
      problem: null,
      failedAt: this.#kept.get(id)?.failedAt ?? null,
      okAt: this.#clock.now(),
      retryAt: null,
      failures: 0,
    });
  }

  failed(id: Id, failure: TileFailure): void {
    const now = this.#clock.now();
    const before = this.#kept.get(id);
    // Those that were under way when it began to rest say nothing new.
    if (before?.retryAt && before.retryAt > now) return;
    const failures = (before?.failures ?? 0) + 1;
    const rest = Math.min(longestRestMs, firstRestMs * 2 ** Math.max(0, failures - failuresInARow));
    this.#kept.set(id, {
      problem: { code: failure.code, detail: failure.message.slice(0, 300) },
      failedAt: now,
      okAt: before?.okAt ?? null,
      retryAt: failures >= failuresInARow ? now + rest : null,
      failures,
    });
  }

  /** Somebody changed the layer: it begins anew. */
  forget(id: Id): void {
    this.#kept.delete(id);
  }
}
