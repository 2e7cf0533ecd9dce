// The station as it runs in an office, on a folder with very many stages ahead. Arguments: data folder, when they begin.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { silentLog } from '#station/kernel/log.ts';
import { openStation } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { livingThrough } from './night.ts';
import { assetsDir } from './office.ts';

const [dataDir = '', begin = ''] = process.argv.slice(2);
const from = Number(begin);
const station = openStation({ dataDir, assetsDir, clock: new SystemClock(), channels: () => [], log: silentLog() });
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
