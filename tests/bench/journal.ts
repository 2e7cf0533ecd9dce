// A journal of 200,000 entries: made anew, verified, opened by the real program, and what that program takes when idle.
import path from 'node:path';
import { buildPage } from '#electron/launch/build.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { rebuild } from '#station/journal/project.ts';
import { allEntries } from '#station/journal/read.ts';
import { verifyJournal } from '#station/journal/verify.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { silentLog } from '#station/kernel/log.ts';
import { markAsSample } from '#station/station.ts';
import { type Figure, median, round } from './figure.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { cpuMs, type Headless, login, memoryMb, pause, seesProcesses, startHeadless } from './headless.ts';
import { fillWithYears } from './years.ts';

const wanted = 200_000;
const starts = 3;
const idleMs = 20_000;

const journalFile = (dir: string): string => path.join(dir, 'spaces', 'live.sqlite');

/** Entries a second. */
function rate(entries: number, work: () => void): number {
  const from = performance.now();
  work();
  return round((entries * 1000) / (performance.now() - from));
}

function rebuilding(dir: string, entries: number): Figure {
  const db = new SqliteFile(journalFile(dir));
  try {
    // What any rebuild does at least: read each entry and its payload.
    const reading = rate(entries, () => {
      for (const entry of allEntries(db)) JSON.parse(entry.payload);
    });
    const value = rate(entries, () => void rebuild(db, projections, definitions, silentLog()));
    return { name: 'journal.rebuild', value, unit: 'entries/s', aim: '≥ 50000', rival: { what: 'reading alone', value: reading } };
  } finally {
    db.close();
  }
}

async function starting(dir: string): Promise<Figure> {
  const times: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const station = await startHeadless(dir);
    times.push(station.readyMs);
    await station.stop();
  }
  return { name: 'journal.start', value: round(median(times)), unit: 'ms', aim: '< 1500' };
}

function verifying(dir: string, entries: number): Figure {
  const db = new SqliteFile(journalFile(dir), { readonly: true });
  try {
    const value = rate(entries, () => {
      const { problems } = verifyJournal(db, definitions);
      if (problems.length > 0) throw new Error(`the journal of the bench is not whole: ${problems[0]?.detail}`);
    });
    return { name: 'journal.verify', value, unit: 'entries/s' };
  } finally {
    db.close();
  }
}

/** What two stations take that nobody uses, while this process does something else: processor time is counted by process. */
async function idling(stations: Record<string, Headless>, meanwhile: () => void): Promise<Figure[]> {
  // What the start itself left to do is not idling.
  await pause(5_000);
  const now = () =>
    Object.entries(stations).map(([name, { pid }]) => ({ name, at: performance.now(), cpu: cpuMs(pid), memory: memoryMb(pid) }));
  const before = now();
  meanwhile();
  await pause(Math.max(0, idleMs - (performance.now() - (before[0]?.at ?? 0))));
  return now().flatMap(({ name, at, cpu, memory }, index) => {
    const first = before[index] ?? { at, cpu };
    return [
      { name: `journal.idle.${name}.memory`, value: round(memory, 1), unit: 'MB', aim: '< 150' },
      { name: `journal.idle.${name}.cpu`, value: round(((cpu - first.cpu) / (at - first.at)) * 100, 2), unit: '%' },
    ];
  });
}

const asked = 20;
const reader = { name: '基准', password: 'night-shift-2026' };

/** What the screens ask for most, each answer over HTTP. */
async function asking({ url }: Headless): Promise<Figure[]> {
  const headers = await login(url, reader);
  const get = async (route: string): Promise<{ items?: { id: string }[] }> => {
    const answer = await fetch(`${url}/api${route}`, { headers });
    if (!answer.ok) throw new Error(`${route}: ${answer.status}`);
    return (await answer.json()) as { items?: { id: string }[] };
  };
  const [newest] = (await get('/incidents?state=closed&limit=1')).items ?? [];
  const routes = { openIncidents: '/incidents?state=open&limit=100', incident: `/incidents/${newest?.id}`, dutyLog: '/duty/log?limit=100' };
  const figures: Figure[] = [];
  for (const [name, route] of Object.entries(routes)) {
    const times: number[] = [];
    for (let count = 0; count < asked; count += 1) {
      const from = performance.now();
      await get(route);
      times.push(performance.now() - from);
    }
    figures.push({ name: `journal.ask.${name}`, value: round(median(times), 1), unit: 'ms', aim: '< 50' });
  }
  return figures;
}

export async function bench(): Promise<Figure[]> {
  await buildPage();
  const [long, empty] = [benchFolder(), benchFolder()];
  const from = performance.now();
  const entries = await fillWithYears(long, wanted);
  const figures: Figure[] = [
    { name: 'journal.entries', value: entries, unit: 'entries' },
    { name: 'journal.fill', value: round((performance.now() - from) / 1000), unit: 's' },
    rebuilding(long, entries),
    await starting(long),
  ];
  // Only the sample county takes another administrator.
  markAsSample(long);
  const stations = { long: await startHeadless(long, reader), empty: await startHeadless(empty) };
  const verify = (): void => void figures.push(verifying(long, entries));
  if (seesProcesses) figures.push(...(await idling(stations, verify)));
  else verify();
  figures.push(...(await asking(stations.long)));
  await Promise.all(Object.values(stations).map((station) => station.stop()));
  dropFolder(long);
  return figures;
}
