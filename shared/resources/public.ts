// What of a place may stand in a file for the public: which places, and of them what. Pure; exports and printed lists ask it.
// Source of what is left out: 自然资规〔2023〕2号 on what public maps may show, as in the field table; contacts by the law on personal data.
import { fieldOf } from './fields.ts';
import type { FacilityValue, FieldValue } from './types.ts';

/** `public`: for everybody. `internal`: for the office and those it works with; such a file carries the mark on every page. */
export const audiences = ['public', 'internal'] as const;
export type Audience = (typeof audiences)[number];

/** Printed on every sheet and written into every file that is not for the public. */
export const internalMark = { 'zh-CN': '内部资料', en: 'INTERNAL' } as const;

/** Whether a place stands in a file for this audience at all. */
const isShownTo = (audience: Audience, { secrecy }: Pick<FacilityValue, 'secrecy'>): boolean =>
  audience === 'internal' || secrecy === 'public';

/** Whether a field of the kind does. One that the kind does not have stands in none. */
export function isFieldShownTo(audience: Audience, kind: FacilityValue['kind'], key: string): boolean {
  const definition = fieldOf(kind, key);
  // What changes by the hour is of the duty room: a file is read days later.
  return definition !== undefined && (audience === 'internal' || !(definition.internal || definition.state));
}

type Place = Pick<FacilityValue, 'kind' | 'secrecy' | 'fields' | 'note'> & { contacts?: readonly unknown[] };

/**
 * The place as a file for this audience has it; null when it has no place there.
 * For the public: without internal fields and states, without the note, which nobody wrote for the public, and without contacts.
 */
export function placeFor<P extends Place>(audience: Audience, place: P): P | null {
  if (!isShownTo(audience, place)) return null;
  if (audience === 'internal') return place;
  const fields: Record<string, FieldValue> = Object.fromEntries(
    Object.entries(place.fields).filter(([key]) => isFieldShownTo(audience, place.kind, key)),
  );
  return { ...place, fields, note: '', ...(place.contacts ? { contacts: [] } : {}) };
}

/** As a public file has it; null when it does not leave at all. */
export const publicPlace = <P extends Place>(place: P): P | null => placeFor('public', place);

/** @returns those that stand in the file, and how many were left out */
export function placesFor<P extends Place>(audience: Audience, places: readonly P[]): { places: P[]; leftOut: number } {
  const shown = places.flatMap((place) => placeFor(audience, place) ?? []);
  return { places: shown, leftOut: places.length - shown.length };
}
