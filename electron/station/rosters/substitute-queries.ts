// Who could take a seat at short notice, over all rosters.
import type { Id } from '#shared/kernel/ids.ts';
import { type Breach, breachesOf, restBetween, takesAway } from '#shared/rosters/breaches.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { shiftKey } from '#shared/rosters/shift.ts';
import { rankSubstitutes, type Substitute } from '#shared/rosters/substitutes.ts';
import type { RosterShift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { peopleWithQualifications } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { FoundSeat } from './commands.ts';
import type { RosterContext } from './queries.ts';
import { loadsOf, poolPeople, worldOf } from './world-queries.ts';

export const usualSubstitutes = 20;

/** Everybody who could be asked: the pool first, then whoever else is in the directory. */
function everybody(db: ReadDb, pool: readonly Id[]): Id[] {
  const rows = db.all<{ id: Id }>('rosters.everybody', 'SELECT id FROM people WHERE removed = 0 ORDER BY sortOrder, name, id');
  const there = new Set(rows.map((row) => row.id));
  return [...new Set([...pool.filter((id) => there.has(id)), ...there])];
}

/** The best people for a seat, with what each would break. Whoever sits there now is left out. */
export function substitutesFor(
  db: ReadDb,
  { cell, seat, duty }: FoundSeat,
  context: RosterContext,
  limit: number,
  now: Millis,
): (Substitute & { breaks: Breach[] })[] {
  const { roster, shift } = duty;
  const world = worldOf(db, [cell], context, now);
  const near = new Map<Id, { shift: RosterShift; rest: number }[]>();
  for (const { cell: other, person } of world.seats.values()) {
    const [of, theirs] = [world.rosters.get(other.roster), world.shifts.get(shiftKey({ ...other, pattern: other.shift }))];
    if (!of || !theirs || person === null) continue;
    const own = near.get(person);
    const one = { shift: theirs, rest: restBetween(roster, of) };
    if (own) own.push(one);
    else near.set(person, [one]);
  }
  const from = addDays(shift.day, -roster.rules.carryOverDays);
  const loads = loadsOf(db, from, addDays(shift.day, -1), context, now);
  const kind = `${roster.id}/${seat.post.kind}`;
  const pool = world.pool(roster, seat.post);
  const { qualifications } = seat.post;
  const qualified = qualifications.length === 0 ? null : new Set(peopleWithQualifications(db, qualifications));
  const candidates = everybody(db, poolPeople(db, seat.post))
    .filter((id) => id !== seat.person?.id)
    .map((id) => ({
      person: id,
      qualified: qualified?.has(id) ?? true,
      inPool: pool?.has(id) ?? true,
      onLeave: (world.leave.get(id) ?? []).some((leave) => takesAway(leave, shift, context.zone)),
      familiar: loads.get(id)?.knows.has(kind) ?? false,
      load: loads.get(id)?.weighted ?? 0,
      duties: loads.get(id)?.duties ?? 0,
      near: near.get(id) ?? [],
    }));
  return rankSubstitutes(candidates, shift, limit).map((one) => ({ ...one, breaks: breachesOf(world, [{ cell, person: one.person }]) }));
}
