// Everything under the points, as children of a map: tiles that are switched on and fit the map's grid, water, the unit's area and its parts.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import type { BoundaryOut } from '#shared/contract/map-shapes.ts';
import { fromWgs84, gcj02 } from '#shared/kernel/crs.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { middleOf } from '#shared/kernel/geometry.ts';
import type { TileGrid } from '#shared/kernel/tile-grid.ts';
import { orpc } from '#renderer/client/query.ts';
import { type Outline, Outlines } from '#renderer/map/layers/Outlines.tsx';
import { TileLayer } from '#renderer/map/layers/TileLayer.tsx';
import { VectorTiles } from '#renderer/map/layers/VectorTiles.tsx';
import { tileLoader } from './tile-queue.ts';
import { fits, hasOwnWater, isShown, useLayers, useShown } from './use-layers.ts';

const toGcj = fromWgs84(gcj02);
/** Where a position is drawn on tiles of GCJ-02. */
const shifted = ({ lng, lat }: Position): Position => {
  const [x, y] = toGcj(lng, lat);
  return { lng: x, lat: y };
};

function Tiles({ layer, order }: { layer: MapLayerOut; order: number }) {
  const { id, minZoom, maxZoom, opacity, content, kind, style, crs, vectorLayers } = layer;
  const load = useMemo(() => tileLoader(id), [id]);
  if (content === 'vector')
    return (
      <VectorTiles
        load={load}
        maxZoom={maxZoom}
        opacity={opacity}
        order={order}
        style={kind === 'shapes' ? style : null}
        layers={vectorLayers}
      />
    );
  const shift = crs === 'gcj02-3857' ? shifted : undefined;
  return <TileLayer load={load} minZoom={minZoom} maxZoom={maxZoom} opacity={opacity} order={order} shift={shift} />;
}

function outlinesOf(boundary: BoundaryOut | null | undefined): Outline[] {
  return (boundary?.shapes ?? []).flatMap(({ name, polygons }) => {
    const at = middleOf({ type: 'MultiPolygon', coordinates: polygons });
    return polygons.map((rings, index) => ({ rings, name, label: index === 0 && at ? ([at.lng, at.lat] as const) : null }));
  });
}

/** Degrees around the unit's centre in which water is drawn. */
const around = 1.6;

function Water() {
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const centre = settings?.centre;
  const box = centre && { west: centre.lng - around, south: centre.lat - around, east: centre.lng + around, north: centre.lat + around };
  const { data } = useQuery({
    ...orpc.mapShapes.water.queryOptions({ input: box ?? { west: 0, south: 0, east: 0, north: 0 } }),
    enabled: box != null,
  });
  const lakes = useMemo(() => (data?.lakes ?? []).map((rings): Outline => ({ rings, name: '', label: null })), [data]);
  const rivers = useMemo(() => (data?.rivers ?? []).map((line): Outline => ({ rings: [line], name: '', label: null })), [data]);
  return (
    <>
      <Outlines outlines={lakes} look="lake" />
      <Outlines outlines={rivers} look="river" />
    </>
  );
}

export function useBoundary() {
  return useQuery(orpc.mapShapes.boundary.queryOptions()).data;
}

export function BaseMap({ grid = '3857' }: { grid?: TileGrid }) {
  const layers = useLayers();
  const hidden = useShown((state) => state.hidden);
  const boundary = useBoundary();
  const unit = useMemo(() => outlinesOf(boundary?.unit).map((one): Outline => ({ ...one, label: null })), [boundary]);
  const parts = useMemo(() => outlinesOf(boundary?.parts), [boundary]);
  return (
    <>
      {layers
        .filter((layer) => fits(layer, grid) && isShown(layer, hidden))
        .map((layer, index) => (
          <Tiles key={layer.id} layer={layer} order={index + 2} />
        ))}
      {hidden.includes('water') || hasOwnWater(layers) ? null : <Water />}
      {hidden.includes('parts') ? null : <Outlines outlines={parts} look="part" />}
      {hidden.includes('boundary') ? null : <Outlines outlines={unit} look="unit" />}
    </>
  );
}
