// Entries about units and people: field by field, the later writer wins; removal is a field.
import type { EntryDefinitions } from '../journal/versions.ts';
import { personSchema, unitSchema } from './schemas.ts';

export const directoryEntries = {
  'unit.saved': { v: 1, schema: unitSchema.partial() },
  'person.saved': { v: 1, schema: personSchema.partial() },
} satisfies EntryDefinitions;
