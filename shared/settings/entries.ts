// Entries about the station, its settings and the office's own rules. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { lineSchema } from '../kernel/schemas.ts';
import { settingsSchema } from './schemas.ts';
import { ruleTables } from './types.ts';

export const settingsEntries = {
  'station.registered': { v: 1, schema: z.object({ publicKey: z.string().max(200), name: lineSchema, program: z.string().max(40) }) },
  'settings.changed': { v: 1, schema: settingsSchema.partial() },
  /** Subject: `table/rule id`. The rule itself is checked by its table's schema before it is appended. */
  'rule.versioned': {
    v: 1,
    schema: z.object({ table: z.enum(ruleTables), rule: z.record(z.string(), z.unknown()), reason: z.string().max(1000).optional() }),
  },
  'backup.made': {
    v: 1,
    schema: z.object({ at: z.int(), file: z.string().max(1000), bytes: z.int(), encrypted: z.boolean(), scheduled: z.boolean() }),
  },
  'backup.failed': { v: 1, schema: z.object({ at: z.int(), detail: z.string().max(500), scheduled: z.boolean() }) },
  'station.restored': { v: 1, schema: z.object({ at: z.int(), backupMadeAt: z.int() }) },
} satisfies EntryDefinitions;
