// A place whose fields each have their own last writer: stored flat, one name a field, so that the common merge does it.
import type { FacilityValue, FieldValue } from './types.ts';

export type FlatFacility = Omit<FacilityValue, 'fields'> & Record<`field.${string}`, FieldValue>;
const prefix = 'field.';

export function flatten({ fields, ...rest }: Partial<FacilityValue>): Partial<FlatFacility> {
  return { ...rest, ...Object.fromEntries(Object.entries(fields ?? {}).map(([key, value]) => [prefix + key, value])) };
}

/** @param flat a whole flat place */
export function unflatten(flat: FlatFacility): FacilityValue {
  const own: [string, unknown][] = [];
  const fields: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(flat))
    if (key.startsWith(prefix)) fields[key.slice(prefix.length)] = value as FieldValue;
    else own.push([key, value]);
  // Everything but the fields is the place itself.
  return { ...(Object.fromEntries(own) as Omit<FacilityValue, 'fields'>), fields };
}

/** As it is stored: the fields of the kind in the order of their names, in whatever order they were first written. */
export function flatText(flat: FlatFacility): string {
  const entries = Object.entries(flat);
  const fields = entries.filter(([key]) => key.startsWith(prefix)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries([...entries.filter(([key]) => !key.startsWith(prefix)), ...fields]));
}

/** The fields of the kind alone that say something, by their own names, in the order of these. */
export function fieldsText(flat: FlatFacility): string {
  const fields = Object.entries(flat)
    .filter(([key, value]) => key.startsWith(prefix) && value !== null)
    .map(([key, value]) => [key.slice(prefix.length), value] as const);
  return JSON.stringify(Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
