// What the map page knows, for its parts and for what hangs into it.
import { createContext, type RefObject, useContext } from 'react';
import type { Shown } from '#renderer/map/layers/point-index.ts';
import type { MapHandle } from '#renderer/map/WatchMap.tsx';
import type { MapPlaces } from './use-map-places.ts';

export interface MapPageParts {
  map: RefObject<MapHandle | null>;
  places: MapPlaces;
  /** Places that the filters leave; null: all. */
  shown: Shown;
  /** Says where data comes from, as long as the caller lives: a line in the map's corner. */
  setAttributions: (of: string, lines: readonly string[]) => void;
  /** A tool draws: places are seen but not worked meanwhile. */
  setTool: (name: string | null) => void;
}

export const MapPageContext = createContext<MapPageParts | null>(null);

export function useMapPage(): MapPageParts {
  const parts = useContext(MapPageContext);
  if (!parts) throw new Error('outside the map page');
  return parts;
}
