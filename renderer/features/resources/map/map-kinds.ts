// What the map tells apart: incidents that are running, and places of every kind.
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';

export type MapKind = FacilityKind | 'incident';

/** In the order of filters, legend and list; what is happening comes first. */
export const mapKinds: readonly MapKind[] = ['incident', ...facilityKinds];

export const isMapKind = (text: string): text is MapKind => mapKinds.some((kind) => kind === text);
