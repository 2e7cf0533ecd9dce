// The layers as the station knows them, and which of them this page shows on which grid.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import { sameGrid, type TileGrid } from '#shared/kernel/tile-grid.ts';
import { gridOf } from '#shared/resources/layers/types.ts';
import { orpc } from '#renderer/client/query.ts';

/** How a layer fares is in no change stream: asked for again while a map is looked at. */
const stateEveryMs = 10_000;
const none: readonly MapLayerOut[] = [];

export function useLayers(): readonly MapLayerOut[] {
  return useQuery(orpc.mapLayers.list.queryOptions()).data?.items ?? none;
}

/** The same, with how each fares as it fares now: for whoever looks at that. */
export function useWatchedLayers(): readonly MapLayerOut[] {
  return useQuery({ ...orpc.mapLayers.list.queryOptions(), refetchInterval: stateEveryMs }).data?.items ?? none;
}

/** What is there without anybody having entered it. */
export const builtIns = ['boundary', 'parts', 'water'] as const;

/** An office that has loaded its own waters needs the sketch of them no more. */
export const hasOwnWater = (layers: readonly MapLayerOut[]): boolean =>
  layers.some(({ kind, style, enabled }) => kind === 'shapes' && style === 'water' && enabled);

interface Shown {
  /** Ids of layers and names of built-in ones that somebody switched off at this page. */
  hidden: readonly string[];
  /** Of the map: a map has one grid. `3857`, `4490`, or the id of the layer whose own grid it is. */
  mode: string;
}

const kept = { hidden: 'map-hidden-layers', mode: 'map-mode' } as const;

export const useShown = create<Shown>(() => ({
  hidden: (localStorage.getItem(kept.hidden) ?? '').split(',').filter((one) => one !== ''),
  mode: localStorage.getItem(kept.mode) ?? '3857',
}));

export function toggleLayer(id: string): void {
  const { hidden } = useShown.getState();
  const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
  localStorage.setItem(kept.hidden, next.join(','));
  useShown.setState({ hidden: next });
}

export function chooseMode(mode: string): void {
  localStorage.setItem(kept.mode, mode);
  useShown.setState({ mode });
}

/** Grids that the map can have: the two that need no description, and those that layers bring. */
export function modesOf(layers: readonly MapLayerOut[]): { key: string; grid: TileGrid; of: string | null }[] {
  const modes: { key: string; grid: TileGrid; of: string | null }[] = [
    { key: '3857', grid: '3857', of: null },
    { key: '4490', grid: '4490', of: null },
  ];
  for (const layer of layers) {
    const grid = gridOf(layer);
    if (layer.enabled && !modes.some((mode) => sameGrid(mode.grid, grid))) modes.push({ key: layer.id, grid, of: layer.name });
  }
  return modes;
}

/** The grid that this page's map has. `settled`: it will not become another by itself, as one that a layer brings does when the layers come. */
export function useMapGrid(): { key: string; grid: TileGrid; settled: boolean } {
  const { data, isPending } = useQuery(orpc.mapLayers.list.queryOptions());
  const layers = data?.items ?? none;
  const mode = useShown((state) => state.mode);
  return useMemo(() => {
    const found = modesOf(layers).find(({ key }) => key === mode);
    return { ...(found ?? { key: '3857', grid: '3857' as const }), settled: found !== undefined || !isPending };
  }, [layers, mode, isPending]);
}

/** Whether a layer can lie on a map of this grid. */
export const fits = (layer: Pick<MapLayerOut, 'crs' | 'grid'>, grid: TileGrid): boolean => sameGrid(gridOf(layer), grid);

/** Annotations go with the layer that they belong to. */
export function isShown(layer: MapLayerOut, hidden: readonly string[]): boolean {
  return layer.enabled && !hidden.includes(layer.id) && (layer.annotationOf === null || !hidden.includes(layer.annotationOf));
}
