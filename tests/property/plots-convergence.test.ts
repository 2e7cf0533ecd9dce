// Entries about plots give the same tables, and the same picture of any moment, in whatever order they come.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, entry, id, sameInAnyOrder } from '#kit/orders.ts';
import { plotsAt, plotsOf, stepsOf } from '#station/resources/plots/queries.ts';

const [plot, other, incident] = [id(1), id(2), id(9)];
const corner = fc.record({ lng: fc.constantFrom(116.3, 116.4), lat: fc.constantFrom(35.9, 36) });
const named = { shape: 'line', symbol: 'E30200', text: '' } as const;
const wind = { from: 315, speed: 3, force: null, by: '县气象局', at };

const saved = entry(
  'plot.saved',
  fc.constantFrom(plot, other),
  fc
    .oneof(
      fc.record({
        shape: fc.constant('line'),
        symbol: fc.constantFrom('', 'E30200'),
        points: fc.array(corner, { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ text: fc.constantFrom('东门', '西门'), colour: fc.constantFrom('red', 'blue') }),
      fc.record({ radius: fc.constantFrom(null, 500), opening: fc.constantFrom(null, 60), wind: fc.constantFrom(null, wind) }),
      fc.record({ removed: fc.boolean() }),
    )
    .map((patch) => ({ ...patch, incident, act: 'changed', named })),
);

describe('[INV-10] entries about plots', () => {
  it('give the same tables and the same picture of a moment in any order', () => {
    sameInAnyOrder(fc.array(saved, { minLength: 2, maxLength: 10 }), 40, (db) => {
      const steps = stepsOf(db, incident);
      // At the end the picture of the moment is the picture that stands.
      expect(plotsAt(steps, at + 9_000)).toEqual(plotsOf(db, incident));
      return [at - 1, at + 1_500, at + 9_000].map((moment) => plotsAt(steps, moment));
    });
  }, 60_000);
});
