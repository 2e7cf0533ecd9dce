// The rival: one timer a stage in a plain process that keeps no record of anything. Argument: the moment at which the night begins.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { livingThrough, offsetOf, stages } from './night.ts';

const from = Number(process.argv[2]);
const lateness: number[] = [];
for (let nth = 0; nth < stages; nth += 1) {
  const at = from + offsetOf(nth);
  setTimeout(() => lateness.push(Date.now() - at), at - Date.now());
}
const delays = monitorEventLoopDelay({ resolution: 5 });
setTimeout(() => delays.enable(), from - Date.now() - 1_000);
const night = await livingThrough(from, () => delays.max / 1e6);
process.stdout.write(`${JSON.stringify({ ...night, lateness })}\n`);
