// Tiles of servers that were seen before, kept where the layer allows it: so that the map of an intranet is there when its server is not.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Id } from '#shared/kernel/ids.ts';
import type { TileAt } from '#shared/kernel/tile-grid.ts';
import type { Clock } from '#shared/time/clock.ts';
import { SqliteFile } from '../../kernel/db.ts';
import type { Tile } from './tile-file.ts';

/** Bytes that are kept: a county to level 16. */
const maxKept = 200_000_000;
/** Taken away at once when it is full, so that it is not done at every tile. */
const cutTo = 150_000_000;
/** A road that was built since is on the map after so long. */
const freshMs = 14 * 24 * 60 * 60_000;

interface Row {
  at: number;
  mime: string;
  bytes: Buffer;
}

export class TileCache {
  readonly #db: SqliteFile;
  readonly #clock: Clock;
  #size: number;

  constructor(dataDir: string, clock: Clock) {
    const dir = path.join(dataDir, 'tmp');
    mkdirSync(dir, { recursive: true });
    const file = path.join(dir, 'tiles.sqlite');
    this.#clock = clock;
    this.#db = this.#open(file) ?? this.#anew(file);
    this.#size = this.#db.get<{ size: number | null }>('tileCache.size', 'SELECT sum(length(bytes)) AS size FROM tiles')?.size ?? 0;
  }

  /** @param old also one that is no longer fresh, because nothing better is to be had */
  get(layer: Id, { z, x, y }: TileAt, old: boolean): Tile | null {
    const row = this.#db.get<Row>(
      'tileCache.get',
      'SELECT at, mime, bytes FROM tiles WHERE layer = ? AND z = ? AND x = ? AND y = ?',
      layer,
      z,
      x,
      y,
    );
    if (!row || (!old && row.at < this.#clock.now() - freshMs)) return null;
    return { mime: row.mime, bytes: row.bytes };
  }

  put(layer: Id, { z, x, y }: TileAt, { mime, bytes }: Tile): void {
    this.#db.run(
      'tileCache.put',
      'INSERT OR REPLACE INTO tiles (layer, z, x, y, at, mime, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)',
      layer,
      z,
      x,
      y,
      this.#clock.now(),
      mime,
      bytes,
    );
    this.#size += bytes.length;
    if (this.#size > maxKept) this.#cut();
  }

  /** The layer is another from now on. */
  drop(layer: Id): void {
    this.#db.run('tileCache.drop', 'DELETE FROM tiles WHERE layer = ?', layer);
  }

  close(): void {
    this.#db.close();
  }

  #cut(): void {
    this.#db.run(
      'tileCache.cut',
      `DELETE FROM tiles WHERE rowid IN (
        SELECT rowid FROM (SELECT rowid, sum(length(bytes)) OVER (ORDER BY at DESC, rowid) AS upTo FROM tiles) WHERE upTo > ?)`,
      cutTo,
    );
    this.#size =
      this.#db.get<{ size: number | null }>('tileCache.sizeNow', 'SELECT coalesce(sum(length(bytes)), 0) AS size FROM tiles')?.size ?? 0;
  }

  #open(file: string): SqliteFile | null {
    try {
      const db = new SqliteFile(file);
      // Nothing is lost with it that cannot be asked for again.
      db.raw.pragma('synchronous = OFF');
      db.exec(
        'CREATE TABLE IF NOT EXISTS tiles (layer TEXT, z INTEGER, x INTEGER, y INTEGER, at INTEGER NOT NULL, mime TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (layer, z, x, y)) STRICT',
      );
      return db;
    } catch {
      return null;
    }
  }

  #anew(file: string): SqliteFile {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    const db = this.#open(file);
    if (!db) throw new Error('the cache of tiles cannot be made');
    return db;
  }
}
