// Spot checks as the contract shows them, and what they come to by unit.
import type { z } from 'zod';
import type { callSheetOut, spotCheckOut, spotCountsOut } from '#shared/contract/duty-shape.ts';
import { isSpotNight } from '#shared/duty/spot-plan.ts';
import { failedResults } from '#shared/duty/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { unitById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { standingDutiesOf } from '../obligations/queries.ts';
import { toPersonOut } from '../rosters/wire-queries.ts';
import { callLateMs, type OwedContext } from './owed.ts';
import { type SpotCheck, spotChecksBetween } from './queries.ts';
import { onDutyAtUnit, spotRule } from './spot-queries.ts';

type CheckOut = z.infer<typeof spotCheckOut>;
type Counts = z.infer<typeof spotCountsOut>;

interface Wire {
  db: ReadDb;
  now: Millis;
  iso: (at: Millis) => string;
}

type CheckState = CheckOut['state'];

/** Missed is ours: drawn, its hour long over, and nobody called. */
function checkState(check: SpotCheck, now: Millis): CheckState {
  if (check.made) return 'made';
  if (check.cancelled) return 'cancelled';
  return (check.planned?.until ?? 0) + callLateMs <= now ? 'missed' : 'open';
}

export function checkOut(check: SpotCheck, { db, now, iso }: Wire): CheckOut {
  const { made, planned, cancelled } = check;
  return {
    id: check.id,
    unit: { id: check.unit, name: unitById(db, check.unit)?.name ?? planned?.unitName ?? made?.unitName ?? '' },
    at: iso(check.at),
    until: planned ? iso(planned.until) : null,
    drawn: planned?.drawn ?? 'hand',
    state: checkState(check, now),
    obligation: standingDutiesOf(db, `spotCheck/${check.id}#`).at(-1)?.id ?? null,
    made: made && {
      at: iso(made.at),
      result: made.result,
      who: made.who,
      leaderThere: made.leaderThere,
      seconds: made.seconds,
      number: made.number,
      note: made.note,
      expected: made.expected,
      by: actorName(db, made.actor) ?? made.actor,
      late: planned !== null && made.at > planned.until,
    },
    cancelled: cancelled?.reason ?? null,
  };
}

/** Counts by unit, those with most failed calls first. */
function countsByUnit(checks: readonly SpotCheck[], context: OwedContext): Counts[] {
  const { db, now, roster, callRule } = context;
  const plan = callRule?.spot ?? { dayFrom: '08:00', dayTo: '22:00' };
  const lines = new Map<Id, Counts>();
  for (const check of checks) {
    const line: Counts = lines.get(check.unit) ?? {
      unit: { id: check.unit, name: unitById(db, check.unit)?.name ?? check.planned?.unitName ?? '' },
      made: 0,
      answered: 0,
      failed: 0,
      wrongNumber: 0,
      night: 0,
      missed: 0,
    };
    lines.set(check.unit, line);
    const state = checkState(check, now);
    if (state === 'missed') line.missed += 1;
    if (state !== 'made' || !check.made) continue;
    const { result, at } = check.made;
    line.made += 1;
    if (result === 'answered') line.answered += 1;
    if (failedResults.includes(result)) line.failed += 1;
    if (result === 'wrongNumber') line.wrongNumber += 1;
    if (isSpotNight(at, plan, roster.zone)) line.night += 1;
  }
  return [...lines.values()].sort((a, b) => b.failed - a.failed || b.made - a.made || (a.unit.name < b.unit.name ? -1 : 1));
}

export function spotChecksOut(context: OwedContext, iso: (at: Millis) => string, from: Millis, to: Millis) {
  const { db, now } = context;
  // What is drawn for later stays unknown.
  const checks = spotChecksBetween(db, from, Math.min(to, now + 1)).filter((check) => !check.cancelled?.byPlan);
  return {
    items: checks.map((check) => checkOut(check, { db, now, iso })),
    counts: countsByUnit(checks, context),
    planned: (spotRule(context)?.spot?.perUnit ?? 0) > 0,
  };
}

export function callSheet(context: OwedContext, unit: Id): z.infer<typeof callSheetOut> {
  const { db, now, roster } = context;
  return {
    unitPhone: unitById(db, unit)?.phone ?? null,
    seats: onDutyAtUnit(db, unit, now, roster).flatMap((seat) =>
      seat.person ? [{ postName: seat.post.name, kind: seat.post.kind, person: toPersonOut(seat.person) }] : [],
    ),
  };
}
