// Places, stock and the map of the sample county as data: assets/sample-county/{facilities,stock}.json, checked when they are read.
import { z } from 'zod';
import { positionSchema } from '#shared/kernel/schemas.ts';
import { fieldsSchema } from '#shared/resources/schemas.ts';
import { facilityKinds, secrecies } from '#shared/resources/types.ts';

const key = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]*$/);

export const facilitiesSchema = z.array(
  z.strictObject({
    key,
    kind: z.enum(facilityKinds),
    subKind: z.string().optional(),
    name: z.string(),
    unit: key,
    address: z.string().optional(),
    position: z.tuple([z.number(), z.number()]).transform(([lng, lat]) => positionSchema.parse({ lng, lat })),
    fields: fieldsSchema,
    secrecy: z.enum(secrecies).default('internal'),
    note: z.string().optional(),
    checkedDaysAgo: z.int().min(0).optional(),
    closed: z.strictObject({ daysAgo: z.int().min(0), reason: z.string() }).optional(),
    contacts: z.array(
      z.strictObject({
        person: key.optional(),
        unit: key.optional(),
        name: z.string().default(''),
        phone: z.string().default(''),
        role: z.string(),
        keyHolder: z.boolean(),
      }),
    ),
  }),
);
export type SampleFacility = z.infer<typeof facilitiesSchema>[number];
