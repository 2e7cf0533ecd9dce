// The legend of a printed map: everything on it has its line, whatever room there is.
import { describe, expect, it } from 'vitest';
import type { FacilityKind } from '#shared/resources/types.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { PointIndex } from '#renderer/map/layers/point-index.ts';
import { fitted, placesInside } from './legend.ts';

const places: [FacilityKind, string, number][] = [
  ['hazardSource', '加油站', 116.3],
  ['hazardSource', '尾矿库', 116.3],
  ['hazardSource', '加油站', 116.31],
  ['school', '', 116.3],
  ['hospital', '', 120],
];
const index = new PointIndex({
  ids: places.map((_, n) => String(n)),
  lngs: places.map(([, , lng]) => lng),
  lats: places.map(() => 35.9),
  labels: places.map(() => ''),
  symbols: places.map(([kind, subKind]) => symbolOf(kind, subKind)),
  states: places.map(() => 0),
});
const inside = placesInside({ index, kinds: places.map(([kind]) => kind) }, null, { west: 116, east: 117, south: 35, north: 37 });
const said = (room: number) => fitted(inside, room).map(({ symbol, count }) => [symbol.text, count]);

describe('the legend of a printed map', () => {
  it('names each symbol where they fit, else each kind with all its places', () => {
    expect(said(3)).toEqual([
      [symbolOf('hazardSource', '加油站').text, 2],
      [symbolOf('hazardSource', '尾矿库').text, 1],
      [symbolOf('school', '').text, 1],
    ]);
    expect(said(2)).toEqual([
      [symbolOf('hazardSource', '').text, 3],
      [symbolOf('school', '').text, 1],
    ]);
  });

  it('leaves incidents as they are: their symbols say what happened', () => {
    const incidents = inside.map((one) => ({ ...one, kind: 'incident' as const }));
    expect(fitted(incidents, 1)).toEqual(incidents);
  });
});
