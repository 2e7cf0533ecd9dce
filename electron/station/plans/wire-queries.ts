// Plans as the contract gives them.
import type { PlanDetail, PlanSummary } from '#shared/contract/plans.ts';
import type { Grade } from '#shared/incidents/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { currentVersion, shelfOf } from '#shared/plans/current.ts';
import { dayText } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import { peopleByIds, unitById } from '../directory/queries.ts';
import { incidentById } from '../incidents/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { runningUnder } from './activation-queries.ts';
import {
  actsOf,
  copiesOf,
  filesOf,
  type Plan,
  planById,
  type TextStamp,
  textOf,
  textStampsOf,
  type Version,
  versionById,
  versionsOf,
} from './queries.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

type WireParts = Pick<StationParts, 'read' | 'settings' | 'clock'>;

export const todayOf = (parts: Pick<StationParts, 'settings' | 'clock'>): string => dayText(parts.clock.now(), parts.settings().zone);

export function stateOf(plan: Plan, current: Version | undefined): PlanSummary['state'] {
  if (plan.abolished !== null) return 'abolished';
  return current?.state === 'issued' ? 'inForce' : 'draft';
}

export function summaryOut(plan: Plan, versions: readonly Version[], stamps: ReadonlyMap<Id, TextStamp>, today: string): PlanSummary {
  const current = currentVersion(versions, today);
  const stamp = current && stamps.get(current.id);
  return {
    id: plan.id,
    title: plan.title,
    planKind: plan.planKind,
    body: plan.body,
    shelf: shelfOf(plan),
    eventKinds: plan.eventKinds,
    unit: plan.unit,
    unitName: plan.unitName,
    places: plan.places,
    state: stateOf(plan, current),
    version: current?.id ?? null,
    label: current?.label ?? '',
    number: current?.number ?? '',
    issuedOn: current?.issuedOn ?? null,
    versions: versions.length,
    sections: stamp?.sections ?? 0,
    levels: stamp && stamp.levels !== '' ? (stamp.levels.split(' ') as Grade[]) : [],
    cards: stamp?.cards ?? 0,
  };
}

export function versionOut(version: Version, current: Version | undefined, stamp: TextStamp | undefined): PlanDetail['versions'][number] {
  const { removed: _, ...value } = version;
  return { ...value, current: version.id === current?.id && version.state === 'issued', sections: stamp?.sections ?? 0 };
}

/** Who asks for a version that was taken out is shown the one in force. */
function insteadOf(read: ReadDb, wanted: Id, plan: Id, current: Version | undefined): Version | undefined {
  return versionById(read, wanted)?.plan === plan ? current : undefined;
}

/** @throws DomainError notFound: the plan, or the version asked for */
export function planDetail(parts: WireParts, id: Id, wanted?: Id): PlanDetail {
  const { read } = parts;
  const plan = planById(read, id);
  if (!plan || plan.removed) throw new DomainError('notFound', { field: 'id' });
  const versions = versionsOf(read, id);
  const current = currentVersion(versions, todayOf(parts));
  const shown =
    wanted === undefined ? current : (versions.find((version) => version.id === wanted) ?? insteadOf(read, wanted, id, current));
  if (wanted !== undefined && !shown) throw new DomainError('notFound', { field: 'version' });
  const stamps = new Map(textStampsOf(read, id).map((stamp) => [stamp.id, stamp]));
  const stamp = shown && stamps.get(shown.id);
  const text = (shown && textOf(read, shown.id)) ?? null;
  const iso = isoOf(parts);
  const { removed: _, ...value } = plan;
  return {
    ...value,
    shelf: shelfOf(plan),
    state: stateOf(plan, current),
    versions: versions.map((version) => versionOut(version, current, stamps.get(version.id))),
    shown: shown?.id ?? null,
    text,
    writtenAt: stamp ? iso(hlcMillis(stamp.hlc)) : null,
    writtenBy: stamp ? (actorName(read, stamp.actor) ?? stamp.actor) : '',
    people: peopleByIds(read, [...new Set(text?.contacts.flatMap(({ person }) => (person === null ? [] : [person])))]).map((person) => ({
      id: person.id,
      name: person.name,
      post: person.post,
      unitName: person.unit === null ? '' : (unitById(read, person.unit)?.name ?? ''),
      phones: person.phones.map(({ kind, number }) => ({ kind, number })),
      removed: person.removed,
    })),
    acts: actsOf(read, id).map(({ removed: __, ...act }) => act),
    copies: copiesOf(read, id).map(({ removed: __, ...copy }) => ({
      ...copy,
      outdated: copy.version !== null && current !== undefined && copy.version !== current.id,
    })),
    files: filesOf(read, id).map(({ removed: __, text: words, ...file }) => ({ ...file, chars: words.length })),
    running: runningUnder(read, id).map(({ activation, incident, level }) => ({
      id: activation,
      incident,
      incidentTitle: incidentById(read, incident)?.title ?? '',
      level,
    })),
  };
}
