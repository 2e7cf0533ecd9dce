// Entries about what is told to places and about speeds of roads give the same tables in whatever order they come.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingTables, type Said } from '#kit/orders.ts';
import type { nearEntries } from '#shared/resources/near/entries.ts';

const id = (n: number): string => `01930000-0000-7000-8000-00000000000${n}`;
const at = 1_700_000_000_000;

const of = { incident: id(8), facilityName: '实验小学' };
const moment = fc.constantFrom(at, at + 60_000);

/** One entry of each kind, over so few notices and classes that they meet. */
const kinds: Record<keyof typeof nearEntries, fc.Arbitrary<Said>> = {
  'placeNotice.saved': fc
    .oneof(
      fc.record({ text: fc.constantFrom('请开门', '请备货'), phone: fc.constantFrom('', '19900000001') }),
      fc.record({ sent: fc.oneof(fc.constant(null), fc.record({ at: moment, via: fc.constantFrom('phone', 'message') })) }),
      fc.record({ delivered: fc.oneof(fc.constant(null), fc.record({ at: moment })) }),
      fc.record({ answered: fc.record({ at: moment, who: fc.constantFrom('王守库', '校长'), said: fc.constant('可收 300 人') }) }),
      fc.record({ removed: fc.boolean() }),
    )
    .map((patch) => ({ type: 'placeNotice.saved', subject: id(1), payload: { ...of, ...patch } })),
  'placeNotice.queued': fc
    .record({ phone: fc.constantFrom('19900000001', '19900000002'), text: fc.constantFrom('请开门', '请备货') })
    .map((words) => ({ type: 'placeNotice.queued', subject: id(1), payload: { ...of, to: '王守库', ...words } })),
  'roadSpeed.saved': fc
    .record({ roadClass: fc.constantFrom('county', 'village'), kmh: fc.constantFrom(null, 30, 45) })
    .map((payload) => ({ type: 'roadSpeed.saved', subject: id(2), payload })),
};

describe('[INV-10] entries about telling places and about roads', () => {
  it('give the same tables in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }),
        fc.infiniteStream(fc.nat()),
        (all, dice) => {
          expect(differingTables(all, dice)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
