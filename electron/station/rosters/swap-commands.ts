// Swaps: one asks, the other agrees, a third approves; what was approved can be taken back by a counter-entry.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type Breach, breachesOf, type BreachWorld, type SeatChange } from '#shared/rosters/breaches.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import { isSameHand, isWaiting, swapActs, swapState, type SwapAct, type SwapUser } from '#shared/rosters/swaps.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import { personById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { findSeat, type FoundSeat, setSeat } from './commands.ts';
import type { RosterContext } from './queries.ts';
import { refuseBreaks } from './seat-commands.ts';
import { allSwaps, lastSwapOf, type StoredSwap, swapById } from './swap-queries.ts';
import { worldOf } from './world-queries.ts';

type Reading = Pick<Tx, 'db' | 'now'>;

export interface SwapTerms {
  gives: CellRef;
  takes: CellRef | null;
  from: Id;
  to: Id;
}

/** @throws DomainError notFound */
export function foundSwap(tx: Pick<Tx, 'db'>, id: Id): StoredSwap {
  const swap = swapById(tx.db, id);
  if (!swap) throw new DomainError('notFound', { field: 'id' });
  return swap;
}

const changesOf = ({ gives, takes, from, to }: SwapTerms): SeatChange[] => [
  { cell: gives, person: to },
  ...(takes ? [{ cell: takes, person: from }] : []),
];

/**
 * What a swap would break as things stand; nothing is written.
 * @param world that reaches around its seats; read when it is left out
 */
export function swapBreaks(tx: Reading, terms: SwapTerms, context: RosterContext, world?: BreachWorld): Breach[] {
  const changes = changesOf(terms);
  return breachesOf(
    world ??
      worldOf(
        tx.db,
        changes.map(({ cell }) => cell),
        context,
        tx.now,
      ),
    changes,
  );
}

/**
 * Both seats, held by whom the swap says.
 * @throws DomainError notFound (a seat), conflict (somebody else sits there), shiftOver
 */
function heldAs(tx: Reading, gives: CellRef, giver: Id, takes: CellRef | null, taker: Id, context: RosterContext): FoundSeat[] {
  const of = (cell: CellRef, person: Id, field: string): FoundSeat => {
    const found = findSeat(tx, cell, context);
    if (found.duty.shift.to <= tx.now) throw new DomainError('shiftOver', { field, received: cell.day });
    if (found.seat.person?.id !== person) throw new DomainError('conflict', { field, received: found.seat.person?.name });
    return found;
  };
  return [of(gives, giver, 'gives'), ...(takes ? [of(takes, taker, 'takes')] : [])];
}

export interface AskSwap {
  gives: CellRef;
  to: Id;
  takes?: CellRef | null | undefined;
  reason?: string | undefined;
}

/**
 * Asks for a swap: whoever sits on `gives` gives it to `to`, and takes `takes` in exchange.
 * @throws DomainError notFound (seat, person), notValid (nobody sits there, the same person, the same seat), shiftOver,
 *   conflict (another swap of that seat waits; somebody else sits on `takes`), rulesBroken (what is absolute)
 */
export function askSwap(tx: Tx, input: AskSwap, context: RosterContext): Id {
  const { gives, to } = input;
  const takes = input.takes ?? null;
  const from = findSeat(tx, gives, context).seat.person?.id;
  if (from === undefined) throw new DomainError('notValid', { field: 'gives' });
  const person = personById(tx.db, to);
  if (!person || person.removed) throw new DomainError('notFound', { field: 'to' });
  if (from === to) throw new DomainError('notValid', { field: 'to', received: person.name });
  if (takes && cellKey(takes) === cellKey(gives)) throw new DomainError('notValid', { field: 'takes' });
  heldAs(tx, gives, from, takes, to, context);
  const seats = new Set([gives, ...(takes ? [takes] : [])].map(cellKey));
  const waits = allSwaps(tx.db).find((one) => {
    if (!isWaiting(swapState(one))) return false;
    return [one.asked.gives, ...(one.asked.takes ? [one.asked.takes] : [])].some((cell) => seats.has(cellKey(cell)));
  });
  if (waits) throw new DomainError('conflict', { field: 'gives', blockers: [waits.id] });
  refuseBreaks(tx.db, swapBreaks(tx, { gives, takes, from, to }, context), true);
  const id = tx.newId();
  tx.append('swap.asked', id, { gives, from, to, takes, reason: input.reason ?? '' });
  return id;
}

/** @throws DomainError notFound, conflict (the swap is past that step), notPermitted */
function allowed(tx: Tx, id: Id, user: SwapUser, states: readonly string[], acts: readonly SwapAct[]): StoredSwap {
  const swap = foundSwap(tx, id);
  const state = swapState(swap);
  if (!states.includes(state)) throw new DomainError('conflict', { field: 'state', received: state });
  if (!swapActs(swap, user).some((act) => acts.includes(act))) throw new DomainError('notPermitted', { field: acts[0] });
  return swap;
}

/**
 * The other says yes or no; a planner or a leader may enter what was said by telephone.
 * @throws DomainError notFound, conflict, notPermitted, shiftOver, rulesBroken (what is absolute)
 */
export function answerSwap(tx: Tx, id: Id, user: SwapUser, accepted: boolean, note: string | undefined, context: RosterContext): void {
  const { asked } = allowed(tx, id, user, ['asked'], ['answer', 'answerOnBehalf']);
  if (accepted) {
    heldAs(tx, asked.gives, asked.from, asked.takes, asked.to, context);
    refuseBreaks(tx.db, swapBreaks(tx, asked, context), true);
  }
  tx.append('swap.answered', id, { accepted, onBehalf: user.person !== asked.to, note });
}

/**
 * Approves a swap, and with it writes both seats; or refuses it.
 * @throws DomainError notFound, conflict (not agreed yet, or a seat changed meanwhile), sameHand, shiftOver, rulesBroken (what is absolute)
 */
export function decideSwap(tx: Tx, id: Id, user: SwapUser, approved: boolean, note: string | undefined, context: RosterContext): void {
  const swap = foundSwap(tx, id);
  const state = swapState(swap);
  if (state !== 'accepted') throw new DomainError('conflict', { field: 'state', received: state });
  if (isSameHand(swap, user)) throw new DomainError('sameHand');
  const { asked } = swap;
  if (approved) {
    const found = heldAs(tx, asked.gives, asked.from, asked.takes, asked.to, context);
    refuseBreaks(tx.db, swapBreaks(tx, asked, context), true);
    tx.append('swap.decided', id, { approved, note });
    const people = changesOf(asked).map(({ person }) => person);
    found.forEach((seat, index) => setSeat(tx, seat, people[index] ?? null, { how: 'swap', swap: id, reason: asked.reason }));
    return;
  }
  tx.append('swap.decided', id, { approved, note });
}

/** @throws DomainError notFound, conflict, notPermitted */
export function withdrawSwap(tx: Tx, id: Id, user: SwapUser, note: string | undefined): void {
  allowed(tx, id, user, ['asked', 'accepted'], ['withdraw']);
  tx.append('swap.withdrawn', id, { note });
}

/**
 * Takes an approved swap back by a counter-entry for each seat, while none of them is over or was changed since.
 * @throws DomainError notFound, conflict, notPermitted, shiftOver, rulesBroken (what is absolute)
 */
export function undoSwap(tx: Tx, id: Id, user: SwapUser, reason: string, context: RosterContext): void {
  const { asked } = allowed(tx, id, user, ['approved'], ['undo']);
  const { gives, takes, from, to } = asked;
  const found = heldAs(tx, gives, to, takes, from, context);
  for (const { cell, seat } of found)
    if (seat.how !== 'swap' || lastSwapOf(tx.db, cell) !== id) throw new DomainError('conflict', { field: 'seat', received: cell.day });
  refuseBreaks(tx.db, swapBreaks(tx, { gives, takes, from: to, to: from }, context), true);
  tx.append('swap.undone', id, { reason });
  const people = [from, to];
  // The reason of a seat is one line.
  const line = reason.split('\n')[0]?.slice(0, 200) ?? '';
  found.forEach((seat, index) => setSeat(tx, seat, people[index] ?? null, { how: 'undo', swap: id, reason: line }));
}
