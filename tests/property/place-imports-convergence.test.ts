// Entries about imports of places give the same tables in whatever order they come: rows, changes of rows, the end, an undo.
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { entry, id, sameInAnyOrder } from '#kit/orders.ts';

const [dataset, place, contact] = [id(1), id(2), id(3)];
const count = fc.nat(3);

const one = fc.oneof(
  entry(
    'dataset.saved',
    dataset,
    fc.record({ name: fc.constantFrom('甲', '乙'), use: fc.constant('facilities'), state: fc.constant('open') }),
  ),
  entry('dataset.saved', dataset, fc.record({ state: fc.constantFrom('taken', 'undone') })),
  entry(
    'dataset.rowsAdded',
    dataset,
    fc.record({ capacity: count, phone: fc.constantFrom('1', '2') }).map(({ capacity, phone }) => ({
      rows: [{ id: place, value: { kind: 'shelter', name: '实验小学', dataset, fields: { capacity } } }],
      contacts: [{ id: contact, value: { facility: place, name: '王伟', phone } }],
    })),
  ),
  entry(
    'facility.saved',
    place,
    fc.oneof(
      fc.record({ fields: fc.record({ capacity: count }) }),
      fc.constant({ dataset: null }),
      fc.record({ name: fc.constantFrom('甲', '乙') }),
    ),
  ),
  entry(
    'dataset.imported',
    dataset,
    fc.record({ added: count, updated: count }).map((some) => ({
      file: 'a.csv',
      skipped: 0,
      same: 0,
      refused: 0,
      contacts: 0,
      updates: [{ id: place, hlc: 'x', before: { fields: { capacity: 1 } }, contacts: [] }],
      ...some,
    })),
  ),
  entry(
    'dataset.undone',
    dataset,
    fc.record({ reason: fc.constantFrom('byHand', 'interrupted'), kept: count }).map((some) => ({ file: 'a.csv', restored: 0, ...some })),
  ),
);

describe('[INV-10] entries about imports of places', () => {
  it('give the same tables in any order', () => {
    sameInAnyOrder(fc.array(one, { minLength: 2, maxLength: 10 }), 40);
  }, 60_000);
});
