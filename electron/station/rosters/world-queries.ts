// What stands around a change of seats: the shifts, duties, leave and people that rules look at.
import type { Id } from '#shared/kernel/ids.ts';
import { type BreachWorld, type PersonFacts, type SeatChange, weekOf } from '#shared/rosters/breaches.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { cellKey, type ShiftContext, shiftKey } from '#shared/rosters/shift.ts';
import type { CellRef, LeaveValue, Roster, RosterPost, RosterShift } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { membersOfGroups, personById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { findLeave } from './leave-queries.ts';
import { type Period, placedRows, readPeriod, shiftsIn } from './period-queries.ts';
import { allRosters } from './queries.ts';

/** A seat that somebody holds, with its shift. */
export interface HeldSeat {
  cell: CellRef;
  person: Id;
  shift: RosterShift;
  roster: Roster;
  how: string;
}

/** Everybody who may serve on a post, in the order of the pool; empty: whoever there is. */
export function poolPeople(db: ReadDb, post: RosterPost): Id[] {
  const { people, groups } = post.pool;
  return [...new Set([...people, ...(groups.length === 0 ? [] : membersOfGroups(db, groups))])];
}

/**
 * Every seat of a roster that somebody holds, on days from `from` to `to`, both included.
 * @param options.served who really served, where that was corrected; else the plan as it stands
 * @param options.now which shifts are over
 */
export function heldSeats(
  db: ReadDb,
  roster: Roster,
  from: string,
  to: string,
  context: ShiftContext,
  { served = false, now }: { served?: boolean; now: Millis },
): HeldSeat[] {
  const period = readPeriod(db, roster.id, from, to);
  return shiftsIn(roster, from, to, period, context, now).flatMap((one) =>
    one.shift.posts.flatMap((post) => heldOfPost(one.shift, post, one.roster, period, served)),
  );
}

function heldOfPost(shift: RosterShift, post: string, roster: Roster, period: Period, served: boolean): HeldSeat[] {
  const of = { roster: roster.id, day: shift.day, shift: shift.pattern, post };
  const rows = placedRows(shift, post, period);
  if (!served || period.corrections.size === 0)
    return rows.map(({ slot, person, how }) => ({ cell: { ...of, slot }, person, shift, roster, how }));
  const known = new Set(rows.map((row) => row.key));
  const corrected = rows.map((row) => ({ slot: row.slot, how: row.how, person: (period.corrections.get(row.key) ?? row).person }));
  // Somebody served where nobody was planned.
  const seats = roster.posts.find((one) => one.id === post)?.count ?? 0;
  for (let slot = 0; slot < seats; slot += 1) {
    const key = cellKey({ ...of, slot });
    const row = known.has(key) ? undefined : period.corrections.get(key);
    if (row) corrected.push({ slot, how: 'assigned', person: row.person });
  }
  return corrected.flatMap(({ slot, person, how }) => (person === null ? [] : [{ cell: { ...of, slot }, person, shift, roster, how }]));
}

export interface Load {
  weighted: number;
  duties: number;
  /** `roster/kind of post` of every duty. */
  knows: Set<string>;
}

/** Weighted duty of each person over all rosters, from `from` to `to`, both included, as it was really served. */
export function loadsOf(db: ReadDb, from: string, to: string, context: ShiftContext, now: Millis): Map<Id, Load> {
  const loads = new Map<Id, Load>();
  for (const roster of allRosters(db)) {
    const kinds = new Map(roster.posts.map((post) => [post.id, `${roster.id}/${post.kind}`]));
    for (const { person, shift, cell } of heldSeats(db, roster, from, to, context, { served: true, now })) {
      const load = loads.get(person) ?? { weighted: 0, duties: 0, knows: new Set() };
      loads.set(person, load);
      load.weighted += shift.weight;
      load.duties += 1;
      load.knows.add(kinds.get(cell.post) ?? '');
    }
  }
  return loads;
}

/** Reads of each person what rules ask, once. */
export function personFacts(db: ReadDb): (id: Id) => PersonFacts | undefined {
  const known = new Map<Id, PersonFacts | undefined>();
  return (id) => {
    if (known.has(id)) return known.get(id);
    const person = personById(db, id);
    const facts = person && { removed: person.removed, qualifications: person.qualifications };
    known.set(id, facts);
    return facts;
  };
}

/** Who may serve on a post as a set, read once; null: anybody. */
function poolReader(db: ReadDb): (roster: Roster, post: RosterPost) => ReadonlySet<Id> | null {
  const known = new Map<string, ReadonlySet<Id> | null>();
  return (roster, post) => {
    const key = `${roster.id}/${post.id}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    // A pool of groups that have lost their people is nobody's, not everybody's.
    const open = post.pool.people.length === 0 && post.pool.groups.length === 0;
    const pool = open ? null : new Set(poolPeople(db, post));
    known.set(key, pool);
    return pool;
  };
}

/** Days around a change that rules look at: the longest rest, and a day for the shift itself. */
function reach(rosters: readonly Roster[]): number {
  return Math.ceil(Math.max(0, ...rosters.map((roster) => roster.rules.restHours)) / 24) + 2;
}

/**
 * The world around changes on days from `from` to `to`, over all rosters.
 * @param now which shifts are over
 */
export function readWorld(db: ReadDb, from: string, to: string, context: ShiftContext, now: Millis): BreachWorld {
  const rosters = allRosters(db);
  const margin = reach(rosters);
  const [first, last] = [addDays(weekOf(from), -margin), addDays(weekOf(to), 6 + margin)];
  const seats = new Map<string, SeatChange>();
  const shifts = new Map<string, RosterShift>();
  const allowedGaps = new Set<string>();
  for (const roster of rosters) {
    const period = readPeriod(db, roster.id, first, last);
    for (const gap of period.gaps.values()) if (gap.allowed === 1) allowedGaps.add(gap.key);
    for (const { shift } of shiftsIn(roster, first, last, period, context, now)) {
      shifts.set(shiftKey(shift), shift);
      for (const post of shift.posts) {
        for (const { slot, person } of placedRows(shift, post, period)) {
          const cell = { roster: roster.id, day: shift.day, shift: shift.pattern, post, slot };
          seats.set(cellKey(cell), { cell, person });
        }
      }
    }
  }
  const leave = new Map<Id, LeaveValue[]>();
  for (const one of findLeave(db, { from: first, to: last })) leave.set(one.person, [...(leave.get(one.person) ?? []), one]);
  return {
    rosters: new Map(rosters.map((roster) => [roster.id, roster])),
    shifts,
    seats,
    leave,
    person: personFacts(db),
    pool: poolReader(db),
    allowedGaps,
    fixed: new Map(),
    zone: context.zone,
  };
}

/** The world around a few changes. */
export function worldOf(db: ReadDb, cells: readonly CellRef[], context: ShiftContext, now: Millis): BreachWorld {
  const days = cells.map((cell) => cell.day).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return readWorld(db, from, to, context, now);
}
