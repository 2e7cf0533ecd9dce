// Contract of the plan library: plans, versions, texts, what was done with them, paper copies, files.
import { z } from 'zod';
import { grades } from '../incidents/types.ts';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { actSchema, copySchema, planFileSchema, planSchema, planTextSchema, versionSchema } from '../plans/schemas.ts';
import { bodies, planActs, planKinds, planStates, shelves } from '../plans/types.ts';
import { base, byId, done, isoSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'plans.read' } as const;
const edit = { permission: 'plans.edit' } as const;
const tags = ['plans'];

const planIn = planSchema.omit({ removed: true });
const versionIn = versionSchema.omit({ plan: true, removed: true });
const reasonSchema = z.string().trim().max(1_000).optional();

const versionOut = versionSchema.omit({ removed: true }).extend({
  id: idSchema,
  /** The one in force today. */
  current: z.boolean(),
  sections: z.number(),
});

const phoneNow = z.object({
  id: idSchema,
  name: z.string(),
  post: z.string(),
  unitName: z.string(),
  phones: z.array(z.object({ kind: z.string(), number: z.string() })),
  /** Taken out of the directory: the plan names somebody who has left. */
  removed: z.boolean(),
});

export const planSummary = z.object({
  id: idSchema,
  title: z.string(),
  planKind: z.enum(planKinds),
  body: z.enum(bodies).nullable(),
  shelf: z.enum(shelves),
  eventKinds: z.array(z.string()),
  unit: idSchema.nullable(),
  unitName: z.string(),
  places: z.array(z.string()),
  state: z.enum(planStates),
  version: idSchema.nullable(),
  label: z.string(),
  number: z.string(),
  issuedOn: z.string().nullable(),
  versions: z.number(),
  sections: z.number(),
  levels: z.array(z.enum(grades)),
  cards: z.number(),
});
export type PlanSummary = z.infer<typeof planSummary>;

const actOut = actSchema.omit({ removed: true }).extend({ id: idSchema });
const copyOut = copySchema.omit({ removed: true }).extend({
  id: idSchema,
  /** It is of a version that is no longer in force. */
  outdated: z.boolean(),
});
const fileOut = planFileSchema.omit({ removed: true, text: true }).extend({ id: idSchema, chars: z.number() });

export const planDetail = planSchema.omit({ removed: true }).extend({
  id: idSchema,
  shelf: z.enum(shelves),
  state: z.enum(planStates),
  versions: z.array(versionOut),
  /** The version whose text this is; null: the plan has none yet. */
  shown: idSchema.nullable(),
  text: planTextSchema.nullable(),
  writtenAt: isoSchema.nullable(),
  writtenBy: z.string(),
  /** People of the directory that contacts of the text are linked to, as they are now. */
  people: z.array(phoneNow),
  acts: z.array(actOut),
  copies: z.array(copyOut),
  files: z.array(fileOut),
  /** Running responses under this plan. */
  running: z.array(z.object({ id: idSchema, incident: idSchema, incidentTitle: z.string(), level: z.enum(grades) })),
});
export type PlanDetail = z.infer<typeof planDetail>;

const diffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const sectionDiff = z.object({
  kind: z.enum(['same', 'added', 'removed', 'changed', 'moved']),
  depth: z.number(),
  /** Headings as they stood and stand; '' on the side where there is none. */
  before: z.string(),
  after: z.string(),
  heading: z.array(diffPart),
  parts: z.array(diffPart),
});
export type SectionDiff = z.infer<typeof sectionDiff>;

export const plans = {
  list: base
    .route({ method: 'GET', path: '/plans', tags })
    .meta(read)
    .input(
      z.object({
        shelf: z.enum(shelves).optional(),
        kind: z.enum(planKinds).optional(),
        eventKind: z.string().max(10).optional(),
        unit: idSchema.optional(),
        state: z.enum([...planStates, 'all']).optional(),
        /** Title, number, initials. */
        text: z.string().trim().max(200).optional(),
        ...pageSchema.shape,
      }),
    )
    .output(
      z.object({
        items: z.array(planSummary),
        total: z.number(),
        /** How many stand on each shelf, whatever shelf is asked for. */
        shelves: z.array(z.object({ shelf: z.enum(shelves), plans: z.number() })),
        /** Units of the directory that issued any plan at all. */
        units: z.array(z.object({ id: idSchema, name: z.string(), plans: z.number() })),
        nextCursor: z.string().optional(),
      }),
    ),
  /** Plans in whose text of today a person of the directory is a contact. */
  naming: base
    .route({ method: 'GET', path: '/people/{id}/plans', tags })
    .meta(read)
    .input(byId)
    .output(z.object({ items: z.array(z.object({ id: idSchema, title: z.string(), state: z.enum(planStates) })) })),
  get: base
    .route({ method: 'GET', path: '/plans/{id}', tags })
    .meta(read)
    .input(byId.extend({ version: idSchema.optional() }))
    .errors(errorMap('notFound'))
    .output(planDetail),
  create: base
    .route({ method: 'POST', path: '/plans', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ plan: planIn.partial().required({ title: true, planKind: true }), version: versionIn.partial().optional() }))
    .errors(errorMap('notValid', 'notFound', 'beforeItHappened'))
    .output(planDetail),
  change: base
    .route({ method: 'POST', path: '/plans/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: planIn.partial() }))
    .errors(errorMap('notFound', 'notValid', 'inTheFuture'))
    .output(planDetail),
  /** Taken out of the library, with all its versions; `restore` brings it back. */
  remove: base
    .route({ method: 'DELETE', path: '/plans/{id}', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound', 'conflict'))
    .output(done),
  restore: base
    .route({ method: 'POST', path: '/plans/{id}/restore', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(planDetail),
  addVersion: base
    .route({ method: 'POST', path: '/plans/{id}/versions', successStatus: 201, tags })
    .meta(edit)
    /** `copyOf`: begins with the text of that version. */
    .input(byId.extend({ version: versionIn.partial(), copyOf: idSchema.optional() }))
    .errors(errorMap('notFound', 'notValid', 'beforeItHappened'))
    .output(planDetail),
  changeVersion: base
    .route({ method: 'POST', path: '/plans/versions/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: versionSchema.omit({ plan: true, original: true }).partial() }))
    .errors(errorMap('notFound', 'notValid', 'beforeItHappened'))
    .output(planDetail),
  /** The whole text of a version, mended by hand. `since`: when the text was written that the hand started from. */
  writeText: base
    .route({ method: 'PUT', path: '/plans/versions/{id}/text', tags })
    .meta(edit)
    .input(byId.extend({ text: planTextSchema, reason: reasonSchema, since: isoSchema.nullable().optional() }))
    .errors(errorMap('notFound', 'notValid', 'conflict', 'tooLarge'))
    .output(planDetail),
  diff: base
    .route({ method: 'GET', path: '/plans/versions/{id}/diff', tags })
    .meta(read)
    .input(byId.extend({ with: idSchema }))
    .errors(errorMap('notFound'))
    .output(z.object({ before: versionOut, after: versionOut, sections: z.array(sectionDiff) })),
  recordAct: base
    .route({ method: 'POST', path: '/plans/{id}/acts', successStatus: 201, tags })
    .meta(edit)
    .input(
      byId.extend({
        act: z.enum(planActs),
        on: daySchema,
        ...actSchema.pick({ by: true, reference: true, note: true, reviseBy: true, version: true }).partial().shape,
      }),
    )
    .errors(errorMap('notFound', 'notValid', 'inTheFuture', 'beforeItHappened'))
    .output(planDetail),
  changeAct: base
    .route({ method: 'POST', path: '/plans/acts/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: actSchema.omit({ plan: true, act: true }).partial() }))
    .errors(errorMap('notFound', 'notValid', 'inTheFuture', 'beforeItHappened'))
    .output(planDetail),
  addCopy: base
    .route({ method: 'POST', path: '/plans/{id}/copies', successStatus: 201, tags })
    .meta(edit)
    .input(byId.extend({ copy: copySchema.omit({ plan: true, removed: true }) }))
    .errors(errorMap('notFound', 'notValid', 'inTheFuture'))
    .output(planDetail),
  changeCopy: base
    .route({ method: 'POST', path: '/plans/copies/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: copySchema.omit({ plan: true }).partial() }))
    .errors(errorMap('notFound', 'notValid', 'inTheFuture'))
    .output(planDetail),
  addFile: base
    .route({ method: 'POST', path: '/plans/{id}/files', successStatus: 201, tags })
    .meta(edit)
    .input(byId.extend({ file: z.file(), title: z.string().trim().max(200).optional() }))
    .errors(errorMap('notFound', 'notValid', 'tooLarge', 'typeNotAllowed'))
    .output(planDetail),
  changeFile: base
    .route({ method: 'POST', path: '/plans/files/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: planFileSchema.pick({ title: true, removed: true }).partial() }))
    .errors(errorMap('notFound', 'notValid'))
    .output(planDetail),
  /** A file of the plan: an attachment, or the file a version was read from. */
  file: base.route({ method: 'GET', path: '/plans/files/{id}', tags }).meta(read).input(byId).errors(errorMap('notFound')).output(z.file()),
  original: base
    .route({ method: 'GET', path: '/plans/versions/{id}/original', tags })
    .meta(read)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(z.file()),
};
