// Duties as events of a calendar: of one person over all rosters, or of a whole roster.
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import type { DutyEvent } from '../documents/roster-ics.ts';
import type { ReadDb } from '../kernel/db.ts';
import { type RosterContext, rosterById, type Seat, type ShiftDuty, shiftsOf } from './queries.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

interface SeatFacts {
  changes: number;
  hlc: string;
}

/** How often a seat was changed, publications included, and when last. */
function factsOf(db: ReadDb, key: string, roster: Id, day: string): SeatFacts {
  const row = db.get<{ changes: number; versions: number; hlc: string | null }>(
    'rosters.seatFacts',
    `SELECT (SELECT count(*) FROM seatHistory WHERE key = ?1) AS changes,
       (SELECT count(*) FROM publications WHERE roster = ?2 AND fromDay <= ?3 AND toDay >= ?3) AS versions,
       (SELECT hlc FROM seats WHERE key = ?1) AS hlc`,
    key,
    roster,
    day,
  );
  return { changes: (row?.changes ?? 0) + (row?.versions ?? 0), hlc: row?.hlc ?? '' };
}

/** Who sits there: after the shift whoever really served. */
const servedBy = (seat: Seat) => (seat.corrected ? seat.corrected.person : seat.person);

function toEvent(db: ReadDb, { shift, roster, seats }: ShiftDuty, seat: Seat, summary: string, places: { office: string }): DutyEvent {
  const facts = factsOf(db, seat.key, roster.id, shift.day);
  const others = seats.flatMap((one) => {
    const person = servedBy(one);
    return person && one.key !== seat.key ? [`${one.post.name}：${person.name}${phoneText(person.phones)}`] : [];
  });
  return {
    uid: seat.key,
    from: shift.from,
    to: shift.to,
    summary,
    description: [`${roster.name} ${shift.name}`, ...others, ...(seat.note ? [seat.note] : [])].join('\n'),
    location: places.office,
    sequence: facts.changes,
    stamp: facts.hlc === '' ? shift.from : hlcMillis(facts.hlc),
  };
}

const phoneText = (phones: readonly { number: string }[]): string => (phones[0] ? ` ${phones[0].number}` : '');

/** Past days that a subscribed calendar still shows, and days ahead. */
const daysBack = 30;
const daysAhead = 400;

/** What one person serves, in every roster. */
export function eventsOfPerson(db: ReadDb, person: Id, context: RosterContext, now: Millis, office: string): DutyEvent[] {
  const today = dayText(now, context.zone);
  const rows = db.all<{ roster: Id; day: string }>(
    'rosters.daysOfPerson',
    'SELECT DISTINCT roster, day FROM seats WHERE person = ? AND day >= ? AND day <= ? ORDER BY day, roster',
    person,
    addDays(today, -daysBack),
    addDays(today, daysAhead),
  );
  return rows.flatMap(({ roster: id, day }) => {
    const roster = rosterById(db, id);
    if (!roster || roster.removed) return [];
    return shiftsOf(db, roster, day, day, context, now).flatMap((duty) =>
      duty.seats
        .filter((seat) => servedBy(seat)?.id === person)
        .map((seat) => toEvent(db, duty, seat, `值班 · ${seat.post.name}（${placeOf(roster.name, office)}）`, { office })),
    );
  });
}

/** Everybody's duties in shifts, one event a seat. */
export function eventsOfShifts(db: ReadDb, duties: readonly ShiftDuty[], office: string): DutyEvent[] {
  return duties.flatMap((duty) =>
    duty.seats.flatMap((seat) => {
      const person = servedBy(seat);
      return person
        ? [toEvent(db, duty, seat, `${seat.post.name} ${person.name}（${placeOf(duty.roster.name, office)}）`, { office })]
        : [];
    }),
  );
}

/** The office, and the roster where its name says more: 云河县总值班室; 城关镇. */
function placeOf(roster: string, office: string): string {
  const name = roster.replace(/值班(表)?$/, '');
  return name === '' || office.endsWith(name) ? office.replace('人民政府', '') : name;
}
