import { crsOfEpsg, fromWgs84, wgs84 } from '#shared/kernel/crs.ts';
import { describe, expect, it } from 'vitest';
import { checkedShapes } from './checked-shapes.ts';
import { readPlaces } from './read-places.ts';

const ring: [number, number][] = [
  [116, 35],
  [117, 35],
  [117, 36],
  [116, 36],
  [116, 35],
];
const feature = (name: string, geometry: unknown) => ({ type: 'Feature', properties: { name }, geometry });
const read = (features: unknown[]) => readPlaces('a.geojson', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })));

describe('shapes of a layer', () => {
  it('are converted out of their system, mended and said, refused one by one', async () => {
    const crs = crsOfEpsg(4548) ?? wgs84;
    const metres = (pairs: [number, number][]) => pairs.map(([lng, lat]) => fromWgs84(crs)(lng, lat));
    const table = await read([
      feature('甲', { type: 'Polygon', coordinates: [metres(ring)] }),
      feature('乙', { type: 'Polygon', coordinates: [metres(ring).slice(0, -1).toReversed()] }),
      feature('丙', {
        type: 'Polygon',
        coordinates: [
          metres([
            [116, 35],
            [117, 36],
            [117, 35],
            [116, 36],
            [116, 35],
          ]),
        ],
      }),
      feature('丁', null),
      feature('戊', {
        type: 'LineString',
        coordinates: metres([
          [116, 35],
          [117, 36],
        ]),
      }),
      feature('己', { type: 'Circle', coordinates: [] }),
    ]);
    const checked = checkedShapes(table, crs);
    expect(checked.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '甲'],
      [2, '乙'],
      [5, '戊'],
    ]);
    expect(checked.shapes).toEqual({ points: 0, lines: 1, polygons: 2, none: 0 });
    const [west, south] = checked.rows[0]?.geometry.type === 'Polygon' ? (checked.rows[0].geometry.coordinates[0]?.[0] ?? []) : [];
    expect([west?.toFixed(8), south?.toFixed(8)]).toEqual(['116.00000000', '35.00000000']);
    expect(checked.notes.map(({ code, lines }) => [code, lines])).toEqual([
      ['ringsClosed', [2]],
      ['windingMended', [2]],
    ]);
    expect(checked.refused.map(({ line, code, cells }) => [line, code, ...cells])).toEqual([
      [6, 'unknownShape', '己'],
      [3, 'selfCrossing', '丙'],
      [4, 'emptyShape', '丁'],
    ]);
  });

  it('refuse the shape with more corners than the limit', async () => {
    const table = await read([feature('甲', { type: 'Polygon', coordinates: [ring] })]);
    expect(checkedShapes(table, wgs84, 4).refused).toMatchObject([{ line: 1, code: 'tooManyVertices', received: 5, limit: 4 }]);
  });
});
