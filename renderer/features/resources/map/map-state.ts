// What the map shows now: kept while the page lives, and said in the address so that a colleague can be sent it.
import { create } from 'zustand';
import type { Position } from '#shared/kernel/geo.ts';
import { listPlace } from '#renderer/components/list-place.ts';
import type { MapView } from '#renderer/map/view.ts';
import { isMapKind, type MapKind, mapKinds } from './map-kinds.ts';

export const listSorts = ['kind', 'name', 'distance'] as const;
export type ListSort = (typeof listSorts)[number];

export interface MapState {
  /** Where the map was left, or where an address asked it to be; null: not looked at yet. */
  at: (Position & { zoom: number }) | null;
  /** As it stands now; null until the map has said so. */
  view: MapView | null;
  hidden: readonly MapKind[];
  /** Name of the unit that answers for a place; '': any. */
  unit: string;
  text: string;
  sort: ListSort;
  /** What lies beside the map: the list of places, or the panel of an extension. */
  panel: string;
  chosen: string | null;
  /** The list shows these instead of what is in view: places on one spot. */
  group: readonly string[] | null;
  /** A point that was gone to. */
  mark: Position | null;
  /** From where a place was opened: whoever comes back finds the focus there. */
  opened: 'list' | 'map' | null;
}

export const listPanel = 'places';

const start: MapState = {
  at: null,
  view: null,
  hidden: [],
  unit: '',
  text: '',
  sort: 'kind',
  panel: listPanel,
  chosen: null,
  group: null,
  mark: null,
  opened: null,
};

export const useMapState = create<MapState>(() => start);
export const setMap = (change: Partial<MapState>): void => useMapState.setState(change);

/** Where the list beside it was left. */
export const panelPlace = listPlace();

export const choose = (id: string | null): void => setMap({ chosen: id });

export function toggleKind(kind: MapKind): void {
  const { hidden } = useMapState.getState();
  setMap({ hidden: hidden.includes(kind) ? hidden.filter((one) => one !== kind) : [...hidden, kind] });
}

/** Only this kind; all of them again when it already stands alone. */
export function onlyKind(kind: MapKind): void {
  const others = mapKinds.filter((one) => one !== kind);
  const { hidden } = useMapState.getState();
  setMap({ hidden: hidden.length === others.length && !hidden.includes(kind) ? [] : others });
}

const digits = 5;
const names = { at: 'at', hidden: 'hide', unit: 'unit', text: 'q', chosen: 'place' } as const;
const round = (degrees: number): string => String(Number(degrees.toFixed(digits)));

/** Only what differs from a map that nobody has touched. */
export function addressOf({ view, hidden, unit, text, chosen }: MapState): Record<string, string> {
  return {
    ...(view ? { [names.at]: `${round(view.centre.lng)},${round(view.centre.lat)},${view.zoom}` } : {}),
    ...(hidden.length > 0 ? { [names.hidden]: hidden.join(',') } : {}),
    ...(unit === '' ? {} : { [names.unit]: unit }),
    ...(text.trim() === '' ? {} : { [names.text]: text.trim() }),
    ...(chosen === null ? {} : { [names.chosen]: chosen }),
  };
}

/** What an address asks for; anything in it that makes no sense is passed over. null: it asks for nothing. */
export function stateOfAddress(params: URLSearchParams): Partial<MapState> | null {
  if (!Object.values(names).some((name) => params.has(name))) return null;
  const [lng = NaN, lat = NaN, zoom = NaN] = (params.get(names.at) ?? '').split(',').map((text) => (text === '' ? NaN : Number(text)));
  const placed = Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return {
    at: placed ? { lng, lat, zoom: Math.round(zoom) } : null,
    hidden: (params.get(names.hidden) ?? '').split(',').filter(isMapKind),
    unit: params.get(names.unit) ?? '',
    text: params.get(names.text) ?? '',
    chosen: params.get(names.chosen),
    group: null,
  };
}
