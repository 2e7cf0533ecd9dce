import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import { readPlaces } from './read-places.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const cellsOf = (table: PlaceTable) => table.rows.map((row) => row.cells);
const codeOf = async (name: string, bytes: Uint8Array, options = {}) =>
  readPlaces(name, bytes, options).then(
    () => 'read',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );

describe('text with separators', () => {
  it('refuses the row that has a column too few or too many and shifts none', async () => {
    const table = await readPlaces('a.csv', utf8('名称,经度,纬度\n甲,116.1,35.9\n乙,116.2\n丙,116.3,35.8,多\n丁,116.4,35.7,\n'));
    expect(table).toMatchObject({ format: 'csv', encoding: 'utf-8', columns: ['名称', '经度', '纬度'], crs: null });
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '甲', '116.1', '35.9'],
      [5, '丁', '116.4', '35.7'],
    ]);
    expect(table.refused).toEqual([
      { line: 3, field: 'row', code: 'tooFewColumns', received: 2, limit: 3, cells: ['乙', '116.2'] },
      { line: 4, field: 'row', code: 'tooManyColumns', received: 4, limit: 3, cells: ['丙', '116.3', '35.8', '多'] },
    ]);
  });

  it.each([
    ['utf-8', Buffer.from('\ufeff名称;地址\n东风站;"云河县\n东风路 ""甲"" 号"\n', 'utf8')],
    ['utf-16le', Buffer.from('\ufeff名称;地址\n东风站;"云河县\n东风路 ""甲"" 号"\n', 'utf16le')],
    [
      'gb18030',
      Buffer.concat([
        Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x3b, 0xb5, 0xd8, 0xd6, 0xb7, 0x0a]),
        Buffer.from([0xb6, 0xab, 0xb7, 0xe7, 0xd5, 0xbe, 0x3b]),
        Buffer.from([
          0x22, 0xd4, 0xc6, 0xba, 0xd3, 0xcf, 0xd8, 0x0a, 0xb6, 0xab, 0xb7, 0xe7, 0xc2, 0xb7, 0x20, 0x22, 0x22, 0xbc, 0xd7, 0x22, 0x22,
          0x20, 0xba, 0xc5, 0x22, 0x0a,
        ]),
      ]),
    ],
  ])('reads %s with line ends and quotes in a cell', async (encoding, bytes) => {
    const table = await readPlaces('a.csv', bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.columns).toEqual(['名称', '地址']);
    expect(cellsOf(table)).toEqual([['东风站', '云河县\n东风路 "甲" 号']]);
  });

  it('finds the head below a title, tells columns of one name apart, takes escaped cells back', async () => {
    const table = await readPlaces('a.csv', utf8('云河县避难场所一览表,,,\n单位：应急局,,,\n名称,电话,电话,\n甲,\'=1+1,="0539",\n'));
    expect(table.columns).toEqual(['名称', '电话', '电话 (2)']);
    expect(cellsOf(table)).toEqual([['甲', '=1+1', '0539']]);
    expect(table.notes.map(({ code, lines, text }) => [code, lines, text])).toEqual([
      ['linesBeforeHead', [1], '云河县避难场所一览表'],
      ['linesBeforeHead', [2], '单位：应急局'],
      ['headRepeated', [], '电话'],
    ]);
  });

  it('joins a head of two rows, as merged cells leave it', async () => {
    const text =
      '云河县应急避难场所统计表,,,,,,\n序号,名称,坐标,,联系人,,容纳人数\n,,经度,纬度,姓名,手机,\n1,城南小学,116.3,35.9,王芳,13905381234,2000\n';
    const table = await readPlaces('a.csv', utf8(text));
    expect(table.columns).toEqual(['序号', '名称', '坐标·经度', '坐标·纬度', '联系人·姓名', '联系人·手机', '容纳人数']);
    expect(table.rows.map(({ line }) => line)).toEqual([4]);
    expect(table.notes.map(({ code, lines }) => [code, lines])).toEqual([['linesBeforeHead', [1]]]);
    // The lower row is the fuller one here, and is found first.
    const fuller = await readPlaces(
      'a.csv',
      utf8('名称,负责人信息,,,位置,,\n,姓名,职务,手机,地址,经度,纬度\n甲,王芳,主任,13905381234,路,116.3,35.9\n'),
    );
    expect(fuller.columns.slice(0, 3)).toEqual(['名称', '负责人信息·姓名', '负责人信息·职务']);
    expect(fuller.rows).toHaveLength(1);
  });

  it.each([
    ['a column without a name', '名称,,地址\n甲,乙,\n丙,丁,戊\n'],
    ['a first row without its first word', '乡镇,名称,地址\n,甲,路\n,乙,街\n'],
  ])('takes no row for a second head: %s', async (_, text) => {
    expect((await readPlaces('a.csv', utf8(text))).rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it.each([
    ['dxf', '  0\nSECTION\n  2\nHEADER\n'],
    ['MapInfo', '!table\n!version 300\n'],
  ])('refuses a text of another program: %s', async (received, text) => {
    expect(await codeOf('a.txt', utf8(text))).toMatchObject({ code: 'notAPlaceFile', received });
  });

  it('refuses a formula, which a text has no value of', async () => {
    const table = await readPlaces('a.csv', utf8('名称,人数\n甲,=SUM(A1:A3)\n乙,==========\n'));
    expect(table.refused).toMatchObject([{ line: 2, field: '人数', code: 'formulaWithoutValue', received: '=SUM(A1:A3)' }]);
    expect(table.rows).toHaveLength(1);
  });

  it('refuses the quote that is never closed with the row it begins in', async () => {
    const table = await readPlaces('a.csv', utf8('名称,地址\n甲,一\n乙,"二\n丙,三\n'));
    expect(cellsOf(table)).toEqual([['甲', '一']]);
    expect(table.refused).toMatchObject([{ line: 3, code: 'unclosedQuote' }]);
  });

  it('refuses a million rows as soon as there is one too many', async () => {
    const bytes = utf8(`名称,经度\n${'甲,116.1\n'.repeat(1_000_000)}`);
    let furthest = 0;
    const refusal = await readPlaces('a.csv', bytes, {}, ({ done }) => {
      furthest = done;
    }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'tooManyRows', details: { limit: 100_000 } });
    expect(furthest).toBeLessThan(bytes.length / 5);
  });

  it('refuses mixed encodings, nothing, and a text without a row', async () => {
    const gbk = Buffer.from([0xd4, 0xc6, 0xba, 0xd3, 0xcf, 0xd8]);
    expect(await codeOf('a.csv', Buffer.concat([utf8('名称,地址\n避难场所,一\n'), gbk, utf8(',二\n')]))).toMatchObject({
      code: 'mixedEncoding',
      received: 3,
    });
    expect(await codeOf('a.csv', utf8(''))).toMatchObject({ code: 'emptyFile' });
    expect(await codeOf('a.csv', utf8('名称,地址\n'))).toMatchObject({ code: 'emptyFile' });
  });
});

describe('sheets', () => {
  it('takes the value that was saved with a formula and says so; refuses a formula without one, and an error', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '场所',
          rows: [
            ['名称', '人数'],
            ['甲', 1],
            ['乙', null],
            ['丙', null],
            ['丁', null],
          ],
          cells: new Map<string, object>([
            ['2,1', { formula: 'B2*2', formulaResult: 2, value: 2, type: 'formula' }],
            ['3,1', { formula: 'B2*3', type: 'formula' }],
            ['4,1', { value: '#N/A', type: 'error' }],
          ]),
        },
        { name: '别的', rows: [['x']] },
      ],
    });
    const table = await readPlaces('a.xlsx', bytes);
    expect(table).toMatchObject({
      format: 'xlsx',
      layer: '场所',
      layers: [
        { name: '场所', rows: 5 },
        { name: '别的', rows: 1 },
      ],
    });
    expect(cellsOf(table)).toEqual([
      ['甲', 1],
      ['乙', 2],
    ]);
    expect(table.refused.map(({ line, field, code }) => [line, field, code])).toEqual([
      [4, '人数', 'formulaWithoutValue'],
      [5, '人数', 'errorValue'],
    ]);
    expect(table.notes).toEqual([
      { code: 'formulaValuesTaken', count: 1, lines: [3], text: '' },
      { code: 'otherLayers', count: 1, lines: [], text: '别的' },
    ]);
    expect((await readPlaces('a.xlsx', bytes, { layer: '别的', headRow: 0 })).rows).toHaveLength(1);
    expect(await codeOf('a.xlsx', bytes, { layer: '无' })).toMatchObject({ code: 'notFound', received: '无' });
  });
});

const point = (name: string, coordinates: unknown, more = {}) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: { type: 'Point', coordinates },
});

describe('GeoJSON', () => {
  it('keeps shapes as they are, joins properties of all features, refuses single features', async () => {
    const features = [
      point('甲', [116.1, 35.9, 40], { floors: 3 }),
      point('乙', ['x', 1]),
      { ...point('丙', [116, 36], { tags: ['a'] }), id: 'p3' },
      { type: 'Feature', properties: null, geometry: null },
    ];
    const table = await readPlaces('a.geojson', utf8(JSON.stringify({ type: 'FeatureCollection', features })));
    expect(table.columns).toEqual(['name', 'floors', 'id', 'tags']);
    expect(table.rows).toEqual([
      { line: 1, cells: ['甲', 3, null, null], geometry: { type: 'Point', coordinates: [116.1, 35.9] } },
      { line: 3, cells: ['丙', null, 'p3', '["a"]'], geometry: { type: 'Point', coordinates: [116, 36] } },
      { line: 4, cells: [null, null, null, null], geometry: null },
    ]);
    expect(table.refused).toMatchObject([{ line: 2, field: 'geometry', code: 'coordinateNotANumber', received: '["x",1]' }]);
    expect(table.shapes).toEqual({ points: 2, lines: 0, polygons: 0, none: 1 });
    expect(table.crs).toMatchObject({ system: 'wgs84', declared: false });
    expect(table.notes.map(({ code, lines }) => [code, lines])).toEqual([
      ['altitudesDropped', [1]],
      ['nestedValues', [3]],
    ]);
  });

  it('honours the crs member, whatever its form', async () => {
    const read = async (name: string) =>
      (
        await readPlaces(
          'a.json',
          utf8(
            JSON.stringify({
              type: 'FeatureCollection',
              features: [point('甲', [500000, 3974000])],
              crs: { type: 'name', properties: { name } },
            }),
          ),
        )
      ).crs;
    expect(await read('urn:ogc:def:crs:EPSG::4548')).toEqual({
      system: 'projected',
      epsg: 4548,
      definition: '',
      declared: true,
      text: 'urn:ogc:def:crs:EPSG::4548',
    });
    expect(await read('EPSG:4490')).toMatchObject({ system: 'cgcs2000', declared: true });
    expect(await read('urn:ogc:def:crs:OGC:1.3:CRS84')).toMatchObject({ system: 'wgs84', declared: true });
    expect(await read('urn:ogc:def:crs:EPSG::2437')).toMatchObject({ declared: false });
  });

  it('reads one object a line with the number of its line', async () => {
    const table = await readPlaces(
      'a.geojsonl',
      utf8(`${JSON.stringify(point('甲', [1, 2]))}\n\n\u001e${JSON.stringify(point('乙', [3, 4]))}\n`),
    );
    expect(table.format).toBe('geojsonLines');
    expect(table.rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [1, '甲'],
      [3, '乙'],
    ]);
  });

  it('refuses brackets in brackets, a torn file and JSON of something else', async () => {
    expect(await codeOf('a.json', utf8(`{"type":"FeatureCollection","features":[${'['.repeat(1_000_000)}`))).toMatchObject({
      code: 'tooDeep',
      limit: 64,
    });
    expect(await codeOf('a.json', utf8('{"type":"FeatureCollection","features":[{"type":"Feature"'))).toMatchObject({ code: 'brokenFile' });
    expect(await codeOf('a.json', utf8('{"type":"FeatureCollection","features":[{"type":Feature}]}'))).toMatchObject({
      code: 'brokenFile',
    });
    expect(await codeOf('a.json', utf8('{"a":1}'))).toMatchObject({ code: 'notAPlaceFile' });
  });

  it('lets the content decide and says that the ending was another', async () => {
    const table = await readPlaces('a.csv', utf8(JSON.stringify(point('甲', [116, 36]))));
    expect(table.format).toBe('geojson');
    expect(table.notes).toContainEqual({ code: 'wrongEnding', count: 1, lines: [], text: '.csv → geojson' });
  });
});
