// The nearest places: what the tree says is what measuring every single one says, at the date line and at the poles too.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import { KindTree, type PlacePoint } from '#station/resources/near/place-index.ts';

const lng = fc.oneof(
  fc.double({ min: 116, max: 116.6, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 179.999, -179.999, 0),
);
const lat = fc.oneof(
  fc.double({ min: 35.7, max: 36.1, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, 90, 0),
);
const position: fc.Arbitrary<Position> = fc.record({ lng, lat });

const pointsOf = (positions: readonly Position[]): PlacePoint[] =>
  positions.map((one, at) => ({ ...one, id: `id-${String(at).padStart(4, '0')}`, radius: 0 }));

function measured(points: readonly PlacePoint[], centre: Position): { id: string; metres: number }[] {
  return points.map((point) => ({ id: point.id, metres: metresBetween(centre, point) })).sort((a, b) => a.metres - b.metres);
}

describe('nearest places', () => {
  it('are those that measuring every single one finds', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 400 }), position, fc.integer({ min: 1, max: 20 }), (positions, centre, limit) => {
        const points = pointsOf(positions);
        const found = new KindTree(points).nearest(centre, limit);
        const naive = measured(points, centre).slice(0, limit);
        expect(found).toHaveLength(naive.length);
        for (const [at, { metres }] of found.entries()) expect(Math.abs(metres - (naive[at]?.metres ?? 0))).toBeLessThan(0.01);
      }),
      { numRuns: 300 },
    );
  });

  it('within a circle are all that lie in it and no other', () => {
    fc.assert(
      fc.property(
        fc.array(position, { maxLength: 400 }),
        position,
        fc.oneof(fc.double({ min: 20, max: 100_000, noNaN: true }), fc.double({ min: 20, max: 20_020_000, noNaN: true })),
        (positions, centre, within) => {
          const points = pointsOf(positions);
          const found = new KindTree(points).nearest(centre, Number.POSITIVE_INFINITY, within);
          const naive = measured(points, centre).filter(({ metres }) => metres <= within);
          expect(found.map(({ point }) => point.id).sort()).toEqual(naive.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 300 },
    );
  });
});
