// Which projected system the numbers of a file are of: said by their figures, or by where the unit lies.
import type { Crs } from '#shared/kernel/coordinate-systems.ts';
import { type CoordinateGuess, guessCoordinates } from '#shared/kernel/crs-guess.ts';
import { toWgs84, zoneOf } from '#shared/kernel/crs.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { boxOf } from '#shared/kernel/geometry.ts';
import type { PlaceRow } from '#shared/kernel/place-table.ts';
import { cellText } from '#shared/resources/import/cells.ts';
import type { PlaceMapping } from '#shared/resources/import/types.ts';

/** Rows that lie so near to the unit's middle are its own, where no boundary says it: a prefecture from side to side. */
const ownMetres = 100_000;

export interface Meridian {
  epsg: number;
  meridian: number;
  /** From the middle of the rows, read so, to the middle of the unit. */
  metres: number | null;
  /** Read so, the rows lie where the unit does. */
  fits: boolean;
}

/** Where the unit is: its middle, and its own area where the boundary is loaded. */
export interface UnitPlace {
  middle: Position | null;
  inside: ((position: Position) => boolean) | null;
}

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Easting and northing of a row, or the other way round, as its columns or its shape have them. */
function pairOf({ cells, geometry }: PlaceRow, mapping: PlaceMapping): [number, number] | null {
  if (geometry) {
    const box = boxOf([geometry]);
    return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  }
  const [x, y, both] = [mapping.indexOf('lng'), mapping.indexOf('lat'), mapping.indexOf('lngLat')];
  if (x >= 0 && y >= 0) return [number(cellText(cells[x] ?? null)), number(cellText(cells[y] ?? null))];
  const [first, second] = both < 0 ? [] : (cellText(cells[both] ?? null).match(/\d+(?:\.\d+)?/g) ?? []);
  return first === undefined || second === undefined ? null : [Number(first), Number(second)];
}

/** What the numbers say; of eastings without a zone, the unit's place says the rest. */
export function guessOf(rows: readonly PlaceRow[], mapping: PlaceMapping, { middle }: UnitPlace): CoordinateGuess {
  const pairs = rows.map((row) => pairOf(row, mapping)).filter((pair) => pair !== null);
  return guessCoordinates(pairs, middle);
}

/** The system that fits best; null: degrees, whose system no number shows, or eastings of six figures of nobody knows where. */
export const guessedSystem = ({ candidates }: CoordinateGuess): Crs | null => candidates[0]?.crs ?? null;

/** Central meridians that eastings of six figures can be of, the nearest first; null: the numbers are no such eastings. */
export function meridiansOf({ evidence, candidates, example, swapped }: CoordinateGuess, { inside }: UnitPlace): Meridian[] | null {
  if (evidence !== 'sixDigits' || !example) return null;
  const [easting, northing] = swapped ? [example[1], example[0]] : example;
  return candidates.map(({ crs, metresAway }) => {
    const [lng, lat] = toWgs84(crs)(easting, northing);
    return {
      epsg: crs.epsg,
      meridian: zoneOf(crs.epsg)?.meridian ?? 0,
      metres: metresAway,
      fits: inside?.({ lng, lat }) === true || (metresAway !== null && metresAway <= ownMetres),
    };
  });
}
