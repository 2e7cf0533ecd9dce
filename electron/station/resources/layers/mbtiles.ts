// MBTiles: tiles in a SQLite file, rows counted from the south. Opened for reading only, and only when its schema is the one it should be:
// a file from outside is a program for the database, and a view in it could run for ever.
import { closeSync, openSync, readSync } from 'node:fs';
import { DomainError } from '#shared/kernel/errors.ts';
import { rowsAt } from '#shared/kernel/tile-grid.ts';
import { maxTileBytes } from '#shared/resources/layers/limits.ts';
import { SqliteFile } from '../../kernel/db.ts';
import { TileFailure } from './failure.ts';
import { imageFacts } from './image.ts';
import { served, type Tile, type TileFile, type TileFileFacts, unpacked } from './tile-file.ts';

interface SchemaRow {
  type: string;
  name: string;
  sql: string | null;
}

/** `tiles` is a table, or the view over `map` and `images` that tools make to keep equal tiles once. */
const plainView =
  /^create view (?:if not exists )?["'`[]?tiles["'`\]]? as select (?:map\.)?zoom_level(?: as zoom_level)?, (?:map\.)?tile_column(?: as tile_column)?, (?:map\.)?tile_row(?: as tile_row)?, (?:images\.)?tile_data(?: as tile_data)? from map (?:inner )?join images on (?:images\.tile_id = map\.tile_id|map\.tile_id = images\.tile_id)$/;
const normal = (sql: string): string =>
  sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/[\s;]+/g, ' ')
    .replace(/\s*,\s*/g, ', ')
    .replace(/\s*=\s*/g, ' = ')
    .trim()
    .toLowerCase();
/** Tiles of one file: a province to level 18 has two million. */
const maxTiles = 20_000_000;
/** Characters of its description. */
const maxMetadata = 1_000_000;

const broken = (received: string): DomainError => new DomainError('brokenFile', { field: 'file', received });

function isSqlite(file: string): boolean {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    return readSync(handle, head, 0, 16, 0) === 16 && head.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(handle);
  }
}

/** @throws DomainError brokenFile: no SQLite, other tables than MBTiles have, a view that could do anything */
function open(file: string): SqliteFile {
  if (!isSqlite(file)) throw broken('SQLite');
  let db: SqliteFile;
  try {
    db = new SqliteFile(file, { readonly: true });
  } catch {
    throw broken('SQLite');
  }
  try {
    db.raw.pragma('trusted_schema = OFF');
    db.raw.pragma('cell_size_check = ON');
    db.raw.pragma('query_only = ON');
    const schema = db.all<SchemaRow>('mbtiles.schema', "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view')");
    const tiles = schema.find(({ name }) => name.toLowerCase() === 'tiles');
    if (!tiles) throw broken('tiles');
    const view = tiles.type === 'view' ? normal(tiles.sql ?? '') : null;
    if (view !== null && !plainView.test(view)) throw broken('view tiles');
    const needed = view === null ? ['metadata'] : ['metadata', 'map', 'images'];
    for (const name of needed) {
      const row = schema.find((one) => one.name.toLowerCase() === name);
      if (!row || row.type !== 'table' || /^create virtual/i.test(row.sql ?? '')) throw broken(name);
    }
    if (/^create virtual/i.test(tiles.sql ?? '')) throw broken('tiles');
    return db;
  } catch (error) {
    db.close();
    throw error instanceof DomainError && error.code === 'brokenFile' ? error : broken('SQLite');
  }
}

const tileSql = `SELECT length(tile_data) AS size, CASE WHEN length(tile_data) <= ${maxTileBytes} THEN tile_data END AS data
  FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?`;

/** One tile must be found by an index: a scan of millions for each would stop the station. */
function refuseUnindexed(db: SqliteFile): void {
  const plan = db.raw.prepare(`EXPLAIN QUERY PLAN ${tileSql}`).all(0, 0, 0) as { detail: string }[];
  if (plan.some(({ detail }) => detail.startsWith('SCAN'))) throw broken('index');
}

function numbers(text: string | undefined, count: number): number[] | null {
  const found = (text ?? '').split(',').map(Number);
  return text !== undefined && found.length === count && found.every(Number.isFinite) ? found : null;
}

function layersIn(json: string | undefined): string[] {
  try {
    const said: unknown = JSON.parse(json ?? '{}');
    const list = typeof said === 'object' && said !== null && 'vector_layers' in said ? said.vector_layers : [];
    return (Array.isArray(list) ? list : []).flatMap((one: unknown) =>
      typeof one === 'object' && one !== null && 'id' in one ? [String(one.id).slice(0, 100)] : [],
    );
  } catch {
    return [];
  }
}

/** Looks a whole file through; takes seconds for a large one. @throws DomainError brokenFile, tooLarge */
export function checkMbtiles(file: string): TileFileFacts {
  const db = open(file);
  try {
    refuseUnindexed(db);
    const whole = db.raw.pragma('quick_check(1)', { simple: true });
    if (whole !== 'ok') throw broken('quick_check');
    const size = db.get<{ size: number | null }>('mbtiles.size', 'SELECT sum(length(name) + length(value)) AS size FROM metadata');
    if ((size?.size ?? 0) > maxMetadata)
      throw new DomainError('tooLarge', { field: 'metadata', limit: maxMetadata, received: size?.size ?? 0 });
    const rows = db.all<{ name: unknown; value: unknown }>('mbtiles.metadata', 'SELECT name, value FROM metadata');
    const metadata = new Map(rows.map(({ name, value }) => [String(name).toLowerCase(), String(value)]));
    const levels = db.get<{ low: number | null; high: number | null; tiles: number }>(
      'mbtiles.levels',
      'SELECT min(zoom_level) AS low, max(zoom_level) AS high, count(*) AS tiles FROM tiles',
    );
    if (!levels || levels.tiles === 0 || levels.low === null || levels.high === null) throw broken('0');
    if (levels.tiles > maxTiles) throw new DomainError('tooLarge', { field: 'tiles', limit: maxTiles, received: levels.tiles });
    if (![levels.low, levels.high].every((z) => Number.isInteger(z) && z >= 0 && z <= 24)) throw broken('zoom_level');
    const first = db.get<{ data: Buffer | null }>('mbtiles.first', 'SELECT tile_data AS data FROM tiles LIMIT 1')?.data;
    if (!Buffer.isBuffer(first)) throw broken('tile_data');
    const content = imageFacts(first) ? 'raster' : 'vector';
    // What is neither a picture nor a vector tile says so now, not tile by tile at night.
    if (content === 'vector' && !looksLikeVector(unpacked(first))) throw broken('tile_data');
    const bounds = numbers(metadata.get('bounds'), 4);
    return {
      content,
      minZoom: levels.low,
      maxZoom: levels.high,
      bounds: bounds as TileFileFacts['bounds'],
      name: (metadata.get('name') ?? '').slice(0, 200),
      attribution: (metadata.get('attribution') ?? '').replace(/<[^>]*>/g, '').slice(0, 200),
      layers: layersIn(metadata.get('json')),
      tiles: levels.tiles,
    };
  } catch (error) {
    if (error instanceof DomainError && ['brokenFile', 'tooLarge'].includes(error.code)) throw error;
    throw broken('SQLite');
  } finally {
    db.close();
  }
}

/** A vector tile is a row of fields of number 3 (layers). */
const looksLikeVector = (bytes: Buffer): boolean => bytes.length === 0 || bytes[0] === 0x1a;

export class MbtilesFile implements TileFile {
  readonly #db: SqliteFile;
  readonly #content: TileFileFacts['content'];

  constructor(file: string, content: TileFileFacts['content']) {
    this.#content = content;
    try {
      this.#db = open(file);
    } catch (error) {
      throw new TileFailure('damaged', error instanceof DomainError ? String(error.details.received) : 'SQLite', null, { cause: error });
    }
  }

  tile(z: number, x: number, y: number): Promise<Tile | null> {
    try {
      const row = this.#db.get<{ size: number; data: Buffer | null }>('mbtiles.tile', tileSql, z, x, rowsAt(z) - 1 - y);
      if (!row) return Promise.resolve(null);
      if (row.data === null) throw new TileFailure('tooLarge', `${row.size} > ${maxTileBytes} B`);
      return Promise.resolve(served(row.data, this.#content));
    } catch (error) {
      return Promise.reject(error instanceof TileFailure ? error : new TileFailure('damaged', 'SQLite', null, { cause: error }));
    }
  }

  close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}
