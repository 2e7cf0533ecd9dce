// Nets from lines as offices have them, and the ways through them.
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../kernel/geo.ts';
import { buildRoads } from './build.ts';
import { RoadNet } from './net.ts';
import type { RoadInput } from './types.ts';

/** Metres east and north of a point, as degrees. */
const at = (x: number, y: number): [number, number] => [116.3 + x / (111_195.08 * Math.cos((35.9 * Math.PI) / 180)), 35.9 + y / 111_195.08];
const point = (x: number, y: number): Position => ({ lng: at(x, y)[0], lat: at(x, y)[1] });
const road = (points: [number, number][], over: Partial<RoadInput> = {}): RoadInput => ({
  coordinates: points.map(([x, y]) => at(x, y)),
  roadClass: 'county',
  name: '',
  ...over,
});
const none = new Map<string, number>();
const east = road([
  [0, 0],
  [2_000, 0],
]);

describe('a net of roads', () => {
  it('is cut where lines cross, touch in the middle, or miss each other by a little', () => {
    const graph = buildRoads([
      east,
      road([
        [500, -300],
        [500, 300],
      ]),
      // Ends two metres before the first road.
      road([
        [1_500, 600],
        [1_500, 2],
      ]),
    ]);
    expect([graph.islands, graph.largestShare]).toEqual([1, 1]);
    // The long one in three, the crossing one in two, the touching one whole.
    expect(graph.edgeMetres.length).toBe(6);
    expect(graph.edgeMetres.reduce((sum, metres) => sum + metres, 0)).toBeCloseTo(2_000 + 600 + 600, -1);
  });

  it('leaves bridges of expressways over other roads uncut, and says which parts hang in the air', () => {
    const graph = buildRoads([
      east,
      road(
        [
          [500, -300],
          [500, 300],
        ],
        { roadClass: '高速' },
      ),
    ]);
    expect(graph.edgeMetres.length).toBe(2);
    expect(graph.islands).toBe(2);
    expect(graph.largestShare).toBe(0.5);
  });

  it('gives metres and minutes along the road, with the bit off the road', () => {
    const net = new RoadNet(buildRoads([east]), new Map([['county', 36]]));
    const way = net.toward(point(0, 0), null)?.from(point(1_000, 50));
    expect(way?.metres).toBeCloseTo(1_050, -1);
    // 1000 m at 36 km/h and 50 m at 15 km/h.
    expect(way?.minutes).toBeCloseTo((100 + 12) / 60, 2);
    expect(net.toward(point(0, 20_000), null)).toBeUndefined();
    expect(net.toward(point(0, 0), null)?.from(point(500, 9_000))).toBeUndefined();
  });

  it('keeps to one-way roads, for those who drive to the incident', () => {
    const ring = [
      road(
        [
          [0, 0],
          [1_000, 0],
        ],
        { oneWay: 1 },
      ),
      road([
        [1_000, 0],
        [1_000, 1_000],
        [0, 1_000],
        [0, 0],
      ]),
    ];
    const net = new RoadNet(buildRoads(ring), none);
    // With the arrow straight to it; against it the long way round.
    expect(net.toward(point(900, 0), null)?.from(point(100, 0))?.metres).toBeCloseTo(800, -1);
    expect(net.toward(point(100, 0), null)?.from(point(900, 0))?.metres).toBeCloseTo(100 + 3_000 + 100, -1);
  });

  it('goes around what is closed, or says that there is no way', () => {
    const net = new RoadNet(
      buildRoads([
        east,
        road([
          [0, 0],
          [0, 400],
          [2_000, 400],
          [2_000, 0],
        ]),
      ]),
      none,
    );
    const flood = [point(900, 5), point(1_100, -5)];
    expect(net.toward(point(0, 0), null)?.from(point(2_000, 0))?.metres).toBeCloseTo(2_000, -1);
    expect(net.toward(point(0, 0), net.closedBy([flood]))?.from(point(2_000, 0))?.metres).toBeCloseTo(2_800, -1);
    const cut = net.closedBy([flood, [point(900, 400), point(1_000, 400)]]);
    expect(net.toward(point(0, 0), cut)?.from(point(2_000, 0))).toBeUndefined();
  });

  it('draws the way from the place to the incident', () => {
    const net = new RoadNet(
      buildRoads([
        east,
        road([
          [2_000, 0],
          [2_000, 500],
        ]),
      ]),
      none,
    );
    const route = net.toward(point(100, 0), null)?.route(point(2_000, 400)) ?? [];
    const length = route
      .slice(1)
      .reduce((sum, one, n) => sum + Math.hypot(one.lng - (route[n]?.lng ?? 0), one.lat - (route[n]?.lat ?? 0)), 0);
    expect(route[0]).toEqual(point(2_000, 400));
    expect(route.at(-1)?.lng).toBeCloseTo(point(100, 0).lng, 6);
    expect(length).toBeGreaterThan(0);
    expect(route.some(({ lng, lat }) => Math.abs(lng - at(2_000, 0)[0]) < 1e-6 && Math.abs(lat - 35.9) < 1e-6)).toBe(true);
  });

  it('stands lines without length and an empty net', () => {
    const graph = buildRoads([
      road([[0, 0]]),
      road([
        [0, 0],
        [0, 0],
      ]),
      road([]),
    ]);
    expect(graph.edgeMetres.length).toBe(0);
    const net = new RoadNet(buildRoads([]), none);
    expect(net.toward(point(0, 0), null)).toBeUndefined();
    expect(net.graph.islands).toBe(0);
  });
});
