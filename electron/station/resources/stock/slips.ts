// Slips: prepared (which reserves), issued (which moves), cancelled, come back, settled. Each writes entries in the caller's transaction.
import { checkMoment } from '#shared/incidents/facts.ts';
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxSlipLines, maxSlipsPerYear } from '#shared/resources/stock/limits.ts';
import type { SlipLine, SlipValue } from '#shared/resources/stock/types.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { wallTime } from '#shared/time/zone.ts';
import { unitById } from '../../directory/queries.ts';
import { incidentOrRefuse } from '../../incidents/queries.ts';
import type { Tx } from '../../journal/append.ts';
import { blankSlip } from '#shared/resources/stock/blank.ts';
import { lineFor } from './commands.ts';
import { slipMovementId } from './ids.ts';
import {
  type Beyond,
  checkBatch,
  checkBook,
  checkExpiry,
  checkRows,
  headOf,
  legOf,
  lineOrRefuse,
  type MoveInput,
  type OutItem,
  positiveOf,
} from './moves.ts';
import { quantityOf } from '#shared/resources/stock/amounts.ts';
import { lastSlipNumber, type Slip, slipById } from './slip-queries.ts';
import { outstandingOf } from './outstanding.ts';

export type SlipHead = Patch<
  Pick<
    SlipValue,
    'incident' | 'receiverUnit' | 'receiverUnitName' | 'receiver' | 'phone' | 'carrier' | 'vehicle' | 'orderedBy' | 'purpose' | 'at'
  >
>;

/** The year's slips of this station are numbered without gaps: a cancelled one keeps its number. @throws DomainError tooLarge */
function nextNumber(tx: Tx, { prefix, zone }: Pick<StationSettings, 'prefix' | 'zone'>): string {
  const head = `${prefix}-WZ${wallTime(tx.now, zone).year}-`;
  const next = lastSlipNumber(tx.db, head) + 1;
  if (next > maxSlipsPerYear) throw new DomainError('tooLarge', { field: 'number', limit: maxSlipsPerYear, received: next });
  return `${head}${String(next).padStart(4, '0')}`;
}

function checkHead(tx: Tx, head: SlipHead, before: SlipValue | undefined): void {
  if (head.at !== undefined) checkMoment(head.at, tx.now);
  if (head.receiverUnit && !unitById(tx.db, head.receiverUnit)) throw new DomainError('notFound', { field: 'receiverUnit' });
  if (head.incident) {
    const incident = incidentOrRefuse(tx.db, head.incident);
    if (incident.state === 'merged')
      throw new DomainError('alreadyMerged', { field: 'incident', blockers: incident.mergedInto ? [incident.mergedInto] : [] });
    if (incident.state === 'closed') throw new DomainError('alreadyClosed', { field: 'incident' });
  }
  const after = { ...before, ...head };
  if (!after.incident && !after.receiverUnit && !after.receiverUnitName) throw new DomainError('notValid', { field: 'receiverUnitName' });
}

/** @throws DomainError as `lineOrRefuse`, `positiveOf`, `checkBatch`, `checkExpiry`; conflict: the same goods twice */
function slipLines(tx: Tx, items: readonly OutItem[], at: Millis, zone: string): SlipLine[] {
  checkRows(items, maxSlipLines);
  const seen = new Set<string>();
  return items.map((item, index) => {
    const field = `items.${index}`;
    const { line, supply } = lineOrRefuse(tx, item.line, `${field}.line`);
    const batch = checkBatch(tx, item.batch, supply.id, `${field}.batch`);
    checkExpiry(tx, batch, at, zone, `${field}.batch`);
    const key = `${line}/${batch ?? ''}`;
    if (seen.has(key)) throw new DomainError('conflict', { field: `${field}.batch` });
    seen.add(key);
    return { line, batch, amount: positiveOf(item.quantity, supply, `${field}.quantity`) };
  });
}

/** @throws DomainError as above; notFound, alreadyClosed, alreadyMerged: incident; notValid: for nobody */
export function prepareSlip(tx: Tx, settings: Pick<StationSettings, 'prefix' | 'zone'>, head: SlipHead, items: readonly OutItem[]): Id {
  checkHead(tx, head, undefined);
  const at = head.at ?? tx.now;
  const id = tx.newId();
  tx.append('stock.slipSaved', id, {
    ...blankSlip,
    ...Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined)),
    at,
    number: nextNumber(tx, settings),
    lines: slipLines(tx, items, at, settings.zone),
  });
  return id;
}

function slipOrRefuse(tx: Tx, id: Id): Slip {
  const slip = slipById(tx.db, id);
  if (!slip) throw new DomainError('notFound', { field: 'id' });
  return slip;
}

/** Goods that went out or were called off are no plan any more. @throws DomainError notFound, conflict */
function preparedOrRefuse(tx: Tx, id: Id): Slip {
  const slip = slipOrRefuse(tx, id);
  if (slip.state !== 'prepared') throw new DomainError('conflict', { field: 'id', received: slip.state });
  return slip;
}

/** @throws DomainError notFound, conflict, as `prepareSlip` */
export function changeSlip(tx: Tx, id: Id, head: SlipHead, items: readonly OutItem[] | undefined, zone: string): void {
  const before = preparedOrRefuse(tx, id);
  checkHead(tx, head, before);
  const lines = items && slipLines(tx, items, head.at ?? before.at, zone);
  const write = changedFields<SlipValue>(before, lines ? { ...head, lines } : head);
  if (Object.keys(write).length > 0) tx.append('stock.slipSaved', id, write);
}

export interface IssueInput extends Beyond {
  at?: Millis | undefined;
  person?: string | undefined;
  reason?: string | undefined;
}

/**
 * The goods go out: a movement a row, each with an id that follows from the slip, so that a slip issued on two stations apart moves once.
 * @throws DomainError notFound, conflict, inTheFuture, stockShort, stockExpired, notValid: beyond the book without a reason
 */
export function issueSlip(tx: Tx, id: Id, input: IssueInput, zone: string): void {
  const slip = preparedOrRefuse(tx, id);
  const head = headOf(tx, { ...input, document: slip.number, incident: slip.incident });
  const goods = slip.lines.map(({ line, batch, amount }, index) => {
    const { supply } = lineOrRefuse(tx, line, `items.${index}.line`);
    const leg = legOf(tx, line, supply, batch, -amount);
    checkExpiry(tx, batch, head.at, zone, `items.${index}.batch`);
    const beyond = checkBook(tx, leg, input.beyond ?? false, head.reason, `items.${index}.quantity`);
    tx.append('stock.moved', slipMovementId(id, line, batch), { ...head, slip: id, cause: 'issue', beyond, legs: [leg] });
    return { place: leg.place, name: leg.name, unit: leg.unit, amount };
  });
  const unit = slip.receiverUnit === null ? undefined : unitById(tx.db, slip.receiverUnit);
  const receiver = [unit?.name ?? slip.receiverUnitName, slip.receiver].filter((part) => part !== '').join(' ');
  tx.append('stock.slipIssued', id, { at: head.at, number: slip.number, incident: slip.incident, receiver, goods });
}

/** @throws DomainError notFound, conflict, notValid: no reason */
export function cancelSlip(tx: Tx, id: Id, reason: string): void {
  preparedOrRefuse(tx, id);
  if (reason.trim() === '') throw new DomainError('notValid', { field: 'reason' });
  tx.append('stock.slipSaved', id, { cancelled: { at: tx.now, reason } });
}

export interface ReturnInput extends MoveInput {
  items: readonly (OutItem & { /** Where it is put now; where it came from unless said. */ facility?: Id | undefined })[];
}

/**
 * Goods of a slip come back, to the same place or another.
 * @throws DomainError notFound, conflict: nothing went out; notValid; tooLarge: more than is still out; inTheFuture, beforeItHappened
 */
export function returnGoods(tx: Tx, id: Id, input: ReturnInput): void {
  const slip = slipOrRefuse(tx, id);
  if (slip.issuedAt === null) throw new DomainError('conflict', { field: 'id', received: slip.state });
  checkRows(input.items, maxSlipLines);
  const head = headOf(tx, { ...input, incident: slip.incident });
  if (head.at < slip.issuedAt) throw new DomainError('beforeItHappened', { field: 'at', limit: new Date(slip.issuedAt).toISOString() });
  for (const [index, item] of input.items.entries()) {
    const field = `items.${index}`;
    const { facility, supply } = lineOrRefuse(tx, item.line, `${field}.line`);
    const batch = checkBatch(tx, item.batch, supply.id, `${field}.batch`);
    const amount = positiveOf(item.quantity, supply, `${field}.quantity`);
    const out = outstandingOf(tx.db, id).find((one) => one.supply === supply.id && one.batch === batch)?.amount ?? 0;
    if (amount > out) throw new DomainError('tooLarge', { field: `${field}.quantity`, limit: quantityOf(out), received: item.quantity });
    const to =
      item.facility === undefined || item.facility === facility ? lineFor(tx, facility, supply.id) : lineFor(tx, item.facility, supply.id);
    tx.append('stock.moved', tx.newId(), {
      ...head,
      document: head.document || slip.number,
      slip: id,
      cause: 'returned',
      legs: [legOf(tx, to, supply, batch, amount)],
    });
  }
}

/** What is still out does not come back. @throws DomainError notFound, conflict */
export function settleSlip(tx: Tx, id: Id, note: string): void {
  const slip = slipOrRefuse(tx, id);
  if (slip.state !== 'issued') throw new DomainError('conflict', { field: 'id', received: slip.state });
  tx.append('stock.slipSaved', id, { settled: { at: tx.now, note } });
}
