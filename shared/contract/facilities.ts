// Contract of places: list, page, change, contacts, points for the map.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { facilityContactSchema, facilitySchema } from '../resources/schemas.ts';
import { facilityKinds } from '../resources/types.ts';
import { base, byId, done, isoSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'resources.read' } as const;
const edit = { permission: 'resources.edit' } as const;
const tags = ['facilities'];

const facilityIn = facilitySchema.omit({ removed: true, dataset: true });
const contactIn = facilityContactSchema.omit({ removed: true, facility: true });

export const facilityOut = facilitySchema.omit({ removed: true }).extend({ id: idSchema });
export type FacilityOut = z.infer<typeof facilityOut>;

export const contactOut = facilityContactSchema.omit({ removed: true, facility: true }).extend({
  id: idSchema,
  post: z.string(),
  unitName: z.string(),
  /** As they stand in the directory today; own number last. */
  phones: z.array(z.object({ kind: z.string(), number: z.string() })),
  /** The person was taken out of the directory. */
  left: z.boolean(),
});
export type FacilityContactOut = z.infer<typeof contactOut>;

export const facilityDetail = facilityOut.extend({
  contacts: z.array(contactOut),
  /** When each field was last written; `field.x` for those of the kind. */
  writtenAt: z.record(z.string(), isoSchema),
});
export type FacilityDetail = z.infer<typeof facilityDetail>;

/** west,south,east,north in WGS-84 degrees */
const boxSchema = z
  .string()
  .max(120)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]))
  .refine(([west, south, east, north]) => west <= east && south <= north);

export const facilities = {
  list: base
    .route({ method: 'GET', path: '/facilities', tags })
    .meta(read)
    .input(
      z.object({
        kind: z.enum(facilityKinds).optional(),
        unit: idSchema.optional(),
        bbox: boxSchema.optional(),
        /** Name, initials. */
        text: z.string().trim().max(200).optional(),
        ...pageSchema.shape,
      }),
    )
    .output(
      z.object({
        items: z.array(facilityOut),
        total: z.number(),
        /** How many of each kind fit, whatever kind is asked for. */
        kinds: z.array(z.object({ kind: z.enum(facilityKinds), count: z.number() })),
        nextCursor: z.string().optional(),
      }),
    ),
  /** All places with a position, a list a column, for the map: a hundred thousand are 10 MB this way. */
  points: base
    .route({ method: 'GET', path: '/facilities/points', tags })
    .meta(read)
    .output(
      z.object({
        ids: z.array(idSchema),
        names: z.array(z.string()),
        subKinds: z.array(z.string()),
        /** Index into `facilityKinds`. */
        kinds: z.array(z.number()),
        lngs: z.array(z.number()),
        lats: z.array(z.number()),
        closed: z.array(z.boolean()),
      }),
    ),
  get: base
    .route({ method: 'GET', path: '/facilities/{id}', tags })
    .meta(read)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(facilityDetail),
  create: base
    .route({ method: 'POST', path: '/facilities', successStatus: 201, tags })
    .meta(edit)
    .input(
      z.object({
        facility: facilityIn.partial().required({ kind: true, name: true }),
        contacts: z.array(contactIn.partial()).max(30).optional(),
      }),
    )
    .errors(errorMap('notValid', 'notFound', 'inTheFuture'))
    .output(facilityDetail),
  change: base
    .route({ method: 'PATCH', path: '/facilities/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: facilityIn.partial() }))
    .errors(errorMap('notValid', 'notFound', 'inTheFuture'))
    .output(facilityDetail),
  /** What changes by the hour: whoever is on duty may say it. */
  setState: base
    .route({ method: 'POST', path: '/facilities/{id}/state', tags })
    .meta({ permission: 'resources.state' })
    .input(byId.extend({ fields: facilitySchema.shape.fields }))
    .errors(errorMap('notValid', 'notFound'))
    .output(facilityDetail),
  remove: base.route({ method: 'DELETE', path: '/facilities/{id}', tags }).meta(edit).input(byId).errors(errorMap('notFound')).output(done),
  restore: base
    .route({ method: 'POST', path: '/facilities/{id}/restore', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(facilityDetail),
  removed: base
    .route({ method: 'GET', path: '/facilities/removed', tags })
    .meta(edit)
    .output(z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), kind: z.enum(facilityKinds) })) })),
  addContact: base
    .route({ method: 'POST', path: '/facilities/{id}/contacts', successStatus: 201, tags })
    .meta(edit)
    .input(byId.extend({ contact: contactIn.partial() }))
    .errors(errorMap('notValid', 'notFound', 'tooLarge'))
    .output(facilityDetail),
  changeContact: base
    .route({ method: 'PATCH', path: '/facilities/contacts/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: facilityContactSchema.omit({ facility: true }).partial() }))
    .errors(errorMap('notValid', 'notFound'))
    .output(facilityDetail),
};
