// What is told to places around an incident as zod: entries and contract share it.
import { z } from 'zod';
import { maxNote } from '../../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, optionalLineSchema } from '../../kernel/schemas.ts';
import { facilityKinds } from '../types.ts';
import { maxToldAtOnce } from './limits.ts';
import { toldWays } from './types.ts';

export const placeNoticeSchema = z.object({
  incident: idSchema,
  facility: idSchema,
  facilityName: lineSchema,
  kind: z.enum(facilityKinds),
  to: optionalLineSchema,
  phone: z.string().trim().max(40),
  text: z.string().trim().min(1).max(maxNote),
  sent: z.object({ at: millisSchema, via: z.enum(toldWays) }).nullable(),
  delivered: z.object({ at: millisSchema }).nullable(),
  answered: z.object({ at: millisSchema, who: lineSchema, said: z.string().trim().max(maxNote) }).nullable(),
  order: z.int().min(0).max(maxToldAtOnce),
  removed: z.boolean(),
});
