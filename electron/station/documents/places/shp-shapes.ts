// Shapes of a .shp, record by record, as ESRI's description of July 1998 lays them out.
import type { Geometry, Position as Pair } from 'geojson';
import { DomainError } from '#shared/kernel/errors.ts';
import { turnOf } from '#shared/kernel/geometry.ts';

const fileCode = 9994;
const headBytes = 100;

export interface ShpRecord {
  geometry: Geometry | null;
  /** Why the record has no shape though it has bytes for one. */
  fault: 'unknownShape' | 'brokenRecord' | 'emptyShape' | 'coordinateNotANumber' | null;
  received: string | number | null;
  altitudes: boolean;
  measures: boolean;
}

const broken = (at: number): DomainError => new DomainError('brokenFile', { field: 'shp', received: at });

/** Whether a point lies within a ring. */
function within([x = 0, y = 0]: Pair, ring: readonly Pair[]): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    const [bx = 0, by = 0] = ring[before] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Outer rings run with the clock here, holes against it; a hole belongs to the smallest outer ring around it, and one in none is an outer ring itself. */
function polygonsOf(rings: readonly Pair[][]): Geometry {
  const outer: { rings: Pair[][]; size: number }[] = [];
  const holes: Pair[][] = [];
  for (const ring of rings) {
    const turn = turnOf(ring);
    if (turn <= 0) outer.push({ rings: [ring], size: -turn });
    else holes.push(ring);
  }
  const sole = outer.length === 1 ? outer[0] : null;
  for (const hole of holes) {
    const around = sole ?? outer.filter((one) => within(hole[0] ?? [0, 0], one.rings[0] ?? [])).sort((a, b) => a.size - b.size)[0];
    if (around) around.rings.push(hole);
    else outer.push({ rings: [hole], size: turnOf(hole) });
  }
  const polygons = outer.map((one) => one.rings);
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] ?? [] } : { type: 'MultiPolygon', coordinates: polygons };
}

function shapeAt(bytes: Buffer, at: number, end: number): ShpRecord {
  const kind = bytes.readInt32LE(at);
  const altitudes = kind > 10 && kind < 20;
  const measures = kind > 20 && kind < 30;
  const none = (fault: ShpRecord['fault'], received: string | number | null = null): ShpRecord => ({
    geometry: null,
    fault,
    received,
    altitudes,
    measures,
  });
  if (kind === 0) return none(null);
  const plain = kind % 10;
  if (kind > 28 || ![1, 3, 5, 8].includes(plain)) return none('unknownShape', kind);
  const need = (bytesNeeded: number): boolean => at + bytesNeeded <= end;
  let wrong = false;
  const pairAt = (offset: number): Pair => {
    const [x, y] = [bytes.readDoubleLE(offset), bytes.readDoubleLE(offset + 8)];
    // Anything below -1e38 means "no data".
    if (!Number.isFinite(x) || !Number.isFinite(y) || x < -1e38 || y < -1e38) wrong = true;
    return [x, y];
  };
  const ready = (geometry: Geometry): ShpRecord =>
    wrong ? none('coordinateNotANumber') : { geometry, fault: null, received: null, altitudes, measures };
  if (plain === 1) return need(20) ? ready({ type: 'Point', coordinates: pairAt(at + 4) }) : none('brokenRecord');
  if (plain === 8) {
    if (!need(40)) return none('brokenRecord');
    const count = bytes.readInt32LE(at + 36);
    if (count <= 0) return none('emptyShape');
    if (!need(40 + count * 16)) return none('brokenRecord', count);
    const coordinates = Array.from({ length: count }, (_, nth) => pairAt(at + 40 + nth * 16));
    return ready(count === 1 ? { type: 'Point', coordinates: coordinates[0] ?? [] } : { type: 'MultiPoint', coordinates });
  }
  if (!need(44)) return none('brokenRecord');
  const [parts, points] = [bytes.readInt32LE(at + 36), bytes.readInt32LE(at + 40)];
  if (parts <= 0 || points <= 0) return none('emptyShape');
  if (parts > points || !need(44 + parts * 4 + points * 16)) return none('brokenRecord', points);
  const starts = Array.from({ length: parts }, (_, nth) => bytes.readInt32LE(at + 44 + nth * 4));
  const from = at + 44 + parts * 4;
  const lines: Pair[][] = [];
  for (const [nth, start] of starts.entries()) {
    const stop = starts[nth + 1] ?? points;
    if (start < 0 || stop <= start || stop > points) return none('brokenRecord', start);
    lines.push(Array.from({ length: stop - start }, (_, point) => pairAt(from + (start + point) * 16)));
  }
  if (plain === 5) return ready(polygonsOf(lines));
  return ready(lines.length === 1 ? { type: 'LineString', coordinates: lines[0] ?? [] } : { type: 'MultiLineString', coordinates: lines });
}

/** The records in their order. @throws DomainError brokenFile (no shapefile, torn) */
export function* shpRecords(bytes: Buffer): Generator<ShpRecord> {
  if (bytes.length < headBytes || bytes.readInt32BE(0) !== fileCode) throw broken(0);
  const said = bytes.readInt32BE(24) * 2;
  if (said > bytes.length) throw broken(bytes.length);
  const end = said < headBytes ? bytes.length : said;
  let at = headBytes;
  while (at < end) {
    if (at + 12 > end) throw broken(at);
    const next = at + 8 + bytes.readInt32BE(at + 4) * 2;
    if (next > end || next < at + 12) throw broken(at);
    yield shapeAt(bytes, at + 8, next);
    at = next;
  }
}
