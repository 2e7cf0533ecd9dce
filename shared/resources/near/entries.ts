// Entries about what is told to places around an incident.
import { z } from 'zod';
import type { EntryDefinitions } from '../../journal/versions.ts';
import { idSchema, lineSchema } from '../../kernel/schemas.ts';
import { maxNote } from '../../kernel/limits.ts';
import { maxKmh, minKmh } from './limits.ts';
import { placeNoticeSchema } from './schemas.ts';

export const nearEntries = {
  /** Subject: the notice. A patch names the incident and the place, so that the timeline can say whom it is about. */
  'placeNotice.saved': { v: 1, schema: placeNoticeSchema.partial() },
  /** Put into the outbox as a text message. Subject: the notice. */
  'placeNotice.queued': {
    v: 1,
    schema: z.object({
      incident: idSchema,
      facilityName: lineSchema,
      to: z.string().trim().max(200),
      phone: z.string().trim().min(1).max(40),
      text: z.string().trim().min(1).max(maxNote),
    }),
  },
  /** How fast one drives on roads of a class, as the office says; null: as proposed. Subject: any; of one class the later word stands. */
  'roadSpeed.saved': { v: 1, schema: z.object({ roadClass: z.string().max(100), kmh: z.number().min(minKmh).max(maxKmh).nullable() }) },
} satisfies EntryDefinitions;
