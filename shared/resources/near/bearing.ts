// In which direction one point lies from another, in degrees and as the eight words that people say on the telephone.
import type { Position } from '../../kernel/geo.ts';

/** From north, clockwise. */
export const compassPoints = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassPoint = (typeof compassPoints)[number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Degrees from north, clockwise, at the beginning of the great circle: 0 ≤ x < 360. */
export function bearingDegrees(from: Position, to: Position): number {
  const dLng = radians(to.lng - from.lng);
  const north = radians(from.lat);
  const other = radians(to.lat);
  const y = Math.sin(dLng) * Math.cos(other);
  const x = Math.cos(north) * Math.sin(other) - Math.sin(north) * Math.cos(other) * Math.cos(dLng);
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

export function compassOf(degrees: number): CompassPoint {
  return compassPoints[Math.round(degrees / 45) % 8] ?? 'n';
}
