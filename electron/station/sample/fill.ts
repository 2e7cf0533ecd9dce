// Fills an empty folder with the sample county by living through its months: the same commands, the same engine, a replayed clock.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '#shared/journal/envelope.ts';
import { dayText, instantOf, wallTime } from '#shared/time/zone.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { TestClock } from '#shared/time/test-clock.ts';
import { saveUser } from '../accounts/commands.ts';
import { userById } from '../accounts/queries.ts';
import { savePerson, saveUnit } from '../directory/commands.ts';
import { takeCallNote } from '../incidents/notes.ts';
import { silentLog } from '../kernel/log.ts';
import { dutyAt } from '../rosters/queries.ts';
import { changeSettings } from '../settings/commands.ts';
import { markAsSample, openStation, type Station } from '../station.ts';
import { byKey, type Cast, type Happening, zone } from './cast.ts';
import { dutyHappenings } from './duties.ts';
import { fillMap } from './map.ts';
import { placeHappenings } from './places.ts';
import { planHappenings, readSamplePlans } from './plans.ts';
import { receiveScenario, runStep } from './play.ts';
import { firstDay, rosterHappenings, setUpRosters } from './rosters.ts';
import { stockHappenings } from './stock.ts';
import { readScenario, type Scenario } from './scenario.ts';

export interface FillOptions {
  dataDir: string;
  assetsDir: string;
  now: Millis;
  /** Another handover time than the usual, HH:mm. */
  handoverTime?: string | undefined;
}

const journalsDir = 'spaces';
/** Months are lived through in seconds: what is due still fires at its time, only the idle looks in between are fewer. */
const replayWaitMs = 50_000;

async function settle(station: Station, scenario: Scenario, now: Millis, handoverTime?: string): Promise<Cast> {
  const { parts } = station;
  const hashes = new Map<string, string>();
  for (const user of scenario.users) hashes.set(user.key, await parts.sessions.hashPassword(user.password));
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
    changeSettings(tx, parts.settings(), {
      ...county,
      directorId: byKey(people, director),
      packs: parts.rules.book.defaultPacks,
      zone,
      ...(handoverTime === undefined ? {} : { handoverTime }),
    });
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
    const rosters = setUpRosters(tx, scenario, people, units, dayText(now, zone));
    return { people, users, units, rosters, plans: new Map(), mainOf: mainOfficer(station, users) };
  });
}

/** Who is main officer at a moment, as a user; somebody has to act when nobody is. */
function mainOfficer(station: Station, users: ReadonlyMap<string, string>): Cast['mainOf'] {
  const { parts } = station;
  const anybody = [...users.values()][0] ?? systemActor;
  return (at) => {
    const main = dutyAt(parts.journal.db, at, parts.rosterContext()).main;
    const user = main && [...users.values()].find((id) => userById(parts.journal.db, id)?.person === main.id);
    return user ?? anybody;
  };
}

function momentOf(when: Scenario['incidents'][number]['when'], now: Millis): Millis {
  if ('minutesAgo' in when) return now - minutes(when.minutesAgo);
  const [hour = 0, minute = 0] = when.time.split(':').map(Number);
  const today = wallTime(now, zone);
  return instantOf({ year: today.year, month: today.month, day: today.day - when.daysAgo, hour, minute }, zone);
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

/** The months as they went. */
async function live({ dataDir, assetsDir, now, handoverTime }: FillOptions): Promise<void> {
  const scenario = readScenario(assetsDir);
  const clock = new TestClock(Date.parse(`${firstDay(now)}T06:00:00+08:00`));
  const station = openStation({
    dataDir,
    assetsDir,
    clock,
    channels: () => [],
    unattended: true,
    longestWaitMs: replayWaitMs,
    log: silentLog(),
  });
  // Killed in the middle, the folder is thrown away whole: nothing has to be on the disk before the end.
  station.parts.journal.db.raw.pragma('synchronous = OFF');
  try {
    const plans = await readSamplePlans(assetsDir, scenario, [...station.parts.rules.book.kinds.values()]);
    const cast = await settle(station, scenario, now, handoverTime);
    await fillMap(station, assetsDir, byKey(cast.users, 'tangzhigang'));
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
    const first = firstDay(now);
    const places = new Map<string, string>();
    happenings.push(
      ...rosterHappenings(station, scenario, cast, now),
      ...dutyHappenings(station, scenario, cast, first, now),
      ...placeHappenings(station, scenario, cast, places, first, now),
      ...stockHappenings(station, scenario, cast, places, first, now),
      ...planHappenings(station, scenario, cast, plans, first, now),
    );
    happenings.sort((a, b) => a.at - b.at);
    for (const happening of happenings) {
      clock.advance(Math.max(0, happening.at - clock.now()));
      happening.run();
    }
    clock.advance(Math.max(0, now - clock.now()));
    station.parts.journal.db.raw.pragma('synchronous = FULL');
    markAsSample(dataDir);
  } finally {
    await station.stop();
  }
}
