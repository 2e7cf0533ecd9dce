// Contract of what happens on duty: the duty log.
import { z } from 'zod';
import { idSchema, noteSchema } from '../kernel/schemas.ts';
import { base, flagSchema, isoSchema, localeSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { timelineItem } from './incidents.ts';

export const duty = {
  noteLog: base
    .errors(errorMap('inTheFuture'))
    .route({ method: 'POST', path: '/duty/log', successStatus: 201, tags: ['duty'] })
    .meta({ permission: 'log.write' })
    .input(z.object({ text: noteSchema, at: isoSchema.optional(), incident: idSchema.optional() }))
    .output(timelineItem),
  log: base
    .route({ method: 'GET', path: '/duty/log', tags: ['duty'] })
    .meta({ permission: 'duty.read' })
    .input(
      pageSchema.extend({
        text: z.string().max(200).optional(),
        locale: localeSchema.optional(),
        subject: idSchema.optional(),
        system: flagSchema.optional(),
        sort: z.string().max(20).optional(),
      }),
    )
    .output(z.object({ items: z.array(timelineItem), nextCursor: z.string().optional(), today: z.number(), total: z.number() })),
};
