// What can be asked about plans, their versions and what belongs to them. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import { currentVersion } from '#shared/plans/current.ts';
import type { ActValue, CopyValue, PlanFileValue, PlanText, PlanValue, Shelf, VersionValue } from '#shared/plans/types.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';

export type Plan = PlanValue & { id: Id };
export type Version = VersionValue & { id: Id };
export type Copy = CopyValue & { id: Id };
export type PlanFile = PlanFileValue & { id: Id };
export type Act = ActValue & { id: Id };

export function planById(db: ReadDb, id: Id): Plan | undefined {
  const row = db.get<EntityRow>('plans.byId', 'SELECT id, value FROM plans WHERE id = ?', id);
  return row && entityOf<PlanValue>(row);
}

/** Those that are not removed, by title. */
export function allPlans(db: ReadDb): Plan[] {
  return db
    .all<EntityRow>('plans.all', 'SELECT id, value FROM plans WHERE removed = 0 ORDER BY title, id')
    .map((row) => entityOf<PlanValue>(row));
}

/** Of those that are not removed, by title. */
export const planIds = (db: ReadDb): Id[] =>
  db.all<{ id: Id }>('plans.ids', 'SELECT id FROM plans WHERE removed = 0 ORDER BY title, id').map(({ id }) => id);

/** Titles with their pinyin, for finding by initials. */
export function planTitles(db: ReadDb): { id: Id; title: string; pinyin: string; shelf: Shelf }[] {
  return db.all('plans.titles', 'SELECT id, title, pinyin, shelf FROM plans WHERE removed = 0 ORDER BY title, id');
}

export function versionById(db: ReadDb, id: Id): Version | undefined {
  const row = db.get<EntityRow>('plans.version', 'SELECT id, value FROM planVersions WHERE id = ?', id);
  return row && entityOf<VersionValue>(row);
}

/** Those of a plan that are not removed, the newest first. */
export function versionsOf(db: ReadDb, plan: Id): Version[] {
  return db
    .all<EntityRow>(
      'plans.versionsOf',
      'SELECT id, value FROM planVersions WHERE plan = ? AND removed = 0 ORDER BY issuedOn IS NULL DESC, issuedOn DESC, id DESC',
      plan,
    )
    .map((row) => entityOf<VersionValue>(row));
}

/** All versions by plan, for lists and counts. */
export function versionsByPlan(db: ReadDb): Map<Id, Version[]> {
  const byPlan = new Map<Id, Version[]>();
  const rows = db.all<EntityRow>(
    'plans.allVersions',
    'SELECT id, value FROM planVersions WHERE removed = 0 ORDER BY issuedOn IS NULL DESC, issuedOn DESC, id DESC',
  );
  for (const row of rows) {
    const version = entityOf<VersionValue>(row);
    const known = byPlan.get(version.plan);
    if (known) known.push(version);
    else byPlan.set(version.plan, [version]);
  }
  return byPlan;
}

/** The version in force on a day; a draft when nothing was issued yet. */
export function currentOf(db: ReadDb, plan: Id, day: string): Version | undefined {
  return currentVersion(versionsOf(db, plan), day);
}

export function textOf(db: ReadDb, version: Id): PlanText | undefined {
  const row = db.get<{ text: string }>('plans.text', 'SELECT text FROM planTexts WHERE id = ?', version);
  return row && (JSON.parse(row.text) as PlanText);
}

/** Which versions have a text, and the stamp of its last writing. */
export interface TextStamp {
  id: Id;
  plan: Id;
  hlc: string;
  actor: string;
  sections: number;
  /** Levels with a response of their own, the highest first, parted by blanks. */
  levels: string;
  cards: number;
}

export function textStamps(db: ReadDb): TextStamp[] {
  return db.all('plans.textStamps', 'SELECT id, plan, hlc, actor, sections, levels, cards FROM planTexts ORDER BY id');
}

export function copiesOf(db: ReadDb, plan: Id): Copy[] {
  return db
    .all<EntityRow>('plans.copies', 'SELECT id, value FROM planCopies WHERE plan = ? AND removed = 0 ORDER BY id', plan)
    .map((row) => entityOf<CopyValue>(row));
}

/** Every paper copy of any plan. */
export function allCopies(db: ReadDb): Copy[] {
  return db
    .all<EntityRow>('plans.allCopies', 'SELECT id, value FROM planCopies WHERE removed = 0 ORDER BY id')
    .map((row) => entityOf<CopyValue>(row));
}

export function copyById(db: ReadDb, id: Id): Copy | undefined {
  const row = db.get<EntityRow>('plans.copy', 'SELECT id, value FROM planCopies WHERE id = ?', id);
  return row && entityOf<CopyValue>(row);
}

export function filesOf(db: ReadDb, plan: Id): PlanFile[] {
  return db
    .all<EntityRow>('plans.files', 'SELECT id, value FROM planFiles WHERE plan = ? AND removed = 0 ORDER BY id', plan)
    .map((row) => entityOf<PlanFileValue>(row));
}

export function fileById(db: ReadDb, id: Id): PlanFile | undefined {
  const row = db.get<EntityRow>('plans.file', 'SELECT id, value FROM planFiles WHERE id = ?', id);
  return row && entityOf<PlanFileValue>(row);
}

/** What was done with a plan, the latest first. */
export function actsOf(db: ReadDb, plan: Id): Act[] {
  return db
    .all<EntityRow>('plans.acts', 'SELECT id, value FROM planActs WHERE plan = ? AND removed = 0 ORDER BY doneOn DESC, id DESC', plan)
    .map((row) => entityOf<ActValue>(row));
}

export function actById(db: ReadDb, id: Id): Act | undefined {
  const row = db.get<EntityRow>('plans.act', 'SELECT id, value FROM planActs WHERE id = ?', id);
  return row && entityOf<ActValue>(row);
}

/** Everything that was done with any plan, the latest first. */
export function allActs(db: ReadDb): Act[] {
  return db
    .all<EntityRow>('plans.allActs', 'SELECT id, value FROM planActs WHERE removed = 0 ORDER BY doneOn DESC, id DESC')
    .map((row) => entityOf<ActValue>(row));
}

export function textStampsOf(db: ReadDb, plan: Id): TextStamp[] {
  return db.all(
    'plans.textStampsOf',
    'SELECT id, plan, hlc, actor, sections, levels, cards FROM planTexts WHERE plan = ? ORDER BY id',
    plan,
  );
}

/** Versions whose contacts are linked to this person. */
export function versionsNaming(db: ReadDb, person: Id): { id: Id; plan: Id }[] {
  return db.all('plans.naming', 'SELECT id, plan FROM planTexts WHERE instr(people, ?) > 0 ORDER BY id', person);
}
