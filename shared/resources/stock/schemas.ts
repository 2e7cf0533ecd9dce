// Supplies, stock lines, batches, movements and slips as zod: entries and contract share them.
import { z } from 'zod';
import { maxNote } from '../../kernel/limits.ts';
import { daySchema, idSchema, lineSchema, millisSchema, optionalLineSchema } from '../../kernel/schemas.ts';
import { maxAliases, maxQuantity, maxShelfLifeMonths, maxSlipLines } from './limits.ts';
import { movementCauses, supplyCategories } from './types.ts';

const noteSchema = z.string().trim().max(maxNote);
/** Thousandths. */
const amountSchema = z
  .int()
  .min(-maxQuantity * 1_000)
  .max(maxQuantity * 1_000);

export const supplySchema = z.object({
  name: lineSchema,
  aliases: z.array(lineSchema).max(maxAliases),
  category: z.enum(supplyCategories).nullable(),
  code: z.string().trim().max(20),
  unit: z.string().trim().min(1).max(20),
  decimals: z.int().min(0).max(3),
  spec: optionalLineSchema,
  shelfLifeMonths: z.int().min(1).max(maxShelfLifeMonths).nullable(),
  note: noteSchema,
  removed: z.boolean(),
});

export const stockLineSchema = z.object({
  facility: idSchema,
  supply: idSchema,
  minimum: amountSchema.min(0),
  shelf: optionalLineSchema,
  note: noteSchema,
  removed: z.boolean(),
});

export const batchSchema = z.object({
  supply: idSchema,
  number: optionalLineSchema,
  madeOn: daySchema.nullable(),
  expiresOn: daySchema.nullable(),
});

export const legSchema = z.object({
  line: idSchema,
  batch: idSchema.nullable(),
  amount: amountSchema,
  counted: amountSchema.min(0).optional(),
  book: amountSchema.optional(),
  place: optionalLineSchema,
  name: optionalLineSchema,
  unit: z.string().max(20),
});

export const movementSchema = z.object({
  cause: z.enum(movementCauses),
  at: millisSchema,
  legs: z.array(legSchema).min(1).max(2),
  document: optionalLineSchema,
  reason: noteSchema,
  person: optionalLineSchema,
  incident: idSchema.nullable(),
  slip: idSchema.nullable(),
  corrects: idSchema.nullable(),
  beyond: z.boolean(),
});

const slipLineSchema = z.object({ line: idSchema, batch: idSchema.nullable(), amount: amountSchema.min(1) });

export const slipSchema = z.object({
  number: z.string().max(40),
  incident: idSchema.nullable(),
  receiverUnit: idSchema.nullable(),
  receiverUnitName: optionalLineSchema,
  receiver: optionalLineSchema,
  phone: z.string().trim().max(40),
  carrier: optionalLineSchema,
  vehicle: optionalLineSchema,
  orderedBy: optionalLineSchema,
  purpose: noteSchema,
  at: millisSchema,
  lines: z.array(slipLineSchema).max(maxSlipLines),
  cancelled: z.object({ at: millisSchema, reason: noteSchema }).nullable(),
  settled: z.object({ at: millisSchema, note: noteSchema }).nullable(),
});
