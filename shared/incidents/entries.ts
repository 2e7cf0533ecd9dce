// Entries about incidents, call notes and attachments. A type's schema only gains versions: raise `v` and add an upgrade.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { maxAttachmentBytes, maxIntakeText, maxNote } from '../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, noteSchema, optionalLineSchema, sha256Schema } from '../kernel/schemas.ts';
import { factsPatchSchema, factsSchema } from './schemas.ts';
import { sourceModes } from './types.ts';

const received = z.object({
  number: lineSchema,
  /** The moment whose rules this incident is run by, and the packs that were on then. */
  rulesAsOf: millisSchema,
  packs: z.array(z.string().max(60)),
  facts: factsSchema,
});

export const incidentEntries = {
  'incident.received': { v: 1, schema: received },
  'incident.factsChanged': { v: 1, schema: z.object({ facts: factsPatchSchema, reason: z.string().max(maxNote).optional() }) },
  'incident.noted': { v: 1, schema: z.object({ at: millisSchema, text: noteSchema }) },
  'incident.closed': { v: 1, schema: z.object({ at: millisSchema, reason: noteSchema, waive: noteSchema.optional() }) },
  'incident.reopened': { v: 1, schema: z.object({ at: millisSchema, reason: noteSchema }) },
  'incident.merged': {
    v: 2,
    schema: z.object({
      into: idSchema,
      reason: z.string().max(maxNote).optional(),
      /** When the other had been received, as it stood: undoing puts it back. null: not noted by version 1. */
      intoReceivedAt: millisSchema.nullable(),
    }),
    upgrades: { 1: (payload) => ({ ...(payload as object), intoReceivedAt: null }) },
  },
  'incident.unmerged': { v: 1, schema: z.object({ from: idSchema, reason: z.string().max(maxNote).optional() }) },
  'incident.rulesApplied': { v: 1, schema: z.object({ rulesAsOf: millisSchema, packs: z.array(z.string().max(60)) }) },
  'instruction.given': {
    v: 1,
    schema: z.object({
      incident: idSchema,
      from: lineSchema,
      text: noteSchema,
      at: millisSchema,
      dueAt: millisSchema.optional(),
      assignee: optionalLineSchema.optional(),
    }),
  },
  'callNote.taken': {
    v: 1,
    schema: z.object({
      at: millisSchema,
      mode: z.enum(sourceModes),
      caller: optionalLineSchema.optional(),
      phone: z.string().trim().max(40).optional(),
      text: z.string().max(maxIntakeText),
    }),
  },
  'callNote.converted': { v: 1, schema: z.object({ incident: idSchema }) },
  'attachment.added': {
    v: 1,
    schema: z.object({
      /** The incident or call note it belongs to. */
      of: idSchema,
      hash: sha256Schema,
      name: lineSchema,
      mime: z.string().max(100),
      size: z.int().min(1).max(maxAttachmentBytes),
    }),
  },
  'attachment.removed': { v: 1, schema: z.object({ of: idSchema, reason: z.string().max(maxNote).optional() }) },
} satisfies EntryDefinitions;
