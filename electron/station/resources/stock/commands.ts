// Saving supplies, stock lines and batches. Each writes entries in the caller's transaction.
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { codeFault } from '#shared/resources/stock/code.ts';
import { maxSupplies } from '#shared/resources/stock/limits.ts';
import type { BatchValue, StockLineValue, SupplyValue } from '#shared/resources/stock/types.ts';
import { monthsAfter } from '#shared/time/days.ts';
import { dayText } from '#shared/time/zone.ts';
import type { Tx } from '../../journal/append.ts';
import { facilityById } from '../queries.ts';
import { batchIdOf, lineIdOf } from './ids.ts';
import { batchById, batchLike, countSupplies, hasMoved, lineById, stockLines, supplyById, type Supply } from './queries.ts';

/**
 * @throws DomainError notFound; notValid: without name or unit, a code that breaks the scheme of GB/T 38565; tooLarge: too many;
 * conflict: another unit for something that has moved, removed while some of it lies somewhere
 */
export function saveSupply(tx: Tx, id: Id | undefined, patch: Patch<SupplyValue>): Id {
  const before = id === undefined ? undefined : supplyById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  for (const field of ['name', 'unit'] as const) if (!(patch[field] ?? before?.[field])) throw new DomainError('notValid', { field });
  const after = { code: '', category: null, ...before, ...patch };
  if (codeFault(after.code ?? '', after.category ?? null) !== null)
    throw new DomainError('notValid', { field: 'code', limit: 'GB/T 38565-2020', received: after.code });
  const count = before ? 0 : countSupplies(tx.db) + 1;
  if (count > maxSupplies) throw new DomainError('tooLarge', { field: 'name', limit: maxSupplies, received: count });
  // What was counted in one unit is not so many of another.
  if (before && patch.unit !== undefined && patch.unit !== before.unit && hasMoved(tx.db, before.id))
    throw new DomainError('conflict', { field: 'unit', limit: before.unit, received: patch.unit });
  if (before && patch.removed && !before.removed) {
    const lying = stockLines(tx.db, { supply: before.id }, { today: '', soon: '' }).filter(({ total }) => total !== 0);
    if (lying.length > 0) throw new DomainError('conflict', { field: 'id', blockers: lying.map((line) => line.id) });
  }
  const subject = id ?? tx.newId();
  const write = changedFields<SupplyValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('supply.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound: it is unknown or was removed */
export function supplyOrRefuse(tx: Tx, id: Id, field: string): Supply {
  const supply = supplyById(tx.db, id);
  if (!supply || supply.removed) throw new DomainError('notFound', { field });
  return supply;
}

/** @throws DomainError notFound: place or supply; conflict: removed while something lies there */
export function saveLine(
  tx: Tx,
  of: Pick<StockLineValue, 'facility' | 'supply'>,
  patch: Patch<Pick<StockLineValue, 'minimum' | 'shelf' | 'note' | 'removed'>>,
): Id {
  const facility = facilityById(tx.db, of.facility);
  const id = lineIdOf(of.facility, of.supply);
  const before = lineById(tx.db, id);
  if (!before && (!facility || facility.removed)) throw new DomainError('notFound', { field: 'facility' });
  if (!before) supplyOrRefuse(tx, of.supply, 'supply');
  if (patch.removed && stockLines(tx.db, { line: id }, { today: '', soon: '' }).some(({ batches }) => batches.length > 0))
    throw new DomainError('conflict', { field: 'removed', blockers: [id] });
  const write = changedFields<StockLineValue>(before, before ? patch : { ...of, ...patch });
  if (Object.keys(write).length > 0) tx.append('stock.lineSaved', id, write);
  return id;
}

/** The line that goods are moved onto: begun when it is not there, there again when it was removed. @throws DomainError notFound */
export function lineFor(tx: Tx, facility: Id, supply: Id): Id {
  const before = lineById(tx.db, lineIdOf(facility, supply));
  if (before && !before.removed) {
    const place = facilityById(tx.db, facility);
    if (!place || place.removed) throw new DomainError('notFound', { field: 'facility' });
    return before.id;
  }
  return saveLine(tx, { facility, supply }, { removed: false });
}

export type BatchInput = Patch<Pick<BatchValue, 'number' | 'madeOn' | 'expiresOn'>>;

/** @throws DomainError inTheFuture: made on a day to come; notValid: expired before it was made */
function checkDays(tx: Tx, madeOn: string | null, expiresOn: string | null, zone: string, at: (day: string) => string): void {
  const today = dayText(tx.now, zone);
  if (madeOn !== null && madeOn > today) throw new DomainError('inTheFuture', { field: at('madeOn'), limit: today, received: madeOn });
  if (madeOn !== null && expiresOn !== null && expiresOn < madeOn)
    throw new DomainError('notValid', { field: at('expiresOn'), limit: madeOn, received: expiresOn });
}

/** Without a day of expiry it is counted from the day it was made. */
const expiryOf = ({ shelfLifeMonths: months }: Supply, madeOn: string | null, expiresOn: string | null): string | null =>
  expiresOn ?? (madeOn !== null && months !== null ? monthsAfter(madeOn, months) : null);

/**
 * The id of a batch that is not known yet. It follows from the words on it, so that two stations apart begin the same one; where
 * those words were a mistake that has been corrected, the id they led to is another batch's by now.
 */
function freshBatchId(tx: Tx, supply: Id, words: string): Id {
  const id = batchIdOf(supply, words);
  return batchById(tx.db, id) ? freshBatchId(tx, supply, `#${words}`) : id;
}

/**
 * The batch of goods that come in; null when nothing is known of it. Without a day of expiry it is counted from the day it was made.
 * @throws DomainError inTheFuture: made on a day to come; notValid: expired before it was made; conflict: the number is known with other days
 */
export function batchFor(tx: Tx, supply: Supply, input: BatchInput, zone: string, field: string): Id | null {
  const number = input.number ?? '';
  const madeOn = input.madeOn ?? null;
  const expiresOn = expiryOf(supply, madeOn, input.expiresOn ?? null);
  if (number === '' && madeOn === null && expiresOn === null) return null;
  checkDays(tx, madeOn, expiresOn, zone, (day) => `${field}.${day}`);
  // Without a number, goods of the same days are the same batch.
  const before = batchLike(tx.db, supply.id, { number, madeOn, expiresOn });
  const id = before?.id ?? freshBatchId(tx, supply.id, number === '' ? `${madeOn ?? ''}/${expiresOn ?? ''}` : `#${number}`);
  for (const [key, day] of [
    ['madeOn', madeOn],
    ['expiresOn', expiresOn],
  ] as const) {
    const known = before?.[key] ?? null;
    if (known !== null && day !== null && known !== day)
      throw new DomainError('conflict', { field: `${field}.${key}`, limit: known, received: day });
  }
  const write = changedFields<BatchValue>(before, {
    ...(before ? {} : { supply: supply.id, number }),
    ...(madeOn === null ? {} : { madeOn }),
    ...(expiresOn === null ? {} : { expiresOn }),
  });
  if (Object.keys(write).length > 0) tx.append('stock.batchSaved', id, write);
  return id;
}

/**
 * What was typed wrongly about a batch, wherever it lies.
 * @throws DomainError notFound; inTheFuture; notValid: expired before it was made, or nothing left that tells it from other goods;
 *   conflict: another batch of the supply is called so
 */
export function saveBatch(tx: Tx, id: Id, patch: BatchInput, zone: string): void {
  const before = batchById(tx.db, id);
  const supply = before && supplyById(tx.db, before.supply);
  if (!before || !supply) throw new DomainError('notFound', { field: 'id' });
  const { number, madeOn, expiresOn: said } = { ...before, ...changedFields<BatchValue>(before, patch) };
  const expiresOn = expiryOf(supply, madeOn, said);
  if (number === '' && madeOn === null && expiresOn === null) throw new DomainError('notValid', { field: 'number' });
  checkDays(tx, madeOn, expiresOn, zone, (day) => day);
  const other = batchLike(tx.db, supply.id, { number, madeOn, expiresOn }, id);
  if (other)
    throw new DomainError('conflict', {
      field: number === '' ? 'expiresOn' : 'number',
      received: number === '' ? (expiresOn ?? '') : number,
      blockers: [other.id],
    });
  const write = changedFields<BatchValue>(before, { number, madeOn, expiresOn });
  if (Object.keys(write).length > 0) tx.append('stock.batchSaved', id, write);
}
