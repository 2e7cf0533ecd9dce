// The shape of a report on the wire: incidents show it, reports make it.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { partySchema, proofSchema } from '../obligations/schemas.ts';
import { contentSchema } from '../reports/schemas.ts';
import { reportModes, reportTypes } from '../reports/types.ts';
import { isoSchema } from './base.ts';

const contentOut = contentSchema.extend({ at: isoSchema });

export const reportOut = z.object({
  id: idSchema,
  incident: idSchema,
  type: z.enum(reportTypes),
  mode: z.enum(reportModes),
  round: z.number(),
  number: z.string(),
  recipient: partySchema,
  state: z.enum(['draft', 'submitted', 'discarded']),
  content: contentOut,
  text: z.string(),
  createdAt: isoSchema,
  createdBy: z.string(),
  signedOff: z.object({ by: z.string(), how: z.string(), at: isoSchema }).nullable(),
  submittedAt: isoSchema.nullable(),
  proof: proofSchema.nullable(),
  late: z.boolean().nullable(),
  lateByMs: z.number().nullable(),
  receipt: z.object({ at: isoSchema, by: z.string() }).nullable(),
  textHash: z.string().nullable(),
});
