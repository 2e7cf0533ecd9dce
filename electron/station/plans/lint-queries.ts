// Checks plans of the library; for a worker, since a plan takes some milliseconds and a library seconds. Reads only.
import type { GradingRule, EventKind } from '#shared/incidents/types.ts';
import { indexKinds, kindLine } from '#shared/incidents/kinds.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { DeadlineRule } from '#shared/obligations/types.ts';
import { currentVersion, headingOf, shelfOf } from '#shared/plans/current.ts';
import type { LintDirectory, LintPerson } from '#shared/plans/lint/input.ts';
import { lintPlan } from '#shared/plans/lint/lint.ts';
import type { Finding, ObsoleteRule, Shelf } from '#shared/plans/types.ts';
import type { Level } from '#shared/settings/types.ts';
import { allPeople, allUnits, peopleByIds } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { placesForLint } from '../resources/lint-queries.ts';
import { planById, textOf, versionsOf } from './queries.ts';

/** All that the checking depends on beside the tables; plain data, so that it can be sent to a worker. */
export interface PlanLintInput {
  plans: Id[];
  /** Another version than the one in force; only for one plan. */
  version?: Id | undefined;
  today: string;
  level: Level;
  obsolete: ObsoleteRule[];
  grading: GradingRule[];
  deadlines: DeadlineRule[];
  kinds: EventKind[];
}

export interface CheckedPlan {
  plan: Id;
  title: string;
  shelf: Shelf;
  unitName: string;
  version: Id | null;
  findings: (Finding & { heading: string })[];
}

const digitsOf = (text: string | null): string => (text ?? '').replace(/\D/g, '');

function directoryOf(db: ReadDb, linked: readonly Id[]): LintDirectory {
  const units = allUnits(db);
  const shortNames = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const toPerson = (person: ReturnType<typeof allPeople>[number]): LintPerson => ({
    name: person.name,
    post: person.post,
    unitName: person.unitName,
    unitShort: (person.unit && shortNames.get(person.unit)) ?? undefined,
    phones: person.phones.map(({ number }) => digitsOf(number)).filter((digits) => digits !== ''),
    removed: person.removed,
  });
  const here = allPeople(db).map((person) => [person.id, toPerson(person)] as const);
  // Those who left are no longer among all, but plans may still be linked to them.
  const known = new Set(here.map(([id]) => id));
  const gone = peopleByIds(
    db,
    linked.filter((id) => !known.has(id)),
  ).map((person) => [person.id, toPerson(person)] as const);
  const people = here.map(([, person]) => person);
  return {
    people: new Map([...here, ...gone]),
    byName: Map.groupBy(people, ({ name }) => name.replace(/\s/g, '')),
    phones: new Set(
      [...people.flatMap(({ phones }) => phones), ...units.map(({ phone }) => digitsOf(phone))].filter((digits) => digits !== ''),
    ),
    units: units.flatMap(({ name, shortName }) => (shortName ? [name, shortName] : [name])),
  };
}

/** Plans that are not there any more, or abolished, are passed over. */
export function lintPlans(db: ReadDb, input: PlanLintInput): CheckedPlan[] {
  const kinds = indexKinds(input.kinds);
  const read = input.plans.flatMap((id) => {
    const plan = planById(db, id);
    if (!plan || plan.removed || plan.abolished !== null) return [];
    const versions = versionsOf(db, id);
    const version = input.version === undefined ? currentVersion(versions, input.today) : versions.find((one) => one.id === input.version);
    const text = version && textOf(db, version.id);
    return [{ plan, version: version ?? null, text: text ?? null }];
  });
  const linked = read.flatMap(({ text }) => text?.contacts.flatMap(({ person }) => (person === null ? [] : [person])) ?? []);
  const directory = directoryOf(db, [...new Set(linked)]);
  const places = placesForLint(db);
  return read.map(({ plan, version, text }) => {
    const headings = new Map(text?.sections.map((section) => [section.id, headingOf(section)]));
    const shelf = shelfOf(plan);
    const findings =
      text === null
        ? []
        : lintPlan({
            shelf,
            kindLines: plan.eventKinds.map((code) => kindLine(kinds, code)),
            version,
            text,
            today: input.today,
            directory,
            tables: { places, obsolete: input.obsolete, grading: input.grading, deadlines: input.deadlines, level: input.level },
          });
    return {
      plan: plan.id,
      title: plan.title,
      shelf,
      unitName: plan.unitName,
      version: version?.id ?? null,
      findings: findings.map((finding) => ({ ...finding, heading: headings.get(finding.section ?? '') ?? '' })),
    };
  });
}

export interface Aside {
  plan: Id;
  finding: string;
  reason: string;
  actor: string;
  hlc: string;
}

/** What was set aside and not taken back, by `plan finding`. */
export function asides(db: ReadDb, plan?: Id): Map<string, Aside> {
  const rows =
    plan === undefined
      ? db.all<Aside>('plans.asides', 'SELECT plan, finding, reason, actor, hlc FROM planLintAside WHERE aside = 1')
      : db.all<Aside>('plans.asidesOf', 'SELECT plan, finding, reason, actor, hlc FROM planLintAside WHERE plan = ? AND aside = 1', plan);
  return new Map(rows.map((row) => [`${row.plan} ${row.finding}`, row]));
}
