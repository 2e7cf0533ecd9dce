// From typed coordinates and a coordinate system to a position of ours: what the import of places and "go to a coordinate" share.
import { isFault, readMetres, splitPair } from './coordinates.ts';
import type { Crs } from './coordinate-systems.ts';
import { isDegrees, toWgs84, zoneOf } from './crs.ts';
import { type PositionFault, readDegrees } from './degrees.ts';
import type { Position } from './geo.ts';
import type { PlaceCell } from './place-table.ts';

export interface ReadPosition {
  position: Position;
  /** The two stood the other way round in this row and were taken as they must be. */
  swapped: boolean;
}

export interface PositionRules {
  crs: Crs;
  /** The column called longitude (easting) holds the latitude (northing): said for the whole file. */
  swapped?: boolean | undefined;
}

/** Metres from the equator within which northings of the country lie, and eastings within a zone, widened by 3°. */
const northings = { from: 300_000, to: 6_100_000 } as const;
const eastings = { from: 100_000, to: 900_000 } as const;

const isNorthing = (metres: number): boolean => metres >= northings.from && metres <= northings.to;

function metresFault(crs: Crs, easting: number, northing: number): PositionFault | null {
  const zone = zoneOf(crs.epsg);
  const { prefix = null } = zone ?? {};
  const inZone = zone && prefix !== null ? easting - prefix * 1_000_000 : easting;
  if (zone && prefix !== null && Math.floor(easting / 1_000_000) !== prefix)
    return { axis: 'x', code: 'wrongZone', received: easting, limit: prefix };
  if (zone && prefix === null && easting >= 1_000_000) return { axis: 'x', code: 'wrongZone', received: easting, limit: 6 };
  if (zone && (inZone < eastings.from || inZone > eastings.to))
    return { axis: 'x', code: 'eastingOutOfRange', received: easting, limit: `${eastings.from}–${eastings.to}` };
  if (zone && !isNorthing(northing))
    return { axis: 'y', code: 'northingOutOfRange', received: northing, limit: `${northings.from}–${northings.to}` };
  return null;
}

/** Reads pairs of cells of one file; made once for all its rows. */
export function positionReader({ crs, swapped = false }: PositionRules): (x: PlaceCell, y: PlaceCell) => ReadPosition | PositionFault {
  const convert = toWgs84(crs);
  const of = (x: number, y: number, turned: boolean): ReadPosition | PositionFault => {
    const [lng, lat] = convert(x, y);
    if (!Number.isFinite(lng) || !Number.isFinite(lat) || Math.abs(lng) > 180 || Math.abs(lat) > 90)
      return { axis: 'both', code: 'coordinateUnreadable', received: `${x} ${y}`, limit: null };
    return { position: { lng, lat }, swapped: turned };
  };
  const degrees = (x: PlaceCell, y: PlaceCell): ReadPosition | PositionFault => {
    const pair = readDegrees(x, y);
    return isFault(pair) ? pair : of(pair.lng, pair.lat, pair.swapped);
  };
  const metres = (x: PlaceCell, y: PlaceCell): ReadPosition | PositionFault => {
    const [east, north] = [readMetres(x), readMetres(y)];
    if (typeof east !== 'number') return { ...east, axis: typeof north === 'number' ? 'x' : 'both' };
    if (typeof north !== 'number') return { ...north, axis: 'y' };
    const wrong = metresFault(crs, east, north);
    if (!wrong) return of(east, north, false);
    // Surveyors call the northing X.
    return metresFault(crs, north, east) === null ? of(north, east, true) : wrong;
  };
  const read = isDegrees(crs) ? degrees : metres;
  return swapped ? (x, y) => read(y, x) : read;
}

/** As `positionReader`, for files with both coordinates in one cell. */
export function pairReader(rules: PositionRules): (cell: PlaceCell) => ReadPosition | PositionFault {
  const read = positionReader(rules);
  return (cell) => {
    const pair = splitPair(cell);
    return isFault(pair) ? { ...pair, axis: 'both' } : read(pair[0], pair[1]);
  };
}
