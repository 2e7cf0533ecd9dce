// What a printed map has on it, for its legend: symbols of the places inside its frame and of the plots, each once.
import { type MapSymbol, symbolOf } from '#shared/resources/symbols.ts';
import { type MapKind, mapKinds } from '../../map/map-kinds.ts';
import type { MapPlaces } from '../../map/use-map-places.ts';
import type { Shown } from '#renderer/map/layers/point-index.ts';
import type { Box } from '#renderer/map/view.ts';

export interface PlaceLegend {
  kind: MapKind;
  symbol: MapSymbol;
  count: number;
}

export function placesInside(
  { index, kinds }: Pick<MapPlaces, 'index' | 'kinds'>,
  shown: Shown,
  { west, south, east, north }: Box,
): PlaceLegend[] {
  const found = new Map<string, PlaceLegend>();
  const { lngs, lats, symbols } = index.columns;
  for (let id = 0; id < index.size; id += 1) {
    const [lng = 0, lat = 0, symbol] = [lngs[id], lats[id], symbols[id]];
    if (!symbol || (shown && !shown[id]) || lng < west || lng > east || lat < south || lat > north) continue;
    const key = `${symbol.code} ${symbol.text}`;
    const before = found.get(key);
    if (before) before.count += 1;
    else found.set(key, { kind: kinds[id] ?? 'incident', symbol, count: 1 });
  }
  return [...found.values()].sort((a, b) => (a.symbol.code < b.symbol.code ? -1 : a.symbol.code > b.symbol.code ? 1 : b.count - a.count));
}

/** As they are, when there is room for all; else a line a kind of place: what stands finer in a symbol, it says itself. Incidents keep their own. */
export function fitted(places: readonly PlaceLegend[], room: number): readonly PlaceLegend[] {
  if (places.length <= room) return places;
  return mapKinds.flatMap((kind) => {
    const own = places.filter((place) => place.kind === kind);
    const [only, more] = own;
    if (!only || !more || kind === 'incident') return own;
    return [{ kind, symbol: symbolOf(kind, ''), count: own.reduce((sum, { count }) => sum + count, 0) }];
  });
}
