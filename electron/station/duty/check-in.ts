// Signing in at the start of a shift: oneself at the page, or somebody else by telephone. Writes entries in the caller's transaction.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import type { Tx } from '../journal/append.ts';
import type { ReadDb } from '../kernel/db.ts';
import { meet } from '../obligations/commands.ts';
import { standingDutiesOf } from '../obligations/queries.ts';
import { homeRoster, type RosterContext, type Seat, type ShiftDuty, shiftsOf } from '../rosters/queries.ts';
import { checkInOf } from './queries.ts';

/** Whoever comes early may sign in so long before the shift begins. */
const earlyMs = 60 * 60_000;

export interface OpenSeat {
  duty: ShiftDuty;
  seat: Seat;
  cell: CellRef;
}

/** Seats of the duty room that are on or begin within the hour, with the person on each. */
export function seatsToSign(db: ReadDb, now: Millis, context: RosterContext): OpenSeat[] {
  const today = dayText(now, context.zone);
  return shiftsOf(db, homeRoster(db), addDays(today, -1), addDays(today, 1), context, now)
    .filter(({ shift }) => shift.from - earlyMs <= now && now < shift.to)
    .flatMap((duty) =>
      duty.seats
        .filter((seat) => seat.person !== null)
        .map((seat) => ({
          duty,
          seat,
          cell: { roster: duty.roster.id, day: duty.shift.day, shift: duty.shift.pattern, post: seat.post.id, slot: seat.slot },
        })),
    );
}

interface SignInput {
  at: Millis;
  via: 'page' | 'phone';
  note?: string | undefined;
}

function sign(tx: Tx, { cell, seat }: OpenSeat, person: Id, input: SignInput): void {
  const key = cellKey(cell);
  tx.append('duty.checkedIn', key, { ...cell, person, postName: seat.post.name, ...input });
  for (const row of standingDutiesOf(tx.db, `checkIn/${key}/${person}#`)) {
    if (row.closedAt === null)
      meet(tx, row.id, input.at, { receiver: seat.person?.name, via: input.via === 'phone' ? '电话' : '本人', note: input.note });
  }
}

/**
 * Signs the person of an account in on every seat that is theirs. A shift that is on comes before one that is to begin.
 * @throws DomainError notOnShift, alreadyCheckedIn
 */
export function checkInSelf(tx: Tx, user: { name: string; person: Id | null }, context: RosterContext): OpenSeat[] {
  const mine = seatsToSign(tx.db, tx.now, context).filter(({ seat }) =>
    user.person === null ? seat.person?.name === user.name : seat.person?.id === user.person,
  );
  if (mine.length === 0) throw new DomainError('notOnShift', { received: user.name });
  const open = mine.filter(({ cell, seat }) => seat.person && !checkInOf(tx.db, cellKey(cell), seat.person.id));
  if (open.length === 0) throw new DomainError('alreadyCheckedIn', { received: user.name });
  for (const one of open) if (one.seat.person) sign(tx, one, one.seat.person.id, { at: tx.now, via: 'page' });
  return open;
}

export interface CheckInFor {
  cell: CellRef;
  person: Id;
  /** When the person called. */
  at: Millis;
  note: string;
}

/**
 * Somebody said by telephone that they are there. The rule says whether that is enough.
 * @throws DomainError notOnShift (cell), alreadyCheckedIn, beforeItHappened (more than an hour before the shift), inTheFuture, notPermitted
 */
export function checkInByPhone(tx: Tx, input: CheckInFor, context: RosterContext, allowed: boolean): void {
  if (!allowed) throw new DomainError('notPermitted', { field: 'via', received: 'phone' });
  const key = cellKey(input.cell);
  const found = seatsToSign(tx.db, tx.now, context).find(({ cell, seat }) => cellKey(cell) === key && seat.person?.id === input.person);
  if (!found) throw new DomainError('notOnShift', { field: 'cell' });
  if (checkInOf(tx.db, key, input.person)) throw new DomainError('alreadyCheckedIn', { field: 'person' });
  if (input.at > tx.now) throw new DomainError('inTheFuture', { field: 'at' });
  if (input.at < found.duty.shift.from - earlyMs) throw new DomainError('beforeItHappened', { field: 'at' });
  sign(tx, found, input.person, { at: input.at, via: 'phone', note: input.note });
}
