// Two typed angles as a longitude and a latitude: which is which, what is wrong. Files and forms share it.
import { type CoordinateFault, fitsAxis, isFault, readAngle, splitPair } from './coordinates.ts';
import type { Position } from './geo.ts';
import type { PlaceCell } from './place-table.ts';

/** The country with its seas: what lies outside with both numbers may be the wrong way round. */
const countryBox = { west: 73, south: 3, east: 136, north: 54 } as const;

export interface PositionFault extends CoordinateFault {
  /** Which of the two is wrong. */
  axis: 'x' | 'y' | 'both';
}

const inCountry = (lng: number, lat: number): boolean =>
  lng >= countryBox.west && lng <= countryBox.east && lat >= countryBox.south && lat <= countryBox.north;

/** Degrees that can only be meant the other way round. */
export const looksSwapped = (lng: number, lat: number): boolean => !inCountry(lng, lat) && inCountry(lat, lng);

interface Degrees extends Position {
  /** They stood the other way round and were taken as they must be. */
  swapped: boolean;
}

/** @param x should be the longitude @param y should be the latitude */
export function readDegrees(x: PlaceCell, y: PlaceCell): Degrees | PositionFault {
  const [east, north] = [readAngle(x), readAngle(y)];
  if (isFault(east) && isFault(north)) return { ...east, axis: 'both' };
  if (isFault(east)) return { ...east, axis: 'x' };
  if (isFault(north)) return { ...north, axis: 'y' };
  const turned = { lng: north.degrees, lat: east.degrees, swapped: true };
  if (east.degrees === 0 && north.degrees === 0) return { axis: 'both', code: 'coordinateMissing', received: '0 0', limit: null };
  if (east.axis === 'lat' && north.axis !== 'lat') return turned;
  if (north.axis === 'lng' && east.axis !== 'lng') return turned;
  if (east.axis === 'lat') return { axis: 'x', code: 'wrongLetter', received: String(x), limit: null };
  if (north.axis === 'lng') return { axis: 'y', code: 'wrongLetter', received: String(y), limit: null };
  if (east.axis === null && north.axis === null && looksSwapped(east.degrees, north.degrees)) return turned;
  const wrongEast = fitsAxis(east.degrees, 'lng');
  if (wrongEast) return { ...wrongEast, axis: 'x' };
  const wrongNorth = fitsAxis(north.degrees, 'lat');
  return wrongNorth ? { ...wrongNorth, axis: 'y' } : { lng: east.degrees, lat: north.degrees, swapped: false };
}

/** A centimetre is enough: 7 places. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/**
 * What somebody typed into one field, WGS-84 degrees in any form, longitude before latitude.
 * @returns null: it is none, or none of this country; `swapped`: they stood the other way round and were taken as they must be
 */
export function typedPosition(text: string): { position: Position; swapped: boolean } | null {
  if (!/\p{Nd}/u.test(text)) return null;
  const pair = splitPair(text);
  const read = isFault(pair) ? pair : readDegrees(pair[0], pair[1]);
  if (isFault(read) || !inCountry(read.lng, read.lat)) return null;
  return { position: { lng: rounded(read.lng), lat: rounded(read.lat) }, swapped: read.swapped };
}

/** "116.30000 35.90000": a metre. */
export const positionText = ({ lng, lat }: Position): string => `${lng.toFixed(5)} ${lat.toFixed(5)}`;
