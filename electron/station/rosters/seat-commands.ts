// Changes of seats that are checked against the rules first: one seat, or several in one step.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type Breach, breachesOf, breachWords, type SeatChange } from '#shared/rosters/breaches.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import type { AssignedHow, CellRef } from '#shared/rosters/types.ts';
import { personById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import type { ReadDb } from '../kernel/db.ts';
import { type Assign, findSeat, type FoundSeat, type SeatInput, setSeat } from './commands.ts';
import type { RosterContext } from './queries.ts';
import { worldOf } from './world-queries.ts';

export interface Manner {
  how?: AssignedHow | undefined;
  reason?: string | undefined;
  note?: string | undefined;
  swap?: Id | undefined;
  /** Rules that are not absolute give way. */
  despite?: boolean | undefined;
}

export const wordsOf = (db: ReadDb, breach: Breach): string =>
  breachWords(breach, breach.person === null ? null : (personById(db, breach.person)?.name ?? ''));

/**
 * Lets breaks of rules pass that may pass.
 * @throws DomainError rulesBroken with each break in words
 */
export function refuseBreaks(db: ReadDb, breaks: readonly Breach[], despite: boolean | undefined): void {
  const standing = breaks.filter((one) => one.absolute || !despite);
  if (standing.length > 0)
    throw new DomainError('rulesBroken', { received: standing.length, blockers: standing.slice(0, 50).map((one) => wordsOf(db, one)) });
}

/** What changes would break; nothing is written. @throws DomainError notFound (roster, shift, post, slot, person), notValid (a seat twice) */
export function checkSeats(tx: Pick<Tx, 'db' | 'now'>, changes: readonly SeatChange[], context: RosterContext): Breach[] {
  return inspect(tx, changes, context).breaks;
}

function inspect(tx: Pick<Tx, 'db' | 'now'>, changes: readonly SeatChange[], context: RosterContext) {
  const keys = changes.map(({ cell }) => cellKey(cell));
  if (new Set(keys).size < keys.length) throw new DomainError('notValid', { field: 'changes', received: keys.length });
  const found = changes.map(({ cell }) => findSeat(tx, cell, context));
  for (const { person } of changes)
    if (person !== null && !personById(tx.db, person)) throw new DomainError('notFound', { field: 'person', received: person });
  return {
    found,
    breaks: breachesOf(
      worldOf(
        tx.db,
        changes.map(({ cell }) => cell),
        context,
        tx.now,
      ),
      changes,
    ),
  };
}

/**
 * Sets several seats in one step; rules look at the table as it is after all of them.
 * @returns what they break all the same
 * @throws DomainError notFound (roster, shift, post, slot, person), notValid (a seat twice), shiftOver, rulesBroken
 */
export function assignSeats(tx: Tx, changes: readonly SeatChange[], manner: Manner, context: RosterContext): Breach[] {
  const { found, breaks } = inspect(tx, changes, context);
  refuseOver(tx, found);
  refuseBreaks(tx.db, breaks, manner.despite);
  found.forEach((seat, index) => setSeat(tx, seat, changes[index]?.person ?? null, manner));
  return breaks;
}

function refuseOver(tx: Pick<Tx, 'now'>, found: readonly FoundSeat[]): void {
  const over = found.find(({ duty }) => duty.shift.to <= tx.now);
  if (over) throw new DomainError('shiftOver', { field: 'day', received: over.cell.day });
}

/** As `assignSeats`, of one seat that need not be named in full. */
export function assignSeat(tx: Tx, input: Assign & { despite?: boolean | undefined }, context: RosterContext): Breach[] {
  const { cell } = findSeat(tx, input, context);
  return assignSeats(tx, [{ cell, person: input.person }], input, context);
}

/**
 * Says after a shift who really served; the plan stays beside it.
 * @throws DomainError notFound (roster, shift, post, slot, person), shiftNotOver
 */
export function correctSeat(tx: Tx, cell: CellRef, person: Id | null, reason: string, context: RosterContext): void {
  const { duty, seat } = findSeat(tx, cell, context);
  if (duty.shift.to > tx.now) throw new DomainError('shiftNotOver', { field: 'day', received: cell.day });
  if (person !== null && !personById(tx.db, person)) throw new DomainError('notFound', { field: 'person' });
  tx.append('duty.corrected', seat.key, { ...cell, person, reason });
}

/**
 * Lets a required post stay vacant in a shift: whoever says so answers for it by name.
 * @throws DomainError notFound (roster, shift, post), notValid (the post is not required), shiftOver
 */
export function allowGap(tx: Tx, input: SeatInput & { reason: string }, context: RosterContext): void {
  const { cell, duty, seat } = findSeat(tx, input, context);
  if (!seat.post.required) throw new DomainError('notValid', { field: 'post', received: seat.post.name });
  refuseOver(tx, [{ cell, duty, seat }]);
  const { roster, day, shift, post } = cell;
  tx.append('gap.allowed', `${shiftKey(duty.shift)}/${post}`, { roster, day, shift, post, reason: input.reason });
}

/** Takes an allowance back; what is over stays as it was. @throws DomainError notFound (roster, shift, post, no allowance), shiftOver */
export function revokeGap(tx: Tx, input: SeatInput, context: RosterContext): void {
  const { cell, duty, seat } = findSeat(tx, input, context);
  refuseOver(tx, [{ cell, duty, seat }]);
  const { roster, day, shift, post } = cell;
  const key = `${shiftKey(duty.shift)}/${post}`;
  const allowed = tx.db.get<{ allowed: number }>('rosters.gapAllowed', 'SELECT allowed FROM allowedGaps WHERE key = ?', key)?.allowed === 1;
  if (!allowed) throw new DomainError('notFound', { field: 'post' });
  tx.append('gap.revoked', key, { roster, day, shift, post });
}
