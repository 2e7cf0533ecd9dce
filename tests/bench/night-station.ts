// A real station in a process of its own with very many stages ahead; says when they begin, and afterwards how they fired.
// Argument: data folder.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SystemClock } from '#station/time/system-clock.ts';
import { leadMs, livingThrough, offsetOf, stages } from './night.ts';
import { hurried, openMany, openOffice, staff } from './office.ts';

const [dataDir = ''] = process.argv.slice(2);
const station = await openOffice(dataDir, new SystemClock());
staff(station);
let from = 0;
await hurried(station, () => {
  // Opening them takes some seconds.
  from = Date.now() + 10_000 + leadMs;
  openMany(station, stages, (nth) => from + offsetOf(nth));
});
process.stdout.write(`${from}\n`);

const lateness: number[] = [];
station.parts.journal.onCommit((entries) => {
  const now = Date.now();
  for (const entry of entries) {
    if (entry.type === 'obligation.stageFired') lateness.push(now - (entry.payload as { scheduledAt: number }).scheduledAt);
  }
});
const delays = monitorEventLoopDelay({ resolution: 5 });
setTimeout(() => delays.enable(), from - Date.now() - 1_000);
const night = await livingThrough(from, () => delays.max / 1e6);
process.stdout.write(`${JSON.stringify({ ...night, lateness })}\n`);
await station.stop();
