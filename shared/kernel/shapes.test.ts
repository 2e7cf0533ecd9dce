import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crsOfEpsg, fromWgs84, toWgs84, wgs84 } from './crs.ts';
import { boxOf, holderOf, holds, middleOf, squareMetresOf } from './geometry.ts';
import { checkShape } from './shapes.ts';

const plain = toWgs84(wgs84);
const ring = [
  [116, 35],
  [117, 35],
  [117, 36],
  [116, 36],
  [116, 35],
];
const polygon = (...coordinates: number[][][]): Geometry => ({ type: 'Polygon', coordinates });
const check = (geometry: Geometry, limit?: number) => checkShape(geometry, plain, limit);

describe('what a shape must be', () => {
  it('takes a good one as it is', () => {
    expect(check(polygon(ring))).toMatchObject({ geometry: polygon(ring), mended: [] });
  });

  it('closes a ring, turns it, leaves repeated points out, and says each', () => {
    expect(check(polygon(ring.slice(0, -1)))).toMatchObject({ geometry: polygon(ring), mended: ['ringsClosed'] });
    expect(check(polygon(ring.toReversed()))).toMatchObject({ mended: ['windingMended'] });
    expect(check(polygon([ring[0] ?? [], ...ring]))).toMatchObject({ geometry: polygon(ring), mended: ['repeatedPointsDropped'] });
    const hole = [
      [116.2, 35.2],
      [116.4, 35.2],
      [116.4, 35.4],
      [116.2, 35.2],
    ];
    expect(check(polygon(ring, hole))).toMatchObject({ geometry: polygon(ring, hole.toReversed()), mended: ['windingMended'] });
  });

  it.each([
    [
      'crosses itself',
      polygon([
        [116, 35],
        [117, 36],
        [117, 35],
        [116, 36],
        [116, 35],
      ]),
      'selfCrossing',
      '116.500000 35.500000',
    ],
    [
      'has a hole that leaves it',
      polygon(ring, [
        [116.5, 35.5],
        [117.5, 35.5],
        [116.5, 35.6],
        [116.5, 35.5],
      ]),
      'selfCrossing',
      null,
    ],
    [
      'has two corners',
      polygon([
        [116, 35],
        [117, 36],
        [116, 35],
      ]),
      'tooFewPoints',
      2,
    ],
    [
      'has no width',
      polygon([
        [116, 35],
        [117, 36],
        [118, 37],
        [116, 35],
      ]),
      'tooFewPoints',
      2,
    ],
    ['has no ring', polygon(), 'emptyShape', 'Polygon'],
    ['has an empty ring', polygon([]), 'emptyShape', null],
    [
      'has one point',
      {
        type: 'LineString',
        coordinates: [
          [116, 35],
          [116, 35],
        ],
      },
      'tooFewPoints',
      1,
    ],
    ['lies beyond the pole', { type: 'Point', coordinates: [116, 200] }, 'outOfRange', '116 200'],
    ['is no number', { type: 'Point', coordinates: [116, Number.NaN] }, 'coordinateNotANumber', '116 NaN'],
    [
      'crosses the date line',
      {
        type: 'LineString',
        coordinates: [
          [179, 35],
          [-179, 35],
        ],
      },
      'acrossDateLine',
      '179 -179',
    ],
  ] as [string, Geometry, string, unknown][])('refuses what %s', (_, geometry, code, received) => {
    expect(check(geometry)).toMatchObject({ code, ...(received === null ? {} : { received }) });
  });

  it('refuses more corners than the limit', () => {
    expect(check({ type: 'LineString', coordinates: ring }, 4)).toEqual({ code: 'tooManyVertices', received: 5, limit: 4 });
  });

  it('lets a border touch itself in a point', () => {
    const touching = [
      [116, 35],
      [117, 35],
      [116.5, 35.5],
      [117, 36],
      [116, 36],
      [116.5, 35.5],
      [116, 35],
    ];
    expect(check(polygon(touching))).toHaveProperty('geometry');
  });

  it('converts out of metres on the way', () => {
    const crs = crsOfEpsg(4548) ?? wgs84;
    const metres = polygon(ring.map(([lng = 0, lat = 0]) => fromWgs84(crs)(lng, lat)));
    const answer = checkShape(metres, toWgs84(crs));
    if (!('geometry' in answer)) throw new Error(answer.code);
    const [west, south, east, north] = boxOf([answer.geometry]) ?? [];
    expect([west, south, east, north].map((value) => value?.toFixed(9))).toEqual([
      '116.000000000',
      '35.000000000',
      '117.000000000',
      '36.000000000',
    ]);
  });

  it('takes a county border of 60,000 corners in less than three seconds', { timeout: 3_000 }, () => {
    const count = 60_000;
    const border = Array.from({ length: count }, (_, nth) => {
      const angle = (nth / count) * 2 * Math.PI;
      const radius = 0.3 + 0.05 * Math.sin(angle * 400);
      return [116.3 + radius * Math.cos(angle), 35.9 + radius * Math.sin(angle)];
    });
    expect(check(polygon(border))).toHaveProperty('geometry');
  });
});

describe('measures of shapes', () => {
  it('finds what lies in it, hole and edge included', () => {
    const holed = polygon(ring, [
      [116.4, 35.4],
      [116.4, 35.6],
      [116.6, 35.6],
      [116.6, 35.4],
      [116.4, 35.4],
    ]);
    const inside = holderOf([holed]);
    for (const [lng, lat, is] of [
      [116.1, 35.1, true],
      [116.5, 35.5, false],
      [115.9, 35.5, false],
      [116, 35.5, true],
    ] as const) {
      expect(holds(holed, { lng, lat })).toBe(is);
      expect(inside({ lng, lat })).toBe(is);
    }
  });

  it('measures the area on the ground', () => {
    // A degree each way at 35.5 N: 111.0 km × 90.5 km.
    expect(squareMetresOf(polygon(ring)) / 1e6).toBeCloseTo(10_070, -2);
    expect(squareMetresOf({ type: 'Point', coordinates: [1, 2] })).toBe(0);
  });

  it('gives a point that lies in the shape, though the centre of its corners does not', () => {
    const horseshoe = polygon([
      [0, 0],
      [10, 0],
      [10, 10],
      [9, 10],
      [9, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ]);
    const middle = middleOf(horseshoe);
    expect(middle && holds(horseshoe, middle)).toBe(true);
    expect(
      middleOf({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [3, 0],
        ],
      })?.lng,
    ).toBeCloseTo(1.5, 6);
    expect(middleOf({ type: 'GeometryCollection', geometries: [polygon(ring), { type: 'Point', coordinates: [116.9, 35.9] }] })).toEqual({
      lng: 116.9,
      lat: 35.9,
    });
  });
});
