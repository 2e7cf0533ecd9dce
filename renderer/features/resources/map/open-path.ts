// The page of what stands on the map.
import { placePath } from '../place-paths.ts';
import type { MapKind } from './map-kinds.ts';

export const openPath = (kind: MapKind, id: string): string => (kind === 'incident' ? `/incidents/${id}` : placePath(id));
