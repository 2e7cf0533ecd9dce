// Tiles of all layers, wherever they come from. The station alone asks servers; the page asks the station.
import type { Id } from '#shared/kernel/ids.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { TileAt } from '#shared/kernel/tile-grid.ts';
import { isServerKind } from '#shared/resources/layers/types.ts';
import { hostsOf, mayKeep, needsKey, tileUrl } from '#shared/resources/layers/url.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { ReadDb, SqliteFile } from '../../kernel/db.ts';
import { dropKey, getKey, putKey } from '../../kernel/secrets.ts';
import { TileFailure } from './failure.ts';
import { fetchTile } from './fetch-tile.ts';
import { type LayerHealth, LayerHealths } from './health.ts';
import type { MapFiles } from './map-files.ts';
import { MbtilesFile } from './mbtiles.ts';
import { PmtilesFile } from './pmtiles-file.ts';
import { layerById, type MapLayer } from './queries.ts';
import { TileCache } from './tile-cache.ts';
import type { Tile, TileFile } from './tile-file.ts';

interface Options {
  read: ReadDb;
  secrets: SqliteFile;
  clock: Clock;
  files: MapFiles;
  dataDir: string;
}

/** Files that are held open: each takes 16 MB at most. */
const maxOpen = 12;

const keyName = (id: Id): string => `mapLayer.${id}`;

export class MapTiles {
  readonly #read: ReadDb;
  readonly #secrets: SqliteFile;
  readonly #clock: Clock;
  readonly #health: LayerHealths;
  readonly #files: MapFiles;
  readonly #dataDir: string;
  /** By hash; the one used last stands last. */
  readonly #open = new Map<string, TileFile>();
  #cache: TileCache | null = null;

  constructor({ read, secrets, clock, files, dataDir }: Options) {
    this.#files = files;
    this.#dataDir = dataDir;
    this.#read = read;
    this.#secrets = secrets;
    this.#clock = clock;
    this.#health = new LayerHealths(clock);
  }

  health(id: Id): LayerHealth {
    return this.#health.of(id);
  }

  /** The layer is another from now on: what was wrong with it is forgotten. */
  changed(id: Id): void {
    this.#health.forget(id);
    this.#cache?.drop(id);
  }

  async stop(): Promise<void> {
    for (const file of this.#open.values()) await file.close().catch(() => undefined);
    this.#open.clear();
    this.#cache?.close();
    this.#cache = null;
  }

  key(id: Id): string | null {
    return getKey(this.#secrets, keyName(id)) ?? null;
  }

  /** @param key '' takes it away */
  setKey(id: Id, key: string): void {
    if (key === '') dropKey(this.#secrets, keyName(id));
    else putKey(this.#secrets, keyName(id), key);
    this.#health.forget(id);
  }

  /**
   * null: the layer has nothing at this place.
   * @throws DomainError notFound: no such layer, or switched off; layerFailed with the problem's code as field
   */
  async tile(id: Id, at: TileAt): Promise<Tile | null> {
    const layer = layerById(this.#read, id);
    if (!layer || layer.removed || !layer.enabled) throw new DomainError('notFound', { field: 'layer' });
    if (at.z < layer.minZoom || at.z > layer.maxZoom) return null;
    const until = this.#health.restsUntil(id);
    if (until !== null) throw this.#refusal(id, Math.ceil((until - this.#clock.now()) / 1_000));
    try {
      const { tile, fresh } = await this.#load(layer, at);
      if (fresh) this.#health.came(id);
      return tile;
    } catch (error) {
      if (!(error instanceof TileFailure)) throw error;
      this.#health.failed(id, error);
      throw this.#refusal(id, undefined);
    }
  }

  #refusal(id: Id, retryAfterSeconds: number | undefined): DomainError {
    const { problem } = this.#health.of(id);
    return new DomainError('layerFailed', { field: problem?.code, received: problem?.detail, retryAfterSeconds });
  }

  /** `fresh`: the layer itself gave it just now. */
  async #load(layer: MapLayer, at: TileAt): Promise<{ tile: Tile | null; fresh: boolean }> {
    if (!isServerKind(layer.kind)) return { tile: await this.#fileOf(layer).tile(at.z, at.x, at.y), fresh: true };
    const key = this.key(layer.id);
    if (needsKey(layer.url) && key === null) throw new TileFailure('noKey', '');
    const fetched = async (): Promise<Tile | null> => fetchTile(tileUrl(layer, at, key ?? ''), hostsOf(layer));
    if (!mayKeep(layer)) return { tile: await fetched(), fresh: true };
    this.#cache ??= new TileCache(this.#dataDir, this.#clock);
    const kept = this.#cache.get(layer.id, at, false);
    if (kept) return { tile: kept, fresh: false };
    try {
      const tile = await fetched();
      if (tile) this.#cache.put(layer.id, at, tile);
      return { tile, fresh: true };
    } catch (error) {
      // Better the town of last month than none; that the server fails is said all the same.
      const old = error instanceof TileFailure ? this.#cache.get(layer.id, at, true) : null;
      if (!old || !(error instanceof TileFailure)) throw error;
      this.#health.failed(layer.id, error);
      return { tile: old, fresh: false };
    }
  }

  /** @throws TileFailure noFile, damaged */
  #fileOf({ file, kind, content }: MapLayer): TileFile {
    const format = kind === 'pmtiles' ? 'pmtiles' : 'mbtiles';
    if (!file || !this.#files.has(file.sha256, format)) throw new TileFailure('noFile', file?.name ?? '');
    const known = this.#open.get(file.sha256);
    const at = this.#files.fileOf(file.sha256, format);
    const opened = known ?? (format === 'pmtiles' ? new PmtilesFile(at, content) : new MbtilesFile(at, content));
    this.#open.delete(file.sha256);
    this.#open.set(file.sha256, opened);
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) {
      void this.#open.get(oldest)?.close();
      this.#open.delete(oldest);
    }
    return opened;
  }
}
