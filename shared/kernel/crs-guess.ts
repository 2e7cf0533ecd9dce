// What the numbers of a file say about their coordinate system, so that whoever is asked has a proposal with its evidence.
import type { Crs } from './coordinate-systems.ts';
import { crsOfEpsg, epsgOfZone, meridianAt, toWgs84 } from './crs.ts';
import { metresBetween, type Position } from './geo.ts';
import { looksSwapped } from './degrees.ts';

export interface CrsCandidate {
  crs: Crs;
  /** From the middle of the file's points to the unit's centre; null when it has none. */
  metresAway: number | null;
}

export interface CoordinateGuess {
  /** `nothing`: not one pair of numbers. */
  kind: 'degrees' | 'metres' | 'nothing';
  /** Pairs looked at, and those of them that stand the other way round than the file's columns say. */
  pairs: number;
  swappedPairs: number;
  /** Most pairs are the other way round: then it is the columns, not the rows. */
  swapped: boolean;
  /**
   * `zonePrefix`: eight figures, of which the first two are a zone. `sixDigits`: an easting without its zone, so somebody must say the central meridian;
   * `mercator`: metres of a web map. null: degrees, whose system no number shows.
   */
  evidence: 'zonePrefix' | 'sixDigits' | 'mercator' | null;
  /** Best first. Of degrees there is none: WGS-84, GCJ-02 and BD-09 lie within 1,300 m of each other. */
  candidates: CrsCandidate[];
  /** The pair in the middle, as evidence. */
  example: [number, number] | null;
}

/** Pairs that are enough to judge a file. */
const enough = 2_000;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const projected = (epsg: number): Crs[] => {
  const crs = epsg === 0 ? null : crsOfEpsg(epsg);
  return crs ? [crs] : [];
};

/** Systems that an easting and a northing can be of. */
function systemsFor(easting: number, northing: number, centre: Position | null): { evidence: CoordinateGuess['evidence']; systems: Crs[] } {
  if (northing < 300_000 || northing > 7_100_000) return { evidence: null, systems: [] };
  const systems: Crs[] = [];
  let evidence: CoordinateGuess['evidence'] = null;
  const prefix = Math.floor(easting / 1_000_000);
  const inZone = easting - prefix * 1_000_000;
  if (prefix >= 13 && prefix <= 45 && inZone >= 100_000 && inZone <= 900_000) {
    evidence = 'zonePrefix';
    systems.push(
      ...projected(epsgOfZone(prefix >= 25 ? { width: 3, meridian: prefix * 3, prefix } : { width: 6, meridian: prefix * 6 - 3, prefix })),
    );
  }
  if (easting >= 8_000_000 && easting <= 15_200_000) {
    evidence ??= 'mercator';
    systems.push(...projected(3857));
  }
  if (easting >= 100_000 && easting < 1_000_000) {
    evidence = 'sixDigits';
    const near = centre ? meridianAt(centre.lng) : null;
    const meridians = near === null ? [] : [near, near - 3, near + 3];
    systems.push(...meridians.flatMap((meridian) => projected(epsgOfZone({ width: 3, meridian, prefix: null }))));
  }
  return { evidence, systems };
}

/**
 * @param pairs as the columns of the file have them: longitude or easting first
 * @param centre of the unit, when it has one
 */
export function guessCoordinates(pairs: readonly (readonly [number, number])[], centre: Position | null): CoordinateGuess {
  const step = Math.max(1, Math.floor(pairs.length / enough));
  const some = pairs.filter(([x, y], at) => at % step === 0 && Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0));
  const none: CoordinateGuess = {
    kind: 'nothing',
    pairs: 0,
    swappedPairs: 0,
    swapped: false,
    evidence: null,
    candidates: [],
    example: null,
  };
  if (some.length === 0) return none;
  const metres = some.filter(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 180).length * 2 > some.length;
  const [x, y] = [middle(some.map((pair) => pair[0])), middle(some.map((pair) => pair[1]))];
  if (!metres) {
    const swappedPairs = some.filter(([lng, lat]) => looksSwapped(lng, lat)).length;
    const { swapped } = { swapped: swappedPairs * 2 > some.length };
    return { ...none, kind: 'degrees', pairs: some.length, swappedPairs, swapped, example: [x, y] };
  }
  const straight = systemsFor(x, y, centre);
  const turned = systemsFor(y, x, centre);
  // Surveyors call the northing X: seven figures where six or eight should stand.
  const swapped = straight.systems.length === 0 && straight.evidence === null && turned.evidence !== null;
  const { evidence, systems } = swapped ? turned : straight;
  const candidates = systems
    .map((crs): CrsCandidate => {
      const [lng, lat] = toWgs84(crs)(swapped ? y : x, swapped ? x : y);
      return { crs, metresAway: centre ? Math.round(metresBetween({ lng, lat }, centre)) : null };
    })
    .sort((a, b) => (a.metresAway ?? 0) - (b.metresAway ?? 0));
  const best = candidates[0]?.crs.epsg === 3857 ? 'mercator' : evidence;
  return {
    ...none,
    kind: 'metres',
    pairs: some.length,
    swapped,
    swappedPairs: swapped ? some.length : 0,
    evidence: best,
    candidates,
    example: [x, y],
  };
}
