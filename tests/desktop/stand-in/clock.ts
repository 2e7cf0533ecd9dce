// The shell's timers, moved by hand: thirty seconds of silence pass in an instant. Only the main process's own; the service runs in real time.

interface Timer {
  at: number;
  everyMs: number | null;
  run: () => void;
}

class HandClock {
  #now = 0;
  #nextId = 1;
  readonly #timers = new Map<number, Timer>();

  add(run: () => void, ms: number, repeat: boolean): number {
    const id = this.#nextId++;
    const wait = Math.max(0, ms);
    this.#timers.set(id, { at: this.#now + wait, everyMs: repeat ? Math.max(1, wait) : null, run });
    return id;
  }

  remove(id: unknown): void {
    if (typeof id === 'number') this.#timers.delete(id);
  }

  /** Runs what falls due in the next `ms`, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#timers].filter(([, timer]) => timer.at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      const [id, timer] = next;
      this.#now = timer.at;
      if (timer.everyMs === null) this.#timers.delete(id);
      else timer.at += timer.everyMs;
      timer.run();
    }
    this.#now = end;
  }
}

export const handClock = new HandClock();

/** From now on the globals of this thread are the hand clock's. */
export function takeTimers(): void {
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => handClock.add(run, ms, false),
    setInterval: (run: () => void, ms = 0) => handClock.add(run, ms, true),
    clearTimeout: (id: unknown) => handClock.remove(id),
    clearInterval: (id: unknown) => handClock.remove(id),
  });
}
