// Whether the fields of a place fit its kind.
import { DomainError } from '../kernel/errors.ts';
import { fieldOf, type FieldDefinition } from './fields.ts';
import type { FacilityKind, FieldValue } from './types.ts';

/** A day as YYYY-MM-DD; zod has checked that text is text. */
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

function fits({ type, choices, signed }: FieldDefinition, value: FieldValue): boolean {
  if (value === null) return true;
  if (type === 'int') return typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) && (signed === true || value >= 0);
  if (type === 'yesNo') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return type === 'choice' ? (choices ?? []).includes(value) : type === 'day' ? dayPattern.test(value) : true;
}

/** @throws DomainError notValid naming the first field that the kind does not have, or whose value does not fit */
export function checkFields(kind: FacilityKind, fields: Record<string, FieldValue>): void {
  for (const [key, value] of Object.entries(fields)) {
    const definition = fieldOf(kind, key);
    // A key that the kind does not have may only be emptied: a place whose kind was wrong keeps nothing of the other.
    if (!definition ? value !== null : !fits(definition, value))
      throw new DomainError('notValid', { field: `fields.${key}`, ...(value === null ? {} : { received: String(value) }) });
  }
}
