// Handing over: both sign, each open limit is taken over by name, the sheet is frozen. Writes entries in the caller's transaction.
import type { HandoverSheet, TypedSheet } from '#shared/duty/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { shiftKey } from '#shared/rosters/shift.ts';
import { actorName } from '../accounts/queries.ts';
import type { Tx } from '../journal/append.ts';
import { meet } from '../obligations/commands.ts';
import { obligationById, standingDutiesOf } from '../obligations/queries.ts';
import { checkInSelf } from './check-in.ts';
import { handoverId, type OwedContext } from './owed.ts';
import { handoverById } from './queries.ts';
import { drawSheet, shiftToHandOver } from './sheet.ts';

export type Signer = HandoverSheet['outgoing'];

export interface HandOver {
  /** `shiftKey` of the shift that the sheet on the screen is of. */
  shift: string;
  typed: TypedSheet;
  /** Obligations that the relief has read and takes over. */
  taken: readonly Id[];
  outgoing: Signer;
  relief: Signer;
  countersigned: Signer | null;
}

const same = (a: Signer, b: Signer): boolean => (a.user !== null && a.user === b.user) || (a.person !== null && a.person === b.person);

/**
 * The actor of the transaction is who signs last: the relief, or the leader who signs for a relief without an account.
 * @throws DomainError sameHand, alreadyHandedOver, conflict (another shift is to be handed over by now), limitsOpen with what was not taken
 */
export function handOver(tx: Tx, context: OwedContext, input: HandOver): Id {
  const { outgoing, relief, countersigned } = input;
  if (same(outgoing, relief)) throw new DomainError('sameHand', { field: 'relief', received: relief.name });
  if (countersigned && same(outgoing, countersigned))
    throw new DomainError('sameHand', { field: 'countersign', received: countersigned.name });
  const duty = shiftToHandOver(context);
  if (!duty) throw new DomainError('alreadyHandedOver', { field: 'shift' });
  if (shiftKey(duty.shift) !== input.shift) throw new DomainError('conflict', { field: 'shift', received: input.shift });
  const id = handoverId(duty.shift);
  if (handoverById(tx.db, id)) throw new DomainError('alreadyHandedOver', { field: 'shift' });
  const drawn = drawSheet(context, duty);
  const taken = new Set(input.taken);
  const left = drawn.limits.filter((limit) => !taken.has(limit.obligation));
  if (left.length > 0) {
    throw new DomainError('limitsOpen', {
      field: 'taken',
      limit: drawn.limits.length,
      received: drawn.limits.length - left.length,
      blockers: left.map((limit) => limit.obligation),
    });
  }
  for (const limit of drawn.limits) {
    tx.append('handover.limitTaken', limit.obligation, {
      handover: id,
      incident: obligationById(tx.db, limit.obligation)?.incident ?? null,
      title: limit.title,
      dueAt: limit.dueAt,
      at: tx.now,
      by: relief.name,
    });
  }
  tx.append('handover.completed', id, { sheet: { ...drawn, typed: input.typed, outgoing, relief, countersigned, at: tx.now } });
  for (const row of standingDutiesOf(tx.db, `handover/${input.shift}#`)) {
    if (row.closedAt === null)
      meet(tx, row.id, tx.now, { receiver: relief.name, note: countersigned ? `${countersigned.name} 监交` : undefined });
  }
  signIn(tx, relief, context);
  return id;
}

/** Whoever signs for the shift is there. */
function signIn(tx: Tx, relief: Signer, context: OwedContext): void {
  if (relief.user === null) return;
  try {
    checkInSelf(tx, { name: actorName(tx.db, relief.user) ?? relief.name, person: relief.person }, context.roster);
  } catch (error) {
    // The roster names somebody else, or it is done: the signature stands by itself.
    if (!(error instanceof DomainError)) throw error;
  }
}
