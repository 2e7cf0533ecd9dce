// Time as an argument: whoever needs the time or a timer is given a Clock. The real one is electron/station/time/system-clock.ts.

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Millis = number;

export type Cancel = () => void;

export interface Clock {
  /** The wall clock, ms UTC. It may jump in both directions. */
  now(): Millis;
  /** Milliseconds since some moment; never goes back, does not count sleep of the machine on every system. */
  monotonic(): number;
  /** Calls `run` once when the wall clock has reached `deadline` (at once, but not before returning, when it is past). */
  at(deadline: Millis, run: () => void): Cancel;
}

export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
