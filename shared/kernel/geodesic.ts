// Distances, bearings and areas on the ellipsoid (WGS-84; CGCS2000 differs by a tenth of a millimetre).
import { metresBetween, type Position } from './geo.ts';

const a = 6_378_137;
const f = 1 / 298.257223563;
const b = a * (1 - f);
/** Radius of the sphere that has the ellipsoid's area. */
const authalicRadius = 6_371_007.1809;
const e2 = f * (2 - f);
const e = Math.sqrt(e2);
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;
/** Into 0 … 360. */
export const turn = (angle: number): number => ((angle % 360) + 360) % 360;
/** Into −180 … 180. */
const half = (angle: number): number => ((((angle + 180) % 360) + 360) % 360) - 180;

/** Vincenty's series in u², both directions. */
function series(cosSqAlpha: number): { A: number; B: number } {
  const uSq = (cosSqAlpha * (a * a - b * b)) / (b * b);
  return {
    A: 1 + (uSq / 16_384) * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq))),
    B: (uSq / 1024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq))),
  };
}

function deltaSigma(B: number, sinSigma: number, cosSigma: number, cos2m: number): number {
  const inner = cosSigma * (-1 + 2 * cos2m ** 2) - (B / 6) * cos2m * (-3 + 4 * sinSigma ** 2) * (-3 + 4 * cos2m ** 2);
  return B * sinSigma * (cos2m + (B / 4) * inner);
}

const shift = (cosSqAlpha: number): number => (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha));

export interface Leg {
  metres: number;
  /** Degrees clockwise from north at the start; 0 for a leg of no length. */
  bearing: number;
}

/** Shortest way on the ellipsoid (Vincenty 1975), to the millimetre. Points nearly opposite on the globe: on the sphere, 0.5 % off. */
export function leg(from: Position, to: Position): Leg {
  const L = radians(half(to.lng - from.lng));
  const U1 = Math.atan((1 - f) * Math.tan(radians(from.lat)));
  const U2 = Math.atan((1 - f) * Math.tan(radians(to.lat)));
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(U1), Math.cos(U1), Math.sin(U2), Math.cos(U2)];
  let lambda = L;
  for (let round = 0; round < 200; round += 1) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL);
    if (sinSigma === 0) return { metres: 0, bearing: 0 };
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosL;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    // On the equator there is no cos2m.
    const cos2m = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha;
    const C = shift(cosSqAlpha);
    const next = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cos2m + C * cosSigma * (-1 + 2 * cos2m ** 2)));
    if (Math.abs(next - lambda) < 1e-12) {
      const { A, B } = series(cosSqAlpha);
      return {
        metres: b * A * (sigma - deltaSigma(B, sinSigma, cosSigma, cos2m)),
        bearing: turn(degrees(Math.atan2(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL))),
      };
    }
    lambda = next;
  }
  const y = Math.sin(L) * Math.cos(radians(to.lat));
  const x = Math.cos(radians(from.lat)) * Math.sin(radians(to.lat)) - Math.sin(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.cos(L);
  return { metres: metresBetween(from, to), bearing: turn(degrees(Math.atan2(y, x))) };
}

/** Where one is after `metres` from `from` at `bearing` degrees (Vincenty's direct solution). */
export function destination(from: Position, bearing: number, metres: number): Position {
  const alpha1 = radians(bearing);
  const tanU1 = (1 - f) * Math.tan(radians(from.lat));
  const cosU1 = 1 / Math.hypot(1, tanU1);
  const sinU1 = tanU1 * cosU1;
  const sigma1 = Math.atan2(tanU1, Math.cos(alpha1));
  const sinAlpha = cosU1 * Math.sin(alpha1);
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const { A, B } = series(cosSqAlpha);
  const first = metres / (b * A);
  let sigma = first;
  let cos2m = Math.cos(2 * sigma1 + sigma);
  for (let round = 0; round < 100; round += 1) {
    cos2m = Math.cos(2 * sigma1 + sigma);
    const next = first + deltaSigma(B, Math.sin(sigma), Math.cos(sigma), cos2m);
    const done = Math.abs(next - sigma) < 1e-12;
    sigma = next;
    if (done) break;
  }
  const [sinS, cosS] = [Math.sin(sigma), Math.cos(sigma)];
  const over = sinU1 * sinS - cosU1 * cosS * Math.cos(alpha1);
  const lat = Math.atan2(sinU1 * cosS + cosU1 * sinS * Math.cos(alpha1), (1 - f) * Math.hypot(sinAlpha, over));
  const lambda = Math.atan2(sinS * Math.sin(alpha1), cosU1 * cosS - sinU1 * sinS * Math.cos(alpha1));
  const C = shift(cosSqAlpha);
  const L = lambda - (1 - C) * f * sinAlpha * (sigma + C * sinS * (cos2m + C * cosS * (-1 + 2 * cos2m ** 2)));
  return { lng: half(from.lng + degrees(L)), lat: degrees(lat) };
}

/** Sine of the authalic latitude: areas on the sphere at it are those on the ellipsoid. */
function authalicSine(lat: number): number {
  const q = (sin: number): number => (1 - e2) * (sin / (1 - e2 * sin * sin) - Math.log((1 - e * sin) / (1 + e * sin)) / (2 * e));
  return q(Math.sin(radians(lat))) / q(1);
}

/**
 * Square metres inside a ring (open or closed) whose sides are shortest ways. Exact to some millionths for what fits into a province.
 * A ring that crosses itself has the difference of its parts.
 */
export function ringArea(ring: readonly Position[]): number {
  let excess = 0;
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + 1) % ring.length];
    if (!to) continue;
    const [s1, s2] = [authalicSine(from.lat), authalicSine(to.lat)];
    // tan of half the latitude, from its sine.
    const [t1, t2] = [s1 / (1 + Math.sqrt(Math.max(0, 1 - s1 * s1))), s2 / (1 + Math.sqrt(Math.max(0, 1 - s2 * s2)))];
    const dLng = radians(half(to.lng - from.lng));
    excess += 2 * Math.atan2(Math.tan(dLng / 2) * (t1 + t2), 1 + t1 * t2);
  }
  // A ring around a pole lacks what lies between it and the equator's turn.
  const area = Math.abs(excess) * authalicRadius ** 2;
  const hemisphere = 2 * Math.PI * authalicRadius ** 2;
  return area > hemisphere ? 2 * hemisphere - area : area;
}

/** Metres along all points, in order. */
export function lengthOf(points: readonly Position[]): number {
  let sum = 0;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from && to) sum += leg(from, to).metres;
  }
  return sum;
}

/** A ring of points at `metres` around the centre, clockwise from north. */
export function circleRing(centre: Position, metres: number, corners = 72): Position[] {
  return Array.from({ length: corners }, (_, index) => destination(centre, (index * 360) / corners, metres));
}

/** Whether a point lies inside a ring (open or closed); for rings that do not cross the date line. */
export function insideRing({ lng, lat }: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [index, from] of ring.entries()) {
    const to = ring[(index + ring.length - 1) % ring.length];
    if (to && from.lat > lat !== to.lat > lat && lng < ((to.lng - from.lng) * (lat - from.lat)) / (to.lat - from.lat) + from.lng)
      inside = !inside;
  }
  return inside;
}
