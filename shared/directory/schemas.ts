// Units and people as zod: entries and contract share them.
import { z } from 'zod';
import { idSchema, lineSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { phoneKinds, unitKinds } from './types.ts';

export const unitSchema = z.object({
  name: lineSchema,
  shortName: optionalLineSchema.nullable(),
  kind: z.enum(unitKinds),
  parent: idSchema.nullable(),
  phone: z.string().trim().max(40).nullable(),
  order: z.int().min(0).max(100_000),
  removed: z.boolean(),
});

export const personSchema = z.object({
  name: lineSchema,
  unit: idSchema.nullable(),
  post: optionalLineSchema,
  phones: z.array(z.object({ kind: z.enum(phoneKinds), number: z.string().trim().min(1).max(40) })).max(10),
  email: z.email().max(200).nullable(),
  order: z.int().min(0).max(100_000),
  removed: z.boolean(),
});
