import { encryptedZip, inGbk, kmlOf, kmlWithLinks, zipBomb, zipOf } from '#kit/place-files.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPlaces } from './read-places.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const codeOf = async (bytes: Uint8Array, name = 'a.kml', options = {}) =>
  readPlaces(name, bytes, options).then(
    () => 'read',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  );
const placemark = (name: string, shape: string): string => `<Placemark><name>${name}</name>${shape}</Placemark>`;

describe('KML with links, scripts and styles', () => {
  const fetched = vi.fn<typeof fetch>();
  beforeEach(() => vi.stubGlobal('fetch', fetched));
  afterEach(() => fetched.mockReset());

  it('gives the placemarks with their folders, data and shapes, and fetches nothing', async () => {
    const table = await readPlaces('a.kml', utf8(kmlWithLinks));
    expect(table.columns).toEqual(['name', 'description', 'folder', '面积', '电话']);
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, '东风广场', '可容纳 1200 人\n钥匙在 门卫', '避难场所/东风镇', '3500', '0538-1234567'],
      [2, '河堤', null, '避难场所/东风镇', null, null],
      [3, '湖', null, null, null, null],
      [5, '无位置', null, null, null, null],
    ]);
    expect(table.rows.map((row) => row.geometry)).toEqual([
      { type: 'Point', coordinates: [116.3, 35.9] },
      {
        type: 'GeometryCollection',
        geometries: [
          {
            type: 'LineString',
            coordinates: [
              [116.1, 35.8],
              [116.2, 35.85],
            ],
          },
          { type: 'Point', coordinates: [116.15, 35.82] },
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [116, 35],
            [117, 35],
            [117, 36],
            [116, 36],
            [116, 35],
          ],
          [
            [116.4, 35.4],
            [116.6, 35.4],
            [116.6, 35.6],
            [116.4, 35.4],
          ],
        ],
      },
      null,
    ]);
    expect(table.refused).toMatchObject([
      { line: 4, field: 'geometry', code: 'coordinateNotANumber', received: '东风路,35.9', cells: ['错'] },
    ]);
    expect(table.notes.map(({ code, text }) => [code, text])).toEqual([
      ['stylesLeftOut', 'http://example.invalid/icon.png'],
      ['linksNotFetched', 'http://example.invalid/live.kml'],
      ['overlaysLeftOut', '影像'],
      ['scriptsLeftOut', ''],
      ['htmlRemoved', ''],
      ['stylesLeftOut', 'http://example.invalid/styles.kml#red'],
      ['altitudesDropped', ''],
    ]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('of links alone says that there is nothing in it and what was not fetched', async () => {
    expect(await codeOf(utf8(kmlOf('<NetworkLink><Link><href>http://example.invalid/all.kml</href></Link></NetworkLink>')))).toEqual({
      code: 'emptyFile',
      field: 'rows',
      received: 'linksNotFetched http://example.invalid/all.kml',
    });
  });
});

describe('KML of all sorts', () => {
  it('resolves what is escaped, in text and attributes, and nothing in CDATA', async () => {
    const data =
      '<ExtendedData><Data name="a &amp; b"><value>&lt;3 &#29002;&#x6CB3; &quot;</value></Data><Data name=\'c\'><value><![CDATA[&amp;]]></value></Data></ExtendedData>';
    const table = await readPlaces('a.kml', utf8(kmlOf(placemark('甲', data))));
    expect(table.columns).toEqual(['name', 'a & b', 'c']);
    expect(table.rows[0]?.cells).toEqual(['甲', '<3 煊河 "', '&amp;']);
  });

  it('reads GBK, prefixes, tracks, and the main file of a KMZ', async () => {
    const gbk = inGbk(kmlOf(placemark('避难场所', '<Point><coordinates>116.3,35.9</coordinates></Point>')).replace('UTF-8', 'GBK'));
    expect(await readPlaces('a.kml', gbk)).toMatchObject({ encoding: 'gb18030', rows: [{ cells: ['避难场所'] }] });
    const prefixed =
      '<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Placemark><k:name>甲</k:name><k:Point><k:coordinates> 116.3 , 35.9 </k:coordinates></k:Point></k:Placemark></k:kml>';
    expect(await readPlaces('a.kml', utf8(prefixed))).toMatchObject({
      rows: [{ cells: ['甲'], geometry: { coordinates: [116.3, 35.9] } }],
    });
    const track =
      '<gx:Track><when>2024-01-01T00:00:00Z</when><gx:coord>116.1 35.8 40</gx:coord><gx:coord>116.2 35.9 41</gx:coord></gx:Track>';
    expect((await readPlaces('a.kml', utf8(kmlOf(placemark('路线', track))))).rows[0]?.geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [116.1, 35.8],
        [116.2, 35.9],
      ],
    });
    const kmz = zipOf({
      'files/more.kml': kmlOf(placemark('二', '')),
      'doc.kml': kmlOf(placemark('一', '')),
      'files/a.png': 'x',
      'files/b.jpg': 'x',
    });
    const table = await readPlaces('a.kmz', kmz);
    expect(table).toMatchObject({ format: 'kmz', layer: 'doc.kml', rows: [{ cells: ['一'] }] });
    expect(table.notes.map(({ code, count }) => [code, count])).toEqual([
      ['picturesLeftOut', 2],
      ['otherLayers', 1],
    ]);
    const pointing = '<kml><Document><NetworkLink><Link><href>layers/a.kml</href></Link></NetworkLink></Document></kml>';
    const apart = zipOf({ 'doc.kml': pointing, 'layers/a.kml': kmlOf(placemark('三', '')) });
    expect(await readPlaces('a.kmz', apart)).toMatchObject({ layer: 'layers/a.kml', rows: [{ cells: ['三'] }] });
    expect(await readPlaces('a.kmz', kmz, { layer: 'files/more.kml' })).toMatchObject({ rows: [{ cells: ['二'] }] });
  });
});

describe('bad KML', () => {
  const entities = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`;
  it.each([
    ['a document type', utf8(entities), { code: 'documentType' }],
    ['a placemark that is not closed', utf8(kmlOf('<Placemark><name>甲</name>')), { code: 'brokenFile', received: 'Placemark' }],
    ['a placemark in a placemark', utf8(kmlOf('<Placemark><Placemark></Placemark></Placemark>')), { code: 'brokenFile' }],
    [
      'a placemark that is not well-formed',
      utf8(kmlOf(`${placemark('甲', '')}<Placemark><name>乙</Placemark>`)),
      { code: 'brokenFile', field: 'Placemark', received: 2 },
    ],
    ['an entity that XML does not have', utf8(kmlOf(placemark('&nbsp;', ''))), { code: 'brokenFile', field: 'Placemark', received: 1 }],
    ['text after the end', utf8(`${kmlOf(placemark('甲', ''))}more`), { code: 'brokenFile' }],
    ['folders without end', utf8(kmlOf(`${'<Folder>'.repeat(500)}${'</Folder>'.repeat(500)}`)), { code: 'tooDeep', limit: 100 }],
    [
      'an element closed by another name',
      utf8(kmlOf('<Placemark><name>乙</nam></Placemark>')),
      { code: 'brokenFile', field: 'Placemark', received: 1 },
    ],
    ['a frame that is not well-formed', utf8(kmlOf('<Folder>')), { code: 'brokenFile' }],
    ['XML of something else', utf8('<?xml version="1.0"?><gpx></gpx>'), { code: 'notAPlaceFile', received: 'xml gpx' }],
    [
      'two codings in one file',
      Buffer.concat([utf8(kmlOf(placemark('避难场所', ''))), inGbk('\n云河')]),
      { code: 'mixedEncoding', received: 3 },
    ],
    ['a web page', utf8('<!doctype html><html></html>'), { code: 'notAPlaceFile' }],
  ])('refuses %s', async (_, bytes, answer) => {
    expect(await codeOf(bytes)).toMatchObject(answer);
  });

  it('refuses too many placemarks without reading them, an encrypted KMZ and one that would fill the memory', async () => {
    expect(await codeOf(utf8(kmlOf('<Placemark/>'.repeat(12))), 'a.kml', { maxRows: 10 })).toMatchObject({
      code: 'tooManyRows',
      limit: 10,
    });
    expect(await codeOf(encryptedZip('doc.kml'), 'a.kmz')).toMatchObject({ code: 'encryptedFile' });
    expect(await codeOf(zipBomb('doc.kml'), 'a.kmz')).toMatchObject({ code: 'unpackedTooLarge' });
  });
});
