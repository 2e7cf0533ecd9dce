// Whom spot checks go to, by which rule, and whom the roster of a unit names at a moment.
import type { DutyRule } from '#shared/duty/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { allUnits, type Unit, unitById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { allRosters, type RosterContext, type Seat, shiftsOn } from '../rosters/queries.ts';

/** The rule by which calls are drawn; undefined while it is switched off. */
export function spotRule(context: { rules: readonly DutyRule[] }): DutyRule | undefined {
  return context.rules.find((rule) => rule.duty === 'spotCheck');
}

/** Townships, and units whose roster is a township's. */
export function unitsToCheck(db: ReadDb): Unit[] {
  const units = allUnits(db, 'township');
  const known = new Set(units.map((unit) => unit.id));
  for (const roster of allRosters(db)) {
    if (roster.kind !== 'township' || roster.unit === null || known.has(roster.unit)) continue;
    const unit = unitById(db, roster.unit);
    if (!unit || unit.removed) continue;
    known.add(unit.id);
    units.push(unit);
  }
  return units;
}

/** Seats of a unit's own rosters at a moment, leaders first. */
export function onDutyAtUnit(db: ReadDb, unit: Id, at: Millis, context: RosterContext): Seat[] {
  return allRosters(db)
    .filter((roster) => roster.unit === unit)
    .flatMap((roster) => shiftsOn(db, roster, at, context).flatMap((duty) => duty.seats))
    .filter((seat) => seat.person !== null);
}
