// What somebody looks at around a point: circles, kinds, what is ticked. Kept while the page lives, by incident or for the free point.
import { create } from 'zustand';
import type { Position } from '#shared/kernel/geo.ts';
import { defaultRings, maxRingMetres, maxRings, minRingMetres } from '#shared/resources/near/limits.ts';
import type { FacilityKind } from '#shared/resources/types.ts';

export const nearViews = ['inside', 'nearest', 'shelters', 'told', 'plots'] as const;
export type NearView = (typeof nearViews)[number];

export interface NearLook {
  view: NearView;
  rings: readonly number[];
  /** Only these; none: all. */
  kinds: readonly FacilityKind[];
  ticked: readonly string[];
  chosen: string | null;
  /** A place to which the way along the roads is drawn. */
  route: string | null;
}

const start: NearLook = { view: 'inside', rings: defaultRings, kinds: [], ticked: [], chosen: null, route: null };

const useLooks = create<Record<string, NearLook>>(() => ({}));

/** @param of the incident, or `free` */
export function useNearLook(of: string): [look: NearLook, change: (patch: Partial<NearLook>) => void] {
  const look = useLooks((all) => all[of]) ?? start;
  return [look, (patch) => useLooks.setState((all) => ({ [of]: { ...(all[of] ?? start), ...patch } }))];
}

/** The point on the map page that somebody measures from; null: none. */
export const useFreePoint = create<{ at: Position | null }>(() => ({ at: null }));
export const freePoint = 'free';

/** Radii as typed; null when one of them is no radius. */
export function ringsOfTyped(text: string): number[] | null {
  const parts = text
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  const fits = parts.length > 0 && parts.length <= maxRings && parts.every((one) => one >= minRingMetres && one <= maxRingMetres);
  return fits ? [...new Set(parts)].sort((a, b) => a - b) : null;
}
