// Who is on duty. The ladder of the obligations asks here at the moment a stage fires.
import type { Id } from '#shared/kernel/ids.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { cellKey, shiftAt, type ShiftAsWas, type ShiftContext, shiftKey } from '#shared/rosters/shift.ts';
import {
  type AssignedHow,
  homeRosterId,
  type Post,
  type Roster,
  type RosterPost,
  type RosterShift,
  type RosterValue,
} from '#shared/rosters/types.ts';
import { dayText } from '#shared/time/zone.ts';
import type { Millis } from '#shared/time/clock.ts';
import { peopleByIds, type Person, personById } from '../directory/queries.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';
import { type Period, placedRows, readPeriod, recordedAt, shiftsIn, versionOf } from './period-queries.ts';

/** What shifts depend on beside the roster: calendar, handover time, zone; and who is told when nobody else is left. */
export interface RosterContext extends ShiftContext {
  directorId: Id | null;
}

/** One seat of a shift and who sits on it. */
export interface Seat {
  key: string;
  post: RosterPost;
  slot: number;
  person: Person | null;
  how: AssignedHow | null;
  instead: Id | null;
  reason: string | null;
  note: string | null;
  /** Who really served, when that was corrected after the shift. */
  corrected: { person: Person | null; reason: string; actor: string; at: Millis } | null;
}

export interface Gap {
  post: RosterPost;
  /** Actor who answers for it. */
  allowedBy: string | null;
  reason: string | null;
}

export interface ShiftDuty {
  shift: RosterShift;
  roster: Roster;
  seats: Seat[];
  /** Required posts that nobody holds. */
  gaps: Gap[];
  version: number | null;
}

export interface Duty {
  leader: Person | null;
  main: Person | null;
  deputy: Person | null;
  others: Person[];
  director: Person | null;
  /** The shift of the duty room that is on; one of none when its roster leaves the hour out. */
  shift: { day: string; from: Millis; to: Millis; name: string };
  shifts: ShiftDuty[];
  /** Kinds of required posts that nobody holds and nobody answers for; null when there is no gap. */
  gap: Post[] | null;
}

/** The roster that the ladder reads; as it comes from the factory until somebody has set it up. */
export function homeRoster(db: ReadDb): Roster {
  const row = db.get<EntityRow>('rosters.byId', 'SELECT id, value FROM rosters WHERE id = ?', homeRosterId);
  const roster = row ? entityOf<RosterValue>(row) : { ...blankRoster, id: homeRosterId };
  return roster.name === '' ? { ...roster, name: '总值班室值班' } : roster;
}

export function rosterById(db: ReadDb, id: Id): Roster | undefined {
  if (id === homeRosterId) return homeRoster(db);
  const row = db.get<EntityRow>('rosters.byId', 'SELECT id, value FROM rosters WHERE id = ?', id);
  return row && entityOf<RosterValue>(row);
}

/** All rosters that are kept, the duty room's first. */
export function allRosters(db: ReadDb): Roster[] {
  const rows = db.all<EntityRow>(
    'rosters.all',
    'SELECT id, value FROM rosters WHERE removed = 0 AND id <> ? ORDER BY sortOrder, id',
    homeRosterId,
  );
  return [homeRoster(db), ...rows.map((row) => entityOf<RosterValue>(row))];
}

/** Those that are kept and those that were removed: people served in them all the same. */
export function rostersEver(db: ReadDb): Roster[] {
  const removed = db.all<EntityRow>(
    'rosters.removed',
    'SELECT id, value FROM rosters WHERE removed = 1 AND id <> ? ORDER BY sortOrder, id',
    homeRosterId,
  );
  return [...allRosters(db), ...removed.map((row) => entityOf<RosterValue>(row))];
}

type PersonOf = (id: Id) => Person | null;

/**
 * Reads each person once. People who were removed from the directory serve no more, but stay readable where they served.
 * @param ahead who will be asked for: read in one question
 */
export function personReader(db: ReadDb, ahead: readonly Id[] = []): PersonOf {
  const known = new Map<Id, Person | null>(ahead.length === 0 ? [] : peopleByIds(db, ahead).map((person) => [person.id, person]));
  return (id) => {
    const seen = known.get(id);
    if (seen !== undefined) return seen;
    const person = personById(db, id) ?? null;
    known.set(id, person);
    return person;
  };
}

const peopleIn = (period: Period): Id[] => [
  ...new Set([...period.rows.values()].flatMap((rows) => rows.flatMap((row) => (row.person === null ? [] : [row.person])))),
];

function seatsOfPost(shift: RosterShift, post: RosterPost, period: Period, personOf: PersonOf, keepRemoved: boolean): Seat[] {
  const seats: Seat[] = [];
  for (const row of placedRows(shift, post.id, period)) {
    const person = personOf(row.person);
    if (person === null || (person.removed && !keepRemoved)) continue;
    const { key, slot, how, instead, reason, note } = row;
    seats.push({ key, post, slot, person, how, instead, reason, note, corrected: null });
  }
  const taken = new Set(seats.map((seat) => seat.slot));
  for (let slot = 0; slot < post.count; slot += 1) {
    if (taken.has(slot)) continue;
    const key = cellKey({ roster: shift.roster, day: shift.day, shift: shift.pattern, post: post.id, slot });
    seats.push({ key, post, slot, person: null, how: null, instead: null, reason: null, note: null, corrected: null });
  }
  return seats
    .sort((a, b) => a.slot - b.slot)
    .map((seat) => {
      const row = period.corrections.get(seat.key);
      if (!row) return seat;
      const person = row.person === null ? null : personOf(row.person);
      return { ...seat, corrected: { person, reason: row.reason, actor: row.actor, at: recordedAt(row.hlc) } };
    });
}

function shiftDuty({ shift, roster }: ShiftAsWas, period: Period, personOf: PersonOf, keepRemoved: boolean): ShiftDuty {
  const served = roster.posts.filter((post) => shift.posts.includes(post.id));
  const seats = served.flatMap((post) => seatsOfPost(shift, post, period, personOf, keepRemoved));
  const gaps = served
    .filter((post) => post.required && !seats.some((seat) => seat.post.id === post.id && seat.person !== null))
    .map((post): Gap => {
      const row = period.gaps.get(`${shiftKey(shift)}/${post.id}`);
      const allowed = row?.allowed === 1;
      return { post, allowedBy: allowed ? row.actor : null, reason: allowed ? row.reason : null };
    });
  return { shift, roster, seats, gaps, version: versionOf(shift, period)?.version ?? null };
}

/**
 * Every shift of a roster that begins on a day from `from` to `to` (YYYY-MM-DD, both included), with its seats.
 * @param now people who were removed since still show in shifts that ended before it
 */
export function shiftsOf(db: ReadDb, roster: Roster, from: string, to: string, context: ShiftContext, now: Millis): ShiftDuty[] {
  const period = readPeriod(db, roster.id, from, to);
  const personOf = personReader(db, peopleIn(period));
  return shiftsIn(roster, from, to, period, context, now).map((one) => shiftDuty(one, period, personOf, one.shift.to <= now));
}

/** The shifts of a roster that are on at a moment. @param now the present, when the moment is another */
export function shiftsOn(db: ReadDb, roster: Roster, at: Millis, context: ShiftContext, now: Millis = at): ShiftDuty[] {
  const day = dayText(at, context.zone);
  const [first, last] = [addDays(day, -1), day];
  const period = readPeriod(db, roster.id, first, last);
  const personOf = personReader(db, peopleIn(period));
  return shiftsIn(roster, first, last, period, context, now)
    .filter(({ shift }) => shift.from <= at && at < shift.to)
    .map((one) => shiftDuty(one, period, personOf, one.shift.to <= now));
}

const holders = (shifts: readonly ShiftDuty[], kind: Post): Person[] =>
  shifts.flatMap(({ seats }) => seats.flatMap((seat) => (seat.post.kind === kind && seat.person ? [seat.person] : [])));

/** A duty room has these at every minute, whatever its roster asks for. */
const alwaysNeeded: readonly Post[] = ['leaderOnShift', 'main'];

/**
 * Who is on at a moment. Reads the roster itself, at that moment: nothing of it is kept.
 * @param roster the duty room's when it is left out
 * @param now the present, when the moment is another
 */
export function dutyAt(db: ReadDb, at: Millis, context: RosterContext, roster: Roster = homeRoster(db), now: Millis = at): Duty {
  const shifts = shiftsOn(db, roster, at, context, now);
  const leaders = holders(shifts, 'leaderOnShift');
  const mains = holders(shifts, 'main');
  const deputies = holders(shifts, 'deputy');
  const vacant = shifts.flatMap((one) => one.gaps.filter(({ allowedBy }) => allowedBy === null).map(({ post }) => post.kind));
  // An hour that no shift covers, or whose shifts leave a post out, is a gap of everybody who is needed.
  const covered = new Set(shifts.flatMap((one) => one.seats.map((seat) => seat.post.kind)));
  const required = roster.posts.filter((post) => post.required).map((post) => post.kind);
  const needed = roster.id === homeRosterId ? [...alwaysNeeded, ...required] : required;
  const uncovered = shifts.length === 0 ? needed : needed.filter((kind) => alwaysNeeded.includes(kind) && !covered.has(kind));
  const gap = [...new Set([...vacant, ...uncovered])];
  return {
    leader: leaders[0] ?? null,
    main: mains[0] ?? null,
    deputy: deputies[0] ?? null,
    others: [
      ...leaders.slice(1),
      ...mains.slice(1),
      ...deputies.slice(1),
      ...holders(shifts, 'driver'),
      ...holders(shifts, 'standby'),
      ...holders(shifts, 'other'),
    ],
    director: context.directorId === null ? null : (personById(db, context.directorId) ?? null),
    shift: shifts[0]?.shift ?? { ...shiftAt(at, context.handover, context.zone), name: '' },
    shifts,
    gap: gap.length > 0 ? gap : null,
  };
}
