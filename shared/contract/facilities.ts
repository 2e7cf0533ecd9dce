// Contract of places: list, page, change, contacts, points for the map.
import { z } from 'zod';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { maxContacts } from '../resources/limits.ts';
import { facilityContactSchema, facilitySchema } from '../resources/schemas.ts';
import { facilityKinds, secrecies } from '../resources/types.ts';
import { base, byId, done, flagSchema, isoSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'resources.read' } as const;
const edit = { permission: 'resources.edit' } as const;
const tags = ['facilities'];

const facilityIn = facilitySchema.omit({ removed: true, dataset: true });
const contactIn = facilityContactSchema.omit({ removed: true, facility: true });

export const facilityOut = facilitySchema.omit({ removed: true }).extend({ id: idSchema });
export type FacilityOut = z.infer<typeof facilityOut>;

/** A place in a list: with who has the key, and when what changes by the hour was written. */
export const facilityListed = facilityOut.extend({
  key: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** By key of the kind's fields. */
  stateAt: z.record(z.string(), isoSchema),
});
export type FacilityListed = z.infer<typeof facilityListed>;

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
  /** The set of data it came with. */
  origin: z
    .object({
      id: idSchema,
      name: z.string(),
      source: z.string(),
      reviewNumber: z.string(),
      dataOn: daySchema.nullable(),
      secrecy: z.enum(secrecies),
    })
    .nullable(),
});
export type FacilityDetail = z.infer<typeof facilityDetail>;

/** Places in columns: a hundred thousand are 10 MB this way. */
const facilityPoints = z.object({
  ids: z.array(idSchema),
  names: z.array(z.string()),
  subKinds: z.array(z.string()),
  /** Index into `facilityKinds`. */
  kinds: z.array(z.number()),
  lngs: z.array(z.number()),
  lats: z.array(z.number()),
  closed: z.array(z.boolean()),
  /** Shelters that have been opened. */
  opened: z.array(z.boolean()),
  /** Spelling and initials of the name, to be found by. */
  pinyins: z.array(z.string()),
  /** Who is responsible: index into `unitNames`, -1 for nobody known. */
  units: z.array(z.number()),
  unitNames: z.array(z.string()),
  /** What the answer is of. Of several pages the first one's counts: what was written meanwhile comes with the next question. */
  revision: z.string(),
  /** Only what was written after `since`; otherwise these are all, from the first page on. */
  changesOnly: z.boolean(),
  /** Of changes: places that are not shown any more, or have no position. */
  gone: z.array(idSchema),
  nextCursor: z.string().optional(),
});
export type FacilityPoints = z.infer<typeof facilityPoints>;

/** A field of places of one kind, over all of them. */
const fieldToday = z.object({
  field: z.string(),
  /** Sum; how many say yes; null where adding up means nothing. */
  total: z.number().nullable(),
  /** Places that say it at all. */
  known: z.number(),
  /** Of what changes by the hour: when it was written where that is longest ago, and the latest. */
  oldest: isoSchema.nullable(),
  newest: isoSchema.nullable(),
});

const placeChange = z.object({
  at: isoSchema,
  by: z.string(),
  /** The contact that was changed, by name; null: the place itself. */
  contact: z.string().nullable(),
  imported: z.boolean(),
  /** `field.x` for the fields of the kind; names instead of ids. `before` is absent where nothing was known. */
  changes: z.array(z.object({ field: z.string(), value: z.unknown(), before: z.unknown().optional() })),
});
export type PlaceChange = z.infer<typeof placeChange>;

const contactOf = z.object({ id: idSchema, name: z.string(), kind: z.enum(facilityKinds), role: z.string(), keyHolder: z.boolean() });

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
        /** Words of name, initials, sub-kind, address, unit: each must be there. */
        text: z.string().trim().max(200).optional(),
        dataset: idSchema.optional(),
        closed: flagSchema.optional(),
        /** `name`, `checkedOn`, or with a kind one of its fields. */
        sort: z.string().max(40).optional(),
        descending: flagSchema.optional(),
        ...pageSchema.shape,
      }),
    )
    .errors(errorMap('notValid'))
    .output(
      z.object({
        items: z.array(facilityListed),
        total: z.number(),
        /** How many of each kind fit, whatever kind is asked for. */
        kinds: z.array(z.object({ kind: z.enum(facilityKinds), count: z.number() })),
        nextCursor: z.string().optional(),
      }),
    ),
  /** How much is there today, by kind. Closed places are in no sum. */
  today: base
    .route({ method: 'GET', path: '/facilities/today', tags })
    .meta(read)
    .output(
      z.object({
        kinds: z.array(
          z.object({
            kind: z.enum(facilityKinds),
            places: z.number(),
            closed: z.number(),
            /** Without a position: in lists only. */
            unplaced: z.number(),
            fields: z.array(fieldToday),
          }),
        ),
      }),
    ),
  /** Places of which a person of the directory is a contact. */
  ofPerson: base
    .route({ method: 'GET', path: '/facilities/of-person/{id}', tags })
    .meta(read)
    .input(byId)
    .output(z.object({ items: z.array(contactOf) })),
  /** What was written about it, newest first. */
  history: base
    .route({ method: 'GET', path: '/facilities/{id}/history', tags })
    .meta(read)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(placeChange) })),
  /** Places with a position for the map, page by page in the order of their ids; or only what was written since it was last asked. */
  points: base
    .route({ method: 'GET', path: '/facilities/points', tags })
    .meta(read)
    .input(
      z.object({
        cursor: z.string().max(200).optional(),
        /** `revision` of an earlier answer: whoever has that asks for what is another since then. */
        since: z.string().max(200).optional(),
      }),
    )
    .output(facilityPoints),
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
        contacts: z.array(contactIn.partial()).max(maxContacts).optional(),
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
