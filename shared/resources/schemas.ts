// Places, their contacts and sets of data as zod: entries and contract share them.
import { z } from 'zod';
import { maxNote } from '../kernel/limits.ts';
import { daySchema, idSchema, lineSchema, optionalLineSchema, positionSchema } from '../kernel/schemas.ts';
import { maxAmount, maxFieldText } from './limits.ts';
import { coordinateSystems, datasetStates, facilityKinds, secrecies, type SupplyCatalogue } from './types.ts';

export const fieldValueSchema = z.union([
  z.boolean(),
  z.number().min(-maxAmount).max(maxAmount),
  z.string().trim().max(maxFieldText),
  z.null(),
]);
export const fieldsSchema = z.record(z.string().min(1).max(40), fieldValueSchema);

export const facilitySchema = z.object({
  kind: z.enum(facilityKinds),
  subKind: z.string().trim().max(20),
  name: lineSchema,
  unit: idSchema.nullable(),
  unitName: optionalLineSchema,
  address: optionalLineSchema,
  position: positionSchema.nullable(),
  /** A patch: keys that are not given keep their value. */
  fields: fieldsSchema,
  note: z.string().trim().max(maxNote),
  dataset: idSchema.nullable(),
  secrecy: z.enum(secrecies),
  checkedOn: daySchema.nullable(),
  closed: z.object({ on: daySchema, reason: lineSchema }).nullable(),
  removed: z.boolean(),
});

export const facilityContactSchema = z.object({
  facility: idSchema,
  person: idSchema.nullable(),
  unit: idSchema.nullable(),
  role: optionalLineSchema,
  name: optionalLineSchema,
  phone: z.string().trim().max(40),
  keyHolder: z.boolean(),
  order: z.int().min(0).max(1_000),
  removed: z.boolean(),
});

export const datasetSchema = z.object({
  name: lineSchema,
  use: z.enum(['facilities', 'layer', 'roads', 'boundary']),
  source: optionalLineSchema,
  reviewNumber: optionalLineSchema,
  dataOn: daySchema.nullable(),
  crs: z.enum(coordinateSystems),
  epsg: z.int().min(0).max(1_000_000),
  secrecy: z.enum(secrecies),
  file: optionalLineSchema,
  sha256: z.string().max(64),
  note: z.string().trim().max(maxNote),
  state: z.enum(datasetStates),
  removed: z.boolean(),
});

const reading = {
  confidence: z.enum(['seen', 'recalled']),
  source: z.object({ title: lineSchema, number: optionalLineSchema, year: z.int().nullable(), url: z.string().max(400).nullable() }),
};

export const supplyCatalogueSchema: z.ZodType<SupplyCatalogue> = z.strictObject({
  categories: z.array(z.object({ ...reading, code: z.string().regex(/^\d$/), name: lineSchema })),
  scheme: z.object({ ...reading, text: lineSchema }),
  items: z.array(
    z.object({
      ...reading,
      id: lineSchema,
      name: lineSchema,
      unit: z.string().min(1).max(20),
      spec: optionalLineSchema,
      note: optionalLineSchema,
    }),
  ),
});
