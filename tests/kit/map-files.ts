// Files of tiles as other programs make them, and as nobody should.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { zxyToTileId } from 'pmtiles';

export interface TestTile {
  z: number;
  x: number;
  /** Counted from the north. */
  y: number;
  bytes: Buffer;
}

export interface MbtilesOptions {
  metadata?: Record<string, string>;
  /** SQL instead of the usual tables; `tiles` are not written then. */
  schema?: string;
  index?: boolean;
}

/** Writes an MBTiles file: rows counted from the south, as its specification says. */
export function writeMbtiles(file: string, tiles: readonly TestTile[], { metadata = {}, schema, index = true }: MbtilesOptions = {}): void {
  const db = new Database(file);
  db.exec('CREATE TABLE metadata (name TEXT, value TEXT)');
  for (const [name, value] of Object.entries(metadata)) db.prepare('INSERT INTO metadata VALUES (?, ?)').run(name, value);
  db.exec(schema ?? 'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)');
  if (schema === undefined) {
    if (index) db.exec('CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)');
    const insert = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
    for (const { z, x, y, bytes } of tiles) insert.run(z, x, 2 ** z - 1 - y, bytes);
  }
  db.close();
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

interface Entry {
  id: number;
  run: number;
  length: number;
  offset: number;
}

function directory(entries: readonly Entry[]): Buffer {
  const ids = entries.flatMap(({ id }, at) => varint(id - (entries[at - 1]?.id ?? 0)));
  const offsets = entries.flatMap(({ offset }) => varint(offset + 1));
  const bytes = [
    ...varint(entries.length),
    ...ids,
    ...entries.flatMap(({ run }) => varint(run)),
    ...entries.flatMap(({ length }) => varint(length)),
    ...offsets,
  ];
  return gzipSync(Buffer.from(bytes));
}

export interface PmtilesOptions {
  /** Entries of one leaf directory; 0: all stand in the root. */
  leaf?: number;
  type?: 'png' | 'mvt';
  metadata?: Record<string, unknown>;
  /** Instead of the root directory that belongs there. */
  root?: Buffer;
}

export function writePmtiles(
  file: string,
  tiles: readonly TestTile[],
  { leaf = 0, type = 'png', metadata = {}, root }: PmtilesOptions = {},
): void {
  const sorted = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) })).toSorted((a, b) => a.id - b.id);
  let end = 0;
  const entries = sorted.map(({ id, bytes }): Entry => {
    const entry = { id, run: 1, length: bytes.length, offset: end };
    end += bytes.length;
    return entry;
  });
  const leaves: Buffer[] = [];
  let leafEnd = 0;
  const pointers: Entry[] = [];
  for (let at = 0; leaf > 0 && at < entries.length; at += leaf) {
    const bytes = directory(entries.slice(at, at + leaf));
    pointers.push({ id: entries[at]?.id ?? 0, run: 0, length: bytes.length, offset: leafEnd });
    leaves.push(bytes);
    leafEnd += bytes.length;
  }
  const rootBytes = root ?? directory(leaf > 0 ? pointers : entries);
  const json = gzipSync(JSON.stringify(metadata));
  const head = Buffer.alloc(127);
  head.write('PMTiles', 0, 'latin1');
  head[7] = 3;
  const starts = [127, 127 + rootBytes.length, 127 + rootBytes.length + json.length];
  const tileStart = (starts[2] ?? 0) + leafEnd;
  const numbers = [
    starts[0],
    rootBytes.length,
    starts[1],
    json.length,
    starts[2],
    leafEnd,
    tileStart,
    end,
    tiles.length,
    tiles.length,
    tiles.length,
  ];
  for (const [at, value] of numbers.entries()) head.writeBigUInt64LE(BigInt(value ?? 0), 8 + at * 8);
  head.set([1, 2, 1, type === 'mvt' ? 1 : 2, Math.min(...tiles.map(({ z }) => z)), Math.max(...tiles.map(({ z }) => z))], 96);
  for (const [at, degrees] of [115, 35, 117, 37].entries()) head.writeInt32LE(degrees * 10_000_000, 102 + at * 4);
  writeFileSync(file, Buffer.concat([head, rootBytes, json, ...leaves, ...sorted.map(({ bytes }) => bytes)]));
}
