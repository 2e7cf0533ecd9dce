// The real clock. With drill-clock the only caller of Date.now and setTimeout in electron/.
import type { Cancel, Clock, Millis } from '#shared/time/clock.ts';

/** Longest single sleep of a timer: cheap, and heals a timer that was lost to suspend or to a jump of the wall clock. */
const longestSleepMs = 15_000;

export class SystemClock implements Clock {
  now(): Millis {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  at(deadline: Millis, run: () => void): Cancel {
    let timer: NodeJS.Timeout | undefined;
    const wait = (): void => {
      const left = deadline - Date.now();
      timer = setTimeout(left > longestSleepMs ? wait : run, Math.min(Math.max(0, left), longestSleepMs));
    };
    wait();
    return () => clearTimeout(timer);
  }
}
