// A clock that moves only when it is told to: for tests and for replaying the sample county.
import type { Cancel, Clock, Millis } from './clock.ts';

interface Timer {
  deadline: Millis;
  /** Monotonic time at which a short timer runs, whatever the wall clock did meanwhile. */
  latest: number;
  order: number;
  run: () => void;
}

/** As the real clock: a timer this short is one sleep, a longer one looks at the wall clock in between. */
const oneSleepMs = 15_000;

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
    const delay = Math.max(0, deadline - this.#wall);
    const latest = delay <= oneSleepMs ? this.#monotonic + delay : Number.POSITIVE_INFINITY;
    const timer: Timer = { deadline, latest, order: this.#order++, run };
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
      const step = Math.max(0, this.#dueAt(next) - this.#wall);
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

  /** Wall time at which the timer will run if no jump comes between. */
  #dueAt(timer: Timer): Millis {
    return Math.min(timer.deadline, this.#wall + (timer.latest - this.#monotonic));
  }

  #nextUpTo(limit: Millis): Timer | undefined {
    return this.#timers
      .filter((timer) => this.#dueAt(timer) <= limit)
      .sort((a, b) => this.#dueAt(a) - this.#dueAt(b) || a.order - b.order)[0];
  }

  #run(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    timer.run();
  }
}
