// Entries about what happened on duty: the duty log and the change of who works at the station. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { idSchema, lineSchema, millisSchema, noteSchema } from '../kernel/schemas.ts';

export const dutyEntries = {
  'dutyLog.noted': { v: 1, schema: z.object({ at: millisSchema, text: noteSchema, incident: idSchema.optional() }) },
  'duty.changedUser': { v: 1, schema: z.object({ at: millisSchema, from: lineSchema.nullable(), to: lineSchema }) },
} satisfies EntryDefinitions;
