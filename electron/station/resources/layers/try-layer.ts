// One tile of a layer as it stands in a form: what was asked, and exactly what came back.
import type { z } from 'zod';
import type { mapLayers } from '#shared/contract/map-layers.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { tileOf } from '#shared/kernel/tile-grid.ts';
import { gridOf, type MapLayerValue } from '#shared/resources/layers/types.ts';
import { hostsOf, needsKey, tileUrl } from '#shared/resources/layers/url.ts';
import { TileFailure } from './failure.ts';
import { type FetchedTile, fetchTile } from './fetch-tile.ts';

type Tried = z.input<NonNullable<(typeof mapLayers)['try']['~orpc']['outputSchema']>>;

/** A town fills the picture. */
const usualZoom = 13;

/**
 * @param at the point that should be seen, on the layer's own grid (shifted for 高德)
 * @param elapsed milliseconds that never go back
 */
export async function tryLayer(
  layer: MapLayerValue,
  key: string | null,
  at: Position,
  zoom: number | undefined,
  elapsed: () => number,
): Promise<Tried> {
  const z = Math.min(layer.maxZoom, Math.max(layer.minZoom, zoom ?? usualZoom));
  const { pixel, ...tile } = tileOf(gridOf(layer), z, at.lng, at.lat);
  const from = elapsed();
  const answer = (got: FetchedTile | null, failure: TileFailure | null): Tried => ({
    ok: got !== null,
    problem: failure && { code: failure.code, detail: failure.message.slice(0, 300) },
    url: tileUrl(layer, tile, '***'),
    tile,
    status: got?.status ?? failure?.status ?? null,
    type: got?.mime ?? '',
    bytes: got?.bytes.length ?? 0,
    width: got?.width ?? 0,
    height: got?.height ?? 0,
    ms: Math.round(elapsed() - from),
    image: got && new File([new Uint8Array(got.bytes)], 'tile', { type: got.mime }),
    pixel,
  });
  try {
    if (needsKey(layer.url) && key === null) throw new TileFailure('noKey', '');
    const got = await fetchTile(tileUrl(layer, tile, key ?? ''), hostsOf(layer));
    return answer(got, got === null ? new TileFailure('http', 'HTTP 404', 404) : null);
  } catch (error) {
    if (!(error instanceof TileFailure)) throw error;
    return answer(null, error);
  }
}
