// The settings of a station as zod: entries and contract share them.
import { z } from 'zod';
import { idSchema, lineSchema, optionalLineSchema, positionSchema, timeOfDaySchema } from '../kernel/schemas.ts';
import { isZone } from '../time/zone.ts';
import { levels } from './types.ts';

export const settingsSchema = z.object({
  unitName: lineSchema,
  level: z.enum(levels),
  officeName: lineSchema,
  zone: z.string().max(60).refine(isZone, 'not an IANA zone'),
  prefix: z.string().regex(/^[A-Z0-9]{1,4}$/),
  serialTitle: lineSchema,
  packs: z.array(z.string().max(60)).max(200),
  handoverTime: timeOfDaySchema,
  directorId: idSchema.nullable(),
  centre: positionSchema.nullable(),
  backupTime: timeOfDaySchema,
  backupKeep: z.int().min(1).max(365),
  backupDir: z.string().max(1000).nullable(),
  backupMaps: z.boolean(),
  mail: z
    .object({ host: lineSchema, port: z.int().min(1).max(65_535), secure: z.boolean(), user: optionalLineSchema, from: z.email().max(200) })
    .nullable(),
  webhook: z.object({ url: z.url({ protocol: /^https?$/ }).max(500) }).nullable(),
  allowedHosts: z.array(z.string().trim().min(1).max(200)).max(50),
});
