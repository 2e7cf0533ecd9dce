// The page of what stands on the map.
import type { MapKind } from './map-kinds.ts';

export const openPath = (kind: MapKind, id: string): string => (kind === 'incident' ? `/incidents/${id}` : `/resources?place=${id}`);
