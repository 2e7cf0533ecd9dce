// Contract of places as files: read, checked row by row, taken in whole or not at all, undone; given out in seven formats.
import { z } from 'zod';
import { coordinateSystems } from '../kernel/coordinate-systems.ts';
import { placeFormats, placeNotes, rowRefusals } from '../kernel/place-table.ts';
import { daySchema, idSchema, lineSchema, optionalLineSchema, positionSchema } from '../kernel/schemas.ts';
import { mappingSchema, placeFieldSchema, settingsSchema } from '../resources/import/schemas.ts';
import { duplicateActions, duplicateReasons, placeProblemCodes, rowStatuses, tieReasons } from '../resources/import/types.ts';
import { fieldValueSchema } from '../resources/schemas.ts';
import { datasetStates, exportFormats, facilityKinds, secrecies } from '../resources/types.ts';
import { base, byId, done, flagSchema, isoSchema, localeSchema } from './base.ts';
import { errorMap } from './errors.ts';

const edit = { permission: 'resources.edit' } as const;
const read = { permission: 'resources.read' } as const;
const tags = ['facilities'];
/** Rows of a preview that travel at once. */
const maxPreview = 500;

const byPreview = z.object({ previewId: idSchema });
const problemField = z.union([placeFieldSchema, z.enum(['row', 'position'])]);
const problemCode = z.enum([...placeProblemCodes, ...rowRefusals]);

const problem = z.object({
  field: problemField,
  code: problemCode,
  received: z.string(),
  limit: z.union([z.number(), z.string()]).optional(),
  severity: z.enum(['refused', 'warned']),
});

const change = z.object({ field: z.union([placeFieldSchema, z.literal('position')]), before: fieldValueSchema, after: fieldValueSchema });

const previewRow = z.object({
  /** As in the file, from 1. */
  line: z.number(),
  status: z.enum(rowStatuses),
  action: z.enum(duplicateActions),
  kind: z.enum(facilityKinds).nullable(),
  name: z.string(),
  address: z.string(),
  position: positionSchema.nullable(),
  /** As they stand in the file or were mended, one a column. */
  cells: z.array(z.string()),
  problems: z.array(problem),
  match: z
    .object({
      /** The place that stands; null: an earlier row. */
      id: idSchema.nullable(),
      line: z.number().nullable(),
      name: z.string(),
      reason: z.enum(duplicateReasons),
      metres: z.number().nullable(),
      sure: z.boolean(),
    })
    .nullable(),
  changes: z.array(change),
  /** Contacts that accepting writes and that are, or may be, somebody of the directory. */
  ties: z.array(
    z.object({
      /** Which of the row's contacts, and as the row gives it. */
      nth: z.number(),
      name: z.string(),
      phone: z.string(),
      candidates: z.array(
        z.object({
          person: idSchema,
          name: z.string(),
          unitName: z.string(),
          phones: z.array(z.string()),
          reason: z.enum(tieReasons),
        }),
      ),
      /** Who it will be; null: nobody of the directory, and until `said` a decision is waited for. */
      person: idSchema.nullable(),
      said: z.boolean(),
    }),
  ),
});
export type PlacePreviewRow = z.infer<typeof previewRow>;

const counts = z.object({
  new: z.number(),
  duplicate: z.number(),
  same: z.number(),
  refused: z.number(),
  warned: z.number(),
  adds: z.number(),
  updates: z.number(),
  /** Rows with contacts that may be somebody of the directory, and those of them where several fit and nobody has said who. */
  tied: z.number(),
  undecided: z.number(),
});

/** How well a coordinate system fits: read so, the rows lie so far from places that stand. */
const crsCandidate = z.object({
  system: z.enum(coordinateSystems),
  /** Middle of the distances to places of the same name; null: no row has a namesake. */
  namesakeMetres: z.number().nullable(),
  /** From the middle of the rows to the middle of the places that stand. */
  centreMetres: z.number().nullable(),
  /** Where the first row with a position would lie. */
  sample: positionSchema.nullable(),
});

const planOut = z.object({
  /** Number by which it is accepted. */
  plan: z.number(),
  settings: settingsSchema,
  counts,
  /** Words of the kind column and what they were taken for. */
  kinds: z.array(z.object({ word: z.string(), rows: z.number(), kind: z.enum(facilityKinds).nullable() })),
  codes: z.array(z.object({ code: problemCode, severity: z.enum(['refused', 'warned']), rows: z.number() })),
  crsCheck: z.object({
    namesakes: z.number(),
    sampleName: z.string(),
    centre: positionSchema.nullable(),
    /**
     * Eastings of six figures do not say their zone: central meridians that they can be of, the nearest to the unit first. Empty: nobody
     * knows where the unit lies. null: the numbers are no such eastings, or the file says its system.
     */
    meridians: z
      .array(
        z.object({
          epsg: z.number(),
          meridian: z.number(),
          metres: z.number().nullable(),
          /** Read so, the rows lie where the unit does. */
          fits: z.boolean(),
        }),
      )
      .nullable(),
    candidates: z.array(crsCandidate),
  }),
  /** Rows whose longitude and latitude were in each other's place. */
  swappedRows: z.number(),
});
export type PlacePlan = z.infer<typeof planOut>;

const refusedRow = z.object({
  row: z.number(),
  field: problemField,
  code: problemCode,
  message: z.string(),
  received: z.string(),
  limit: z.union([z.number(), z.string()]).optional(),
});

export const placePreview = z.object({
  previewId: idSchema,
  file: z.string(),
  format: z.enum(placeFormats),
  encoding: z.string().nullable(),
  layer: z.string(),
  layers: z.array(z.object({ name: z.string(), rows: z.number() })),
  columns: z.array(z.object({ name: z.string(), field: placeFieldSchema.nullable(), samples: z.array(z.string()) })),
  rows: z.number(),
  shapes: z.object({ points: z.number(), lines: z.number(), polygons: z.number(), none: z.number() }),
  /** What the file says of its coordinates; null: nothing, and somebody must be asked. */
  crs: z.object({ system: z.enum(coordinateSystems), epsg: z.number(), declared: z.boolean(), text: z.string() }).nullable(),
  notes: z.array(z.object({ code: z.enum(placeNotes), count: z.number(), lines: z.array(z.number()), text: z.string() })),
  /** The same file was taken in before. */
  sameFile: z.object({ id: idSchema, name: z.string(), at: isoSchema, by: z.string() }).nullable(),
  check: planOut,
  /** The first of them; all are in the file of refused rows. */
  refused: z.array(refusedRow),
});
export type PlacePreview = z.infer<typeof placePreview>;

const datasetFacts = z.object({
  name: lineSchema,
  source: optionalLineSchema,
  reviewNumber: optionalLineSchema,
  dataOn: daySchema.nullable(),
  /** 秘密 is a possible answer, and refused. */
  secrecy: z.enum([...secrecies, 'secret']),
  note: z.string().trim().max(2_000),
});

export const datasetOut = z.object({
  id: idSchema,
  name: z.string(),
  source: z.string(),
  reviewNumber: z.string(),
  dataOn: daySchema.nullable(),
  crs: z.enum(coordinateSystems),
  epsg: z.number(),
  secrecy: z.enum(secrecies),
  file: z.string(),
  note: z.string(),
  state: z.enum(datasetStates),
  /** Places that came with it and stand now. */
  rows: z.number(),
  /** Stock that is booked on these places, which therefore stay when it is undone. */
  stock: z.object({ places: z.number(), lines: z.number(), movements: z.number() }),
  at: isoSchema,
  by: z.string(),
  added: z.number(),
  updated: z.number(),
  skipped: z.number(),
  same: z.number(),
  refused: z.number(),
  undone: z
    .object({
      at: isoSchema,
      by: z.string(),
      reason: z.enum(['byHand', 'cancelled', 'failed', 'interrupted']),
      kept: z.number(),
      restored: z.number(),
    })
    .nullable(),
});
export type PlaceDataset = z.infer<typeof datasetOut>;

const acceptedOut = z.object({
  /** null: everything stood already, nothing was written. */
  dataset: idSchema.nullable(),
  added: z.number(),
  updated: z.number(),
  skipped: z.number(),
  same: z.number(),
  refused: z.number(),
});
export type AcceptedPlaces = z.infer<typeof acceptedOut>;

const fileErrors = errorMap(
  'typeNotAllowed',
  'encryptedFile',
  'brokenFile',
  'emptyFile',
  'oldFormat',
  'mixedEncoding',
  'unpackedTooLarge',
  'nestedArchive',
  'secretData',
);

export const facilityFiles = {
  /** Reads a file and checks it with what could be guessed. Nothing is written; it waits an hour to be accepted. */
  read: base
    .errors(fileErrors)
    .route({ method: 'POST', path: '/facilities/import', successStatus: 201, tags })
    .meta(edit)
    .input(
      z.object({
        file: z.file(),
        /** wgs84, cgcs2000, gcj02, bd09 or EPSG:4548; without it what the file says, else WGS-84. */
        crs: z.string().max(40).optional(),
        /** A list of fields, one a column, or heading → field; also as JSON. */
        mapping: z.union([z.string().max(20_000), mappingSchema, z.record(z.string().max(200), placeFieldSchema.nullable())]).optional(),
        kind: z.enum(facilityKinds).optional(),
        layer: z.string().max(200).optional(),
        /** Row of the headings, from 1; 0: there is none. */
        headRow: z.coerce.number().int().min(0).max(1_000).optional(),
        encoding: z.string().max(20).optional(),
        locale: localeSchema.optional(),
      }),
    )
    .output(placePreview),
  get: base.route({ method: 'GET', path: '/facilities/import/{previewId}', tags }).meta(edit).input(byPreview).output(placePreview),
  /** The file's other layer, or its text in another encoding: read anew, checked anew. */
  reread: base
    .errors(fileErrors)
    .route({ method: 'POST', path: '/facilities/import/{previewId}/reread', tags })
    .meta(edit)
    .input(
      byPreview.extend({
        layer: z.string().max(200).optional(),
        headRow: z.int().min(0).max(1_000).optional(),
        encoding: z.string().max(20).optional(),
      }),
    )
    .output(placePreview),
  /** Checks with other settings: a new plan under a new number. Writes nothing. */
  check: base
    .route({ method: 'POST', path: '/facilities/import/{previewId}/check', tags })
    .meta(edit)
    .input(byPreview.extend({ settings: settingsSchema }))
    .output(planOut),
  rows: base
    .route({ method: 'GET', path: '/facilities/import/{previewId}/rows', tags })
    .meta(edit)
    .input(
      byPreview.extend({
        plan: z.coerce.number().int(),
        status: z.enum([...rowStatuses, 'warned', 'tied']).optional(),
        offset: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(maxPreview).optional(),
      }),
    )
    .output(z.object({ items: z.array(previewRow), total: z.number() })),
  /** Rows with a position, a list a column, for the map of the preview; the first of very many. */
  points: base
    .route({ method: 'GET', path: '/facilities/import/{previewId}/points', tags })
    .meta(edit)
    .input(byPreview.extend({ plan: z.coerce.number().int() }))
    .output(
      z.object({
        lines: z.array(z.number()),
        names: z.array(z.string()),
        lngs: z.array(z.number()),
        lats: z.array(z.number()),
        statuses: z.array(z.enum([...rowStatuses, 'warned'])),
        total: z.number(),
      }),
    ),
  /** Mends one cell and checks anew. */
  mend: base
    .route({ method: 'POST', path: '/facilities/import/{previewId}/mend', tags })
    .meta(edit)
    .input(byPreview.extend({ line: z.int().min(1), column: z.int().min(0), text: z.string().max(4_000) }))
    .output(z.object({ check: planOut, row: previewRow.nullable() })),
  /** What is done with a duplicate. */
  decide: base
    .route({ method: 'POST', path: '/facilities/import/{previewId}/decide', tags })
    .meta(edit)
    .input(byPreview.extend({ plan: z.int(), line: z.int().min(1), action: z.enum(duplicateActions) }))
    .output(z.object({ counts })),
  /** Who of the directory a contact of a row is. */
  tie: base
    .route({ method: 'POST', path: '/facilities/import/{previewId}/tie', tags })
    .meta(edit)
    .input(
      byPreview.extend({
        plan: z.int(),
        line: z.int().min(1),
        contact: z.int().min(0),
        /** One of those offered; null: the contact stays a name and number of its own. */
        person: idSchema.nullable(),
      }),
    )
    .output(z.object({ counts, row: previewRow })),
  /** Refused rows as they stood, with the reasons beside them, ready to be mended and imported again. */
  refusedRows: base
    .route({ method: 'GET', path: '/facilities/import/{previewId}/refused', tags })
    .meta(edit)
    .input(byPreview.extend({ format: z.enum(['xlsx', 'csv']), locale: localeSchema.optional() }))
    .output(z.file()),
  /** Takes in exactly the plan of that number, all of it or nothing. 409 when places were added since it was made. */
  accept: base
    .errors(errorMap('secretData', 'busy'))
    .route({ method: 'POST', path: '/facilities/import/{previewId}/accept', tags })
    .meta(edit)
    .input(byPreview.extend({ plan: z.int().optional(), dataset: datasetFacts.partial().optional() }))
    .output(acceptedOut),
  /** What is running for the caller: reading, checking or writing; null: nothing. */
  progress: base
    .route({ method: 'GET', path: '/facilities/imports/progress', tags })
    .meta(edit)
    .output(
      z.object({
        now: z.object({ phase: z.enum(['reading', 'checking', 'writing']), done: z.number(), total: z.number() }).nullable(),
      }),
    ),
  /** Stops what is running: what was written of it is taken back. */
  cancel: base.route({ method: 'POST', path: '/facilities/imports/cancel', tags }).meta(edit).input(z.object({})).output(done),
  drop: base.route({ method: 'DELETE', path: '/facilities/import/{previewId}', tags }).meta(edit).input(byPreview).output(done),
  datasets: base
    .route({ method: 'GET', path: '/facilities/datasets', tags })
    .meta(read)
    .output(z.object({ items: z.array(datasetOut) })),
  /** Its places are gone again, except those that somebody has changed since or on which stock is booked; places that it changed are set back. */
  undo: base.route({ method: 'POST', path: '/facilities/datasets/{id}/undo', tags }).meta(edit).input(byId).output(datasetOut),
  /** Exactly the rows of the list with the same filter. `open`: for the public, without internal places and fields. */
  exportPlaces: base
    .route({ method: 'GET', path: '/facilities/export', tags })
    .meta(read)
    .input(
      z.object({
        kind: z.enum(facilityKinds).optional(),
        unit: idSchema.optional(),
        bbox: z.string().max(120).optional(),
        text: z.string().trim().max(200).optional(),
        dataset: idSchema.optional(),
        closed: flagSchema.optional(),
        sort: z.string().max(40).optional(),
        descending: flagSchema.optional(),
        format: z.enum(exportFormats),
        open: flagSchema.optional(),
        locale: localeSchema.optional(),
      }),
    )
    .output(z.file()),
};
