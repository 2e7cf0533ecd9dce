// The layers as the station knows them, and which of them this page shows.
import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import { sameGrid, type TileGrid } from '#shared/kernel/tile-grid.ts';
import { gridOf } from '#shared/resources/layers/types.ts';
import { orpc } from '#renderer/client/query.ts';

/** How a layer fares is in no change stream: asked for again while a map is looked at. */
const stateEveryMs = 10_000;

export function useLayers(): readonly MapLayerOut[] {
  return useQuery({ ...orpc.mapLayers.list.queryOptions(), refetchInterval: stateEveryMs }).data?.items ?? [];
}

/** What somebody switched off or on at this page, by layer id or the name of a built-in one. */
interface Shown {
  hidden: readonly string[];
  toggle: (id: string) => void;
}

const kept = 'map-hidden-layers';
const readKept = (): string[] => {
  const text = localStorage.getItem(kept);
  return text === null ? [] : text.split(',');
};

export const useShown = create<Shown>((set, get) => ({
  hidden: readKept(),
  toggle: (id) => {
    const { hidden } = get();
    const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
    localStorage.setItem(kept, next.join(','));
    set({ hidden: next });
  },
}));

/** Whether a layer can lie on a map of this grid: a map has one. */
export const fits = (layer: Pick<MapLayerOut, 'crs' | 'grid'>, grid: TileGrid): boolean => sameGrid(gridOf(layer), grid);

/** Annotations go with the layer that they belong to. */
export function isShown(layer: MapLayerOut, hidden: readonly string[]): boolean {
  return layer.enabled && !hidden.includes(layer.id) && (layer.annotationOf === null || !hidden.includes(layer.annotationOf));
}
