// Fills the sample county's plan library: every file is read and taken in as a planner would import it, then what the planner knows is entered.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Id } from '#shared/kernel/ids.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import type { Tx } from '../journal/append.ts';
import { safeName, typeOf } from '../kernel/attachment-store.ts';
import { recordAct, saveCopy, savePlan, saveVersion } from '../plans/commands.ts';
import { acceptPlan } from '../plans/import/accept.ts';
import { type Kinds, readPlan } from '../plans/import/reading.ts';
import { versionsOf } from '../plans/queries.ts';
import type { Station } from '../station.ts';
import { byKey, type Cast, type Happening, instantAt, zone } from './cast.ts';
import type { SampleDay, SamplePlan } from './plan-scenario.ts';
import type { Scenario } from './scenario.ts';

interface ReadFile {
  bytes: Buffer;
  plan: ParsedPlan;
}
/** What the files of the plans gave, by name. */
export type ReadPlans = ReadonlyMap<string, ReadFile>;

/** When a planner is at it: the first import of a day, and what was done afterwards. */
const importTime = '09:30';
const actTime = '16:00';
const minutesPerPlan = 3;

/** Reads all plan files, before the months are lived through: reading waits for nobody, living does. */
export async function readSamplePlans(assetsDir: string, scenario: Scenario, kinds: Kinds): Promise<ReadPlans> {
  const read = new Map<string, ReadFile>();
  for (const { file } of scenario.plans.flatMap(({ versions }) => versions)) {
    const bytes = await readFile(path.join(assetsDir, 'sample-county', 'plans', file));
    read.set(file, { bytes, plan: (await readPlan(file, bytes, kinds)).reading.plan });
  }
  return read;
}

/** The library as it came to be: old plans on the first day, new ones on the day they were issued. */
export function planHappenings(station: Station, scenario: Scenario, cast: Cast, read: ReadPlans, first: string, now: Millis): Happening[] {
  const today = dayText(now, zone);
  const planner = byKey(cast.users, 'tangzhigang');
  const dayOf = (day: SampleDay): string => (typeof day === 'number' ? addDays(today, day) : day);
  /** Nothing is entered before the office has the program. */
  const enteredAt = (day: SampleDay, time: string, later: number): Millis => {
    const on = dayOf(day);
    return on <= first ? instantAt(first, importTime) + minutes(later) : instantAt(on, time) + minutes(later);
  };
  const happenings: Happening[] = [];
  scenario.plans.forEach((sample, index) => {
    const known: { plan: Id | undefined; versions: Id[] } = { plan: undefined, versions: [] };
    const later = index * minutesPerPlan;
    const as = (at: Millis, work: (tx: Tx, plan: Id) => void): void => {
      happenings.push({ at, run: () => station.parts.journal.commit(planner, (tx) => work(tx, known.plan ?? '')) });
    };
    for (const version of sample.versions) {
      const file = read.get(version.file);
      if (!file) throw new Error(`assets/sample-county/plans/${version.file} was not read`);
      as(enteredAt(version.issued, importTime, later), (tx) => {
        known.plan = takeIn(tx, station, cast, { sample, version, file, plan: known.plan, dayOf });
        cast.plans.set(sample.key, known.plan);
        known.versions.push(versionsOf(tx.db, known.plan)[0]?.id ?? '');
      });
    }
    const versionOn = (day: string): Id | null =>
      known.versions.findLast((_, at) => dayOf(sample.versions[at]?.issued ?? 0) <= day) ?? null;
    for (const act of sample.acts)
      as(enteredAt(act.on, actTime, later + 1), (tx, plan) => {
        const on = dayOf(act.on);
        const { by, reference, note, reviseBy = null } = act;
        recordAct(tx, undefined, { plan, version: versionOn(on), act: act.act, on, by, reference, note, reviseBy, removed: false }, zone);
      });
    for (const copy of sample.copies)
      as(enteredAt(copy.placed, actTime, later + 2), (tx, plan) => {
        const { number, place, holder, placed, edition } = copy;
        const version = known.versions.at(edition ?? -1) ?? null;
        saveCopy(tx, undefined, { plan, version, number, place, holder, placedOn: dayOf(placed), removed: false });
      });
  });
  // What was entered at the same minute keeps its order: a version before what was done with it.
  return happenings.filter(({ at }) => at < now);
}

interface Taken {
  sample: SamplePlan;
  version: SamplePlan['versions'][number];
  file: ReadFile;
  /** The plan that this is the next version of. */
  plan: Id | undefined;
  dayOf: (day: SampleDay) => string;
}

function takeIn(tx: Tx, station: Station, cast: Cast, { sample, version, file, plan, dayOf }: Taken): Id {
  const { bytes } = file;
  const name = safeName(version.file);
  const original = { hash: station.parts.attachments.save(bytes), name, mime: typeOf(name, bytes), size: bytes.length };
  const { planKind, body = null, kinds: eventKinds, unitName = file.plan.unitName } = sample;
  const { label, number, changes, approvedBy, approved } = version;
  const issuedOn = dayOf(version.issued);
  const mended = { ...file.plan, planKind, body, eventKinds, unitName, label, number, issuedOn, effectiveOn: null };
  const id = acceptPlan(tx, { plan: mended, original, asVersionOf: plan });
  const activityOn = sample.activityOn === undefined ? null : dayOf(sample.activityOn);
  savePlan(tx, id, { unit: byKey(cast.units, sample.unit), places: sample.places, note: sample.note, activityOn });
  const [newest] = versionsOf(tx.db, id);
  if (newest) saveVersion(tx, newest.id, { changes, approvedBy, approvedOn: approved === undefined ? null : dayOf(approved) });
  return id;
}
