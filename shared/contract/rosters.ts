// Contract of duty: who is on, the table of a day, the duty log.
import { z } from 'zod';
import { daySchema, idSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { phoneKinds } from '../directory/types.ts';
import { posts } from '../rosters/types.ts';
import { base, done, flagSchema, isoSchema, localeSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { timelineItem } from './incidents.ts';

const dutyPerson = z.object({
  id: idSchema,
  name: z.string(),
  post: z.string(),
  phones: z.array(z.object({ kind: z.enum(phoneKinds), number: z.string() })),
});
const shiftOut = z.object({ day: daySchema, from: isoSchema, to: isoSchema });

const dutyOut = z.object({
  leader: dutyPerson.nullable(),
  main: dutyPerson.nullable(),
  deputy: dutyPerson.nullable(),
  others: z.array(dutyPerson),
  director: dutyPerson.nullable(),
  shift: shiftOut,
  /** The required posts that nobody holds; null when there is no gap. */
  gap: z.array(z.enum(posts)).nullable(),
});

export const rosters = {
  duty: base
    .route({ method: 'GET', path: '/duty', tags: ['duty'] })
    .meta({ permission: 'duty.read' })
    .input(z.object({ at: isoSchema.optional() }))
    .output(dutyOut),
  days: base
    .route({ method: 'GET', path: '/duty/days', tags: ['duty'] })
    .meta({ permission: 'duty.read' })
    .input(z.object({ from: daySchema, to: daySchema }))
    .output(
      z.object({
        items: z.array(
          shiftOut.extend({
            assignments: z.array(z.object({ id: idSchema, post: z.enum(posts), person: dutyPerson, note: z.string().nullable() })),
            gap: z.array(z.enum(posts)).nullable(),
            past: z.boolean(),
          }),
        ),
      }),
    ),
  assign: base
    .route({ method: 'POST', path: '/duty/assign', tags: ['duty'] })
    .meta({ permission: 'duty.edit' })
    .input(
      z.object({
        day: daySchema,
        post: z.enum(posts),
        person: idSchema.nullable(),
        replaces: idSchema.optional(),
        note: optionalLineSchema.optional(),
      }),
    )
    .output(done),
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
