// The obligation clock: 10,000 stages within a minute against plain timers, and 10,000 that fell due while the machine slept.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SystemClock } from '#station/time/system-clock.ts';
import { TestClock } from '#shared/time/test-clock.ts';
import { type Figure, percentile, round } from './figure.ts';
import { benchFolder } from './folder.ts';
import { leadMs, type Night, offsetOf, stages } from './night.ts';
import { hurried, openMany, openOffice, staff } from './office.ts';

const nightStation = fileURLToPath(new URL('./night-station.ts', import.meta.url));
const nightTimers = fileURLToPath(new URL('./night-timers.ts', import.meta.url));

/** Opening so many takes some seconds. */
const openingMs = 8_000;

/** Runs a script that reports its night in one line. */
function report(script: string, ...args: string[]): Promise<Night> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.once('exit', () => child.kill());
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said) as Night);
      else reject(new Error(`${path.basename(script)} ended with ${code}`));
    });
  });
}

/** Both live through the same minute, so that what else the machine does falls on both. */
async function night(): Promise<[ours: Night, timers: Night]> {
  const dataDir = benchFolder();
  const station = await openOffice(dataDir, new SystemClock(), { unattended: true });
  staff(station);
  const from = Date.now() + openingMs + leadMs;
  await hurried(station, () => openMany(station, { count: stages, firstAt: (nth) => from + offsetOf(nth) }));
  await station.stop();
  return Promise.all([report(nightStation, dataDir, String(from)), report(nightTimers, String(from))]);
}

function nightFigures([ours, timers]: readonly [Night, Night]): Figure[] {
  if (ours.lateness.length < stages) throw new Error(`only ${ours.lateness.length} of ${stages} stages fired`);
  const beside = (name: string, unit: string, of: (night: Night) => number, aim?: string): Figure => ({
    name: `obligations.${name}`,
    value: round(of(ours), 2),
    unit,
    ...(aim === undefined ? {} : { aim }),
    rival: { what: 'plain timers', value: round(of(timers), 2) },
  });
  return [
    beside('late.p50', 'ms', (one) => percentile(one.lateness, 0.5)),
    beside('late.p99', 'ms', (one) => percentile(one.lateness, 0.99), '< 250'),
    beside('late.worst', 'ms', (one) => percentile(one.lateness, 1)),
    beside('cpu.waiting', '%', (one) => one.waiting),
    beside('cpu.firing', '%', (one) => one.firing),
    beside('memory', 'MB', (one) => one.memory),
    beside('stall', 'ms', (one) => one.stall),
  ];
}

const hour = 3_600_000;

/** The machine sleeps for eight hours, in which 10,000 stages fall due. */
async function sleep(): Promise<Figure[]> {
  const now = Date.now();
  const clock = new TestClock(now);
  const station = await openOffice(benchFolder(), clock, { unattended: true });
  try {
    staff(station);
    // The next stage of each lies beyond the night: so exactly these are due on waking.
    await hurried(station, () =>
      openMany(station, {
        count: stages,
        firstAt: (nth) => now + 60_000 + Math.round((nth / stages) * 7.9 * hour),
        stretch: 60,
        pass: () => clock.advance(10),
      }),
    );
    const { journal, read } = station.parts;
    const before = journal.ownEntries;
    const from = performance.now();
    clock.sleep(8 * hour);
    const seconds = (performance.now() - from) / 1000;
    const fired = read.all<{ at: number }>(
      'bench.fired',
      "SELECT json_extract(payload, '$.scheduledAt') AS at FROM entries WHERE seq > ? AND type = 'obligation.stageFired' ORDER BY seq",
      before,
    );
    if (fired.length < stages) throw new Error(`only ${fired.length} of ${stages} stages fired after the sleep`);
    if (fired.some(({ at }, index) => at < (fired[index - 1]?.at ?? 0))) throw new Error('stages fired out of order after the sleep');
    return [
      { name: 'obligations.sleep', value: round(seconds, 2), unit: 's', aim: '< 2' },
      { name: 'obligations.sleep.fired', value: fired.length, unit: 'stages' },
    ];
  } finally {
    await station.stop();
  }
}

export async function bench(): Promise<Figure[]> {
  return [...(await sleep()), ...nightFigures(await night())];
}
