// The unit's own area and its parts, names of places, the roads: what other parts of the station ask of the map's data. Reads only.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Id } from '#shared/kernel/ids.ts';
import type { MultiPolygon } from 'geojson';
import type { Position } from '#shared/kernel/geo.ts';
import type { OneWay } from '#shared/resources/near/roads/one-way.ts';
import type { BoundaryRole } from '#shared/resources/layers/types.ts';
import type { DatasetValue } from '#shared/resources/types.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb } from '../../kernel/db.ts';
import type { MapFiles } from './map-files.ts';

export interface BoundaryShape {
  id: Id;
  role: BoundaryRole;
  name: string;
  code: string;
  polygons: [number, number][][][];
}

export interface Boundary {
  dataset: DatasetValue & { id: Id };
  shapes: BoundaryShape[];
}

/** The one in force: the latest that was taken in and holds such shapes. Earlier ones stay beside it. */
function boundaryOf(db: ReadDb, role: BoundaryRole): Boundary | null {
  const row = db.get<EntityRow>(
    'layers.boundary',
    `SELECT d.id, d.value FROM datasets d WHERE d.shown = 1 AND d.usedFor = 'boundary'
     AND EXISTS (SELECT 1 FROM boundaryShapes s WHERE s.dataset = d.id AND s.role = ?) ORDER BY d.id DESC LIMIT 1`,
    role,
  );
  if (!row) return null;
  const shapes = db.all<Omit<BoundaryShape, 'polygons'> & { polygons: string }>(
    'layers.boundaryShapes',
    'SELECT id, role, name, code, polygons FROM boundaryShapes WHERE dataset = ? AND role = ? ORDER BY code, name, id',
    row.id,
    role,
  );
  return {
    dataset: entityOf<DatasetValue>(row),
    // Written by our own projection from a checked entry.
    shapes: shapes.map((shape) => ({ ...shape, polygons: JSON.parse(shape.polygons) as BoundaryShape['polygons'] })),
  };
}

/** The unit's own area; null: nobody has imported it. Lines of such data are rough to 150-600 m: never the proof of whose ground a place is. */
export const unitArea = (db: ReadDb): Boundary | null => boundaryOf(db, 'unit');
/** Townships. */
export const unitParts = (db: ReadDb): Boundary | null => boundaryOf(db, 'part');

export const geometryOf = ({ polygons }: BoundaryShape): MultiPolygon => ({ type: 'MultiPolygon', coordinates: polygons });

export interface PlaceName {
  id: Id;
  name: string;
  /** As the data calls it: township, village, 自然村 … */
  kind: string;
  position: Position;
}

/**
 * Places whose name begins with the text, then those that hold it, then those whose pinyin fits.
 * @param text as it was typed: characters, pinyin or initials
 */
export function findPlaceNames(db: ReadDb, text: string, limit: number): PlaceName[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return [];
  return db
    .all<{ id: Id; name: string; kind: string; lng: number; lat: number }>(
      'layers.names',
      `SELECT n.id, n.name, n.kind, n.lng, n.lat FROM placeNames n JOIN datasets d ON d.id = n.dataset AND d.shown = 1
       WHERE instr(lower(n.name), ?1) > 0 OR instr(n.pinyin, ?1) > 0
       ORDER BY lower(n.name) <> ?1, instr(lower(n.name), ?1) = 0, instr(lower(n.name), ?1), length(n.name), n.name, n.id LIMIT ?2`,
      typed,
      limit,
    )
    .map(({ lng, lat, ...rest }) => ({ ...rest, position: { lng, lat } }));
}

/** Roads of one set: a line each, WGS-84 degrees, with the class and name that the data has. */
export interface RoadLine {
  coordinates: [number, number][];
  roadClass: string;
  name: string;
  oneWay: OneWay;
}

/** Where the lines of the roads in force lie; null: the office has loaded none, or the file is not on this machine. */
export function roadFile(db: ReadDb, files: MapFiles): { dataset: Id; file: string } | null {
  const row = db.get<EntityRow>(
    'layers.roads',
    "SELECT id, value FROM datasets WHERE shown = 1 AND usedFor = 'roads' ORDER BY id DESC LIMIT 1",
  );
  if (!row) return null;
  const { sha256 } = JSON.parse(row.value) as DatasetValue;
  const file = sha256 === '' ? '' : files.fileOf(sha256, 'geojson');
  return file !== '' && existsSync(file) ? { dataset: row.id, file } : null;
}

interface StoredRoads {
  features: { properties: { name: string; kind: string; oneWay?: OneWay }; geometry: { type: string; coordinates: unknown } }[];
}

/** Reads what `roadFile` named: a county takes some 30 ms, a province belongs into a worker. */
export async function readRoadLines(file: string): Promise<RoadLine[]> {
  // Written by our own import.
  const { features } = JSON.parse(await readFile(file, 'utf8')) as StoredRoads;
  return features.flatMap(({ properties, geometry }) => {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    return (lines as [number, number][][]).map((coordinates) => ({
      coordinates,
      roadClass: properties.kind,
      name: properties.name,
      oneWay: properties.oneWay ?? 0,
    }));
  });
}

/** The roads in force. */
export async function roadLines(parts: { read: ReadDb; mapFiles: MapFiles }): Promise<RoadLine[]> {
  const found = roadFile(parts.read, parts.mapFiles);
  return found ? readRoadLines(found.file) : [];
}
