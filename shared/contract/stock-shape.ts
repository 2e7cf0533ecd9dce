// What the contract says of supplies, stock lines, movements and slips. Quantities are numbers in the supply's unit.
import { z } from 'zod';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { supplySchema } from '../resources/stock/schemas.ts';
import { movementCauses, slipStates, supplyCategories } from '../resources/stock/types.ts';
import { isoSchema } from './base.ts';

export const supplyOut = supplySchema.omit({ removed: true }).extend({ id: idSchema });
export type SupplyOut = z.infer<typeof supplyOut>;

const batchOut = z.object({
  id: idSchema.nullable(),
  number: z.string(),
  madeOn: daySchema.nullable(),
  expiresOn: daySchema.nullable(),
  quantity: z.number(),
  expired: z.boolean(),
});

const figures = {
  total: z.number(),
  usable: z.number(),
  expired: z.number(),
  expiring: z.number(),
  reserved: z.number(),
  minimum: z.number(),
};

export const stockLineOut = z.object({
  id: idSchema,
  facility: idSchema,
  facilityName: z.string(),
  facilityKind: z.string(),
  /** The place was taken out of the list of places. */
  facilityGone: z.boolean(),
  supply: idSchema,
  name: z.string(),
  category: z.enum(supplyCategories).nullable(),
  unit: z.string(),
  decimals: z.number(),
  spec: z.string(),
  shelf: z.string(),
  note: z.string(),
  ...figures,
  nextExpiry: daySchema.nullable(),
  below: z.boolean(),
  /** The book of a batch is below zero, or was passed over and nobody has counted since. */
  short: z.boolean(),
  countedAt: isoSchema.nullable(),
  batches: z.array(batchOut),
});
export type StockLineOut = z.infer<typeof stockLineOut>;

export const supplyTotalOut = z.object({
  supply: idSchema,
  name: z.string(),
  category: z.enum(supplyCategories).nullable(),
  unit: z.string(),
  spec: z.string(),
  ...figures,
  places: z.number(),
  below: z.number(),
  short: z.number(),
});
export type SupplyTotalOut = z.infer<typeof supplyTotalOut>;

export const movementOut = z.object({
  id: idSchema,
  cause: z.enum(movementCauses),
  at: isoSchema,
  recordedAt: isoSchema,
  actor: z.string(),
  legs: z.array(
    z.object({
      line: idSchema,
      place: z.string(),
      name: z.string(),
      unit: z.string(),
      batch: idSchema.nullable(),
      batchNumber: z.string(),
      expiresOn: daySchema.nullable(),
      quantity: z.number(),
      counted: z.number().nullable(),
      book: z.number().nullable(),
    }),
  ),
  document: z.string(),
  reason: z.string(),
  person: z.string(),
  incident: idSchema.nullable(),
  incidentTitle: z.string(),
  slip: idSchema.nullable(),
  corrects: idSchema.nullable(),
  correctedBy: idSchema.nullable(),
  beyond: z.boolean(),
});

export const cardOut = z.object({
  line: stockLineOut,
  /** In the order in which the goods moved, each with the book after it. */
  movements: z.array(
    movementOut.extend({
      change: z.number(),
      balance: z.number(),
      /** Of a count: papers of before it came in later, so that the book it was held against has changed. */
      bookChanged: z.boolean(),
    }),
  ),
});
export type StockCardOut = z.infer<typeof cardOut>;

export const slipOut = z.object({
  id: idSchema,
  number: z.string(),
  state: z.enum(slipStates),
  incident: idSchema.nullable(),
  incidentTitle: z.string(),
  receiverUnit: idSchema.nullable(),
  receiverUnitName: z.string(),
  receiver: z.string(),
  phone: z.string(),
  carrier: z.string(),
  vehicle: z.string(),
  orderedBy: z.string(),
  purpose: z.string(),
  at: isoSchema,
  issuedAt: isoSchema.nullable(),
  issuedBy: z.string(),
  cancelled: z.object({ at: isoSchema, reason: z.string() }).nullable(),
  settled: z.object({ at: isoSchema, note: z.string() }).nullable(),
  lines: z.array(
    z.object({
      line: idSchema,
      facility: idSchema,
      facilityName: z.string(),
      supply: idSchema,
      name: z.string(),
      spec: z.string(),
      unit: z.string(),
      shelf: z.string(),
      batch: idSchema.nullable(),
      batchNumber: z.string(),
      expiresOn: daySchema.nullable(),
      quantity: z.number(),
      beyond: z.boolean(),
    }),
  ),
  /** Gone out and not come back. Empty before it is issued. */
  out: z.array(
    z.object({
      supply: idSchema,
      line: idSchema,
      batch: idSchema.nullable(),
      batchNumber: z.string(),
      name: z.string(),
      unit: z.string(),
      issued: z.number(),
      returned: z.number(),
      quantity: z.number(),
    }),
  ),
});
export type SlipOut = z.infer<typeof slipOut>;
