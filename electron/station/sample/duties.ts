// What happens on duty in the sample county, day by day: signing in, handing over, spot checks; a few of them late or failed.
import type { TypedSheet } from '#shared/duty/types.ts';
import { addDays, daysBetween } from '#shared/rosters/calendar.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { actorName, userById } from '../accounts/queries.ts';
import { checkInByPhone, checkInSelf, seatsToSign } from '../duty/check-in.ts';
import { handOver } from '../duty/handover.ts';
import { owedContext } from '../duty/owed.ts';
import { checkInOf, equipmentItems } from '../duty/queries.ts';
import { drawSheet, shiftToHandOver } from '../duty/sheet.ts';
import { drawCheck, makeCheck } from '../duty/spot-checks.ts';
import { unitById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { dutyAt } from '../rosters/queries.ts';
import type { Station } from '../station.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import { byKey, type Cast, type Happening, instantAt, zone } from './cast.ts';
import type { Scenario } from './scenario.ts';

/** Of so many days one sees somebody late: the leader, the deputy, the handover. */
const lateEvery = { leader: 13, deputy: 17, handover: 29 };
/** A spot check each so many days, at these hours in turn. */
const checkEveryDays = 2;
const checkHours = ['22:40', '03:15', '14:20', '00:35', '19:05'];

const minutesLater = (at: Millis, count: number): Millis => at + minutes(count);

/** Everything of the days from `first` up to now. */
export function dutyHappenings(station: Station, scenario: Scenario, cast: Cast, first: string, now: Millis): Happening[] {
  const today = dayText(now, zone);
  const handover = station.parts.settings().handoverTime;
  const days = daysBetween(first, today);
  const happenings = days.flatMap((day, index): Happening[] => {
    const begin = instantAt(day, handover);
    const late = (every: number): boolean => index % every === every - 4;
    return [
      { at: minutesLater(begin, late(lateEvery.deputy) ? 14 : -6), run: () => signInDeputy(station, cast, minutesLater(begin, 1)) },
      { at: minutesLater(begin, late(lateEvery.handover) ? 22 : 2), run: () => handOverShift(station, cast, minutesLater(begin, 1)) },
      { at: minutesLater(begin, late(lateEvery.leader) ? 19 : 6), run: () => signInLeader(station, cast) },
    ];
  });
  const townships = scenario.units.filter((unit) => unit.kind === 'township').map((unit) => unit.key);
  days.forEach((day, index) => {
    if (index % checkEveryDays !== 1) return;
    const count = Math.floor(index / checkEveryDays);
    const at = instantAt(day, checkHours[count % checkHours.length] ?? '22:40');
    const unit = byKey(cast.units, townships[count % townships.length] ?? '');
    happenings.push({ at, run: () => callUnit(station, cast, unit, count, at) });
  });
  for (const arrival of scenario.rosters.arrivals) {
    const at = instantAt(addDays(today, -arrival.daysAgo), arrival.time);
    happenings.push({ at, run: () => signIn(station, byKey(cast.users, arrival.by)) });
  }
  return happenings.filter((one) => one.at < now);
}

const userOf = (station: Station, cast: Cast, person: string | undefined): string | undefined =>
  person === undefined ? undefined : [...cast.users.values()].find((id) => userById(station.parts.journal.db, id)?.person === person);

function signIn(station: Station, user: string): void {
  const { parts } = station;
  const known = userById(parts.journal.db, user);
  if (!known) return;
  parts.journal.commit(user, (tx) => checkInSelf(tx, { name: known.name, person: known.person }, parts.rosterContext()));
  parts.loop.run();
}

/** @param during a moment of the shift that is meant: the deputy comes before it begins */
function signInDeputy(station: Station, cast: Cast, during: Millis): void {
  const { parts } = station;
  const user = userOf(station, cast, dutyAt(parts.journal.db, during, parts.rosterContext()).deputy?.id);
  if (user) signIn(station, user);
}

/** The leader calls; the main officer writes it down. */
function signInLeader(station: Station, cast: Cast): void {
  const { parts } = station;
  parts.journal.commit(cast.mainOf(parts.clock.now()), (tx) => {
    const seat = seatsToSign(tx.db, tx.now, parts.rosterContext()).find(
      (one) => one.seat.post.kind === 'leaderOnShift' && one.duty.shift.from <= tx.now,
    );
    const person = seat?.seat.person;
    if (!seat || !person || checkInOf(tx.db, cellKey(seat.cell), person.id)) return;
    checkInByPhone(tx, { cell: seat.cell, person: person.id, at: tx.now, note: '电话报到' }, parts.rosterContext(), true);
  });
  parts.loop.run();
}

function typedOf(tx: Tx): TypedSheet {
  const equipment = equipmentItems(tx.db).map((item) => ({ ...item, state: 'good' as const, note: '' }));
  return { said: [], warnings: [], absences: [], notes: '', equipment };
}

/** @param during a moment of the shift that takes over */
function handOverShift(station: Station, cast: Cast, during: Millis): void {
  const { parts } = station;
  const relief = userOf(station, cast, dutyAt(parts.journal.db, during, parts.rosterContext()).main?.id);
  if (!relief) return;
  parts.journal.commit(relief, (tx) => {
    const context = owedContext(tx.db, parts.rules.book, parts.rosterContext(), tx.now);
    const duty = shiftToHandOver(context);
    const main = duty?.seats.find((seat) => seat.post.kind === 'main')?.person;
    const reliefPerson = userById(tx.db, relief)?.person ?? null;
    if (!duty || !main || main.id === reliefPerson || duty.shift.to > tx.now) return;
    const taken = drawSheet(context, duty).limits.map((limit) => limit.obligation);
    handOver(tx, context, {
      shift: shiftKey(duty.shift),
      typed: typedOf(tx),
      taken,
      outgoing: { user: userOf(station, cast, main.id) ?? null, person: main.id, name: main.name },
      relief: { user: relief, person: reliefPerson, name: actorName(tx.db, relief) ?? '' },
      countersigned: null,
    });
  });
  // On the first day nobody hands over: whoever is main officer signs in.
  const main = userById(parts.journal.db, relief);
  const open = seatsToSign(parts.journal.db, parts.clock.now(), parts.rosterContext()).some(
    ({ seat, cell }) => seat.person?.id === main?.person && !checkInOf(parts.journal.db, cellKey(cell), seat.person?.id ?? ''),
  );
  if (open) signIn(station, relief);
  parts.loop.run();
}

/** One call to a township; of the calls one in eleven is not answered, and once somebody answers who should not. */
function callUnit(station: Station, cast: Cast, unit: string, count: number, at: Millis): void {
  const { parts } = station;
  const actor = cast.mainOf(at);
  parts.journal.commit(actor, (tx) => {
    const context = owedContext(tx.db, parts.rules.book, parts.rosterContext(), tx.now);
    const id = drawCheck(tx, context, unit, () => 0);
    const failed = count % 11 === 7;
    const wrong = count === 15;
    makeCheck(
      tx,
      id,
      {
        result: failed ? 'nobody' : wrong ? 'wrongPerson' : 'answered',
        at: tx.now,
        number: unitById(tx.db, unit)?.phone ?? '',
        who: failed ? '' : wrong ? '食堂师傅' : '值班员',
        leaderThere: failed ? null : count % 5 !== 3,
        seconds: failed ? null : 6 + ((count * 7) % 23),
        note: failed ? '连拨三次无人接听，已电话通知乡镇长' : '',
      },
      parts.rosterContext(),
    );
  });
}
