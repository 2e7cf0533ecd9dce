// Coordinate systems: which there are, and conversion into WGS-84 and out of it. CGCS2000 and WGS-84 are taken as equal (they differ by decimetres).
import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { CoordinateSystem, Crs } from './coordinate-systems.ts';

/** Longitude (easting) and latitude (northing), in this order. */
export type Pair = [number, number];
export type Converter = (x: number, y: number) => Pair;

export const wgs84: Crs = { system: 'wgs84', epsg: 4326, definition: '' };
export const cgcs2000: Crs = { system: 'cgcs2000', epsg: 4490, definition: '' };
export const gcj02: Crs = { system: 'gcj02', epsg: 0, definition: '' };
export const bd09: Crs = { system: 'bd09', epsg: 0, definition: '' };

/** A Gauss-Krüger zone of CGCS2000. */
export interface Zone {
  /** Degrees that a zone is wide. */
  width: 3 | 6;
  /** Degrees east. */
  meridian: number;
  /** Its number, which then stands before the easting (39451358); null: eastings have six digits and say nothing of their zone. */
  prefix: number | null;
}

const prefixed6 = { from: 4491, zone: 13, count: 11 } as const;
const plain6 = { from: 4502, meridian: 75, count: 11 } as const;
const prefixed3 = { from: 4513, zone: 25, count: 21 } as const;
const plain3 = { from: 4534, meridian: 75, count: 21 } as const;

const within = (epsg: number, { from, count }: { from: number; count: number }): boolean => epsg >= from && epsg < from + count;

/** The zone of EPSG 4491 … 4554; null for any other number. They follow a rule, so there is no list of them. */
export function zoneOf(epsg: number): Zone | null {
  if (!Number.isInteger(epsg)) return null;
  if (within(epsg, prefixed6)) {
    const prefix = prefixed6.zone + epsg - prefixed6.from;
    return { width: 6, meridian: prefix * 6 - 3, prefix };
  }
  if (within(epsg, plain6)) return { width: 6, meridian: plain6.meridian + (epsg - plain6.from) * 6, prefix: null };
  if (within(epsg, prefixed3)) {
    const prefix = prefixed3.zone + epsg - prefixed3.from;
    return { width: 3, meridian: prefix * 3, prefix };
  }
  if (within(epsg, plain3)) return { width: 3, meridian: plain3.meridian + (epsg - plain3.from) * 3, prefix: null };
  return null;
}

/** EPSG number of a zone; 0 when there is none. */
export function epsgOfZone({ width, meridian, prefix }: Zone): number {
  const three = width === 3;
  const table = prefix === null ? (three ? plain3 : plain6) : three ? prefixed3 : prefixed6;
  const nth = 'zone' in table ? (prefix ?? 0) - table.zone : (meridian - table.meridian) / width;
  const epsg = table.from + nth;
  const found = Number.isInteger(epsg) && within(epsg, table) ? zoneOf(epsg) : null;
  return found?.meridian === meridian ? epsg : 0;
}

/** The central meridian of the 3° zone in which a longitude lies. */
export const meridianAt = (lng: number): number => Math.round(lng / 3) * 3;

/** Definition of a transverse Mercator projection on the ellipsoid of CGCS2000. */
export const transverseMercator = (meridian: number, easting: number, scale = 1, northing = 0, origin = 0): string =>
  `+proj=tmerc +lat_0=${origin} +lon_0=${meridian} +k=${scale} +x_0=${easting} +y_0=${northing} +ellps=GRS80 +units=m +no_defs`;

const utm = (epsg: number): number | null => (Number.isInteger(epsg) && epsg > 32_600 && epsg <= 32_660 ? epsg - 32_600 : null);

/** What proj4 needs to know of a projected system; null when the number is none that we know. */
function definitionOf(epsg: number): string | null {
  if (epsg === 3857) return 'EPSG:3857';
  const zone = zoneOf(epsg);
  if (zone) return transverseMercator(zone.meridian, (zone.prefix ?? 0) * 1_000_000 + 500_000);
  const north = utm(epsg);
  return north === null ? null : transverseMercator(north * 6 - 183, 500_000, 0.9996);
}

/** The system of an EPSG number; null when it is none that we can convert. */
export function crsOfEpsg(epsg: number): Crs | null {
  if (epsg === 4326 || epsg === 4979) return wgs84;
  if (epsg === 4490 || epsg === 4480) return cgcs2000;
  // Names that web maps have for their own projection.
  if ([900913, 3785, 102100, 102113].includes(epsg)) return { system: 'projected', epsg: 3857, definition: '' };
  return definitionOf(epsg) === null ? null : { system: 'projected', epsg, definition: '' };
}

/** The system of a name as files write it: EPSG:4548, urn:ogc:def:crs:EPSG::4490, urn:ogc:def:crs:OGC:1.3:CRS84, GCJ-02. */
export function crsOfName(name: string): Crs | null {
  const text = name.trim();
  if (/\bCRS:?84\b/i.test(text)) return wgs84;
  const number = /\b(?:EPSG|ESRI)\b[^\d]*(?:[\d.]+[:/]+)?(\d{4,6})\s*$/i.exec(text)?.[1];
  if (number !== undefined) return crsOfEpsg(Number(number));
  const plain = text.replace(/[\s_-]/g, '').toLowerCase();
  if (plain === 'wgs84' || plain === 'wgs1984') return wgs84;
  if (plain === 'cgcs2000') return cgcs2000;
  if (plain === 'gcj02') return gcj02;
  return plain === 'bd09' || plain === 'bd09ll' ? bd09 : null;
}

/** Degrees, as against metres. */
export const isDegrees = (crs: { system: CoordinateSystem }): boolean => crs.system !== 'projected';

/** Degrees that are a tenth of a millimetre. */
const closeEnough = 1e-9;
const refinements = 5;

const same: Converter = (x, y) => [x, y];
const names = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

function projection(crs: Crs): { forward: (pair: Pair) => Pair; inverse: (pair: Pair) => Pair } {
  const definition = crs.definition === '' ? definitionOf(crs.epsg) : crs.definition;
  if (definition === null) throw new Error(`no projection EPSG:${crs.epsg}`);
  return proj4(definition);
}

/** A function from a system into WGS-84 degrees, made once for many points. @throws Error when the system is not one of `crsOfEpsg` and has no definition */
export function toWgs84(crs: Crs): Converter {
  if (crs.system === 'wgs84' || crs.system === 'cgcs2000') return same;
  if (crs.system === 'projected') {
    const { inverse } = projection(crs);
    return (x, y) => inverse([x, y]);
  }
  const from = names[crs.system];
  const there = fromWgs84(crs);
  return (x, y) => {
    let best = gcoord.transform<Pair>([x, y], from, gcoord.WGS84);
    let error = Infinity;
    // The library's way back is off by up to 0.2 m; what is left of it is taken away step by step.
    for (let round = 0, guess = best; round < refinements; round += 1) {
      const [outX, outY] = there(...guess);
      const left = Math.abs(outX - x) + Math.abs(outY - y);
      if (left >= error) break;
      [best, error] = [guess, left];
      if (left < closeEnough) break;
      guess = [guess[0] + x - outX, guess[1] + y - outY];
    }
    return best;
  };
}

/** A function from WGS-84 degrees into a system, made once for many points. @throws Error as `toWgs84` */
export function fromWgs84(crs: Crs): Converter {
  if (crs.system === 'wgs84' || crs.system === 'cgcs2000') return same;
  if (crs.system === 'projected') {
    const { forward } = projection(crs);
    return (x, y) => forward([x, y]);
  }
  const to = names[crs.system];
  return (x, y) => gcoord.transform<Pair>([x, y], gcoord.WGS84, to);
}
