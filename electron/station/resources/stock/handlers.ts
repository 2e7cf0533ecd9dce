// Supplies and stock over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { amountOf, quantityOf } from '#shared/resources/stock/amounts.ts';
import { firstExpiring } from '#shared/resources/stock/balance.ts';
import type { Millis } from '#shared/time/clock.ts';
import { defaultPageSize, type StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import * as commands from './commands.ts';
import * as moves from './moves.ts';
import { type LineBatch, listSupplies, stockLines, supplyById, totalsOf } from './queries.ts';
import { listMovements } from './slip-queries.ts';
import { cardOf, daysOf, lineWire, movementWire, supplyOf, supplyWire, totalWire } from './wire-queries.ts';

/** A time of the wire, or none. */
export const millisOf = (at: string | undefined): Millis | undefined => (at === undefined ? undefined : Date.parse(at));

export function supplyHandlers(os: Os, parts: StationParts) {
  const o = os.supplies;
  return {
    list: o.list.handler(({ input }) => ({ items: listSupplies(parts.read, input).map(supplyWire) })),
    suggestions: o.suggestions.handler(() => parts.rules.book.supplies),
    removed: o.removed.handler(() => ({ items: listSupplies(parts.read, { removed: true }).map(supplyWire) })),
    create: o.create.handler(({ input, context }) =>
      supplyOf(
        parts,
        parts.journal.commit(userOf(context).id, (tx) => commands.saveSupply(tx, undefined, input.supply)),
      ),
    ),
    change: o.change.handler(({ input, context }) =>
      supplyOf(
        parts,
        parts.journal.commit(userOf(context).id, (tx) => commands.saveSupply(tx, input.id, input.patch)),
      ),
    ),
    remove: o.remove.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveSupply(tx, input.id, { removed: true }));
      return { ok: true as const };
    }),
    restore: o.restore.handler(({ input, context }) =>
      supplyOf(
        parts,
        parts.journal.commit(userOf(context).id, (tx) => commands.saveSupply(tx, input.id, { removed: false })),
      ),
    ),
  };
}

export function stockHandlers(os: Os, parts: StationParts) {
  const o = os.stock;
  const zone = (): string => parts.settings().zone;
  return {
    lines: o.lines.handler(({ input }) => {
      const days = daysOf(parts);
      const found = stockLines(parts.read, { ...input, text: input.text || undefined }, days);
      return { items: found.map((line) => lineWire(parts, line, days)), totals: totalsOf(found).map(totalWire) };
    }),
    totals: o.totals.handler(({ input }) => ({
      items: totalsOf(stockLines(parts.read, { ...input, text: input.text || undefined }, daysOf(parts))).map(totalWire),
    })),
    card: o.card.handler(({ input }) => cardOf(parts, input.id)),
    saveLine: o.saveLine.handler(({ input, context }) => {
      const { facility, supply, minimum, ...patch } = input;
      const id = parts.journal.commit(userOf(context).id, (tx) => {
        const decimals = supplyById(tx.db, supply)?.decimals ?? 0;
        const limit = minimum === undefined ? undefined : amountOf(minimum, decimals, 'minimum');
        if (limit !== undefined && limit < 0) throw new DomainError('notValid', { field: 'minimum', limit: 0, received: minimum });
        return commands.saveLine(tx, { facility, supply }, { ...patch, minimum: limit });
      });
      return { id };
    }),
    saveBatch: o.saveBatch.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveBatch(tx, input.id, input.patch, zone()));
      return { ok: true as const };
    }),
    takeIn: o.takeIn.handler(({ input, context }) => ({
      ids: parts.journal.commit(userOf(context).id, (tx) => moves.takeIn(tx, { ...input, at: millisOf(input.at) }, zone())),
    })),
    takeOut: o.takeOut.handler(({ input, context }) => ({
      ids: parts.journal.commit(userOf(context).id, (tx) => moves.takeOut(tx, { ...input, at: millisOf(input.at) }, zone())),
    })),
    transfer: o.transfer.handler(({ input, context }) => ({
      ids: parts.journal.commit(userOf(context).id, (tx) => moves.transfer(tx, { ...input, at: millisOf(input.at) })),
    })),
    stocktake: o.stocktake.handler(({ input, context }) => ({
      ids: parts.journal.commit(userOf(context).id, (tx) => moves.stocktake(tx, { ...input, at: millisOf(input.at) }, zone())),
    })),
    correct: o.correct.handler(({ input, context }) => ({
      id: parts.journal.commit(userOf(context).id, (tx) => moves.correct(tx, input.id, { ...input, at: millisOf(input.at) })),
    })),
    movements: o.movements.handler(({ input }) => {
      const [limit, from] = [input.limit ?? defaultPageSize, Number(input.cursor ?? 0)];
      const found = listMovements(parts.read, { ...input, from: millisOf(input.from), to: millisOf(input.to) }, limit + 1, from);
      return {
        items: found.slice(0, limit).map((movement) => movementWire(parts, movement)),
        ...(found.length > limit ? { nextCursor: String(from + limit) } : {}),
      };
    }),
    propose: o.propose.handler(({ input }) => {
      const supply = supplyById(parts.read, input.supply);
      if (!supply) throw new DomainError('notFound', { field: 'supply' });
      const wanted = amountOf(input.quantity, supply.decimals, 'quantity');
      if (wanted <= 0) throw new DomainError('notValid', { field: 'quantity', limit: 0, received: input.quantity });
      const days = daysOf(parts);
      const places = stockLines(parts.read, { supply: supply.id, facility: input.facility }, days).filter((line) => !line.facilityGone);
      const offered = firstExpiring(
        // What slips hold back is not offered a second time.
        places.flatMap((line) => unreserved(line).map((batch) => ({ ...batch, line }))),
        wanted,
        days.today,
      );
      return {
        items: offered.map(({ of, amount }) => ({
          line: of.line.id,
          facilityName: of.line.facilityName,
          batch: of.batch,
          batchNumber: of.number,
          expiresOn: of.expiresOn,
          available: quantityOf(of.amount),
          quantity: quantityOf(amount),
        })),
        missing: quantityOf(wanted - offered.reduce((sum, { amount }) => sum + amount, 0)),
      };
    }),
  };
}

/** The batches of a line less what slips hold back of them, taken from what expires first. */
function unreserved(line: { batches: readonly LineBatch[]; reserved: number }): LineBatch[] {
  let held = line.reserved;
  return line.batches.flatMap((batch) => {
    const less = Math.min(held, Math.max(0, batch.amount));
    held -= less;
    return batch.amount - less > 0 ? [{ ...batch, amount: batch.amount - less }] : [];
  });
}
