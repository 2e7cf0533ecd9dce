// What somebody who wants to go somewhere may mean: a coordinate in any form, or a place whose name fits.
import type { Position } from '#shared/kernel/geo.ts';
import type { MapPlaces } from './use-map-places.ts';

/** Longer texts are no coordinate and no name. */
export const maxGoTo = 200;
const maxFound = 8;

export interface NamedPlace {
  key: string;
  name: string;
  /** What it is, beside the name. */
  what: string;
  position: Position;
  /** Of a place of ours; null: a name on the map. */
  place: string | null;
}

/** Places whose name or initials hold the text: those that begin with it first. */
export function placesNamed(places: MapPlaces, text: string): number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const begins: number[] = [];
  const holds: number[] = [];
  const { labels } = places.index.columns;
  for (let id = 0; id < labels.length && begins.length < maxFound; id += 1) {
    const name = (labels[id] ?? '').toLowerCase();
    const spelled = places.pinyins[id] ?? '';
    if (name.startsWith(wanted) || spelled.split(' ').some((one) => one.startsWith(wanted))) begins.push(id);
    else if (holds.length < maxFound && (name.includes(wanted) || spelled.includes(wanted))) holds.push(id);
  }
  return [...begins, ...holds].slice(0, maxFound);
}
