// Supplies, stock and slips as the contract says them: quantities in the supply's unit.
import type { z } from 'zod';
import type { cardOut, movementOut, slipOut, stockLineOut, supplyOut, supplyTotalOut } from '#shared/contract/stock-shape.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { quantityOf } from '#shared/resources/stock/amounts.ts';
import { type DayLine, isExpired } from '#shared/resources/stock/balance.ts';
import { daysAfter } from '#shared/time/days.ts';
import { dayText } from '#shared/time/zone.ts';
import { actorName } from '../../accounts/queries.ts';
import { unitById } from '../../directory/queries.ts';
import { incidentById } from '../../incidents/queries.ts';
import { isoOf, isoOrNull, type StationParts } from '../../parts.ts';
import { facilityById } from '../queries.ts';
import { outstandingOf } from './outstanding.ts';
import { batchById, lineById, type LineView, stockLines, type Supply, supplyById, type SupplyTotal } from './queries.ts';
import { type Movement, movementsOfLine, movementsOfSlip, type Slip, slipById } from './slip-queries.ts';

/** Today, and the last day that counts as soon by the rule in force; without one nothing does. */
export function daysOf(parts: Pick<StationParts, 'settings' | 'clock' | 'rules' | 'read'>): DayLine {
  const { zone, packs } = parts.settings();
  const now = parts.clock.now();
  const today = dayText(now, zone);
  const ahead = parts.rules.book.inForce(parts.read, 'stockRules', packs, now).filter(({ topic }) => topic === 'expiry');
  return { today, soon: daysAfter(today, Math.max(0, ...ahead.map(({ aheadDays }) => aheadDays))) };
}

export function supplyWire({ removed: _removed, ...rest }: Supply): z.input<typeof supplyOut> {
  return rest;
}

/** @throws DomainError notFound */
export function supplyOf(parts: StationParts, id: Id): z.input<typeof supplyOut> {
  const supply = supplyById(parts.read, id);
  if (!supply) throw new DomainError('notFound', { field: 'id' });
  return supplyWire(supply);
}

export function lineWire(parts: StationParts, line: LineView, { today }: DayLine): z.input<typeof stockLineOut> {
  const { item } = line;
  return {
    id: line.id,
    facility: line.facility,
    facilityName: line.facilityName,
    facilityKind: line.facilityKind,
    facilityGone: line.facilityGone,
    supply: line.supply,
    name: item.name,
    category: item.category,
    unit: item.unit,
    decimals: item.decimals,
    spec: item.spec,
    shelf: line.shelf,
    note: line.note,
    total: quantityOf(line.total),
    usable: quantityOf(line.usable),
    expired: quantityOf(line.expired),
    expiring: quantityOf(line.expiring),
    reserved: quantityOf(line.reserved),
    minimum: quantityOf(line.minimum),
    nextExpiry: line.nextExpiry,
    below: line.below,
    short: line.short,
    countedAt: isoOrNull(isoOf(parts), line.countedAt),
    batches: line.batches.map(({ batch, number, madeOn, expiresOn, amount }) => ({
      id: batch,
      number,
      madeOn,
      expiresOn,
      quantity: quantityOf(amount),
      expired: isExpired(expiresOn, today),
    })),
  };
}

export function totalWire({ item, ...rest }: SupplyTotal): z.input<typeof supplyTotalOut> {
  return {
    ...rest,
    supply: item.id,
    name: item.name,
    category: item.category,
    unit: item.unit,
    spec: item.spec,
    total: quantityOf(rest.total),
    usable: quantityOf(rest.usable),
    expired: quantityOf(rest.expired),
    expiring: quantityOf(rest.expiring),
    reserved: quantityOf(rest.reserved),
    minimum: quantityOf(rest.minimum),
  };
}

const incidentTitle = (parts: StationParts, id: Id | null): string => (id === null ? '' : (incidentById(parts.read, id)?.title ?? ''));

export function movementWire(parts: StationParts, movement: Movement): z.input<typeof movementOut> {
  const iso = isoOf(parts);
  const { hlc: _hlc, ...rest } = movement;
  return {
    ...rest,
    at: iso(movement.at),
    recordedAt: iso(movement.recordedAt),
    actor: actorName(parts.read, movement.actor) ?? movement.actor,
    incidentTitle: incidentTitle(parts, movement.incident),
    legs: movement.legs.map(({ amount, counted, book, batch, ...leg }) => {
      const known = batch === null ? undefined : batchById(parts.read, batch);
      return {
        ...leg,
        batch,
        batchNumber: known?.number ?? '',
        expiresOn: known?.expiresOn ?? null,
        quantity: quantityOf(amount),
        counted: counted === undefined ? null : quantityOf(counted),
        book: book === undefined ? null : quantityOf(book),
      };
    }),
  };
}

/** @throws DomainError notFound */
export function cardOf(parts: StationParts, id: Id): z.input<typeof cardOut> {
  const days = daysOf(parts);
  const [line] = stockLines(parts.read, { line: id }, days);
  if (!line) throw new DomainError('notFound', { field: 'id' });
  let balance = 0;
  const ofBatch = new Map<Id | null, number>();
  const movements = movementsOfLine(parts.read, id).map((movement) => {
    const legs = movement.legs.filter((leg) => leg.line === id);
    // What papers say today was on the shelf before the count: another figure than the count was held against when some came in later.
    const bookChanged = legs.some(({ batch, book }) => book !== undefined && book !== (ofBatch.get(batch) ?? 0));
    const change = legs.reduce((sum, { amount }) => sum + amount, 0);
    for (const { batch, amount } of legs) ofBatch.set(batch, (ofBatch.get(batch) ?? 0) + amount);
    balance += change;
    return { ...movementWire(parts, movement), change: quantityOf(change), balance: quantityOf(balance), bookChanged };
  });
  return { line: lineWire(parts, line, days), movements };
}

/** The goods of a slip: what went out, or what is meant to while it is prepared. */
function slipGoods(parts: StationParts, slip: Slip): { line: Id; batch: Id | null; amount: number; beyond: boolean }[] {
  if (slip.issuedAt === null) return slip.lines.map((line) => ({ ...line, beyond: false }));
  return movementsOfSlip(parts.read, slip.id)
    .filter(({ cause, correctedBy }) => cause === 'issue' && correctedBy === null)
    .flatMap(({ legs, beyond }) => legs.map(({ line, batch, amount }) => ({ line, batch, amount: -amount, beyond })));
}

/** @throws DomainError notFound */
export function slipOf(parts: StationParts, id: Id): z.input<typeof slipOut> {
  const slip = slipById(parts.read, id);
  if (!slip) throw new DomainError('notFound', { field: 'id' });
  return slipWire(parts, slip);
}

export function slipWire(parts: StationParts, slip: Slip): z.input<typeof slipOut> {
  const iso = isoOf(parts);
  const { read } = parts;
  const unit = slip.receiverUnit === null ? undefined : unitById(read, slip.receiverUnit);
  const numberOf = (batch: Id | null): string => (batch === null ? '' : (batchById(read, batch)?.number ?? ''));
  return {
    ...slip,
    receiverUnitName: unit?.name ?? slip.receiverUnitName,
    incidentTitle: incidentTitle(parts, slip.incident),
    at: iso(slip.at),
    issuedAt: isoOrNull(iso, slip.issuedAt),
    issuedBy: slip.issuedBy === null ? '' : (actorName(read, slip.issuedBy) ?? slip.issuedBy),
    cancelled: slip.cancelled && { at: iso(slip.cancelled.at), reason: slip.cancelled.reason },
    settled: slip.settled && { at: iso(slip.settled.at), note: slip.settled.note },
    lines: slipGoods(parts, slip).map(({ line, batch, amount, beyond }) => {
      const known = lineById(read, line);
      const supply = known && supplyById(read, known.supply);
      return {
        line,
        facility: known?.facility ?? line,
        facilityName: (known && facilityById(read, known.facility)?.name) ?? '',
        supply: known?.supply ?? line,
        name: supply?.name ?? '',
        spec: supply?.spec ?? '',
        unit: supply?.unit ?? '',
        shelf: known?.shelf ?? '',
        batch,
        batchNumber: numberOf(batch),
        expiresOn: batch === null ? null : (batchById(read, batch)?.expiresOn ?? null),
        quantity: quantityOf(amount),
        beyond,
      };
    }),
    out: outstandingOf(read, slip.id).map(({ amount, issued, returned, ...one }) => ({
      ...one,
      batchNumber: numberOf(one.batch),
      issued: quantityOf(issued),
      returned: quantityOf(returned),
      quantity: quantityOf(amount),
    })),
  };
}
