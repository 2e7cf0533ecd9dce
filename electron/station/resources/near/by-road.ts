// The nearest places of a kind along the roads: which of those by straight line are looked at, and until when.
import type { Position } from '#shared/kernel/geo.ts';
import { byRoad } from '#shared/resources/near/by-road.ts';
import { maxKmh } from '#shared/resources/near/limits.ts';
import type { Toward, Way } from '#shared/resources/near/roads/net.ts';
import type { FacilityKind } from '#shared/resources/types.ts';
import type { Found, PlaceIndex } from './place-index.ts';

/** Places by straight line whose ways are looked at first, for each that is wanted; more only while one of them could still be sooner. */
const lookedAt = 4;
/** No county has more of a kind that could be; each is looked for among the roads once. */
const mostLookedAt = 256;
const fastest = (maxKmh * 1_000) / 60;

export function nearestByRoad(
  places: PlaceIndex,
  centre: Position,
  { kind, limit }: { kind: FacilityKind; limit: number },
  toward: Toward | undefined,
): (Found & { road: Way | null })[] {
  if (!toward) return places.nearest(centre, limit, undefined, [kind]).map((one) => ({ ...one, road: null }));
  for (let look = limit * lookedAt; ; look *= lookedAt) {
    const found = places.nearest(centre, look, undefined, [kind]);
    const ordered = found.map((one) => ({ ...one, road: toward.from(one.position) ?? null })).sort(byRoad);
    const last = ordered[limit - 1]?.road;
    const beyond = found.at(-1)?.metres ?? 0;
    // Nobody who is farther by straight line than one drives at most until then comes sooner.
    if (found.length < look || look >= mostLookedAt || (last && last.minutes * fastest <= beyond)) return ordered.slice(0, limit);
  }
}

/** As it is told: whole metres and minutes. */
export const rounded = (way: Way | null): Way | null =>
  way && { metres: Math.round(way.metres), minutes: Math.max(1, Math.round(way.minutes)) };
