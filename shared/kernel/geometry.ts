// Shapes in WGS-84 degrees: their boxes, area, middle, and which points lie in them.
import { area } from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Geometry, MultiPolygon, Polygon, Position as Pair } from 'geojson';
import { metresBetween, type Position } from './geo.ts';

/** Degrees: west, south, east, north. */
export type Box = [number, number, number, number];

/** All positions of a shape. */
export function* positionsOf(geometry: Geometry): Generator<Pair> {
  switch (geometry.type) {
    case 'GeometryCollection':
      for (const part of geometry.geometries) yield* positionsOf(part);
      return;
    case 'Point':
      yield geometry.coordinates;
      return;
    case 'MultiPoint':
    case 'LineString':
      yield* geometry.coordinates;
      return;
    case 'MultiLineString':
    case 'Polygon':
      for (const line of geometry.coordinates) yield* line;
      return;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
  }
}

/** The box around shapes; null around nothing. */
export function boxOf(geometries: Iterable<Geometry>): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) {
    for (const [x = 0, y = 0] of positionsOf(geometry)) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box[0] > box[2] ? null : box;
}

const boxHolds = ([west, south, east, north]: Box, { lng, lat }: Position): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

type Area = Polygon | MultiPolygon;

/** The areas in a shape. */
function areasOf(geometry: Geometry): Area[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(areasOf);
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [geometry] : [];
}

/** Whether a point lies in an area of the shape or on its edge. */
export const holds = (geometry: Geometry, { lng, lat }: Position): boolean =>
  areasOf(geometry).some((one) => booleanPointInPolygon([lng, lat], one));

/** A test for many points against the same shapes: their boxes are made once. */
export function holderOf(geometries: readonly Geometry[]): (position: Position) => boolean {
  const areas = geometries.flatMap(areasOf).flatMap((geometry) => {
    const box = boxOf([geometry]);
    return box ? [{ geometry, box }] : [];
  });
  return (position) =>
    areas.some(({ geometry, box }) => boxHolds(box, position) && booleanPointInPolygon([position.lng, position.lat], geometry));
}

/** Square metres on the ground. */
export const squareMetresOf = (geometry: Geometry): number => areasOf(geometry).reduce((sum, one) => sum + area(one), 0);

/** Twice the signed area of a ring in square degrees: positive when it runs against the clock. */
export function turnOf(ring: readonly Pair[]): number {
  const [firstX = 0, firstY = 0] = ring[0] ?? [];
  let sum = 0;
  for (let at = 1; at + 1 < ring.length; at += 1) {
    const [x = 0, y = 0] = ring[at] ?? [];
    const [nextX = 0, nextY = 0] = ring[at + 1] ?? [];
    sum += (x - firstX) * (nextY - firstY) - (nextX - firstX) * (y - firstY);
  }
  return sum;
}

/** The middle of the widest stretch of a latitude that lies in the polygon. */
function widestAt(polygon: readonly (readonly Pair[])[], lat: number): { lng: number; width: number } | null {
  const cuts: number[] = [];
  for (const ring of polygon) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [x = 0, y = 0] = ring[at] ?? [];
      const [nextX = 0, nextY = 0] = ring[at + 1] ?? [];
      if (y > lat !== nextY > lat) cuts.push(x + ((lat - y) / (nextY - y)) * (nextX - x));
    }
  }
  cuts.sort((a, b) => a - b);
  let best: { lng: number; width: number } | null = null;
  for (let at = 0; at + 1 < cuts.length; at += 2) {
    const [from = 0, to = 0] = [cuts[at], cuts[at + 1]];
    if (!best || to - from > best.width) best = { lng: (from + to) / 2, width: to - from };
  }
  return best;
}

/** A point within the area: on its middle latitude, or near it when that runs through corners only. */
function insideOf(polygon: readonly (readonly Pair[])[]): Position | null {
  const outer = polygon[0] ?? [];
  const box = boxOf([{ type: 'MultiPoint', coordinates: [...outer] }]);
  if (!box) return null;
  for (const share of [0.5, 0.481, 0.519, 0.35, 0.65, 0.2, 0.8]) {
    const lat = box[1] + (box[3] - box[1]) * share;
    const found = widestAt(polygon, lat);
    if (found && found.width > 0) return { lng: found.lng, lat };
  }
  const [lng = 0, lat = 0] = outer[0] ?? [];
  return { lng, lat };
}

/** Half way along a line. */
function halfWay(line: readonly Pair[]): Position | null {
  const points = line.map(([lng = 0, lat = 0]) => ({ lng, lat }));
  const lengths = points.slice(1).map((point, at) => metresBetween(points[at] ?? point, point));
  let left = lengths.reduce((sum, one) => sum + one, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const [from, to] = [points[at], points[at + 1]];
    if (from && to && length > 0 && left <= length) {
      const share = left / length;
      return { lng: from.lng + (to.lng - from.lng) * share, lat: from.lat + (to.lat - from.lat) * share };
    }
    left -= length;
  }
  return points[0] ?? null;
}

const largest = <T>(list: readonly T[], size: (one: T) => number): T | undefined =>
  list.reduce<T | undefined>((best, one) => (best === undefined || size(one) > size(best) ? one : best), undefined);

/** The point that stands for a shape: itself, half way along a line, a point within the largest area. null: it has no positions. */
export function middleOf(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point': {
      const [lng = 0, lat = 0] = geometry.coordinates;
      return { lng, lat };
    }
    case 'MultiPoint':
      return middleOf({ type: 'Point', coordinates: geometry.coordinates[0] ?? [0, 0] });
    case 'LineString':
      return halfWay(geometry.coordinates);
    case 'MultiLineString':
      return halfWay(largest(geometry.coordinates, (line) => line.length) ?? []);
    case 'Polygon':
      return insideOf(geometry.coordinates);
    case 'MultiPolygon':
      return insideOf(largest(geometry.coordinates, (polygon) => Math.abs(turnOf(polygon[0] ?? []))) ?? []);
    case 'GeometryCollection': {
      // A label's point says where the place is better than the middle of its area.
      const point = geometry.geometries.find((part) => part.type === 'Point');
      const found = point ?? largest(geometry.geometries, (part) => squareMetresOf(part)) ?? null;
      return found ? middleOf(found) : null;
    }
  }
}
