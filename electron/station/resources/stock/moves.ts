// Goods in, out, from one place to another, counted, taken back. Each writes entries in the caller's transaction.
import { checkMoment } from '#shared/incidents/facts.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { amountOf, quantityOf } from '#shared/resources/stock/amounts.ts';
import { isExpired } from '#shared/resources/stock/balance.ts';
import { maxRows } from '#shared/resources/stock/limits.ts';
import type { Amount, InCause, Leg, MovementValue, OutCause } from '#shared/resources/stock/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { incidentOrRefuse } from '../../incidents/queries.ts';
import type { Tx } from '../../journal/append.ts';
import { facilityById } from '../queries.ts';
import { type BatchInput, batchFor, lineFor, saveLine, supplyOrRefuse } from './commands.ts';
import { correctionId } from './ids.ts';
import { batchById, bookOf, lineById, type Supply, supplyById } from './queries.ts';
import { countAfter, movementById } from './slip-queries.ts';

/** What every movement says beside its goods. */
export interface MoveInput {
  /** Now unless said. */
  at?: Millis | undefined;
  document?: string | undefined;
  reason?: string | undefined;
  person?: string | undefined;
  incident?: Id | null | undefined;
}

/** 账面不足仍发放, with the reason that stands in `MoveInput`. */
export interface Beyond {
  beyond?: boolean | undefined;
}

export function headOf(tx: Tx, input: MoveInput): Omit<MovementValue, 'cause' | 'legs'> {
  const at = input.at ?? tx.now;
  checkMoment(at, tx.now);
  if (input.incident) incidentOrRefuse(tx.db, input.incident);
  return {
    at,
    document: input.document?.trim() ?? '',
    reason: input.reason?.trim() ?? '',
    person: input.person?.trim() ?? '',
    incident: input.incident ?? null,
    slip: null,
    corrects: null,
    beyond: false,
  };
}

/** @throws DomainError tooLarge, notValid: nothing at all */
export function checkRows(rows: readonly unknown[], limit = maxRows, field = 'items'): void {
  if (rows.length === 0) throw new DomainError('notValid', { field });
  if (rows.length > limit) throw new DomainError('tooLarge', { field, limit, received: rows.length });
}

/** More than nothing. @throws DomainError notValid, tooLarge */
export function positiveOf(quantity: number, supply: Supply, field: string): Amount {
  const amount = amountOf(quantity, supply.decimals, field);
  if (amount <= 0) throw new DomainError('notValid', { field, limit: 0, received: quantity });
  return amount;
}

export function legOf(tx: Tx, line: Id, supply: Supply, batch: Id | null, amount: Amount): Leg {
  const facility = facilityById(tx.db, lineById(tx.db, line)?.facility ?? '');
  return { line, batch, amount, place: facility?.name ?? '', name: supply.name, unit: supply.unit };
}

/** @throws DomainError notFound: no batch of that supply */
export function checkBatch(tx: Tx, batch: Id | null | undefined, supply: Id, field: string): Id | null {
  if (batch == null) return null;
  if (batchById(tx.db, batch)?.supply !== supply) throw new DomainError('notFound', { field });
  return batch;
}

/**
 * Whether the book has so much.
 * @returns that it has not, and somebody said that it goes out all the same
 * @throws DomainError stockShort with what there is and what was asked for; notValid: said without a reason
 */
export function checkBook(tx: Tx, leg: Pick<Leg, 'line' | 'batch' | 'amount'>, beyond: boolean, reason: string, field: string): boolean {
  const book = bookOf(tx.db, leg.line, leg.batch);
  if (book + leg.amount >= 0) return false;
  if (!beyond)
    throw new DomainError('stockShort', { field, limit: quantityOf(book), received: quantityOf(-leg.amount), blockers: [leg.line] });
  if (reason === '') throw new DomainError('notValid', { field: 'reason' });
  return true;
}

/** @throws DomainError stockExpired: nobody is given what must not be used any more */
export function checkExpiry(tx: Tx, batch: Id | null, at: Millis, zone: string, field: string): void {
  const expiresOn = batch === null ? null : (batchById(tx.db, batch)?.expiresOn ?? null);
  if (isExpired(expiresOn, dayText(at, zone)))
    throw new DomainError('stockExpired', { field, limit: expiresOn ?? '', received: dayText(at, zone) });
}

export interface InItem {
  supply: Id;
  quantity: number;
  /** A batch that is known, or the words on a new one. */
  batch?: Id | BatchInput | null | undefined;
  /** Of the line, when it is not said elsewhere. */
  minimum?: number | undefined;
  shelf?: string | undefined;
}

export interface InInput extends MoveInput {
  cause: InCause;
  facility: Id;
  items: readonly InItem[];
}

/**
 * Goods come in: one movement a row. Also the way to fill a new book (`opening`), with minimum and shelf of the lines.
 * @returns ids of the movements
 * @throws DomainError notFound (place, supply, batch, incident), notValid, tooLarge, inTheFuture, conflict (batch),
 *   stockExpired: bought or given though it had expired by then
 */
export function takeIn(tx: Tx, input: InInput, zone: string, slip: Id | null = null): Id[] {
  checkRows(input.items);
  const head = { ...headOf(tx, input), slip };
  return input.items.map((item, index) => {
    const field = `items.${index}`;
    const supply = supplyOrRefuse(tx, item.supply, `${field}.supply`);
    const amount = positiveOf(item.quantity, supply, `${field}.quantity`);
    const line = lineFor(tx, input.facility, supply.id);
    const minimum = item.minimum === undefined ? undefined : amountOf(item.minimum, supply.decimals, `${field}.minimum`);
    if (minimum !== undefined || item.shelf !== undefined)
      saveLine(tx, { facility: input.facility, supply: supply.id }, { minimum, shelf: item.shelf });
    const batch =
      typeof item.batch === 'object' && item.batch !== null
        ? batchFor(tx, supply, item.batch, zone, `${field}.batch`)
        : checkBatch(tx, item.batch, supply.id, `${field}.batch`);
    if (input.cause === 'purchase' || input.cause === 'donation') checkExpiry(tx, batch, head.at, zone, `${field}.batch`);
    const id = tx.newId();
    tx.append('stock.moved', id, { ...head, cause: input.cause, legs: [legOf(tx, line, supply, batch, amount)] });
    return id;
  });
}

export interface OutItem {
  line: Id;
  batch?: Id | null | undefined;
  quantity: number;
}

/** A line that is there. @throws DomainError notFound */
export function lineOrRefuse(tx: Tx, id: Id, field: string): { line: Id; facility: Id; supply: Supply } {
  const line = lineById(tx.db, id);
  const supply = line && supplyById(tx.db, line.supply);
  if (!line || !supply) throw new DomainError('notFound', { field });
  return { line: line.id, facility: line.facility, supply };
}

export interface OutInput extends MoveInput, Beyond {
  cause: OutCause;
  items: readonly OutItem[];
}

/**
 * Goods go out without a slip: handed out, lost, thrown away.
 * @throws DomainError notFound, notValid, tooLarge, inTheFuture, stockShort, stockExpired (handing out what has expired)
 */
export function takeOut(tx: Tx, input: OutInput, zone: string): Id[] {
  checkRows(input.items);
  const head = headOf(tx, input);
  if (input.cause !== 'issue' && head.reason === '') throw new DomainError('notValid', { field: 'reason' });
  return input.items.map((item, index) => {
    const field = `items.${index}`;
    const { line, supply } = lineOrRefuse(tx, item.line, `${field}.line`);
    const batch = checkBatch(tx, item.batch, supply.id, `${field}.batch`);
    const leg = legOf(tx, line, supply, batch, -positiveOf(item.quantity, supply, `${field}.quantity`));
    if (input.cause === 'issue') checkExpiry(tx, batch, head.at, zone, `${field}.batch`);
    const beyond = checkBook(tx, leg, input.beyond ?? false, head.reason, `${field}.quantity`);
    const id = tx.newId();
    tx.append('stock.moved', id, { ...head, cause: input.cause, beyond, legs: [leg] });
    return id;
  });
}

export interface TransferInput extends MoveInput, Beyond {
  to: Id;
  items: readonly OutItem[];
}

/**
 * From one place to another: one entry with both sides a row, so that nothing is ever on the way and in no book.
 * @throws DomainError notFound, notValid (to where it lies already), tooLarge, inTheFuture, stockShort
 */
export function transfer(tx: Tx, input: TransferInput): Id[] {
  checkRows(input.items);
  const head = headOf(tx, input);
  return input.items.map((item, index) => {
    const field = `items.${index}`;
    const { line, facility, supply } = lineOrRefuse(tx, item.line, `${field}.line`);
    if (facility === input.to) throw new DomainError('notValid', { field: 'to' });
    const batch = checkBatch(tx, item.batch, supply.id, `${field}.batch`);
    const amount = positiveOf(item.quantity, supply, `${field}.quantity`);
    const from = legOf(tx, line, supply, batch, -amount);
    const beyond = checkBook(tx, from, input.beyond ?? false, head.reason, `${field}.quantity`);
    const to = legOf(tx, lineFor(tx, input.to, supply.id), supply, batch, amount);
    const id = tx.newId();
    tx.append('stock.moved', id, { ...head, cause: 'transfer', beyond, legs: [from, to] });
    return id;
  });
}

export interface CountedRow {
  line: Id;
  batch?: Id | null | undefined;
  /** Or a batch that the book did not know. */
  newBatch?: BatchInput | undefined;
  counted: number;
}

export interface CountInput extends MoveInput {
  rows: readonly CountedRow[];
}

/**
 * Counted against the book of that moment: the entry carries the difference, so that whatever another station recorded meanwhile
 * is neither lost nor doubled. A row that agrees is an entry too: it says that somebody looked.
 * @throws DomainError notFound, notValid, tooLarge, inTheFuture, conflict: one row twice
 */
export function stocktake(tx: Tx, input: CountInput, zone: string): Id[] {
  checkRows(input.rows, maxRows, 'rows');
  const head = headOf(tx, input);
  const seen = new Set<string>();
  return input.rows.map((row, index) => {
    const field = `rows.${index}`;
    const { line, supply } = lineOrRefuse(tx, row.line, `${field}.line`);
    const batch = row.newBatch
      ? batchFor(tx, supply, row.newBatch, zone, `${field}.newBatch`)
      : checkBatch(tx, row.batch, supply.id, `${field}.batch`);
    const counted = amountOf(row.counted, supply.decimals, `${field}.counted`);
    if (counted < 0) throw new DomainError('notValid', { field: `${field}.counted`, limit: 0, received: row.counted });
    const key = `${line}/${batch ?? ''}`;
    if (seen.has(key)) throw new DomainError('conflict', { field: `${field}.batch` });
    seen.add(key);
    const book = bookOf(tx.db, line, batch, head.at);
    const id = tx.newId();
    tx.append('stock.moved', id, {
      ...head,
      cause: 'stocktake',
      legs: [{ ...legOf(tx, line, supply, batch, counted - book), counted, book }],
    });
    return id;
  });
}

export interface CorrectInput extends MoveInput, Beyond {
  reason: string;
}

/**
 * Takes a wrong movement back by one that names it; both stay in view.
 * @throws DomainError notFound; conflict: it is taken back already, takes another back, or somebody has counted since, which settled it;
 *   notValid: no reason; stockShort
 */
export function correct(tx: Tx, id: Id, input: CorrectInput): Id {
  const wrong = movementById(tx.db, id);
  if (!wrong) throw new DomainError('notFound', { field: 'id' });
  if (wrong.correctedBy !== null) throw new DomainError('conflict', { field: 'id', blockers: [wrong.correctedBy] });
  if (wrong.corrects !== null) throw new DomainError('conflict', { field: 'id', blockers: [wrong.corrects] });
  const counted = wrong.legs.flatMap(({ line, batch }) => countAfter(tx.db, line, batch, wrong) ?? []);
  if (counted.length > 0) throw new DomainError('conflict', { field: 'at', blockers: counted });
  const head = headOf(tx, { ...input, incident: wrong.incident });
  if (head.reason === '') throw new DomainError('notValid', { field: 'reason' });
  const legs = wrong.legs.map(({ counted: _counted, book: _book, ...leg }) => ({ ...leg, amount: leg.amount === 0 ? 0 : -leg.amount }));
  const short = legs.map((leg) => leg.amount < 0 && checkBook(tx, leg, input.beyond ?? false, head.reason, 'id'));
  const subject = correctionId(id);
  tx.append('stock.moved', subject, { ...head, slip: wrong.slip, corrects: id, cause: 'correction', beyond: short.includes(true), legs });
  return subject;
}
