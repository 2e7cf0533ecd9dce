// Counts how the library stands; for a worker, since a thousand plans take longer than the clock should wait.
import { currentVersion } from '#shared/plans/current.ts';
import { actOfDuty, type FigurePlan, planFigures, type PlanFigures } from '#shared/plans/figures.ts';
import { owedOfPlan, owedState } from '#shared/plans/owed.ts';
import { actedOf, type KindCoverage, kindCoverage, type PlanStateRow, stateRow } from '#shared/plans/state.ts';
import type { PlanRule } from '#shared/plans/types.ts';
import type { EventKind } from '#shared/incidents/types.ts';
import { indexKinds } from '#shared/incidents/kinds.ts';
import { calendarOf } from '#shared/rosters/calendar.ts';
import type { HolidayYear } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import type { ReadDb } from '../kernel/db.ts';
import { dutyPlans } from './duty-queries.ts';
import { allCopies, textStamps } from './queries.ts';

/** All that the counting depends on beside the tables; plain data, so that it can be sent to a worker. */
export interface PlanStateInput {
  now: Millis;
  zone: string;
  rules: PlanRule[];
  years: HolidayYear[];
  kinds: EventKind[];
}

export interface PlanStateResult {
  rows: PlanStateRow[];
  abolished: number;
  kinds: KindCoverage[];
  /** Years without holiday data that a limit was counted through. */
  unknownYears: number[];
}

export function planState(db: ReadDb, input: PlanStateInput): PlanStateResult {
  const today = dayText(input.now, input.zone);
  const calendar = calendarOf(input.years);
  const stamps = new Map(textStamps(db).map((stamp) => [stamp.id, stamp]));
  const copies = Map.groupBy(allCopies(db), ({ plan }) => plan);
  const plans = dutyPlans(db, { zone: input.zone, kinds: indexKinds(input.kinds) });
  const standing = plans.filter(({ value }) => value.abolished === null);
  const unknown = new Set<number>();
  const rows = standing.map((plan) => {
    const owed = owedOfPlan(plan, input.rules, calendar);
    // A limit of years ago is over, whichever days were holidays then.
    for (const one of owed)
      if (['due', 'later', 'overdue'].includes(owedState(one, today))) one.unknownYears.forEach((year) => unknown.add(year));
    const current = currentVersion(plan.versions, today);
    const newest = plan.issued[0];
    const version = plan.versions.find(({ id }) => id === newest?.id) ?? current;
    const stamp = version && stamps.get(version.id);
    return stateRow(
      {
        id: plan.id,
        title: plan.value.title,
        shelf: plan.shelf,
        unitName: plan.value.unitName,
        version: version ?? null,
        text: stamp
          ? { sections: stamp.sections, levels: stamp.levels === '' ? 0 : stamp.levels.split(' ').length, cards: stamp.cards }
          : null,
        acted: actedOf(plan.acts),
        copiesOutdated: (copies.get(plan.id) ?? []).some(
          (copy) => copy.version !== null && current !== undefined && copy.version !== current.id,
        ),
        owed,
      },
      today,
    );
  });
  const inForce = standing.filter(({ issued }) => issued.length > 0);
  return {
    rows,
    abolished: plans.length - standing.length,
    kinds: kindCoverage(
      input.kinds,
      inForce.map(({ shelf, value }) => ({ shelf, eventKinds: value.eventKinds })),
    ),
    unknownYears: [...unknown].toSorted((a, b) => a - b),
  };
}

export interface PlanFiguresInput {
  from: string;
  to: string;
  now: Millis;
  zone: string;
  kinds: EventKind[];
}

interface OwedRow {
  duty: string;
  plan: string;
  dueAt: Millis;
  metAt: Millis | null;
}

/** Also of plans that are abolished by now: what was done with them in the period counts. */
export function planFiguresOf(db: ReadDb, input: PlanFiguresInput): PlanFigures {
  const owed = Map.groupBy(
    db.all<OwedRow>(
      'plans.owedEver',
      `SELECT duty, recipientId AS plan, dueAt, metAt FROM obligations
       WHERE incident IS NULL AND opensOn = 'plan' AND doc IS NOT NULL AND (waivedAt IS NULL OR waivedAt > dueAt)`,
    ),
    ({ plan }) => plan,
  );
  const plans = dutyPlans(db, { zone: input.zone, kinds: indexKinds(input.kinds) }).map(
    ({ id, shelf, value, issued, acts }): FigurePlan => ({
      shelf,
      unitName: value.unitName,
      abolishedOn: value.abolished?.on ?? null,
      issuedOn: issued.flatMap(({ issuedOn }) => (issuedOn === null ? [] : [issuedOn])).toReversed(),
      acts,
      owed: (owed.get(id) ?? []).flatMap((row) => {
        const act = actOfDuty[row.duty];
        // What has still time is neither kept nor broken.
        if (!act || (row.metAt === null && row.dueAt > input.now)) return [];
        return [{ act, dueOn: dayText(row.dueAt, input.zone), kept: row.metAt !== null && row.metAt <= row.dueAt }];
      }),
    }),
  );
  return planFigures(plans, input.from, input.to);
}
