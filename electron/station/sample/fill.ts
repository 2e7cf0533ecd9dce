// Fills an empty folder with the sample county by living through its month: the same commands, the same engine, a replayed clock.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '#shared/journal/envelope.ts';
import { dayText, instantOf, startOfDay, wallTime } from '#shared/time/zone.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { TestClock } from '#shared/time/test-clock.ts';
import type { Post } from '#shared/rosters/types.ts';
import { saveUser } from '../accounts/commands.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { savePerson, saveUnit } from '../directory/commands.ts';
import { takeCallNote } from '../incidents/notes.ts';
import type { Tx } from '../journal/append.ts';
import { silentLog } from '../kernel/log.ts';
import { assign } from '../rosters/commands.ts';
import { changeSettings } from '../settings/commands.ts';
import { markAsSample, openStation, type Station } from '../station.ts';
import { receiveScenario, runStep } from './play.ts';
import { readScenario, type Scenario } from './scenario.ts';

export interface FillOptions {
  dataDir: string;
  assetsDir: string;
  now: Millis;
}

/** Ids that were given to the scenario's keys. */
export interface Cast {
  people: Map<string, string>;
  users: Map<string, string>;
  /** Main officer's user by day. */
  mainOf: (at: Millis) => string;
}

const journalsDir = 'spaces';
const daysBefore = 31;
const daysAfter = 7;
const zone = 'Asia/Shanghai';

function byKey(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Error(`the sample county has no ${key}`);
  return id;
}

async function settle(station: Station, scenario: Scenario, now: Millis): Promise<Cast> {
  const { parts } = station;
  const hashes = new Map<string, string>();
  for (const user of scenario.users) hashes.set(user.key, await hashPassword(user.password));
  return parts.journal.commit(systemActor, (tx) => {
    const units = new Map<string, string>();
    scenario.units.forEach(({ key, parent, ...unit }, order) => {
      units.set(key, saveUnit(tx, undefined, { ...unit, parent: parent === null ? null : byKey(units, parent), order, removed: false }));
    });
    const people = new Map<string, string>();
    scenario.people.forEach(({ key, unit, ...person }, order) => {
      people.set(key, savePerson(tx, undefined, { ...person, unit: byKey(units, unit), order, removed: false }));
    });
    const { director, ...county } = scenario.county;
    changeSettings(tx, parts.settings(), { ...county, directorId: byKey(people, director), packs: parts.rules.book.defaultPacks, zone });
    const users = new Map<string, string>();
    for (const user of scenario.users) {
      const id = saveUser(tx, undefined, {
        name: user.name,
        roles: user.roles,
        person: user.person === null ? null : byKey(people, user.person),
      });
      users.set(user.key, id);
      parts.sessions.setPasswordHash(id, hashes.get(user.key) ?? '');
    }
    return { people, users, mainOf: assignDuty(tx, station, scenario, people, users, now) };
  });
}

/** Writes the duty table of the month and returns who is main officer at a moment, as a user. */
function assignDuty(
  tx: Tx,
  station: Station,
  scenario: Scenario,
  people: ReadonlyMap<string, string>,
  users: ReadonlyMap<string, string>,
  now: Millis,
): Cast['mainOf'] {
  const today = wallTime(now, zone);
  const mains = scenario.duty.main ?? [];
  const dayAt = (offset: number): string =>
    dayText(instantOf({ ...today, day: today.day + offset, hour: 12, minute: 0, second: 0 }, zone), zone);
  const mainByDay = new Map<string, string>();
  for (let offset = -daysBefore; offset <= daysAfter; offset += 1) {
    for (const [post, keys] of Object.entries(scenario.duty) as [Post, string[]][]) {
      const key = keys[(offset + daysBefore) % keys.length];
      if (key !== undefined) assign(tx, { day: dayAt(offset), post, person: byKey(people, key) }, station.parts.rosterContext());
    }
  }
  for (let offset = -daysBefore; offset <= daysAfter; offset += 1) {
    const key = mains[(offset + daysBefore) % mains.length];
    const user = scenario.users.find((one) => one.person === key);
    if (user) mainByDay.set(dayAt(offset), byKey(users, user.key));
  }
  const anybody = [...users.values()][0] ?? systemActor;
  // The shift of a night belongs to the day on which it began, at eight.
  return (at) => mainByDay.get(dayText(at - 8 * 3_600_000, zone)) ?? anybody;
}

function momentOf(when: Scenario['incidents'][number]['when'], now: Millis): Millis {
  if ('minutesAgo' in when) return now - minutes(when.minutesAgo);
  const [hour = 0, minute = 0] = when.time.split(':').map(Number);
  const today = wallTime(now, zone);
  return instantOf({ year: today.year, month: today.month, day: today.day - when.daysAgo, hour, minute }, zone);
}

interface Happening {
  at: Millis;
  run: () => void;
}

/** Takes some seconds; sends nothing to anyone. The folder is there whole or not at all, however it ends. */
export async function fillWithSampleCounty(options: FillOptions): Promise<void> {
  const { dataDir } = options;
  const making = `${dataDir}.filling`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await live({ ...options, dataDir: making });
  mkdirSync(dataDir, { recursive: true });
  // The journal last: a folder without one counts as empty.
  const names = readdirSync(making).toSorted((a, b) => Number(a === journalsDir) - Number(b === journalsDir));
  for (const name of names) renameSync(path.join(making, name), path.join(dataDir, name));
  rmSync(making, { recursive: true, force: true });
}

/** The month as it went. */
async function live({ dataDir, assetsDir, now }: FillOptions): Promise<void> {
  const scenario = readScenario(assetsDir);
  const clock = new TestClock(startOfDay(now, zone) - daysBefore * 86_400_000 + 6 * 3_600_000);
  const station = openStation({ dataDir, assetsDir, clock, channels: () => [], unattended: true, log: silentLog() });
  try {
    const cast = await settle(station, scenario, now);
    const happenings: Happening[] = scenario.callNotes.map((note) => {
      const at = momentOf({ daysAgo: Math.max(1, note.daysAgo), time: note.time }, now);
      return {
        at,
        run: () =>
          void station.parts.journal.commit(cast.mainOf(at), (tx) =>
            takeCallNote(tx, { at: tx.now, mode: note.mode, caller: note.caller, phone: note.phone, text: note.text }),
          ),
      };
    });
    for (const incident of scenario.incidents) {
      const at = momentOf(incident.when, now);
      const known: { id: string | null } = { id: null };
      happenings.push({ at, run: () => (known.id = receiveScenario(station, incident, cast, at)) });
      for (const step of incident.steps) {
        const stepAt = at + Math.round(minutes(step.after));
        if (stepAt < now) happenings.push({ at: stepAt, run: () => runStep(station, step, known.id ?? '', cast, stepAt) });
      }
    }
    happenings.sort((a, b) => a.at - b.at);
    for (const happening of happenings) {
      clock.advance(Math.max(0, happening.at - clock.now()));
      happening.run();
    }
    clock.advance(Math.max(0, now - clock.now()));
    markAsSample(dataDir);
  } finally {
    await station.stop();
  }
}
