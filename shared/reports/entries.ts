// Entries about reports. A type's schema only gains versions.
import { z } from 'zod';
import { factsSchema } from '../incidents/schemas.ts';
import type { EntryDefinitions } from '../journal/versions.ts';
import { maxNote, maxReportText } from '../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, sha256Schema } from '../kernel/schemas.ts';
import { partySchema, proofSchema } from '../obligations/schemas.ts';
import { contentSchema } from './schemas.ts';
import { reportModes, reportTypes } from './types.ts';

/** The incident and what the report is called: in each payload, so that an entry speaks for itself. */
const of = { incident: idSchema, title: lineSchema };

export const reportEntries = {
  'report.drafted': {
    v: 1,
    schema: z.object({
      ...of,
      type: z.enum(reportTypes),
      mode: z.enum(reportModes),
      recipient: partySchema,
      /** 续报 n; 0 for first and final. */
      round: z.int().min(0),
      year: z.int(),
      serial: z.int().min(1),
      content: contentSchema,
    }),
  },
  'report.edited': { v: 1, schema: z.object({ ...of, content: contentSchema.partial() }) },
  'report.discarded': { v: 1, schema: z.object({ ...of, reason: z.string().max(maxNote).optional() }) },
  'report.signedOff': { v: 1, schema: z.object({ ...of, by: lineSchema, how: z.enum(['here', 'phone', 'later']), at: millisSchema }) },
  'report.submitted': {
    v: 1,
    schema: z.object({
      ...of,
      at: millisSchema,
      proof: proofSchema,
      content: contentSchema,
      /** The text as it went out, and the facts it was drawn from: both are frozen here. */
      text: z.string().max(maxReportText * 2),
      textHash: sha256Schema,
      facts: factsSchema,
      signed: z.boolean(),
    }),
  },
  'report.receipted': { v: 1, schema: z.object({ ...of, at: millisSchema, by: lineSchema, note: z.string().max(maxNote).optional() }) },
} satisfies EntryDefinitions;
