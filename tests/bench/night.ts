// The load of a bad night: when each of many stages is to fire. The same for the station and for its rival.

export const stages = 10_000;
/** All fall due within so long. */
const spanMs = 60_000;

/** Evenly spread but not regular; the same at every run. */
export function offsetOf(nth: number): number {
  return (Math.imul(nth + 1, 2_654_435_761) >>> 0) % spanMs;
}

/** What a process reports of its night. */
export interface Night {
  /** Of each firing, ms: for the station when it was on the disk. */
  lateness: number[];
  /** Share of one processor while all waited and while they fired, %. */
  waiting: number;
  firing: number;
  /** MB (10⁶ bytes). */
  memory: number;
  /** Longest time for which the process answered nobody, ms. */
  stall: number;
}

const waitMs = 5_000;

/** Processor time since the last call, as a share of one processor, %. */
function meter(): () => number {
  let cpu = process.cpuUsage();
  let at = performance.now();
  return () => {
    const used = process.cpuUsage(cpu);
    const share = ((used.user + used.system) / 1000 / (performance.now() - at)) * 100;
    cpu = process.cpuUsage();
    at = performance.now();
    return share;
  };
}

/** Lets the night pass that begins at `from`, at least `waitMs` from now. Returns what it took, without the lateness. */
export async function livingThrough(from: number, stall: () => number): Promise<Omit<Night, 'lateness'>> {
  const until = (at: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, at - Date.now()));
  await until(from - waitMs);
  const share = meter();
  await until(from - 100);
  const waiting = share();
  await until(from + spanMs);
  const firing = share();
  // The last ones may be late.
  await until(from + spanMs + 3_000);
  return { waiting, firing, memory: process.memoryUsage.rss() / 1e6, stall: stall() };
}

/** So long before the night the processes start. */
export const leadMs = waitMs + 3_000;
