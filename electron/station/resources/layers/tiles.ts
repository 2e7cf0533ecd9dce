// Tiles of all layers, wherever they come from. The station alone asks servers; the page asks the station.
import type { Id } from '#shared/kernel/ids.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { TileAt } from '#shared/kernel/tile-grid.ts';
import { isServerKind } from '#shared/resources/layers/types.ts';
import { hostsOf, needsKey, tileUrl } from '#shared/resources/layers/url.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { ReadDb, SqliteFile } from '../../kernel/db.ts';
import { dropKey, getKey, putKey } from '../../kernel/secrets.ts';
import { TileFailure } from './failure.ts';
import { fetchTile } from './fetch-tile.ts';
import { type LayerHealth, LayerHealths } from './health.ts';
import { layerById, type MapLayer } from './queries.ts';

export interface Tile {
  mime: string;
  bytes: Uint8Array;
}

interface Options {
  read: ReadDb;
  secrets: SqliteFile;
  clock: Clock;
}

const keyName = (id: Id): string => `mapLayer.${id}`;

export class MapTiles {
  readonly #read: ReadDb;
  readonly #secrets: SqliteFile;
  readonly #clock: Clock;
  readonly #health: LayerHealths;

  constructor({ read, secrets, clock }: Options) {
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
      const tile = await this.#load(layer, at);
      this.#health.came(id);
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

  async #load(layer: MapLayer, at: TileAt): Promise<Tile | null> {
    if (!isServerKind(layer.kind)) throw new TileFailure('noFile', layer.file?.name ?? '');
    const key = this.key(layer.id);
    if (needsKey(layer.url) && key === null) throw new TileFailure('noKey', '');
    return fetchTile(tileUrl(layer, at, key ?? ''), hostsOf(layer));
  }
}
