import { countyShapefile, dbfOf, encryptedZip, type EsriShape, inGbk, prj4548, shpOf, zipBomb, zipOf } from '#kit/place-files.ts';
import { toWgs84 } from '#shared/kernel/crs.ts';
import { metresBetween } from '#shared/kernel/geo.ts';
import { isShapeFault, checkShape } from '#shared/kernel/shapes.ts';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readPlaces } from './read-places.ts';

const codeOf = async (bytes: Uint8Array, name = 'a.zip') =>
  readPlaces(name, bytes).then(
    () => 'read',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const points: EsriShape[] = [
  { type: 1, point: [116.3, 35.9] },
  { type: 1, point: [116.4, 35.8] },
];
const layer = (name: string, shapes = points, type = 1, dbf?: Buffer) => ({
  [`${name}.shp`]: shpOf(shapes, type).shp,
  [`${name}.shx`]: shpOf(shapes, type).shx,
  [`${name}.dbf`]:
    dbf ??
    dbfOf(
      [{ name: 'name', type: 'C', length: 20 }],
      shapes.map((_, at) => [`p${at + 1}`]),
      utf8,
    ),
});

describe('a shapefile of a mapping office', () => {
  it('is read with GBK attributes, in a folder, in metres of EPSG 4548, exactly', async () => {
    const table = await readPlaces('避难场所.zip', countyShapefile('数据/2024/'));
    expect(table).toMatchObject({
      format: 'shapefile',
      layer: '避难场所',
      encoding: 'gb18030',
      columns: ['名称', '可容纳人数', '建成日期'],
    });
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['东风广场避难场所', 1200, '2019-05-12'],
      ['镕基小学', 300, null],
    ]);
    expect(table.crs).toEqual({ system: 'projected', epsg: 4548, definition: '', declared: true, text: 'CGCS2000_3_Degree_GK_CM_117E' });
    const point = table.rows[0]?.geometry;
    if (!table.crs || point?.type !== 'Point') throw new Error('no point');
    const [lng, lat] = toWgs84(table.crs)(point.coordinates[0] ?? 0, point.coordinates[1] ?? 0);
    expect(metresBetween({ lng, lat }, { lng: 116.3, lat: 35.9 })).toBeLessThan(0.001);
    expect(table.notes.map(({ code, text }) => [code, text])).toEqual([
      ['encodingGuessed', 'gb18030'],
      ['namesCut', '可容纳人数'],
    ]);
  });

  it('believes the .cpg where the bytes agree, and the bytes where they do not', async () => {
    expect(await readPlaces('a.zip', countyShapefile('', { '避难场所.cpg': 'GBK' }))).toMatchObject({ encoding: 'gb18030' });
    const table = await readPlaces('a.zip', countyShapefile('', { '避难场所.cpg': 'UTF-8' }));
    expect(table.encoding).toBe('gb18030');
    expect(table.notes[0]).toMatchObject({ code: 'encodingGuessed', text: 'UTF-8 → gb18030' });
  });

  it('leaves out the character that the end of a field cuts, and says where', async () => {
    const dbf = dbfOf([{ name: 'name', type: 'C', length: 7 }], [['东风广场'], ['河']], utf8);
    const table = await readPlaces('a.zip', zipOf(layer('a', points, 1, dbf)));
    expect(table.rows.map((row) => row.cells[0])).toEqual(['东风', '河']);
    expect(table.notes.find((note) => note.code === 'textCut')).toMatchObject({ lines: [1], text: 'name' });
  });

  it('reads one of several layers and lists all', async () => {
    const bytes = zipOf({
      ...layer('a/点'),
      ...layer(
        'b/线',
        [
          {
            type: 3,
            parts: [
              [
                [116, 35],
                [117, 36],
              ],
            ],
          },
        ],
        3,
      ),
    });
    expect(await readPlaces('a.zip', bytes)).toMatchObject({
      layer: '点',
      layers: [
        { name: '点', rows: 2 },
        { name: '线', rows: 1 },
      ],
    });
    expect(await readPlaces('a.zip', bytes, { layer: '线' })).toMatchObject({ layer: '线', shapes: { lines: 1 } });
    const same = zipOf({ ...layer('a/点'), ...layer('b/点') });
    expect((await readPlaces('a.zip', same)).layers.map(({ name }) => name)).toEqual(['a/点', 'b/点']);
  });

  it('puts rings together: outer ones with the clock, a hole into the one around it', async () => {
    const square = (x: number, size: number): [number, number][] => [
      [x, 0],
      [x, size],
      [x + size, size],
      [x + size, 0],
      [x, 0],
    ];
    const hole = square(1, 1)
      .map(([x, y]): [number, number] => [x, y + 1])
      .toReversed();
    const table = await readPlaces('a.zip', zipOf(layer('a', [{ type: 5, parts: [square(0, 10), square(20, 10), hole] }], 5)));
    const { geometry } = table.rows[0] ?? {};
    if (geometry?.type !== 'MultiPolygon') throw new Error('no polygons');
    expect(geometry.coordinates.map((rings) => rings.length)).toEqual([2, 1]);
    const checked = checkShape(geometry, (x, y) => [x, y]);
    expect(isShapeFault(checked) ? checked : checked.mended).toEqual(['windingMended']);
  });

  it('reads points of many and with altitudes, and records without a shape', async () => {
    const shapes: EsriShape[] = [
      {
        type: 8,
        points: [
          [1, 2],
          [3, 4],
        ],
      },
      { type: 11, point: [5, 6], z: 7 },
      null,
    ];
    const table = await readPlaces('a.zip', zipOf(layer('a', shapes, 8)));
    expect(table.rows.map((row): Geometry | null => row.geometry)).toEqual([
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      { type: 'Point', coordinates: [5, 6] },
      null,
    ]);
    expect(table.notes).toContainEqual({ code: 'altitudesDropped', count: 1, lines: [2], text: '' });
  });
});

describe('an incomplete or bad one', () => {
  it('without .prj, .shx or .dbf is read, and each is said', async () => {
    const all = layer('a');
    const without = async (ending: string) =>
      (
        await readPlaces(
          'a.zip',
          zipOf(Object.fromEntries(Object.entries({ ...all, 'a.prj': prj4548 }).filter(([name]) => !name.endsWith(ending)))),
        )
      ).notes.map(({ code }) => code);
    expect(await without('prj')).toEqual(['noPrj', 'encodingGuessed']);
    expect(await without('shx')).toEqual(['noShx', 'encodingGuessed']);
    expect(await without('dbf')).toEqual(['noDbf']);
  });

  it('without .shp is refused', async () => {
    expect(await codeOf(zipOf({ 'a.dbf': layer('a')['a.dbf'] ?? '', 'a.prj': prj4548 }))).toMatchObject({
      code: 'shapefileIncomplete',
      received: 'shp',
    });
  });

  it('with fewer attributes than shapes refuses the shapes that have none', async () => {
    const table = await readPlaces('a.zip', zipOf(layer('a', points, 1, dbfOf([{ name: 'name', type: 'C', length: 9 }], [['甲']], utf8))));
    expect(table.rows).toHaveLength(1);
    expect(table.refused).toMatchObject([{ line: 2, code: 'noAttributes', received: 2, limit: 1 }]);
  });

  it('says what datum is too old to be converted', async () => {
    const table = await readPlaces(
      'a.zip',
      zipOf({
        ...layer('a'),
        'a.prj': prj4548.replace('CGCS2000_3_Degree_GK_CM_117E', 'Xian_1980_3_Degree_GK_CM_117E').replace('D_China_2000', 'D_Xian_1980'),
      }),
    );
    expect(table.crs).toBeNull();
    expect(table.notes).toContainEqual({ code: 'oldDatum', count: 1, lines: [], text: 'Xian_1980_3_Degree_GK_CM_117E' });
  });

  it.each([
    ['a torn .shp', { ...layer('a'), 'a.shp': shpOf(points, 1).shp.subarray(0, 140) }, { code: 'brokenFile', field: 'shp' }],
    ['a .shp of something else', { ...layer('a'), 'a.shp': 'x'.repeat(300) }, { code: 'brokenFile', field: 'shp' }],
    [
      'a torn .dbf',
      { ...layer('a'), 'a.dbf': (layer('a')['a.dbf'] ?? Buffer.alloc(0)).subarray(0, 80) },
      { code: 'brokenFile', field: 'dbf' },
    ],
    [
      'attributes in two codings',
      { ...layer('a'), 'a.dbf': dbfOf([{ name: 'name', type: 'C', length: 20 }], [['避难场所'], [Buffer.from([0xff, 0xfe, 0xff])]], utf8) },
      { code: 'mixedEncoding', field: 'record' },
    ],
    ['a zip of zips', { 'a.zip': zipOf({ 'a.shp': 'x' }) }, { code: 'nestedArchive' }],
    ['a zip of something else', { 'a.docx.txt': 'x' }, { code: 'notAPlaceFile' }],
  ])('refuses %s', async (_, files, answer) => {
    expect(await codeOf(zipOf(files))).toMatchObject(answer);
  });

  it('refuses a zip with a password, a torn one, and one that would fill the memory', async () => {
    expect(await codeOf(encryptedZip('a.shp'))).toMatchObject({ code: 'encryptedFile' });
    expect(await codeOf(countyShapefile().subarray(0, 300))).toMatchObject({ code: 'brokenFile' });
    const bomb = zipBomb('a.shp');
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await codeOf(bomb)).toMatchObject({ code: 'unpackedTooLarge', limit: 314_572_800 });
  });

  it('refuses a single record that is broken and keeps the others', async () => {
    const { shp, shx } = shpOf(
      [
        {
          type: 3,
          parts: [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
        {
          type: 3,
          parts: [
            [
              [5, 6],
              [7, 8],
            ],
          ],
        },
      ],
      3,
    );
    shp.writeInt32LE(99, 100 + 8 + 36);
    const table = await readPlaces('a.zip', zipOf({ 'a.shp': shp, 'a.shx': shx }));
    expect(table.rows.map(({ line }) => line)).toEqual([2]);
    expect(table.refused).toMatchObject([{ line: 1, field: 'geometry', code: 'brokenRecord' }]);
  });
});

it('encodes names in GBK as the tests say', () => {
  expect(new TextDecoder('gbk').decode(inGbk('镕基 a'))).toBe('镕基 a');
});
