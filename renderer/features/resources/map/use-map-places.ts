// Places and running incidents as the map draws them, and which of them the filters leave.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FacilityKind } from '#shared/resources/types.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { eventSymbol, symbolOf } from '#shared/resources/symbols.ts';
import { client } from '#renderer/client/link.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { PointIndex, type Shown } from '#renderer/map/layers/point-index.ts';
import { placeStates } from '#renderer/map/symbols/drawing.ts';
import { freshPoints } from './known-points.ts';
import { isMapKind, type MapKind, mapKinds } from './map-kinds.ts';

/** Running incidents on the map at most: more than any office has at once. */
const maxIncidents = 200;

const queryKey = orpc.facilities.points.queryKey({ input: {} });
const pointsQuery = queryOptions({
  queryKey,
  queryFn: ({ signal }) => freshPoints(queryClient.getQueryData(queryKey), (input) => client.facilities.points(input, { signal })),
  // Comparing all columns with those before takes longer than taking them; what did not change is the same object already.
  structuralSharing: false,
});

export interface MapPlaces {
  index: PointIndex;
  /** For each place, beside what the index has. */
  kinds: readonly MapKind[];
  pinyins: readonly string[];
  units: readonly number[];
  unitNames: readonly string[];
  /** How many there are of each kind. */
  counts: ReadonlyMap<MapKind, number>;
  loading: boolean;
}

export function useMapPlaces(): MapPlaces {
  const points = useQuery(pointsQuery);
  const open = useQuery(orpc.incidents.list.queryOptions({ input: { state: 'open', limit: maxIncidents } }));
  const data = points.data;
  const incidents = open.data?.items;
  const built = useMemo(() => {
    const running = (incidents ?? []).flatMap(({ id, title, kind, place }) =>
      place?.lng === undefined || place.lat === undefined ? [] : [{ id, title, kind, lng: place.lng, lat: place.lat }],
    );
    const count = data?.ids.length ?? 0;
    const kindAt = (n: number): FacilityKind => facilityKinds[data?.kinds[n] ?? 0] ?? 'protectedTarget';
    const own = Array.from({ length: count }, (_, n) => kindAt(n));
    const kinds: MapKind[] = [...running.map(() => 'incident' as const), ...own];
    const counts = new Map<MapKind, number>();
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const index = new PointIndex({
      ids: [...running.map(({ id }) => id), ...(data?.ids ?? [])],
      lngs: [...running.map(({ lng }) => lng), ...(data?.lngs ?? [])],
      lats: [...running.map(({ lat }) => lat), ...(data?.lats ?? [])],
      labels: [...running.map(({ title }) => title), ...(data?.names ?? [])],
      symbols: [...running.map(({ kind }) => eventSymbol(kind)), ...own.map((kind, n) => symbolOf(kind, data?.subKinds[n] ?? ''))],
      states: [
        ...running.map(() => 0),
        ...own.map((_, n) => (data?.closed[n] ? placeStates.closed : 0) | (data?.opened[n] ? placeStates.opened : 0)),
      ],
    });
    return {
      index,
      kinds,
      counts,
      pinyins: [...running.map(() => ''), ...(data?.pinyins ?? [])],
      units: [...running.map(() => -1), ...(data?.units ?? [])],
      unitNames: data?.unitNames ?? [],
    };
  }, [data, incidents]);
  return { ...built, loading: points.isPending };
}

interface Filters {
  hidden: readonly MapKind[];
  unit: string;
  text: string;
}

/** Places that the filters leave; null: all of them. Incidents belong to no unit. */
export function shownPlaces(places: MapPlaces, { hidden, unit, text }: Filters): Shown {
  const wanted = text.trim().toLowerCase();
  if (hidden.length === 0 && unit === '' && wanted === '') return null;
  const { index, kinds, pinyins, units } = places;
  const unitAt = unit === '' ? -1 : places.unitNames.indexOf(unit);
  const shown = new Uint8Array(index.size);
  const hides = new Set(hidden);
  for (let id = 0; id < index.size; id += 1) {
    if (hides.has(kinds[id] ?? 'incident')) continue;
    if (unit !== '' && units[id] !== unitAt) continue;
    if (wanted !== '' && !(index.columns.labels[id] ?? '').toLowerCase().includes(wanted) && !(pinyins[id] ?? '').includes(wanted))
      continue;
    shown[id] = 1;
  }
  return shown;
}

/** Kinds that are there, in their order. */
export const kindsThere = (counts: MapPlaces['counts']): MapKind[] => mapKinds.filter((kind) => isMapKind(kind) && counts.has(kind));
