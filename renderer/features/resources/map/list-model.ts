// The list beside the map: the places in view, in an order, each with where it lies seen from the middle.
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import { bearingDegrees, type CompassPoint, compassOf } from '#shared/resources/near/bearing.ts';
import type { ListSort } from './map-state.ts';
import { type MapKind, mapKinds } from './map-kinds.ts';
import type { MapPlaces } from './use-map-places.ts';

/** Nearer than this to the middle no direction is said, m. */
const here = 10;

export interface Where {
  metres: number;
  /** null: right there. */
  direction: CompassPoint | null;
}

export function whereFrom(centre: Position, at: Position): Where {
  const metres = metresBetween(centre, at);
  return { metres, direction: metres < here ? null : compassOf(bearingDegrees(centre, at)) };
}

export const positionAt = ({ index }: Pick<MapPlaces, 'index'>, id: number): Position => ({
  lng: index.columns.lngs[id] ?? 0,
  lat: index.columns.lats[id] ?? 0,
});

const kindOrder = new Map<MapKind, number>(mapKinds.map((kind, order) => [kind, order]));

/** The order of names is found once for a set of places: comparing Chinese names is slow. */
const nameRanks = new WeakMap<object, Int32Array>();
function ranksOf({ index }: MapPlaces): Int32Array {
  const kept = nameRanks.get(index);
  if (kept) return kept;
  const { labels } = index.columns;
  const compare = new Intl.Collator('zh-CN', { numeric: true }).compare;
  const order = Int32Array.from(labels.keys()).sort((one, other) => compare(labels[one] ?? '', labels[other] ?? ''));
  const ranks = new Int32Array(labels.length);
  for (const [rank, id] of order.entries()) ranks[id] = rank;
  nameRanks.set(index, ranks);
  return ranks;
}

/** @param ids places in view, as indices */
export function sortPlaces(places: MapPlaces, ids: readonly number[], sort: ListSort, centre: Position): number[] {
  const { lngs, lats } = places.index.columns;
  if (sort === 'distance') {
    // Good enough to order by: the window is small against the world.
    const shrink = Math.cos((centre.lat * Math.PI) / 180);
    // Once for each place, not for each comparison: all of a province may be in view.
    const away = new Float64Array(lngs.length);
    for (const id of ids) away[id] = (((lngs[id] ?? 0) - centre.lng) * shrink) ** 2 + ((lats[id] ?? 0) - centre.lat) ** 2;
    return [...ids].sort((one, other) => (away[one] ?? 0) - (away[other] ?? 0) || one - other);
  }
  const ranks = ranksOf(places);
  const byName = (one: number, other: number): number => (ranks[one] ?? 0) - (ranks[other] ?? 0);
  if (sort === 'name') return [...ids].sort(byName);
  const orderOf = (id: number): number => kindOrder.get(places.kinds[id] ?? 'incident') ?? 0;
  return [...ids].sort((one, other) => orderOf(one) - orderOf(other) || byName(one, other));
}
