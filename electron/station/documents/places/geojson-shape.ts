// Geometry as JSON has it: whether it is one, and what is wrong with it when it is not.
import type { Geometry, Position } from 'geojson';
import type { Refusal, TableBuilder } from './table-builder.ts';

/** How many brackets the coordinates of a kind stand in. */
const nesting = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
/** Collections within each other. */
const deepestCollection = 4;

export class ShapeRefused extends Error {
  readonly refusal: Refusal;
  constructor(code: Refusal['code'], received: string | number | null = null) {
    super(code);
    this.refusal = { field: 'geometry', code, received };
  }
}

function positionOf(value: unknown, note: (code: 'altitudesDropped') => void): Position {
  if (!Array.isArray(value) || value.length < 2) throw new ShapeRefused('coordinateNotANumber', JSON.stringify(value) ?? null);
  const [x, y] = value as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    throw new ShapeRefused('coordinateNotANumber', JSON.stringify(value));
  if (value.length > 2) note('altitudesDropped');
  return [x, y];
}

function nested(value: unknown, depth: number, note: (code: 'altitudesDropped') => void): unknown {
  if (depth === 0) return positionOf(value, note);
  if (!Array.isArray(value)) throw new ShapeRefused('coordinateNotANumber', JSON.stringify(value) ?? null);
  return value.map((one) => nested(one, depth - 1, note));
}

function shapeOf(value: unknown, note: (code: 'altitudesDropped') => void, depth = 0): Geometry | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || !('type' in value) || typeof value.type !== 'string')
    throw new ShapeRefused('unknownShape', JSON.stringify(value));
  if (value.type === 'GeometryCollection') {
    const parts = 'geometries' in value && Array.isArray(value.geometries) ? (value.geometries as unknown[]) : [];
    if (depth >= deepestCollection) throw new ShapeRefused('unknownShape', value.type);
    const geometries = parts.map((part) => shapeOf(part, note, depth + 1)).filter((part) => part !== null);
    if (geometries.length === 0) throw new ShapeRefused('emptyShape', value.type);
    return geometries.length === 1 ? (geometries[0] ?? null) : { type: 'GeometryCollection', geometries };
  }
  if (!Object.hasOwn(nesting, value.type)) throw new ShapeRefused('unknownShape', value.type);
  const type = value.type as keyof typeof nesting;
  const raw = 'coordinates' in value ? value.coordinates : undefined;
  if (raw === undefined || (Array.isArray(raw) && raw.length === 0)) throw new ShapeRefused('emptyShape', type);
  return { type, coordinates: nested(raw, nesting[type], note) } as Geometry;
}

/** The shape of a feature; null when it has none. Altitudes are left out and that is noted. @throws ShapeRefused */
export function geometryOf(value: unknown, builder: TableBuilder, line: number): Geometry | null {
  let noted = false;
  return shapeOf(value, () => {
    if (noted) return;
    noted = true;
    builder.note('altitudesDropped', { line });
  });
}
