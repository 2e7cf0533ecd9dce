// Contract of telling places around an incident: drafts, sending, who was told, whether it arrived and what was said back.
import { z } from 'zod';
import { maxNote } from '../kernel/limits.ts';
import { idSchema, lineSchema } from '../kernel/schemas.ts';
import { maxToldAtOnce } from '../resources/near/limits.ts';
import { toldWays } from '../resources/near/types.ts';
import { facilityKinds } from '../resources/types.ts';
import { base, byId, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';

const write = { permission: 'incidents.write' } as const;
const tags = ['incidents'];

export const toldOut = z.object({
  id: idSchema,
  facility: idSchema,
  facilityName: z.string(),
  kind: z.enum(facilityKinds),
  to: z.string(),
  phone: z.string(),
  text: z.string(),
  draftedAt: isoSchema,
  /** The text message in the outbox, if one was asked for: `taken` by the net is not yet arrived. */
  message: z.object({ state: z.enum(['waiting', 'taken', 'failed']), at: isoSchema }).nullable(),
  sent: z.object({ at: isoSchema, via: z.enum(toldWays) }).nullable(),
  delivered: z.object({ at: isoSchema }).nullable(),
  answered: z.object({ at: isoSchema, who: z.string(), said: z.string() }).nullable(),
});
export type Told = z.infer<typeof toldOut>;

const listOut = z.object({
  items: z.array(toldOut),
  /** A way out for text messages is set up. */
  sms: z.boolean(),
});
const at = { at: isoSchema.optional() };

export const told = {
  list: base
    .route({ method: 'GET', path: '/incidents/{id}/told', tags })
    .meta({ permission: 'incidents.read' })
    .input(byId)
    .errors(errorMap('notFound'))
    .output(listOut),
  /** A draft for each of these places: to the one named, else to whoever has the key, else to the first with a number. */
  draft: base
    .route({ method: 'POST', path: '/incidents/{id}/told', successStatus: 201, tags })
    .meta(write)
    .input(
      byId.extend({
        places: z
          .array(z.object({ facility: idSchema, contact: idSchema.optional() }))
          .min(1)
          .max(maxToldAtOnce),
        /** What is asked of all of them; the usual of each kind when left out. */
        ask: z.string().trim().max(1_000).optional(),
      }),
    )
    .errors(errorMap('notFound', 'tooLarge', 'alreadyMerged'))
    .output(listOut),
  change: base
    .route({ method: 'PATCH', path: '/incidents/told/{id}', tags })
    .meta(write)
    .input(
      byId.extend({
        to: z.string().trim().max(200).optional(),
        phone: z.string().trim().max(40).optional(),
        text: z.string().trim().min(1).max(maxNote).optional(),
        /** null takes a step back that was recorded by mistake. */
        sent: z
          .object({ ...at, via: z.enum(toldWays).exclude(['sms']) })
          .nullable()
          .optional(),
        delivered: z.object(at).nullable().optional(),
        answered: z
          .object({ ...at, who: lineSchema, said: z.string().trim().max(maxNote) })
          .nullable()
          .optional(),
        removed: z.boolean().optional(),
      }),
    )
    .errors(errorMap('notFound', 'inTheFuture', 'beforeItHappened', 'conflict'))
    .output(listOut),
  /** By text message, where a way out for them is set up. */
  send: base
    .route({ method: 'POST', path: '/incidents/{id}/told/send', tags })
    .meta(write)
    .input(byId.extend({ notices: z.array(idSchema).min(1).max(maxToldAtOnce) }))
    .errors(errorMap('notFound', 'impossible', 'notValid'))
    .output(listOut),
};
