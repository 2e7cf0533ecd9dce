// What the map page knows, for its parts and for what hangs into it.
import { createContext, type RefObject, useContext } from 'react';
import type { Shown } from '#renderer/map/layers/point-index.ts';
import type { MapHandle } from '#renderer/map/WatchMap.tsx';
import type { NamedPlace } from './go-to-model.ts';
import type { MapPlaces } from './use-map-places.ts';

export interface MapPageParts {
  map: RefObject<MapHandle | null>;
  places: MapPlaces;
  /** Places that the filters leave; null: all. */
  shown: Shown;
  /** Places that are in view, as indices. */
  inView: readonly number[];
  /** Names on the map that a text may mean, from what hangs into it. */
  findNames: (text: string) => readonly NamedPlace[];
  /** Adds names that can be gone to, as long as the caller lives; null takes them away. */
  setNames: (of: string, find: ((text: string) => readonly NamedPlace[]) | null) => void;
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
