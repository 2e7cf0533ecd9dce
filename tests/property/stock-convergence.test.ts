// Entries about stock give the same tables in whatever order they come; the balance is the sum of the movements, exactly.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, differingTables, entry, id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import { amountOf, quantityOf } from '#shared/resources/stock/amounts.ts';
import { figuresOf, firstExpiring } from '#shared/resources/stock/balance.ts';
import type { stockEntries } from '#shared/resources/stock/entries.ts';
import { stockLines } from '#station/resources/stock/queries.ts';

const [supply, line, other, batch, slip, place] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const movements = [id(7), id(8), id(9)];
const days = { today: '2026-11-20', soon: '2027-02-18' };

const word = fc.constantFrom('帐篷', '棉被');
const amount = fc.integer({ min: -5_000, max: 5_000 });
const leg = fc.record({
  line: fc.constantFrom(line, other),
  batch: fc.constantFrom(null, batch),
  amount,
  place: fc.constant('中心库'),
  name: word,
  unit: fc.constant('顶'),
});

/** One entry of each kind, over so few subjects that they meet: also two movements under one id, as two stations make them apart. */
const kinds: Record<keyof typeof stockEntries, fc.Arbitrary<Said>> = {
  'supply.saved': fc.oneof(
    entry('supply.saved', supply, fc.record({ name: word, unit: fc.constantFrom('顶', '床') })),
    entry('supply.saved', supply, fc.record({ aliases: fc.constantFrom([], ['被子']), removed: fc.boolean() })),
  ),
  'stock.lineSaved': fc.oneof(
    entry('stock.lineSaved', line, fc.record({ facility: fc.constant(place), supply: fc.constant(supply) })),
    entry('stock.lineSaved', line, fc.record({ minimum: fc.constantFrom(0, 3_000), shelf: fc.constantFrom('A-1', 'B-2') })),
  ),
  'stock.batchSaved': entry(
    'stock.batchSaved',
    batch,
    fc.record({ supply: fc.constant(supply), number: fc.constant('B1'), expiresOn: fc.constantFrom(null, '2026-12-01', '2027-12-01') }),
  ),
  'stock.moved': fc
    .record({
      subject: fc.constantFrom(...movements),
      cause: fc.constantFrom('purchase', 'issue', 'transfer', 'stocktake', 'correction'),
      legs: fc.array(leg, { minLength: 1, maxLength: 2 }),
      moment: fc.constantFrom(at, at + 60_000),
      corrects: fc.constantFrom(null, ...movements),
      beyond: fc.boolean(),
    })
    .map(({ subject, cause, legs, moment, corrects, beyond }) => ({
      type: 'stock.moved',
      subject,
      payload: { cause, at: moment, legs, document: '', reason: '', person: '', incident: null, slip, corrects, beyond },
    })),
  'stock.slipSaved': fc.oneof(
    entry('stock.slipSaved', slip, fc.record({ number: fc.constant('A-WZ2026-0001'), at: fc.constant(at), carrier: word })),
    entry('stock.slipSaved', slip, fc.record({ lines: fc.constantFrom([], [{ line, batch, amount: 1_000 }]) })),
    entry('stock.slipSaved', slip, fc.record({ cancelled: fc.constantFrom(null, { at, reason: '不去了' }) })),
  ),
  'stock.slipIssued': entry(
    'stock.slipIssued',
    slip,
    fc.record({ at: fc.constantFrom(at, at + 60_000), receiver: word }).map((said) => ({
      ...said,
      number: 'A-WZ2026-0001',
      incident: null,
      goods: [],
    })),
  ),
};

describe('[INV-10] entries about stock', () => {
  it('give the same tables in any order', () => {
    sameInAnyOrder(fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }), 40);
  }, 60_000);

  it.each(Object.entries(kinds))('%s alone: of what meets, one stands', (_type, kind) => {
    sameInAnyOrder(fc.array(kind, { minLength: 2, maxLength: 6 }), 12);
  });
});

describe('[INV-12] the balance', () => {
  it('is the sum of the movements, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (amounts, dice) => {
        const begun: Said[] = [
          { type: 'supply.saved', subject: supply, payload: { name: '融雪剂', unit: '吨', decimals: 3 } },
          { type: 'stock.lineSaved', subject: line, payload: { facility: place, supply } },
        ];
        const moved = amounts.map(
          (one, index): Said => ({
            type: 'stock.moved',
            subject: `01930000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
            payload: {
              cause: one < 0 ? 'issue' : 'purchase',
              at: at + index,
              legs: [{ line, batch: null, amount: one, place: '', name: '', unit: '' }],
              document: '',
              reason: '',
              person: '',
              incident: null,
              slip: null,
              corrects: null,
              beyond: false,
            },
          }),
        );
        const sum = amounts.reduce((total, one) => total + one, 0);
        const differing = differingTables([...begun, ...moved], dice, (db) => {
          expect(stockLines(db, {}, days).map(({ total }) => total)).toEqual([sum]);
        });
        expect(differing).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('of decimals is exact: what is typed comes back, and thousandths never drift', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999_999_999 }), { maxLength: 50 }), (thousandths) => {
        const amounts = thousandths.map((one) => amountOf(one / 1_000, 3, 'quantity'));
        expect(amounts).toEqual(thousandths);
        const sum = amounts.reduce((total, one) => total + one, 0);
        expect(amountOf(quantityOf(sum), 3, 'quantity')).toBe(sum);
      }),
    );
    for (const quantity of [0.0001, 1.0005, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => amountOf(quantity, 3, 'quantity')).toThrow('notValid');
  });

  it('is parted into usable and expired, which together are the book; what is offered is usable, first what expires first', () => {
    const one = fc.record({
      batch: fc.constantFrom(null, batch),
      expiresOn: fc.constantFrom(null, '2026-11-19', '2026-11-20', '2026-12-31', '2028-01-01'),
      amount: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.integer({ min: 1, max: 120 }), (balances, wanted) => {
        const figures = figuresOf(balances, { minimum: 0, reserved: 0, unsettled: false }, days);
        expect(figures.usable + figures.expired).toBe(figures.total);
        const offered = firstExpiring(balances, wanted, days.today);
        expect(offered.reduce((sum, { amount: of }) => sum + of, 0)).toBe(Math.min(wanted, figures.usable));
        const order = offered.map(({ of }) => of.expiresOn ?? '9999');
        expect(order).toEqual(order.toSorted());
        expect(order).not.toContain('2026-11-19');
      }),
    );
  });
});
