// Files of tiles through the contract: the right tile of each format, and every kind of broken file refused before it is a layer.
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestTile, writeMbtiles, writePmtiles } from '#kit/map-files.ts';
import { makeStation, tempDir, type TestStation } from '#kit/station.ts';
import { png } from '#kit/tile-server.ts';
import { maxVectorTileBytes } from '#shared/resources/layers/limits.ts';

let test: TestStation;
let dir: string;
beforeEach(async () => {
  test = await makeStation();
  dir = tempDir();
});

const red = png(256, 256, () => [200, 30, 30]);
const blue = png(256, 256, () => [30, 30, 200]);
const northWest: TestTile = { z: 3, x: 2, y: 1, bytes: red };
const southEast: TestTile = { z: 3, x: 6, y: 6, bytes: blue };
/** A vector tile with one empty layer "water". */
const vector = Buffer.from([0x1a, 0x09, 0x78, 0x02, 0x0a, 0x05, 0x77, 0x61, 0x74, 0x65, 0x72]);

const at = (name: string): string => path.join(dir, name);
const send = (name: string, layer?: { name?: string }) =>
  test.call.mapLayers.addFile({ file: new File([new Uint8Array(readFileSync(at(name)))], name), ...(layer ? { layer } : {}) });
const tile = async (layer: string, z: number, x: number, y: number): Promise<Buffer | null> => {
  const file = await test.call.mapLayers.tile({ layer, z, x, y });
  return file && Buffer.from(await file.arrayBuffer());
};
/** Nothing of a file that was refused stays behind. */
const left = (): string[] =>
  readdirSync(test.dir, { recursive: true })
    .map(String)
    .filter((name) => /\.(mb|pm)tiles$/.test(name));

describe('MBTiles', () => {
  it('gives pictures, rows counted from the north', async () => {
    writeMbtiles(at('county.mbtiles'), [northWest, southEast], {
      metadata: { name: '县域影像', format: 'png', bounds: '115,35,117,37', attribution: '<a href="x">自然资源局</a>' },
    });
    const layer = await send('county.mbtiles');
    expect(layer).toMatchObject({ name: '县域影像', kind: 'mbtiles', content: 'raster', minZoom: 3, maxZoom: 3, source: '自然资源局' });
    expect(await tile(layer.id, 3, 2, 1)).toEqual(red);
    expect(await tile(layer.id, 3, 6, 6)).toEqual(blue);
    expect(await tile(layer.id, 3, 2, 6)).toBeNull();
  });

  it('gives vector tiles unpacked, packed or not', async () => {
    writeMbtiles(
      at('v.mbtiles'),
      [
        { z: 0, x: 0, y: 0, bytes: gzipSync(vector) },
        { z: 1, x: 0, y: 0, bytes: vector },
      ],
      { metadata: { json: '{"vector_layers":[{"id":"water"}]}' } },
    );
    const layer = await send('v.mbtiles', { name: '水系' });
    expect(layer).toMatchObject({ name: '水系', content: 'vector', minZoom: 0, maxZoom: 1, vectorLayers: ['water'] });
    expect(await tile(layer.id, 0, 0, 0)).toEqual(vector);
    expect(await tile(layer.id, 1, 0, 0)).toEqual(vector);
  });

  it('may keep equal tiles once, in the view that tools make', async () => {
    const schema = `CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);
      CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row);
      CREATE TABLE images (tile_data BLOB, tile_id TEXT); CREATE UNIQUE INDEX images_id ON images (tile_id);
      CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS tile_row,
        images.tile_data AS tile_data FROM map JOIN images ON images.tile_id = map.tile_id;`;
    writeMbtiles(at('view.mbtiles'), [], { schema });
    const db = new Database(at('view.mbtiles'));
    db.prepare('INSERT INTO images VALUES (?, ?)').run(red, 'a');
    db.prepare("INSERT INTO map VALUES (3, 2, 6, 'a')").run();
    db.close();
    const layer = await send('view.mbtiles');
    expect(await tile(layer.id, 3, 2, 1)).toEqual(red);
  });

  const endless = `CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'89' AS tile_data FROM n`;
  it.each([
    ['a view that never ends', () => writeMbtiles(at('bad.mbtiles'), [], { schema: endless }), 'view tiles'],
    ['no table of tiles', () => writeMbtiles(at('bad.mbtiles'), [], { schema: 'CREATE TABLE other (x)' }), 'tiles'],
    ['no tile at all', () => writeMbtiles(at('bad.mbtiles'), []), '0'],
    ['no index: each tile would be a search through all', () => writeMbtiles(at('bad.mbtiles'), [northWest], { index: false }), 'index'],
    [
      'neither pictures nor vector tiles',
      () => writeMbtiles(at('bad.mbtiles'), [{ z: 0, x: 0, y: 0, bytes: Buffer.from('<html>') }]),
      'tile_data',
    ],
    ['text under its name', () => writeFileSync(at('bad.mbtiles'), 'no database'), 'SQLite'],
    [
      'SQLite with nonsense behind its head',
      () => writeFileSync(at('bad.mbtiles'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9_000, 7)])),
      'SQLite',
    ],
  ])('with %s is refused', async (_what, write, received) => {
    write();
    await expect(send('bad.mbtiles')).rejects.toMatchObject({ code: 'brokenFile', data: { received } });
    expect((await test.call.mapLayers.list()).items).toEqual([]);
    expect(left()).toEqual([]);
  });

  it('that was cut off while it was copied is refused', async () => {
    const many = Array.from({ length: 64 }, (_, n): TestTile => ({ z: 6, x: n, y: n, bytes: png(64, 64, (x, y) => [x * n, y * n, n]) }));
    writeMbtiles(at('cut.mbtiles'), many);
    truncateSync(at('cut.mbtiles'), Math.floor(readFileSync(at('cut.mbtiles')).length * 0.6));
    await expect(send('cut.mbtiles')).rejects.toMatchObject({ code: 'brokenFile' });
  });

  it('with one tile that unpacks into more than a tile is shows the others', async () => {
    writeMbtiles(at('bomb.mbtiles'), [
      { z: 0, x: 0, y: 0, bytes: gzipSync(vector) },
      { z: 1, x: 0, y: 0, bytes: gzipSync(Buffer.concat([vector, Buffer.alloc(maxVectorTileBytes)])) },
    ]);
    const layer = await send('bomb.mbtiles');
    await expect(tile(layer.id, 1, 0, 0)).rejects.toMatchObject({ code: 'layerFailed', data: { field: 'tooLarge' } });
    expect(await tile(layer.id, 0, 0, 0)).toEqual(vector);
  });

  it('that vanished from the disk says so, and the other layers go on', async () => {
    writeMbtiles(at('a.mbtiles'), [northWest]);
    const layer = await send('a.mbtiles');
    const again = await test.reopen();
    test = again;
    for (const name of readdirSync(path.join(test.dir, 'maps')))
      if (name.endsWith('.mbtiles')) truncateSync(path.join(test.dir, 'maps', name), 0);
    await expect(tile(layer.id, 3, 2, 1)).rejects.toMatchObject({ data: { field: 'damaged' } });
    expect((await test.call.mapLayers.list()).items[0]?.state.problem?.code).toBe('damaged');
  });
});

describe('PMTiles', () => {
  const many = Array.from(
    { length: 4_096 },
    (_, n): TestTile => ({ z: 6, x: n % 64, y: Math.floor(n / 64), bytes: n === 1_300 ? red : blue }),
  );
  it.each([0, 300])('gives its tiles (%d entries a leaf directory)', async (leaf) => {
    writePmtiles(at('a.pmtiles'), many, { leaf, metadata: { name: '影像' } });
    const layer = await send('a.pmtiles');
    expect(layer).toMatchObject({ name: '影像', kind: 'pmtiles', content: 'raster', minZoom: 6, maxZoom: 6 });
    expect(await tile(layer.id, 6, 1_300 % 64, Math.floor(1_300 / 64))).toEqual(red);
    expect(await tile(layer.id, 6, 5, 5)).toEqual(blue);
  });

  it('whose directory says that it has more entries than it can have is refused at once', async () => {
    writePmtiles(at('loop.pmtiles'), [northWest], { root: gzipSync(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1])) });
    const asked = send('loop.pmtiles').then(({ id }) => tile(id, 3, 2, 1));
    await expect(asked).rejects.toMatchObject({ data: { field: expect.stringMatching(/^(file|damaged)$/) } });
  });

  it('that was cut off, or is something else, is refused', async () => {
    writePmtiles(at('cut.pmtiles'), many);
    truncateSync(at('cut.pmtiles'), 100_000);
    await expect(send('cut.pmtiles')).rejects.toMatchObject({ code: 'brokenFile', data: { received: 'end' } });
    writeFileSync(at('text.pmtiles'), 'no tiles');
    await expect(send('text.pmtiles')).rejects.toMatchObject({ code: 'brokenFile' });
  });
});

describe('a file that is too large to be sent', () => {
  it('is taken from the folder for them, and from nowhere else', async () => {
    const { dir: incoming } = await test.call.mapLayers.incoming();
    mkdirSync(incoming, { recursive: true });
    writeMbtiles(path.join(incoming, 'large.mbtiles'), [northWest]);
    expect((await test.call.mapLayers.incoming()).items).toMatchObject([{ name: 'large.mbtiles' }]);
    const layer = await test.call.mapLayers.addFile({ incoming: 'large.mbtiles' });
    expect(await tile(layer.id, 3, 2, 1)).toEqual(red);
    writeMbtiles(at('outside.mbtiles'), [northWest]);
    await expect(
      test.call.mapLayers.addFile({ incoming: `../../${path.relative(test.dir, at('outside.mbtiles'))}` }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.mapLayers.addFile({ incoming: 'x.sqlite' })).rejects.toMatchObject({ code: 'typeNotAllowed' });
  });
});
