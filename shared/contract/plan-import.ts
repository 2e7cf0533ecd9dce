// Contract of plans as files: read, mended by hand, taken in; one by one or hundreds at once.
import { z } from 'zod';
import { grades } from '../incidents/types.ts';
import { errorStatus } from '../kernel/errors.ts';
import { idSchema } from '../kernel/schemas.ts';
import { planSchema, planTextSchema, sectionSchema, versionSchema } from '../plans/schemas.ts';
import { leftOuts, parseProblems, sourceFormats, textEncodings } from '../plans/parse/types.ts';
import { bodies, planKinds } from '../plans/types.ts';
import { base, done, isoSchema, localeSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { planDetail } from './plans.ts';

const edit = { permission: 'plans.edit' } as const;
const tags = ['plans'];
const byPreview = z.object({ previewId: idSchema });
const byBatch = z.object({ batch: idSchema });
const fileErrors = errorMap(
  'tooLarge',
  'unpackedTooLarge',
  'encryptedFile',
  'brokenFile',
  'emptyFile',
  'noText',
  'oldFormat',
  'wrongEnding',
  'notAPlanFile',
  'nestedArchive',
  'mixedEncoding',
  'busy',
);

const problem = z.object({ code: z.enum(parseProblems), section: z.string().nullable(), received: z.string() });

const meta = z.object({
  /** May be empty while it is mended; not when the plan is taken in. */
  title: z.string().trim().max(200),
  planKind: z.enum(planKinds),
  body: z.enum(bodies).nullable(),
  eventKinds: planSchema.shape.eventKinds,
  unitName: planSchema.shape.unitName,
  number: versionSchema.shape.number,
  label: versionSchema.shape.label,
  issuedOn: versionSchema.shape.issuedOn,
  effectiveOn: versionSchema.shape.effectiveOn,
});

/** What was understood of a file, as it may be mended. */
const parsedPlanSchema = meta.extend({ text: planTextSchema, problems: z.array(problem).max(5_000) });

const sameReasons = ['file', 'number', 'title'] as const;
const sameAs = z.object({
  plan: idSchema,
  title: z.string(),
  version: idSchema.nullable(),
  label: z.string(),
  /** The same file; the same document number; the same title (and unit). */
  because: z.enum(sameReasons),
});
export type SameAs = z.infer<typeof sameAs>;

const left = z.array(z.object({ what: z.enum(leftOuts), count: z.number(), characters: z.number() }));

const characters = z.object({
  /** Characters that are no blanks, in the file and in the sections. */
  file: z.number(),
  sections: z.number(),
  /** Of the file in no section; in a section but not in the file. */
  missing: z.number(),
  added: z.number(),
});

const fileFacts = {
  previewId: idSchema,
  batch: idSchema.nullable(),
  fileName: z.string(),
  size: z.number(),
  format: z.enum(sourceFormats),
  encoding: z.enum(textEncodings).nullable(),
  left,
  characters,
  sameAs: z.array(sameAs),
};

const { levels, duties, contacts, annexes, cards } = planTextSchema.shape;

export const previewOut = meta.extend({
  ...fileFacts,
  /** Files of a zip that wait beside this one under `batch`. */
  waiting: z.number(),
  sections: z.array(sectionSchema.omit({ blocks: true }).extend({ text: z.string() })),
  responseLevels: z.array(
    levels.element.pick({ name: true, conditions: true, startedBy: true, section: true, steps: true }).extend({ level: z.enum(grades) }),
  ),
  duties,
  contacts,
  annexes,
  cards,
  problems: z.array(problem),
});

const sourceBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paragraph'),
    text: z.string(),
    heading: z.number().nullable(),
    numbering: z.string(),
    bold: z.boolean(),
    centred: z.boolean(),
    size: z.number().nullable(),
    page: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.string())),
    page: z.number().nullable(),
  }),
]);

export const previewDetail = z.object({
  ...fileFacts,
  /** Raised each time it is mended. */
  revision: z.number(),
  plan: parsedPlanSchema,
  /** The file as it was read. */
  source: z.array(sourceBlock),
  /** Blocks of `source` with characters that stand in no section. */
  unplaced: z.array(z.object({ block: z.number(), text: z.string() })),
  /** Problems that were there when it was read, for the page's own check while somebody mends. */
  read: parsedPlanSchema,
});
export type PreviewDetail = z.infer<typeof previewDetail>;

export const itemStates = ['waiting', 'reading', 'ready', 'refused', 'accepted', 'skipped'] as const;
export type ItemState = (typeof itemStates)[number];

const item = z.object({
  previewId: idSchema,
  name: z.string(),
  size: z.number(),
  state: z.enum(itemStates),
  refusal: z
    .object({
      code: z.enum(Object.keys(errorStatus) as [keyof typeof errorStatus]),
      field: z.string().optional(),
      limit: z.union([z.number(), z.string()]).optional(),
      received: z.union([z.number(), z.string()]).optional(),
    })
    .nullable(),
  title: z.string(),
  planKind: z.enum(planKinds).nullable(),
  body: z.enum(bodies).nullable(),
  unitName: z.string(),
  number: z.string(),
  issuedOn: z.string().nullable(),
  sections: z.number(),
  levels: z.array(z.enum(grades)),
  problems: z.number(),
  serious: z.array(z.enum(parseProblems)),
  missing: z.number(),
  sameAs: z.array(sameAs),
  mended: z.boolean(),
  /** Ready, without serious problems and unlike anything in the library. */
  acceptable: z.boolean(),
  /** What it became. */
  plan: idSchema.nullable(),
});
export type BatchItem = z.infer<typeof item>;

const batchState = z.object({
  batch: idSchema,
  startedAt: isoSchema,
  total: z.number(),
  waiting: z.number(),
  reading: z.number(),
  ready: z.number(),
  refused: z.number(),
  accepted: z.number(),
  skipped: z.number(),
  /** Ready, without serious problems and unlike anything in the library. */
  acceptable: z.number(),
  /** Names of the files that are being read. */
  running: z.array(z.string()),
  /** Names of the zips that are being unpacked. */
  unpacking: z.array(z.string()),
  /** Names in a zip that a system put there for itself. */
  litter: z.number(),
  /** Goes up with every change, so that lists are asked for again only then. */
  change: z.number(),
});
export type BatchState = z.infer<typeof batchState>;

const acceptIn = z.object({
  /** What is otherwise than it was read. */
  corrections: parsedPlanSchema.omit({ problems: true }).partial().optional(),
  /** A new version of this plan; left out: a new plan. */
  asVersionOf: idSchema.optional(),
});

export const planImport = {
  /** Reads a plan (docx, pdf, txt, md), or a zip of them: then the first that can be read is answered, the others wait in `batch`. Writes nothing. */
  read: base
    .route({ method: 'POST', path: '/plans/import', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ file: z.file() }))
    .errors(fileErrors)
    .output(previewOut),
  get: base
    .route({ method: 'GET', path: '/plans/import/{previewId}', tags })
    .meta(edit)
    .input(byPreview)
    .errors(errorMap('notFound'))
    .output(previewDetail),
  /** Mended by hand, the whole of it. `revision`: the one the hand started from. */
  change: base
    .route({ method: 'PUT', path: '/plans/import/{previewId}', tags })
    .meta(edit)
    .input(byPreview.extend({ plan: parsedPlanSchema, revision: z.int().optional() }))
    .errors(errorMap('notFound', 'conflict', 'tooLarge'))
    .output(previewDetail),
  remove: base
    .route({ method: 'DELETE', path: '/plans/import/{previewId}', tags })
    .meta(edit)
    .input(byPreview)
    .errors(errorMap('notFound', 'conflict'))
    .output(done),
  /** The plan is in the library when this answers. The same file again adds nothing: the plan it is in is answered. */
  accept: base
    .route({ method: 'POST', path: '/plans/import/{previewId}/accept', successStatus: 201, tags })
    .meta(edit)
    .input(byPreview.extend(acceptIn.shape))
    .errors(errorMap('notFound', 'conflict', 'notValid', 'tooLarge', 'beforeItHappened'))
    .output(planDetail),
  original: base
    .route({ method: 'GET', path: '/plans/import/{previewId}/original', tags })
    .meta(edit)
    .input(byPreview)
    .errors(errorMap('notFound'))
    .output(z.file()),
  /** Not to be taken in; `again` takes it back into the list. */
  skip: base
    .route({ method: 'POST', path: '/plans/import/{previewId}/skip', tags })
    .meta(edit)
    .input(byPreview.extend({ again: z.boolean().optional() }))
    .errors(errorMap('notFound', 'conflict'))
    .output(done),

  /** The list of files that the caller is working through; null: none. */
  batchNow: base
    .route({ method: 'GET', path: '/plans/import/batches/now', tags })
    .meta(edit)
    .output(z.object({ now: batchState.nullable() })),
  /** Begins a list of files; a list that the caller has is kept and answered. */
  batchStart: base.route({ method: 'POST', path: '/plans/import/batches', successStatus: 201, tags }).meta(edit).output(batchState),
  batchState: base
    .route({ method: 'GET', path: '/plans/import/batches/{batch}', tags })
    .meta(edit)
    .input(byBatch)
    .errors(errorMap('notFound'))
    .output(batchState),
  /** Adds a file; a zip adds its files one by one. It is read when its turn comes; what is wrong with it stands at its item. */
  batchAdd: base
    .route({ method: 'POST', path: '/plans/import/batches/{batch}/files', successStatus: 201, tags })
    .meta(edit)
    /** `name`: with the folders it stood in. */
    .input(byBatch.extend({ file: z.file(), name: z.string().trim().max(400).optional() }))
    .errors(errorMap('notFound', 'conflict', 'tooLarge'))
    .output(batchState),
  batchItems: base
    .route({ method: 'GET', path: '/plans/import/batches/{batch}/items', tags })
    .meta(edit)
    .input(byBatch.extend({ state: z.enum(itemStates).optional(), ...pageSchema.shape }))
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(item), total: z.number(), nextCursor: z.string().optional() })),
  /** Stops reading; what was read stays. */
  batchCancel: base
    .route({ method: 'POST', path: '/plans/import/batches/{batch}/cancel', tags })
    .meta(edit)
    .input(byBatch)
    .errors(errorMap('notFound', 'conflict'))
    .output(batchState),
  /** Takes in all that were read without serious problems and are not in the library. */
  batchAccept: base
    .route({ method: 'POST', path: '/plans/import/batches/{batch}/accept', tags })
    .meta(edit)
    .input(byBatch)
    .errors(errorMap('notFound', 'conflict'))
    .output(z.object({ accepted: z.number(), failed: z.number(), state: batchState })),
  /** Puts the list away with all that was read and not taken in. */
  batchRemove: base
    .route({ method: 'DELETE', path: '/plans/import/batches/{batch}', tags })
    .meta(edit)
    .input(byBatch)
    .errors(errorMap('notFound', 'conflict'))
    .output(done),
  /** The files that could not be read, with the reason. */
  batchRefused: base
    .route({ method: 'GET', path: '/plans/import/batches/{batch}/refused', tags })
    .meta(edit)
    .input(byBatch.extend({ format: z.enum(['xlsx', 'csv']), locale: localeSchema.optional() }))
    .errors(errorMap('notFound'))
    .output(z.file()),
};
