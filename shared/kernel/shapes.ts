// What a shape must be to be drawn, measured and searched in. Small faults are mended and said; a shape that means nothing certain is refused.
import type { Geometry, Position as Pair } from 'geojson';
import type { Converter } from './crs.ts';
import { crossingOf } from './crossings.ts';
import { positionsOf, turnOf } from './geometry.ts';
import type { PlaceNoteCode, RowRefusal } from './place-table.ts';

/** Corners of one shape: the border of a province with its islands in a scale of 1:250,000. */
const maxVertices = 200_000;

export interface ShapeFault {
  code: RowRefusal;
  received: string | number | null;
  limit: string | number | null;
}

export interface CheckedShape {
  geometry: Geometry;
  /** What was mended. */
  mended: Extract<PlaceNoteCode, 'ringsClosed' | 'windingMended' | 'repeatedPointsDropped'>[];
}

export const isShapeFault = (value: CheckedShape | ShapeFault): value is ShapeFault => 'code' in value;

class Fault extends Error {
  readonly fault: ShapeFault;
  constructor(code: RowRefusal, received: string | number | null = null, limit: string | number | null = null) {
    super(code);
    this.fault = { code, received, limit };
  }
}

const same = (a: Pair | undefined, b: Pair | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

class Mender {
  readonly mended = new Set<CheckedShape['mended'][number]>();
  readonly #convert: Converter;

  constructor(convert: Converter) {
    this.#convert = convert;
  }

  point([x = Number.NaN, y = Number.NaN]: Pair): Pair {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Fault('coordinateNotANumber', `${x} ${y}`);
    const [lng, lat] = this.#convert(x, y);
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new Fault('outOfRange', `${x} ${y}`);
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) throw new Fault('outOfRange', `${x} ${y}`, '180 90');
    return [lng, lat];
  }

  line(line: readonly Pair[]): Pair[] {
    const points: Pair[] = [];
    for (const pair of line) {
      const point = this.point(pair);
      const last = points.at(-1);
      if (last && same(last, point)) this.mended.add('repeatedPointsDropped');
      else {
        if (last && Math.abs((last[0] ?? 0) - (point[0] ?? 0)) > 180) throw new Fault('acrossDateLine', `${last[0]} ${point[0]}`, 180);
        points.push(point);
      }
    }
    if (points.length < 2) throw new Fault('tooFewPoints', points.length, 2);
    return points;
  }

  ring(ring: readonly Pair[], outer: boolean): Pair[] {
    if (ring.length === 0) throw new Fault('emptyShape');
    let points = this.line(ring);
    if (!same(points[0], points.at(-1))) {
      points.push(points[0] ?? [0, 0]);
      this.mended.add('ringsClosed');
    }
    if (points.length < 4) throw new Fault('tooFewPoints', points.length - 1, 3);
    const turn = turnOf(points);
    if (turn > 0 !== outer && turn !== 0) {
      points = points.toReversed();
      this.mended.add('windingMended');
    }
    return points;
  }

  polygon(rings: readonly (readonly Pair[])[]): Pair[][] {
    const mended = rings.map((ring, at) => this.ring(ring, at === 0));
    const crossing = crossingOf(mended);
    if (crossing) throw new Fault('selfCrossing', crossing.map((value) => value.toFixed(6)).join(' '));
    // A ring that goes out and back on the same way has no inside.
    if (turnOf(mended[0] ?? []) === 0) throw new Fault('tooFewPoints', 2, 3);
    return mended;
  }

  shape(geometry: Geometry): Geometry {
    const some = <T>(list: readonly T[]): readonly T[] => {
      if (list.length === 0) throw new Fault('emptyShape', geometry.type);
      return list;
    };
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: this.point(geometry.coordinates) };
      case 'MultiPoint':
        return { type: 'MultiPoint', coordinates: some(geometry.coordinates).map((pair) => this.point(pair)) };
      case 'LineString':
        return { type: 'LineString', coordinates: this.line(some(geometry.coordinates)) };
      case 'MultiLineString':
        return { type: 'MultiLineString', coordinates: some(geometry.coordinates).map((line) => this.line(line)) };
      case 'Polygon':
        return { type: 'Polygon', coordinates: this.polygon(some(geometry.coordinates)) };
      case 'MultiPolygon':
        return { type: 'MultiPolygon', coordinates: some(geometry.coordinates).map((polygon) => this.polygon(some(polygon))) };
      case 'GeometryCollection':
        return { type: 'GeometryCollection', geometries: some(geometry.geometries).map((part) => this.shape(part)) };
    }
  }
}

/**
 * Converts a shape and checks it. Rings are closed, run as RFC 7946 wants it (outer rings against the clock), points that repeat are left out.
 * @param convert into WGS-84 degrees (`toWgs84`)
 */
export function checkShape(geometry: Geometry, convert: Converter, limit = maxVertices): CheckedShape | ShapeFault {
  let count = 0;
  for (const _ of positionsOf(geometry)) {
    count += 1;
    if (count > limit) return { code: 'tooManyVertices', received: count, limit };
  }
  const mender = new Mender(convert);
  try {
    return { geometry: mender.shape(geometry), mended: [...mender.mended] };
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}
