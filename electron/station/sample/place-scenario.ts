// Places, stock and the map of the sample county as data: assets/sample-county/{facilities,stock}.json, checked when they are read.
import { z } from 'zod';
import { positionSchema } from '#shared/kernel/schemas.ts';
import { fieldsSchema } from '#shared/resources/schemas.ts';
import { inCauses, outCauses, supplyCategories } from '#shared/resources/stock/types.ts';
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

const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);
const goods = { supply: key, quantity: z.number().positive() };
const moment = { daysAgo: z.int().min(1), time: timeOfDay };
const fromDepot = z.strictObject({ depot: key, ...goods });

export const stockSchema = z.strictObject({
  supplies: z.array(
    z.strictObject({
      key,
      name: z.string(),
      category: z.enum(supplyCategories),
      unit: z.string(),
      spec: z.string(),
      shelfMonths: z.int().nullable(),
    }),
  ),
  lines: z.array(
    z.strictObject({
      depot: key,
      supply: key,
      minimum: z.number(),
      shelf: z.string(),
      batches: z.array(z.strictObject({ number: z.string(), quantity: z.number().positive(), expiresInDays: z.int().optional() })).min(1),
    }),
  ),
  /** What has gone in and out since. */
  moves: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({
        do: z.literal('slip'),
        ...moment,
        /** Title of an incident of the sample. */
        incident: z.string(),
        toUnit: key,
        receiver: z.string(),
        purpose: z.string(),
        carrier: z.string(),
        vehicle: z.string(),
        orderedBy: z.string(),
        items: z.array(fromDepot).min(1),
        backDaysAgo: z.int().min(1).optional(),
        back: z.array(fromDepot).optional(),
      }),
      z.strictObject({
        do: z.literal('count'),
        ...moment,
        by: key,
        rows: z.array(z.strictObject({ depot: key, supply: key, change: z.number() })).min(1),
      }),
      z.strictObject({
        do: z.literal('transfer'),
        ...moment,
        from: key,
        to: key,
        reason: z.string(),
        items: z.array(z.strictObject(goods)).min(1),
      }),
      z.strictObject({
        do: z.literal('in'),
        ...moment,
        cause: z.enum(inCauses),
        depot: key,
        reason: z.string(),
        items: z.array(z.strictObject({ ...goods, number: z.string(), expiresInDays: z.int() })).min(1),
      }),
      z.strictObject({
        do: z.literal('out'),
        ...moment,
        cause: z.enum(outCauses),
        depot: key,
        reason: z.string(),
        /** More than the book has, by so much. */
        items: z.array(z.strictObject({ supply: key, beyondBy: z.number().positive() })).min(1),
      }),
    ]),
  ),
});
export type SampleStock = z.infer<typeof stockSchema>;
