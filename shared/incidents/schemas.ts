// The values of an incident as zod: entries, contract and reports share them.
import { z } from 'zod';
import { maxIntakeText, maxNote } from '../kernel/limits.ts';
import { countSchema, idSchema, lineSchema, millisSchema, optionalLineSchema, positionSchema } from '../kernel/schemas.ts';
import { casualtyFields, grades, marks, narrativeFields, sourceModes } from './types.ts';

const nullableCount = countSchema.nullable();
const casualtiesSchema = z.object(
  Object.fromEntries(casualtyFields.map((field) => [field, nullableCount])) as Record<
    (typeof casualtyFields)[number],
    typeof nullableCount
  >,
);
export const approximateSchema = z.object({
  field: z.string().max(40),
  min: z.number().optional(),
  max: z.number().optional(),
  about: z.number().optional(),
  text: z.string().max(200),
});
const placeSchema = z.object({ text: lineSchema, ...positionSchema.partial().shape });
const sourceSchema = z.object({
  mode: z.enum(sourceModes),
  caller: optionalLineSchema.optional(),
  phone: z.string().trim().max(40).optional(),
  unitId: idSchema.optional(),
});
export const figuresSchema = z.record(z.string().max(40), z.number().min(0).max(1e9));
export const narrativeSchema = z.object(
  Object.fromEntries(narrativeFields.map((field) => [field, z.string().trim().max(maxNote).optional()])) as Record<
    (typeof narrativeFields)[number],
    z.ZodOptional<z.ZodString>
  >,
);

export const factsSchema = z.object({
  title: lineSchema,
  kind: z.string().max(10).nullable(),
  grade: z.enum(grades),
  gradeBy: z.enum(['rule', 'person']),
  occurredAt: millisSchema.nullable(),
  occurredApprox: z.boolean(),
  learnedAt: millisSchema.nullable(),
  receivedAt: millisSchema,
  place: placeSchema.nullable(),
  casualties: casualtiesSchema,
  approximate: z.array(approximateSchema).max(40),
  figures: figuresSchema,
  marks: z.array(z.enum(marks)),
  source: sourceSchema,
  text: z.string().max(maxIntakeText),
  narrative: narrativeSchema,
  handlingEndedAt: millisSchema.nullable(),
});
export const factsPatchSchema = factsSchema.partial();
