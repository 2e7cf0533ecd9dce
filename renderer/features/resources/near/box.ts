// The box in which a circle lies.
import type { Position } from '#shared/kernel/geo.ts';
import type { Box } from '#renderer/map/view.ts';

const metresPerDegree = 111_195;

export function boxAround({ lng, lat }: Position, metres: number): Box {
  const dLat = metres / metresPerDegree;
  const dLng = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return { west: lng - dLng, south: Math.max(-85, lat - dLat), east: lng + dLng, north: Math.min(85, lat + dLat) };
}
