// The station's clock: the wall clock, but it does not follow it backwards until a person has said that it is right.
// So a clock that was set back by mistake delays no alarm, and lateness is never flattered.
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';

/** Less than this is the daily business of time servers. */
const toleratedStepMs = 5_000;

export class SteadyClock implements Clock {
  readonly #raw: Clock;
  #wall: Millis;
  #monotonic: number;
  #held = false;

  /** @param notBefore the latest time on record: the wall clock has been at least here */
  constructor(raw: Clock, notBefore: Millis) {
    this.#raw = raw;
    this.#wall = Math.max(raw.now(), notBefore - toleratedStepMs);
    this.#monotonic = raw.monotonic();
    if (raw.now() < notBefore - toleratedStepMs) {
      this.#wall = notBefore;
      this.#held = true;
    }
  }

  /** The wall clock went back and this clock goes on by itself. */
  get held(): boolean {
    return this.#held;
  }

  wall(): Millis {
    return this.#raw.now();
  }

  now(): Millis {
    const wall = this.#raw.now();
    const monotonic = this.#raw.monotonic();
    const expected = this.#wall + (monotonic - this.#monotonic);
    if (wall < expected - toleratedStepMs) {
      this.#held = true;
      return Math.round(expected);
    }
    this.#held = false;
    this.#wall = wall;
    this.#monotonic = monotonic;
    return wall;
  }

  monotonic(): number {
    return this.#raw.monotonic();
  }

  at(deadline: Millis, run: () => void): Cancel {
    return this.#raw.at(this.#raw.now() + (deadline - this.now()), run);
  }

  /** A person says that the wall clock is right: follow it from now on. */
  confirm(): void {
    this.#wall = this.#raw.now();
    this.#monotonic = this.#raw.monotonic();
    this.#held = false;
  }
}
