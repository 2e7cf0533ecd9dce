// Entries about places, their contacts and sets of data give the same tables, and the same lists, in whatever order they come.
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { entry, id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import type { SqliteFile } from '#station/kernel/db.ts';
import type { facilityEntries } from '#shared/resources/entries.ts';
import { countFacilities, listFacilities } from '#station/resources/queries.ts';

const [place, other, contact, dataset, person] = [id(1), id(2), id(3), id(4), id(5)];

const subject = fc.constantFrom(place, other);
const name = fc.constantFrom('实验小学', '体育场');
const count = fc.constantFrom(null, 120, 800);
/** Two people change two fields of one place, or the same. */
const fields = fc.oneof(fc.record({ capacity: count }), fc.record({ peopleNow: count, opened: fc.boolean() }), fc.record({ beds: count }));
const value = fc.oneof(
  fc.record({ kind: fc.constantFrom('shelter', 'school'), name, fields }),
  fc.record({ fields }),
  fc.record({ position: fc.constantFrom(null, { lng: 116.3, lat: 35.9 }), address: fc.constantFrom('', '文化路 1 号') }),
  fc.record({ closed: fc.constantFrom(null, { on: '2026-11-01', reason: '危房' }) }),
  fc.record({ dataset: fc.constantFrom(null, dataset), secrecy: fc.constantFrom('public', 'internal') }),
  fc.record({ removed: fc.boolean() }),
);
const contactValue = fc.oneof(
  fc.record({ facility: subject, name: fc.constantFrom('王守库', ''), phone: fc.constantFrom('', '110') }),
  fc.record({ person: fc.constantFrom(null, person), keyHolder: fc.boolean() }),
  fc.record({ order: fc.constantFrom(0, 1), removed: fc.boolean() }),
);

const kinds: Record<keyof typeof facilityEntries, fc.Arbitrary<Said>> = {
  'facility.saved': entry('facility.saved', subject, value),
  'facilityContact.saved': entry('facilityContact.saved', contact, contactValue),
  'dataset.rowsAdded': entry(
    'dataset.rowsAdded',
    dataset,
    fc.record({
      rows: fc.array(fc.record({ id: subject, value }), { maxLength: 3 }),
      contacts: fc.array(fc.record({ id: fc.constant(contact), value: contactValue }), { maxLength: 2 }),
    }),
  ),
  'dataset.imported': entry(
    'dataset.imported',
    dataset,
    fc.record({ file: name, added: fc.nat(9) }).map((said) => ({
      ...said,
      updated: 0,
      skipped: 0,
      same: 0,
      refused: 0,
      contacts: 0,
      updates: [],
    })),
  ),
  'dataset.undone': entry(
    'dataset.undone',
    dataset,
    fc.record({ file: name, reason: fc.constantFrom('byHand', 'failed'), kept: fc.nat(3), restored: fc.constant(0) }),
  ),
  'dataset.saved': entry(
    'dataset.saved',
    dataset,
    fc.oneof(
      fc.record({ name, state: fc.constantFrom('open', 'taken', 'undone') }),
      fc.record({ removed: fc.boolean(), note: fc.constantFrom('', '二季度') }),
    ),
  ),
};

const lists = (db: SqliteFile) => [listFacilities(db, {}, { limit: 10 }), [...countFacilities(db, {})]];

describe('[INV-10] entries about places', () => {
  it('give the same tables and lists in any order', () => {
    sameInAnyOrder(fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }), 40, lists);
  }, 60_000);

  it.each(Object.entries(kinds))('%s alone: of what meets, the later stands', (_type, kind) => {
    sameInAnyOrder(fc.array(kind, { minLength: 2, maxLength: 6 }), 12, lists);
  });
});
