// Entries about units, people and groups: field by field, the later writer wins; removal is a field.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { countSchema, idSchema, lineSchema, sha256Schema } from '../kernel/schemas.ts';
import { groupSchema, maxOrder, personSchema, unitSchema } from './schemas.ts';

/** Version 1 lacks fields that version 2 has; a patch may lack any. */
const sameFields = { 1: (payload: unknown) => payload };

export const directoryEntries = {
  'unit.saved': { v: 2, schema: unitSchema.partial(), upgrades: sameFields },
  /** With `unit`, `post` or `postSince` it is also a line of the person's post history. */
  'person.saved': { v: 2, schema: personSchema.partial(), upgrades: sameFields },
  'group.saved': { v: 1, schema: groupSchema.partial() },
  /** Puts a person into a group or takes one out; the later word on the pair counts. Subject: `memberKey`. */
  'group.memberSet': {
    v: 1,
    schema: z.object({
      group: idSchema,
      person: idSchema,
      member: z.boolean(),
      /** Place within the group: leaders rotate in it. */
      order: z.int().min(0).max(maxOrder),
    }),
  },
  /**
   * A file of people was taken in: the last entry of its command. The `entries` before it, of the same station, are what it wrote.
   * Subject: id of the import.
   */
  'directory.imported': {
    v: 1,
    schema: z.object({
      file: lineSchema,
      sha256: sha256Schema,
      added: countSchema,
      changed: countSchema,
      same: countSchema,
      refused: countSchema,
      units: countSchema,
      groups: countSchema,
      entries: countSchema,
    }),
  },
  /** What an import wrote was set back; what others changed since was kept. Subject: id of the import. */
  'directory.importUndone': { v: 1, schema: z.object({ restored: countSchema, kept: countSchema }) },
} satisfies EntryDefinitions;

/** Names a person's place in a group, so that two stations that set it meet in it. */
export const memberKey = (group: string, person: string): string => `${group}/${person}`;
