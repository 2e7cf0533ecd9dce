// The parts of a report as zod: entries and contract share them.
import { z } from 'zod';
import { maxReportText } from '../kernel/limits.ts';
import { lineSchema, millisSchema, optionalLineSchema } from '../kernel/schemas.ts';

export const contentSchema = z.object({
  title: lineSchema,
  number: lineSchema,
  unit: lineSchema,
  at: millisSchema,
  to: lineSchema,
  body: z.string().max(maxReportText),
  submitTo: z.array(lineSchema).max(20),
  copyTo: z.array(lineSchema).max(20),
  signer: optionalLineSchema,
  editor: optionalLineSchema,
  phone: z.string().trim().max(60),
});
