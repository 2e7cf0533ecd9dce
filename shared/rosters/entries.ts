// Entries about duty: the table of a day and the duty log. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { daySchema, idSchema, lineSchema, millisSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { posts } from './types.ts';

export const rosterEntries = {
  /** Subject: id of the assignment. A person of null takes it back. */
  'duty.assigned': {
    v: 1,
    schema: z.object({ day: daySchema, post: z.enum(posts), person: idSchema.nullable(), note: optionalLineSchema.optional() }),
  },
  'dutyLog.noted': { v: 1, schema: z.object({ at: millisSchema, text: noteSchema, incident: idSchema.optional() }) },
  'duty.changedUser': { v: 1, schema: z.object({ at: millisSchema, from: lineSchema.nullable(), to: lineSchema }) },
} satisfies EntryDefinitions;
