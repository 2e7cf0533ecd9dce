// A Leaflet layer of pictures that are handed over by a function instead of fetched by address. Failed ones are asked for again.
import {
  type Bounds,
  type Coords,
  type DoneCallback,
  GridLayer,
  type GridLayerOptions,
  type LatLng,
  type Map as LeafletMap,
} from 'leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import type { TileAt } from '#shared/kernel/tile-grid.ts';

/** null: there is nothing at this place. */
export type LoadTile = (at: TileAt, signal: AbortSignal) => Promise<Blob | null>;

/** Where a position is drawn on tiles that lie beside the truth (GCJ-02). */
export type Shift = (position: Position) => Position;

interface Options extends GridLayerOptions {
  load: LoadTile;
  shift?: Shift | undefined;
}

const firstRetryMs = 6_000;
const longestRetryMs = 120_000;

/** What of Leaflet's grid is not in its types: where on the plane of tiles the map's centre lies. */
interface GridInside {
  _getTiledPixelBounds(centre: LatLng): Bounds;
  _setZoomTransform(level: unknown, centre: LatLng, zoom: number): void;
}
const inside = GridLayer.prototype as unknown as GridInside;

export class TileImages extends GridLayer {
  readonly #load: LoadTile;
  readonly #shift: Shift | undefined;
  readonly #asked = new Map<HTMLElement, AbortController>();

  constructor({ load, shift, ...options }: Options) {
    super({ noWrap: true, keepBuffer: 1, updateWhenIdle: true, ...options });
    this.#load = load;
    this.#shift = shift;
    this.on('tileunload', ({ tile }: { tile: HTMLElement }) => {
      this.#asked.get(tile)?.abort();
      this.#asked.delete(tile);
    });
  }

  override onRemove(map: LeafletMap): this {
    for (const asked of this.#asked.values()) asked.abort();
    this.#asked.clear();
    return super.onRemove(map);
  }

  override createTile({ x, y, z }: Coords, done: DoneCallback): HTMLElement {
    const tile = document.createElement('img');
    tile.alt = '';
    // Not there until its picture is: a browser draws a frame for a picture without one.
    tile.style.visibility = 'hidden';
    const control = new AbortController();
    this.#asked.set(tile, control);
    const ask = async (retryMs: number): Promise<void> => {
      try {
        const blob = await this.#load({ z, x, y }, control.signal);
        if (control.signal.aborted) return;
        if (blob) await show(tile, blob);
        done(undefined, tile);
      } catch (error) {
        if (control.signal.aborted) return;
        done(error instanceof Error ? error : new Error('tile'), tile);
        window.setTimeout(() => {
          if (!control.signal.aborted) void ask(Math.min(longestRetryMs, retryMs * 2));
        }, retryMs);
      }
    };
    void ask(firstRetryMs);
    return tile;
  }

  _getTiledPixelBounds(centre: LatLng): Bounds {
    return inside._getTiledPixelBounds.call(this, this.#moved(centre));
  }

  _setZoomTransform(level: unknown, centre: LatLng, zoom: number): void {
    inside._setZoomTransform.call(this, level, this.#moved(centre), zoom);
  }

  /** The tiles move, never the data: markers stay where they are. */
  #moved(centre: LatLng): LatLng {
    const to = this.#shift?.({ lng: centre.lng, lat: centre.lat });
    if (!to) return centre;
    const moved = centre.clone();
    moved.lng = to.lng;
    moved.lat = to.lat;
    return moved;
  }
}

async function show(tile: HTMLImageElement, blob: Blob): Promise<void> {
  const url = URL.createObjectURL(blob);
  try {
    tile.src = url;
    await tile.decode();
    tile.style.visibility = '';
  } finally {
    URL.revokeObjectURL(url);
  }
}
