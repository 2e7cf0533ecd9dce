// Every change of who serves when. Each writes entries in the caller's transaction.
import { changedFields } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { blankRoster } from '#shared/rosters/blank.ts';
import { cellKey, shiftsOfDay } from '#shared/rosters/shift.ts';
import { type AssignedHow, type CellRef, homeRosterId, type RosterValue } from '#shared/rosters/types.ts';
import { personById, unitById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { type RosterContext, rosterById, type Seat, type ShiftDuty, shiftsOf } from './queries.ts';

/**
 * Sets up a roster, or changes it; seats that stand stay.
 * @throws DomainError notFound (id, unit), notValid (no name; two posts or patterns of one id; the duty room's own is never removed)
 */
export function saveRoster(tx: Tx, id: Id | undefined, patch: Partial<RosterValue>): Id {
  const before = id === undefined ? undefined : rosterById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  if (id === homeRosterId && patch.removed) throw new DomainError('notValid', { field: 'removed' });
  for (const field of ['posts', 'patterns'] as const) {
    const ids = (patch[field] ?? []).map((one) => one.id);
    if (new Set(ids).size < ids.length) throw new DomainError('notValid', { field, received: ids.join(' ') });
  }
  const subject = id ?? tx.newId();
  const write = changedFields<RosterValue>(before ?? blankRoster, patch);
  if (Object.keys(write).length > 0) tx.append('roster.saved', subject, write);
  return subject;
}

export interface SeatInput {
  /** The duty room's when it is left out. */
  roster?: Id | undefined;
  day: string;
  /** The first pattern of the day when it is left out. */
  shift?: string | undefined;
  post: string;
  /** The first free seat, or the last one, when it is left out. */
  slot?: number | undefined;
}

export interface Assign extends SeatInput {
  person: Id | null;
  how?: AssignedHow | undefined;
  reason?: string | undefined;
  note?: string | undefined;
  swap?: Id | undefined;
}

export interface FoundSeat {
  cell: CellRef;
  seat: Seat;
  duty: ShiftDuty;
}

/**
 * The seat that a call means.
 * @throws DomainError notFound (roster, shift, post, slot)
 */
export function findSeat(tx: Pick<Tx, 'db' | 'now'>, input: SeatInput, context: RosterContext): FoundSeat {
  const roster = rosterById(tx.db, input.roster ?? homeRosterId);
  if (!roster || roster.removed) throw new DomainError('notFound', { field: 'roster' });
  const pattern = input.shift ?? shiftsOfDay(roster, input.day, context)[0]?.pattern;
  const duty = shiftsOf(tx.db, roster, input.day, input.day, context, tx.now).find((one) => one.shift.pattern === pattern);
  if (!duty) throw new DomainError('notFound', { field: 'shift', received: input.shift });
  const seats = duty.seats.filter((one) => one.post.id === input.post);
  const seat =
    input.slot === undefined ? (seats.find((one) => one.person === null) ?? seats.at(-1)) : seats.find((one) => one.slot === input.slot);
  if (!seat) throw new DomainError('notFound', { field: seats.length === 0 ? 'post' : 'slot' });
  return { seat, duty, cell: { roster: roster.id, day: input.day, shift: duty.shift.pattern, post: seat.post.id, slot: seat.slot } };
}

/** Writes who sits on a seat that was found; nothing is checked here. */
export function setSeat(tx: Tx, { cell, seat }: FoundSeat, person: Id | null, manner: Omit<Assign, keyof SeatInput | 'person'>): void {
  const said = {
    ...cell,
    person,
    how: manner.how ?? 'assigned',
    instead: seat.person?.id ?? null,
    reason: manner.reason,
    note: manner.note,
    swap: manner.swap,
  };
  const key = cellKey(cell);
  // A seat of the first version has a name of its own: it is emptied under that name and filled under the one that all stations derive.
  if (seat.key !== key && seat.person !== null) tx.append('duty.assigned', seat.key, { ...said, person: null });
  if (seat.key === key || person !== null) tx.append('duty.assigned', key, said);
}

/**
 * Puts a person on a seat, or takes one off, whatever rules say. A shift that is over stays as it was.
 * @throws DomainError notFound (roster, shift, post, slot, person), shiftOver
 */
export function assign(tx: Tx, input: Assign, context: RosterContext): CellRef {
  const found = findSeat(tx, input, context);
  if (found.duty.shift.to <= tx.now) throw new DomainError('shiftOver', { field: 'day', received: input.day });
  if (input.person !== null) {
    const person = personById(tx.db, input.person);
    if (!person || person.removed) throw new DomainError('notFound', { field: 'person' });
  }
  setSeat(tx, found, input.person, input);
  return found.cell;
}
