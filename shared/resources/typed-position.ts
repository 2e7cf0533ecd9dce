// A position as somebody types it: east and north as decimal degrees or as degrees, minutes and seconds.
import type { Position } from '../kernel/geo.ts';

/** Degrees in which a place of this country can lie; islands included. */
const area = { west: 73, east: 136, south: 3, north: 54 } as const;

export type TypedPosition = { position: Position } | { wrong: 'unreadable' | 'swapped' };

// Seconds have their mark, or stand close behind the minutes: what follows after a space is the other angle.
const angle =
  /([+-]?\d+(?:\.\d+)?)\s*(?:[°度d]\s*(?:(\d+(?:\.\d+)?)\s*[′'’分m](?:\s*(\d+(?:\.\d+)?)\s*(?:["”秒s]|''|′′)|(\d+(?:\.\d+)?)(?![\d.°度]))?)?)?/gi;

const within = (lng: number, lat: number): boolean => lng >= area.west && lng <= area.east && lat >= area.south && lat <= area.north;

/** Two angles, east before north; letters and words beside them are passed over. */
export function typedPosition(text: string): TypedPosition {
  // NFKC would make two primes of a double one, which is as good; wide digits and signs become plain.
  const plain = text.replaceAll('″', '"').normalize('NFKC').replaceAll('˚', '°').replaceAll('º', '°');
  const angles = [...plain.matchAll(angle)].map(([, degrees = '', minutes = '0', marked, bare = '0']) => {
    const [m, s] = [Number(minutes), Number(marked ?? bare)];
    return m < 60 && s < 60 ? Number(degrees) + m / 60 + s / 3600 : Number.NaN;
  });
  const [lng, lat] = angles;
  if (angles.length !== 2 || lng === undefined || lat === undefined) return { wrong: 'unreadable' };
  if (within(lng, lat)) return { position: { lng: rounded(lng), lat: rounded(lat) } };
  return { wrong: within(lat, lng) ? 'swapped' : 'unreadable' };
}

/** A centimetre is enough: 7 places. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** "116.30000 35.90000": a metre. */
export const positionText = ({ lng, lat }: Position): string => `${lng.toFixed(5)} ${lat.toFixed(5)}`;
