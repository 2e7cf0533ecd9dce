import type { Feature, FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { readPlaces } from './read-places.ts';

const utf8 = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');
const square = (x: number): [number, number][] => [
  [x, 35],
  [x + 1, 35],
  [x + 1, 36],
  [x, 36],
  [x, 35],
];
const area = (name: string, x: number): Feature => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Polygon', coordinates: [square(x)] },
});
const towns: FeatureCollection = { type: 'FeatureCollection', features: [area('东风镇', 116), area('河西镇', 117)] };
const seat: Feature = { type: 'Feature', properties: { name: '县城' }, geometry: { type: 'Point', coordinates: [116.3, 35.9] } };
const county = topology({ towns, seat });

describe('TopoJSON', () => {
  it('gives each object as a layer, with shapes whose borders are shared', async () => {
    const table = await readPlaces('a.topojson', utf8(county));
    expect(table).toMatchObject({
      format: 'topojson',
      layer: 'towns',
      layers: [
        { name: 'towns', rows: 2 },
        { name: 'seat', rows: 1 },
      ],
      columns: ['name'],
      shapes: { polygons: 2 },
    });
    expect(table.rows[1]?.cells).toEqual(['河西镇']);
    const [west, east] = table.rows.map((row) =>
      row.geometry?.type === 'Polygon' ? new Set(row.geometry.coordinates[0]?.map(String)) : new Set<string>(),
    );
    expect(west).toEqual(new Set(square(116).map(String)));
    expect(east).toEqual(new Set(square(117).map(String)));
    expect((await readPlaces('a.json', utf8(county), { layer: 'seat' })).rows).toEqual([
      { line: 1, cells: ['县城'], geometry: { type: 'Point', coordinates: [116.3, 35.9] } },
    ]);
  });

  it('refuses the shape whose borders are missing and keeps the other', async () => {
    const torn = structuredClone(county);
    const object = torn.objects.towns;
    const first = object?.type === 'GeometryCollection' ? object.geometries[0] : undefined;
    if (first?.type !== 'Polygon') throw new Error('no area');
    first.arcs = [[99]];
    const table = await readPlaces('a.topojson', utf8(torn));
    expect(table.rows.map(({ line }) => line)).toEqual([2]);
    expect(table.refused).toMatchObject([{ line: 1, field: 'geometry', code: 'brokenRecord' }]);
  });

  it('refuses a topology without arcs and an unknown layer', async () => {
    await expect(readPlaces('a.topojson', utf8({ type: 'Topology', objects: {} }))).rejects.toMatchObject({ code: 'brokenFile' });
    await expect(readPlaces('a.topojson', utf8(county), { layer: 'x' })).rejects.toMatchObject({ code: 'notFound' });
  });
});
