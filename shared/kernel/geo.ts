// Positions. WGS-84 degrees everywhere (CGCS2000 is the same for our purposes).

export interface Position {
  /** Degrees east. */
  lng: number;
  /** Degrees north. */
  lat: number;
}

const earthRadiusMetres = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine on the mean radius: at most 0.5 % off). */
export function metresBetween(a: Position, b: Position): number {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}
