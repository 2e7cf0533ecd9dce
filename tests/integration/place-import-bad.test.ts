// Bad files of places over the contract: a clear answer for the file or for the row, nothing half-written, nothing fetched.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countyShapefile, encryptedZip, inGbk, kmlOf, kmlWithLinks, zipBomb, zipOf } from '#kit/place-files.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

const head = '名称,可容纳人数,经度,纬度\r\n';
const good = '实验小学操场,1200,116.3,35.9\r\n';
const fileOf = (content: string | Uint8Array, name: string): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

let test: TestStation;
const fetched = vi.spyOn(globalThis, 'fetch');
beforeEach(async () => {
  test = await makeStation();
  fetched.mockClear();
});
/** Whatever was refused has left nothing behind and asked nobody. */
afterEach(async () => {
  const { items } = await test.call.facilityFiles.datasets({});
  const { total } = await test.call.facilities.list({});
  if (items.length > 0 || total > 0) throw new Error('something of a refused file was written');
  if (fetched.mock.calls.length > 0) throw new Error('a file made the station fetch something');
});

const read = (file: File) => test.call.facilityFiles.read({ file });

describe('a file that is refused as a whole', () => {
  const crossing = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  it.each([
    ['no bytes', () => fileOf('', 'a.csv'), 'emptyFile'],
    [
      'a mixture of encodings',
      () => fileOf(Buffer.concat([Buffer.from(head + good), inGbk('东风广场,1,116.3,35.9\r\n')]), 'a.csv'),
      'mixedEncoding',
    ],
    ['more rows than the limit', () => fileOf(head + good.repeat(100_001), 'a.csv'), 'tooManyRows'],
    ['a zip bomb', () => fileOf(zipBomb('a.kml'), 'a.kmz'), 'unpackedTooLarge'],
    ['a locked zip', () => fileOf(encryptedZip('a.shp'), 'a.zip'), 'encryptedFile'],
    ['a document type', () => fileOf(kmlOf('').replace('<kml', `${crossing}<kml`), 'a.kml'), 'documentType'],
    ['a picture', () => fileOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'a.csv'), 'notAPlaceFile'],
    ['an archive without anything of ours', () => fileOf(zipOf({ 'a.txt': 'x' }), 'a.zip'), 'notAPlaceFile'],
    ['half a JSON', () => fileOf('{"type":"FeatureCollection","features":[{"type":"Fea', 'a.geojson'), 'brokenFile'],
  ])('%s', async (_, file, code) => {
    await expect(read(file())).rejects.toMatchObject({ code });
  });

  it('says the limit and what came', async () => {
    await expect(read(fileOf(head + good.repeat(100_001), 'a.csv'))).rejects.toMatchObject({ data: { limit: 100_000 } });
  });
});

describe('a row that is refused by itself', () => {
  const answer = async (text: string): Promise<string[]> => {
    const { refused, check } = await read(fileOf(head + good + text, '避难场所.csv'));
    expect(check.counts).toMatchObject({ new: 1, refused: 1 });
    expect(refused.every(({ row, message }) => row === 3 && message.length > 4)).toBe(true);
    return refused.map(({ field, code }) => `${field} ${code}`);
  };
  it.each([
    ['one cell too few', '体育场,116.3,35.9\r\n', 'row tooFewColumns'],
    ['a latitude of 200', '体育场,1200,116.3,200\r\n', 'lat latitudeOutOfRange'],
    ['a longitude of 400', '体育场,1200,400,35.9\r\n', 'lng longitudeOutOfRange'],
    ['minutes of 75', `体育场,1200,116°75′00″E,35°54′00″N\r\n`, 'lng minutesOutOfRange'],
    ['a formula', '=HYPERLINK("http://a.invalid"),1200,116.3,35.9\r\n', 'name formulaWithoutValue'],
    ['no number', '体育场,很多,116.3,35.9\r\n', 'field.capacity notNumber'],
    ['below zero', '体育场,-3,116.3,35.9\r\n', 'field.capacity negative'],
    ['the wrong way round', '体育场,3,35.9,116.3\r\n', 'position looksSwapped'],
  ])('%s', async (_, text, expected) => {
    expect(await answer(text)).toContain(expected);
  });

  it('a polygon that crosses itself', async () => {
    const polygon = (ring: number[][], name: string) => ({
      type: 'Feature',
      properties: { 名称: name },
      geometry: { type: 'Polygon', coordinates: [ring] },
    });
    const square = [
      [116, 36],
      [116.01, 36],
      [116.01, 36.01],
      [116, 36.01],
      [116, 36],
    ];
    const bow = [
      [116, 36],
      [116.01, 36.01],
      [116.01, 36],
      [116, 36.01],
      [116, 36],
    ];
    const features = [polygon(square, '好的广场'), polygon(bow, '打结的广场')];
    const preview = await test.call.facilityFiles.read({
      file: fileOf(JSON.stringify({ type: 'FeatureCollection', features }), 'a.geojson'),
      kind: 'shelter',
    });
    expect(preview.check.counts).toMatchObject({ new: 1, refused: 1 });
    expect(preview.refused).toMatchObject([{ row: 2, field: 'position', code: 'selfCrossing' }]);
  });
});

describe('what is left where it is', () => {
  it('links and scripts of a KML are said and not fetched', async () => {
    const { notes } = await test.call.facilityFiles.read({ file: fileOf(kmlWithLinks, 'a.kml'), kind: 'shelter' });
    expect(notes.map(({ code }) => code)).toEqual(expect.arrayContaining(['linksNotFetched']));
  });

  it('a Shapefile in EPSG:4548 with GBK says its system, and its words are whole', async () => {
    const preview = await test.call.facilityFiles.read({ file: fileOf(countyShapefile(), '避难场所.zip'), kind: 'shelter' });
    expect(preview.crs).toMatchObject({ system: 'projected', epsg: 4548, declared: true });
    expect(preview.columns.every(({ name, samples }) => !/\ufffd/.test(name + samples.join('')))).toBe(true);
  });
});
