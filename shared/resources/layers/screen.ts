// A screen for gross faults in how a set of shapes draws the country (point in polygon at places that wrong sets leave out). It is no map review.
import type { Geometry } from 'geojson';
import { metresBetween, type Position } from '../../kernel/geo.ts';
import { boxOf, holderOf, positionsOf } from '../../kernel/geometry.ts';

/** Places, and how far beside a shape of its own an island may lie, metres: sets draw small ones as a dot. */
export const screenPlaces = [
  { key: 'taibei', lng: 121.56, lat: 25.04, within: 0 },
  { key: 'diaoyudao', lng: 123.47, lat: 25.745, within: 4_000 },
  { key: 'chiweiyu', lng: 124.56, lat: 25.922, within: 4_000 },
  { key: 'dawang', lng: 91.86, lat: 27.59, within: 0 },
  { key: 'zangnan', lng: 95.8, lat: 28.1, within: 0 },
  { key: 'akesaiqin', lng: 79.5, lat: 35.2, within: 0 },
  { key: 'yongxingdao', lng: 112.335, lat: 16.835, within: 15_000 },
  { key: 'huangyandao', lng: 117.76, lat: 15.15, within: 15_000 },
  { key: 'zengmuansha', lng: 112.28, lat: 3.97, within: 15_000 },
  { key: 'xianggang', lng: 114.17, lat: 22.32, within: 2_000 },
  { key: 'aomen', lng: 113.55, lat: 22.19, within: 2_000 },
] as const;
export type ScreenPlace = (typeof screenPlaces)[number]['key'];

/** Degrees: a set that reaches so far is meant to show the whole country. */
const national = { west: 82, south: 24, east: 123, north: 46 };

/**
 * @param geometries in WGS-84 degrees
 * @returns places that should be in it and are not; null: the set does not show the whole country
 */
export function missingPlaces(geometries: readonly Geometry[]): ScreenPlace[] | null {
  const box = boxOf(geometries);
  if (!box || box[0] > national.west || box[1] > national.south || box[2] < national.east || box[3] < national.north) return null;
  if (!geometries.some(({ type }) => type === 'Polygon' || type === 'MultiPolygon' || type === 'GeometryCollection')) return null;
  const within = holderOf(geometries);
  const near = (place: Position, metres: number): boolean => {
    // A degree of latitude is 111 km: most corners are left out by that alone.
    const degrees = metres / 60_000;
    for (const geometry of geometries)
      for (const [lng = 0, lat = 0] of positionsOf(geometry))
        if (Math.abs(lat - place.lat) < degrees && Math.abs(lng - place.lng) < degrees && metresBetween({ lng, lat }, place) <= metres)
          return true;
    return false;
  };
  return screenPlaces.filter((place) => !within(place) && !(place.within > 0 && near(place, place.within))).map(({ key }) => key);
}
