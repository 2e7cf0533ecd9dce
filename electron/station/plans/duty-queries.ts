// Plans with what their duties are counted from, and the rules they are counted by. Reads only.
import { kindLine, type KindIndex } from '#shared/incidents/kinds.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Ladder } from '#shared/obligations/types.ts';
import { shelfOf } from '#shared/plans/current.ts';
import type { PlanForDuties } from '#shared/plans/owed.ts';
import type { PlanRule } from '#shared/plans/types.ts';
import type { Calendar } from '#shared/rosters/calendar.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { RosterContext } from '../rosters/queries.ts';
import type { RuleBook } from '../settings/queries.ts';
import { type Act, actsOf, allActs, allPlans, type Plan, planById, type Version, versionsByPlan, versionsOf } from './queries.ts';

export interface PlanDutyContext {
  now: Millis;
  today: string;
  zone: string;
  calendar: Calendar;
  /** Rules of plans of the packs that are on. */
  rules: PlanRule[];
  ladders: Ladder[];
  kinds: KindIndex;
}

export function planDutyContext(db: ReadDb, book: RuleBook, roster: RosterContext, packs: readonly string[], now: Millis): PlanDutyContext {
  return {
    now,
    today: dayText(now, roster.zone),
    zone: roster.zone,
    calendar: roster.calendar,
    rules: book.inForce(db, 'planRules', packs, now),
    ladders: rulesInForce(book.versions(db, 'ladders'), null, now),
    kinds: book.kinds,
  };
}

export type DutyPlan = PlanForDuties & { value: Plan; versions: Version[] };

/** An id of ours says when it was made: the first 48 bits are milliseconds. */
const madeAt = (id: Id): Millis => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

function dutyPlan(plan: Plan, versions: Version[], acts: Act[], { zone, kinds }: Pick<PlanDutyContext, 'zone' | 'kinds'>): DutyPlan {
  const issued = versions
    .filter(({ state, issuedOn }) => state === 'issued' && issuedOn !== null)
    .map(({ id, issuedOn }) => ({ id, issuedOn, recordedOn: dayText(madeAt(id), zone) }));
  return {
    id: plan.id,
    shelf: shelfOf(plan),
    plan,
    value: plan,
    versions,
    kindLines: plan.eventKinds.map((code) => kindLine(kinds, code)),
    issued,
    acts,
  };
}

/** Every plan that is not removed. */
export function dutyPlans(db: ReadDb, context: Pick<PlanDutyContext, 'zone' | 'kinds'>): DutyPlan[] {
  const versions = versionsByPlan(db);
  const acts = Map.groupBy(allActs(db), ({ plan }) => plan);
  return allPlans(db).map((plan) => dutyPlan(plan, versions.get(plan.id) ?? [], acts.get(plan.id) ?? [], context));
}

export function dutyPlanById(db: ReadDb, id: Id, context: Pick<PlanDutyContext, 'zone' | 'kinds'>): DutyPlan | undefined {
  const plan = planById(db, id);
  return plan && dutyPlan(plan, versionsOf(db, id), actsOf(db, id), context);
}
