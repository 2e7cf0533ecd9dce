// A clock that moves only when it is told to: for tests and for replaying the sample county.
import type { Cancel, Clock, Millis } from './clock.ts';

interface Timer {
  deadline: Millis;
  order: number;
  run: () => void;
}

export class TestClock implements Clock {
  #wall: Millis;
  #monotonic = 0;
  #order = 0;
  #timers: Timer[] = [];

  constructor(start: Millis) {
    this.#wall = start;
  }

  now(): Millis {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  at(deadline: Millis, run: () => void): Cancel {
    const timer: Timer = { deadline, order: this.#order++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets `ms` pass, running each timer at its own time, in order. */
  advance(ms: number): void {
    const target = this.#wall + ms;
    for (;;) {
      const next = this.#nextUpTo(target);
      if (!next) break;
      const step = Math.max(0, next.deadline - this.#wall);
      this.#wall += step;
      this.#monotonic += step;
      this.#run(next);
    }
    this.#monotonic += target - this.#wall;
    this.#wall = target;
  }

  /** Sets the wall clock to another time; the monotonic clock does not notice. Timers wait for the new wall time. */
  jumpWall(ms: number): void {
    this.#wall += ms;
  }

  /** The machine sleeps: the wall clock goes on, nothing runs meanwhile; overdue timers run on waking. */
  sleep(ms: number): void {
    this.#wall += ms;
    for (let next = this.#nextUpTo(this.#wall); next; next = this.#nextUpTo(this.#wall)) this.#run(next);
  }

  #nextUpTo(limit: Millis): Timer | undefined {
    return this.#timers
      .filter((timer) => timer.deadline <= limit)
      .reduce<Timer | undefined>((best, timer) => {
        if (!best || timer.deadline < best.deadline || (timer.deadline === best.deadline && timer.order < best.order)) return timer;
        return best;
      }, undefined);
  }

  #run(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    timer.run();
  }
}
