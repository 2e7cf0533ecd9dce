// Entries about what is told to places and about speeds of roads give the same tables in whatever order they come.
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { at, entry, id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import type { nearEntries } from '#shared/resources/near/entries.ts';

const [notice, speed] = [id(1), id(2)];
const of = { incident: id(8), facilityName: '实验小学' };
const moment = fc.constantFrom(at, at + 60_000);

/** One entry of each kind, over so few notices and classes that they meet. */
const kinds: Record<keyof typeof nearEntries, fc.Arbitrary<Said>> = {
  'placeNotice.saved': entry(
    'placeNotice.saved',
    notice,
    fc
      .oneof(
        fc.record({ text: fc.constantFrom('请开门', '请备货'), phone: fc.constantFrom('', '19900000001') }),
        fc.record({ sent: fc.oneof(fc.constant(null), fc.record({ at: moment, via: fc.constantFrom('phone', 'message') })) }),
        fc.record({ delivered: fc.oneof(fc.constant(null), fc.record({ at: moment })) }),
        fc.record({ answered: fc.record({ at: moment, who: fc.constantFrom('王守库', '校长'), said: fc.constant('可收 300 人') }) }),
        fc.record({ removed: fc.boolean() }),
      )
      .map((patch) => ({ ...of, ...patch })),
  ),
  'placeNotice.queued': entry(
    'placeNotice.queued',
    notice,
    fc
      .record({ phone: fc.constantFrom('19900000001', '19900000002'), text: fc.constantFrom('请开门', '请备货') })
      .map((words) => ({ ...of, to: '王守库', ...words })),
  ),
  'roadSpeed.saved': entry(
    'roadSpeed.saved',
    speed,
    fc.record({ roadClass: fc.constantFrom('county', 'village'), kmh: fc.constantFrom(null, 30, 45) }),
  ),
};

describe('[INV-10] entries about telling places and about roads', () => {
  it('give the same tables in any order', () => {
    sameInAnyOrder(fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }), 40);
  }, 60_000);
});
