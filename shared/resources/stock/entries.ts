// Entries about supplies and stock. Movements only grow; everything else is field by field, the later writer wins.
import { z } from 'zod';
import type { EntryDefinitions } from '../../journal/versions.ts';
import { idSchema, millisSchema } from '../../kernel/schemas.ts';
import { maxSlipLines } from './limits.ts';
import { batchSchema, legSchema, movementSchema, slipSchema, stockLineSchema, supplySchema } from './schemas.ts';

export const stockEntries = {
  'supply.saved': { v: 1, schema: supplySchema.partial() },
  'stock.lineSaved': { v: 1, schema: stockLineSchema.partial() },
  'stock.batchSaved': { v: 1, schema: batchSchema.partial() },
  'stock.moved': { v: 1, schema: movementSchema },
  'stock.slipSaved': { v: 1, schema: slipSchema.partial() },
  /** The goods of a slip went out. Their movements stand beside it; the words are for the incident's timeline. */
  'stock.slipIssued': {
    v: 1,
    schema: z.object({
      at: millisSchema,
      number: z.string().max(40),
      incident: idSchema.nullable(),
      receiver: z.string().max(400),
      goods: z.array(legSchema.pick({ place: true, name: true, unit: true, amount: true })).max(maxSlipLines),
    }),
  },
} satisfies EntryDefinitions;
