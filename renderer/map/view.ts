// What is seen of the world, and the arithmetic of a map in Web Mercator that needs no map.
import type { Position } from '#shared/kernel/geo.ts';

/** Degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface MapView {
  centre: Position;
  zoom: number;
  box: Box;
  /** Of the window, px. */
  size: { x: number; y: number };
}

const radians = Math.PI / 180;
/** Further north there is no map in Mercator. */
const maxLat = 85.0511;

/** 0 in the west, 1 in the east. */
export const worldX = (lng: number): number => (lng + 180) / 360;
/** 0 in the north, 1 in the south. */
export function worldY(lat: number): number {
  const sin = Math.sin(Math.max(-maxLat, Math.min(maxLat, lat)) * radians);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
export const lngOf = (x: number): number => x * 360 - 180;
export const latOf = (y: number): number => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / radians;

/** The smallest box around all of them; null for none. */
export function boxOf(lngs: ArrayLike<number>, lats: ArrayLike<number>, which?: ArrayLike<number>): Box | null {
  const count = which?.length ?? lngs.length;
  if (count === 0) return null;
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (let n = 0; n < count; n += 1) {
    const id = which?.[n] ?? n;
    const lng = lngs[id] ?? 0;
    const lat = lats[id] ?? 0;
    if (lng < box.west) box.west = lng;
    if (lng > box.east) box.east = lng;
    if (lat < box.south) box.south = lat;
    if (lat > box.north) box.north = lat;
  }
  return box;
}

/** Metres of one degree of a meridian, on the sphere by which distances are measured. */
const metresOfDegree = (Math.PI * 6_371_008.8) / 180;

/** How many metres lie under one px in the middle of what is seen: further north it is fewer. */
export function metresPerPx({ centre, box, size }: Pick<MapView, 'centre' | 'box' | 'size'>): number {
  return ((box.east - box.west) / Math.max(1, size.x)) * metresOfDegree * Math.cos(centre.lat * radians);
}

/** A round length for a bar of at most so many px: 1, 2 or 5 times a power of ten. */
export function roundLength(metresPerPx: number, maxPx: number): { metres: number; px: number } {
  const most = metresPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const times = most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1;
  return { metres: times * power, px: (times * power) / metresPerPx };
}

/** Steps between lines of degrees: round in degrees, so that a coordinate is read off without counting. */
const graticuleSteps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005] as const;

/** The smallest step that is at least so many degrees, and the decimals that its numbers need. */
export function graticuleStep(atLeast: number): { degrees: number; digits: number } {
  const degrees = graticuleSteps.findLast((step) => step >= atLeast) ?? graticuleSteps[0];
  return { degrees, digits: Math.max(0, Math.ceil(-Math.log10(degrees))) };
}
