// Everything under the points, as children of a map: the layers that are switched on and fit the map's grid.
import { useMemo } from 'react';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import type { TileGrid } from '#shared/kernel/tile-grid.ts';
import { TileLayer } from '#renderer/map/layers/TileLayer.tsx';
import { tileLoader } from './tile-queue.ts';
import { fits, isShown, useLayers, useShown } from './use-layers.ts';

/** Those of tiles lie below 100, drawings of ours above. */
const lowest = 10;

function Tiles({ layer, order }: { layer: MapLayerOut; order: number }) {
  const { id, minZoom, maxZoom, opacity } = layer;
  const load = useMemo(() => tileLoader(id), [id]);
  return <TileLayer load={load} minZoom={minZoom} maxZoom={maxZoom} opacity={opacity} order={order} />;
}

export function BaseMap({ grid = '3857' }: { grid?: TileGrid }) {
  const layers = useLayers();
  const hidden = useShown((state) => state.hidden);
  return layers
    .filter((layer) => fits(layer, grid) && isShown(layer, hidden))
    .map((layer, index) => <Tiles key={layer.id} layer={layer} order={lowest + index} />);
}
