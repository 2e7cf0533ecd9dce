// Positions out of what was typed and out of shapes, in the coordinate system that was said of the file.
import type { Crs } from '../../kernel/coordinate-systems.ts';
import { toWgs84 } from '../../kernel/crs.ts';
import type { Position } from '../../kernel/geo.ts';
import type { PlaceRow } from '../../kernel/place-table.ts';
import type { Located, Locator } from './rows.ts';

type Geometry = NonNullable<PlaceRow['geometry']>;
type Coordinates = readonly number[];

/** China and what lies around it: a pair that fits only the other way round was written so. */
const looksSwapped = (lng: number, lat: number): boolean => lng >= 3 && lng <= 54 && lat >= 73 && lat <= 136;

/** Corners of a ring, weighed by area; of a ring without area the middle of its corners. */
function middleOfRing(ring: readonly Coordinates[]): [number, number] {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let [area, x, y] = [0, 0, 0];
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    const [bx = 0, by = 0] = ring[at + 1] ?? [];
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    area += cross;
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  }
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

/** The point that stands for a shape: of an area its middle, of a line its middle corner. null: it has none. */
export function pointOf(geometry: Geometry): [number, number] | null {
  const first = (coordinates: Coordinates | undefined): [number, number] | null =>
    coordinates?.[0] === undefined || coordinates[1] === undefined ? null : [coordinates[0], coordinates[1]];
  switch (geometry.type) {
    case 'Point':
      return first(geometry.coordinates);
    case 'MultiPoint':
      return first(geometry.coordinates[0]);
    case 'LineString':
      return first(geometry.coordinates[Math.floor(geometry.coordinates.length / 2)]);
    case 'MultiLineString':
      return first(geometry.coordinates[0]?.[Math.floor((geometry.coordinates[0]?.length ?? 0) / 2)]);
    case 'Polygon':
      return geometry.coordinates[0] ? middleOfRing(geometry.coordinates[0]) : null;
    case 'MultiPolygon': {
      const largest = geometry.coordinates.toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0]?.[0];
      return largest ? middleOfRing(largest) : null;
    }
    case 'GeometryCollection':
      return geometry.geometries.map(pointOf).find((point) => point !== null) ?? null;
  }
}

/** Seven decimals are a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

const number = (text: string): number => Number(text.normalize('NFKC').replace(/[°度,，\s]/g, ''));

/** @param swapped rows that fit only the other way round are mended instead of refused */
export function makeLocator(crs: Crs, swapped: boolean): Locator {
  const convert = toWgs84(crs);
  const degrees = crs.system !== 'projected';
  const placed = (x: number, y: number): Position => {
    const [lng, lat] = convert(x, y);
    return { lng: rounded(lng), lat: rounded(lat) };
  };
  const locate = (x: number, y: number, received: string): Located => {
    if (!degrees) return { position: placed(x, y) };
    if (looksSwapped(x, y)) return swapped ? { position: placed(y, x), swapped: true } : { fault: 'looksSwapped', received };
    if (Math.abs(y) > 90) return { fault: 'latitudeOutOfRange', received: String(y), axis: 'lat' };
    if (Math.abs(x) > 180) return { fault: 'longitudeOutOfRange', received: String(x), axis: 'lng' };
    return { position: placed(x, y) };
  };
  return {
    pair(lng, lat) {
      if (lng === '' || lat === '') return { fault: 'coordinateMissing', received: lng + lat, axis: lng === '' ? 'lng' : 'lat' };
      const [x, y] = [number(lng), number(lat)];
      if (Number.isNaN(x)) return { fault: 'coordinateUnreadable', received: lng, axis: 'lng' };
      if (Number.isNaN(y)) return { fault: 'coordinateUnreadable', received: lat, axis: 'lat' };
      return locate(x, y, `${lng} ${lat}`);
    },
    one(text) {
      const [lng, lat, rest] = text.trim().split(/[,，;；\s]+/);
      if (lng === undefined || lat === undefined || rest !== undefined) return { fault: 'coordinateUnreadable', received: text };
      return this.pair(lng, lat);
    },
    shape(geometry) {
      const point = pointOf(geometry);
      return point && locate(point[0], point[1], point.map((one) => one.toFixed(5)).join(' '));
    },
  };
}
