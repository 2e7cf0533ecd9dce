// Spot checks: drawing one at will, writing down what a call found, calling one off. Writes entries in the caller's transaction.
import type { SpotResult } from '#shared/duty/types.ts';
import { checkMoment } from '#shared/incidents/facts.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { seconds, type Millis } from '#shared/time/clock.ts';
import type { Tx } from '../journal/append.ts';
import { unitById } from '../directory/queries.ts';
import { meet, waive } from '../obligations/commands.ts';
import { standingDutiesOf } from '../obligations/queries.ts';
import type { RosterContext } from '../rosters/queries.ts';
import type { OwedContext } from './owed.ts';
import { checkMomentsOf, type SpotCheck, spotCheckById } from './queries.ts';
import { onDutyAtUnit, unitsToCheck } from './spot-queries.ts';

/** How long a call has when there is no rule at all. */
const usualWindowSeconds = 1_800;

/**
 * Draws a unit at random and asks for the call at once; units that were called within the rule's distance are passed over.
 * @param unit set: this one, whatever the distance is
 * @throws DomainError notFound, nothingToDraw
 */
export function drawCheck(tx: Tx, context: OwedContext, unit: Id | undefined, random: () => number): Id {
  const plan = context.callRule?.spot;
  const apart = (plan?.apartHours ?? 0) * 3_600_000;
  const units = unitsToCheck(tx.db).filter((one) =>
    unit === undefined ? checkMomentsOf(tx.db, one.id, tx.now - apart).every((at) => at > tx.now) : one.id === unit,
  );
  const drawn = units[Math.floor(random() * units.length)];
  if (!drawn) throw new DomainError(unit === undefined ? 'nothingToDraw' : 'notFound', { field: 'unit' });
  const id = tx.newId();
  const until = tx.now + seconds(context.callRule?.limitSeconds ?? usualWindowSeconds);
  tx.append('spotCheck.planned', id, { unit: drawn.id, unitName: drawn.name, at: tx.now, until, drawn: 'hand' });
  return id;
}

export interface CallMade {
  result: SpotResult;
  at: Millis;
  number: string;
  who: string;
  leaderThere: boolean | null;
  seconds: number | null;
  note: string;
}

/** A check whose time has come. @throws DomainError notFound, alreadyMet */
function openCheck(tx: Tx, id: Id): SpotCheck & { planned: NonNullable<SpotCheck['planned']> } {
  const check = spotCheckById(tx.db, id);
  if (!check?.planned || check.planned.at > tx.now) throw new DomainError('notFound', { field: 'id' });
  if (check.made || check.cancelled) throw new DomainError('alreadyMet', { field: 'id' });
  return { ...check, planned: check.planned };
}

/**
 * What the call found. Whoever the unit's roster names at that moment is written beside it.
 * @throws DomainError notFound, alreadyMet, inTheFuture, beforeItHappened, notValid (who: somebody answered, but nobody is named)
 */
export function makeCheck(tx: Tx, id: Id, input: CallMade, context: RosterContext): void {
  const check = openCheck(tx, id);
  checkMoment(input.at, tx.now);
  if (input.at < check.planned.at) throw new DomainError('beforeItHappened', { field: 'at' });
  const spoke = input.result === 'answered' || input.result === 'wrongPerson';
  if (spoke && input.who.trim() === '') throw new DomainError('notValid', { field: 'who' });
  const expected = onDutyAtUnit(tx.db, check.unit, input.at, context).map((seat) => `${seat.post.name} ${seat.person?.name ?? ''}`);
  const unitName = unitById(tx.db, check.unit)?.name ?? check.planned.unitName;
  tx.append('spotCheck.made', id, { unit: check.unit, unitName, expected, ...input });
  for (const row of openDuty(tx, id)) meet(tx, row.id, input.at, { receiver: input.who || undefined, via: input.number || undefined });
}

/** @throws DomainError notFound, alreadyMet */
export function cancelCheck(tx: Tx, id: Id, reason: string): void {
  const check = openCheck(tx, id);
  tx.append('spotCheck.cancelled', id, { unitName: check.planned.unitName, reason, byPlan: false });
  for (const row of openDuty(tx, id)) waive(tx, row.id, reason);
}

const openDuty = (tx: Tx, id: Id) => standingDutiesOf(tx.db, `spotCheck/${id}#`).filter((row) => row.closedAt === null);
