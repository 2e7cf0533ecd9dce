// Settings of an import as zod.
import { z } from 'zod';
import { coordinateSystems } from '../../kernel/coordinate-systems.ts';
import { fieldDefinitions, type FieldKey } from '../fields.ts';
import { facilityKinds } from '../types.ts';
import { baseFields, duplicateActions, type PlaceField } from './types.ts';

/** Columns of one file. */
const maxColumns = 300;

/** Every field that a column may hold: those of all tables, then those of the kinds. */
const allPlaceFields: readonly PlaceField[] = [
  ...baseFields,
  ...new Set(
    Object.values(fieldDefinitions).flatMap((fields) => (Object.keys(fields) as FieldKey[]).map((key): PlaceField => `field.${key}`)),
  ),
];

export const placeFieldSchema = z.enum(allPlaceFields);
export const mappingSchema = z.array(placeFieldSchema.nullable()).max(maxColumns);

export const settingsSchema = z.object({
  mapping: mappingSchema,
  crs: z.enum(coordinateSystems),
  epsg: z.int().min(0).max(1_000_000),
  swapped: z.boolean(),
  kind: z.enum(facilityKinds).nullable(),
  kindWords: z.record(z.string().max(200), z.enum(facilityKinds)),
  duplicates: z.enum([...duplicateActions, 'each']),
});
