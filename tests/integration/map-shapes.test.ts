// Own shapes through the contract: the unit's boundary, its townships, layers cut into tiles, roads, names; and what must not come in.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { assetsDir, makeStation, type TestStation } from '#kit/station.ts';
import { holderOf } from '#shared/kernel/geometry.ts';
import { findPlaceNames, geometryOf, roadLines, unitArea } from '#station/resources/layers/area-queries.ts';

let test: TestStation;
beforeEach(async () => {
  test = await makeStation();
});

const sample = (name: string): File => new File([new Uint8Array(readFileSync(path.join(assetsDir, 'sample-county', 'map', name)))], name);
const collection = (features: object[], name = 'a.geojson'): File =>
  new File([JSON.stringify({ type: 'FeatureCollection', features: features.map((one) => ({ type: 'Feature', ...one })) })], name);
const square = (west: number, south: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

type Preview = Awaited<ReturnType<TestStation['call']['mapShapes']['read']>>;
type Take = Parameters<TestStation['call']['mapShapes']['take']>[0];
const take = ({ previewId, guess }: Preview, said: Partial<Take> & Pick<Take, 'use'>) =>
  test.call.mapShapes.take({
    previewId,
    name: '云河县界',
    source: '天地图',
    reviewNumber: 'GS（2024）0650号',
    dataOn: '2024-01-01',
    secrecy: 'public',
    crs: 'cgcs2000',
    epsg: 4490,
    nameColumn: guess.name,
    codeColumn: guess.code,
    kindColumn: guess.kind,
    ...said,
  });
const read = (file: File) => test.call.mapShapes.read({ file });
const area = () => unitArea(test.station.parts.read);

describe('the boundary of the unit', () => {
  it('is taken out of a larger set by its code, with where it came from', async () => {
    const preview = await read(
      collection([
        { properties: { name: '云河县', adcode: 379900 }, geometry: square(116, 35.7, 0.5) },
        { properties: { name: '邻县', adcode: 379901 }, geometry: square(116.5, 35.7, 0.5) },
        { properties: { name: '外省某县', adcode: 419900 }, geometry: square(115, 35.7, 0.5) },
      ]),
    );
    expect(preview).toMatchObject({ rows: 3, guess: { name: 0, code: 1, oneWay: -1 }, missing: null, counts: { polygons: 3 } });
    expect(await take(preview, { use: 'boundary', code: '379900' })).toMatchObject({ shapes: 1, layer: null });
    const unit = area();
    expect(unit?.shapes).toMatchObject([{ name: '云河县', code: '379900', role: 'unit' }]);
    expect(unit?.dataset).toMatchObject({ source: '天地图', reviewNumber: 'GS（2024）0650号', use: 'boundary', crs: 'cgcs2000' });
    const inside = holderOf((unit?.shapes ?? []).map(geometryOf));
    expect(inside({ lng: 116.2, lat: 35.9 })).toBe(true);
    expect(inside({ lng: 116.7, lat: 35.9 })).toBe(false);
    expect((await test.call.mapShapes.boundary()).unit?.dataset.reviewNumber).toBe('GS（2024）0650号');
  });

  it('stays as it was beside a later one, and is in force again when that is taken back', async () => {
    await take(await read(collection([{ properties: { name: '旧界' }, geometry: square(116, 35.7, 0.5) }])), { use: 'boundary' });
    test.clock.advance(1_000);
    const later = await take(await read(collection([{ properties: { name: '新界' }, geometry: square(116, 35.7, 0.6) }])), {
      use: 'boundary',
    });
    test.clock.advance(1_000);
    await take(await read(sample('townships.geojson')), { use: 'parts', name: '乡镇界' });
    expect(area()?.shapes[0]?.name).toBe('新界');
    const { parts } = await test.call.mapShapes.boundary();
    expect(parts?.shapes.length).toBeGreaterThan(3);
    expect((await test.call.mapShapes.datasets()).items.map(({ name, inForce }) => [name, inForce])).toEqual([
      ['乡镇界', true],
      ['云河县界', true],
      ['云河县界', false],
    ]);
    await test.call.mapShapes.undo({ id: later.dataset });
    expect(area()?.shapes[0]?.name).toBe('旧界');
  });

  it.each([
    ['secret data', { use: 'boundary', secrecy: 'secret' }, 'secretRefused', 'secrecy'],
    ['a code that nothing has', { use: 'boundary', code: '11' }, 'notValid', 'code'],
    ['roads without a line', { use: 'roads' }, 'notValid', 'use'],
    ['a projection that nobody knows', { use: 'boundary', crs: 'projected', epsg: 9_999 }, 'notValid', 'epsg'],
  ] as const)('is not made of %s', async (_what, said, code, field) => {
    const preview = await read(sample('boundary.geojson'));
    await expect(take(preview, said)).rejects.toMatchObject({ code, data: { field } });
    expect((await test.call.mapShapes.datasets()).items).toEqual([]);
  });

  it('is no line and no point', async () => {
    await expect(take(await read(sample('rivers.geojson')), { use: 'boundary' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'use' },
    });
    await expect(read(collection([{ properties: { name: '无形' }, geometry: null }]))).rejects.toMatchObject({ code: 'emptyFile' });
  });

  it('of a set that draws the country wrongly is taken only by who has read that', async () => {
    const wrong = collection([{ properties: { name: '全国', adcode: 100_000 }, geometry: square(78, 18, 46) }]);
    const preview = await read(wrong);
    expect(preview.missing).toContain('zengmuansha');
    await expect(take(preview, { use: 'layer', secrecy: 'public' })).rejects.toMatchObject({
      code: 'conflict',
      data: { field: 'despiteMissing' },
    });
  });
});

describe('water of the world’s data', () => {
  it('is there without anything imported: the lake near the sample county, rivers, no more than the box', async () => {
    const { lakes, rivers } = await test.call.mapShapes.water({ west: 115.9, south: 35.7, east: 116.7, north: 36.2 });
    const [shore = []] = lakes[0] ?? [];
    expect(lakes).toHaveLength(1);
    expect(Math.min(...shore.map(([lng]) => lng))).toBeCloseTo(116.101, 2);
    expect(Math.max(...shore.map(([, lat]) => lat))).toBeCloseTo(36.113, 2);
    expect(rivers.length).toBeGreaterThan(3);
    expect(await test.call.mapShapes.water({ west: 0, south: 0, east: 1, north: 1 })).toEqual({ lakes: [], rivers: [] });
  });
});

describe('a layer of own shapes', () => {
  it('is cut into tiles, and its names are found by characters, pinyin and initials', async () => {
    const done = await take(await read(sample('villages.geojson')), { use: 'places', name: '地名' });
    expect(done.names).toBeGreaterThan(50);
    const [layer] = (await test.call.mapLayers.list()).items;
    expect(layer).toMatchObject({ id: done.layer, kind: 'shapes', content: 'vector', style: 'place', dataset: done.dataset });
    const tile = await test.call.mapLayers.tile({ layer: done.layer ?? '', z: 9, x: 421, y: 201 });
    const bytes = Buffer.from((await tile?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(bytes[0]).toBe(0x1a);
    expect(bytes.includes('城关镇')).toBe(true);
    const names = (text: string): string[] => findPlaceNames(test.station.parts.read, text, 5).map(({ name }) => name);
    expect(names('城关镇')[0]).toBe('城关镇');
    expect(names('chengguan')).toContain('城关镇');
    expect(names('cgz')).toContain('城关镇');
    expect(names('没有这个地方')).toEqual([]);
    await test.call.mapShapes.undo({ id: done.dataset });
    expect(names('城关镇')).toEqual([]);
    expect((await test.call.mapLayers.list()).items).toEqual([]);
  });

  it('of roads is a net as well: every line with its class', async () => {
    expect(await roadLines(test.station.parts)).toEqual([]);
    await take(await read(sample('roads.geojson')), { use: 'roads', name: '道路' });
    const lines = await roadLines(test.station.parts);
    expect(lines.length).toBeGreaterThan(100);
    expect(new Set(lines.map(({ roadClass }) => roadClass))).toContain('national');
    const again = await test.reopen();
    test = again;
    expect(await roadLines(test.station.parts)).toEqual(lines);
  });

  it('of a projected system lies where it should', async () => {
    // 39-zone eastings of EPSG 4527: 117 E is the central meridian of zone 39.
    const file = collection([{ properties: { name: '站' }, geometry: { type: 'Point', coordinates: [39_500_000, 3_985_000] } }]);
    await take(await read(file), { use: 'places', crs: 'projected', epsg: 4527, nameColumn: 0 });
    expect(findPlaceNames(test.station.parts.read, '站', 1)[0]?.position).toEqual({ lng: 117, lat: expect.closeTo(35.99, 1) });
  });

  it('leaves nothing behind when its making fails', async () => {
    const preview = await read(sample('villages.geojson'));
    test.station.parts.makeTiles = () => Promise.reject(new Error('killed'));
    await expect(take(preview, { use: 'places' })).rejects.toMatchObject({ code: 'internal' });
    expect((await test.call.mapShapes.datasets()).items).toEqual([]);
    expect((await test.call.mapLayers.list()).items).toEqual([]);
    expect(readdirSync(path.join(test.dir, 'tmp', 'maps'))).toEqual([]);
    const { loggedErrors } = await import('#kit/station.ts');
    expect(loggedErrors.splice(0)).toHaveLength(1);
  });
});
