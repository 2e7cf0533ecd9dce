// The way along the roads to a place, as points on the map; none while none is asked for.
import type { Position } from '#shared/kernel/geo.ts';

const none: readonly Position[] = [];

export function useRoute(_centre: Position, _to: string | null): readonly Position[] {
  return none;
}
