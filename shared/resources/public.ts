// What may leave the office: a public file has public places only, and of these nothing that is internal.
import { fieldsOf } from './fields.ts';
import type { FacilityValue, FieldValue } from './types.ts';

/** The fields of a place that may be published, in the order of its kind. */
export function publicFields({ kind, fields }: Pick<FacilityValue, 'kind' | 'fields'>): Record<string, FieldValue> {
  const open = fieldsOf(kind).flatMap(([key, { internal }]) =>
    internal || fields[key] === undefined ? [] : [[key, fields[key]] as const],
  );
  return Object.fromEntries(open);
}

/**
 * The place as a public file has it; null when it does not leave at all.
 * Contacts and notes never leave: they name people, and say what an office says to itself.
 */
export function publicPlace<P extends FacilityValue>(place: P): P | null {
  if (place.secrecy !== 'public') return null;
  return { ...place, fields: publicFields(place), note: '' };
}
