// What the journal keeps of an import of places beside its rows.
import { z } from 'zod';
import { idSchema } from '../../kernel/schemas.ts';
import { maxImportUpdates } from '../limits.ts';
import { facilitySchema } from '../schemas.ts';

const count = z.int().min(0);

export const importedSchema = z.object({
  file: z.string().max(200),
  added: count,
  updated: count,
  skipped: count,
  same: count,
  refused: count,
  contacts: count,
  /** Places that stood: which fields were written with which reading, what they held before, and contacts that were added. */
  updates: z
    .array(
      z.object({
        id: idSchema,
        hlc: z.string().max(80),
        before: facilitySchema.partial(),
        contacts: z.array(idSchema).max(100),
      }),
    )
    .max(maxImportUpdates),
});
export type ImportedValue = z.infer<typeof importedSchema>;

export const undoneReasons = ['byHand', 'cancelled', 'failed', 'interrupted'] as const;
export const undoneSchema = z.object({
  file: z.string().max(200),
  reason: z.enum(undoneReasons),
  /** Rows that stay because somebody has changed them since. */
  kept: count,
  /** Places whose earlier values were set back. */
  restored: count,
});
export type UndoneValue = z.infer<typeof undoneSchema>;
