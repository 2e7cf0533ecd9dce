// Contract of rosters as files: import with its preview, export, calendars to subscribe to.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { columnRoles, problemCodes, type ProblemCode, yearSources } from '../rosters/import/types.ts';
import { keySchema, slotSchema } from '../rosters/schemas.ts';
import { base, done, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { nameOut, periodSchema } from './roster-shape.ts';

const plan = { permission: 'rosters.edit' } as const;
const read = { permission: 'duty.read' } as const;

/** Corrections of one import: every cell of a large table mended once. */
const maxEdits = 2_000;
/** Characters of one mended cell, as of any cell that is read. */
const maxCellText = 2_000;

const indexSchema = z.int().min(0).max(30_000);
const choiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: idSchema }),
  z.object({ kind: z.literal('create'), unit: idSchema.nullable(), post: optionalLineSchema }),
  z.object({ kind: z.literal('leaveOut') }),
]);

const meaningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('on') }),
  z.object({ kind: z.literal('shift'), pattern: keySchema }),
  z.object({ kind: z.literal('post'), post: keySchema }),
]);

const correctionsSchema = z.object({
  roster: idSchema,
  leaveOut: z.array(indexSchema).max(100),
  year: z.int().min(2000).max(2100).nullable(),
  transposed: z.array(z.object({ table: indexSchema, value: z.boolean() })).max(100),
  columns: z
    .array(
      z.object({
        table: indexSchema,
        at: indexSchema,
        role: z.enum(columnRoles),
        posts: z.array(keySchema).max(24),
        shift: keySchema.nullable(),
      }),
    )
    .max(maxEdits),
  shifts: z.array(z.object({ text: z.string().max(200), pattern: keySchema })).max(100),
  marks: z.array(z.object({ text: z.string().min(1).max(200), means: meaningSchema })).max(100),
  edits: z.array(z.object({ table: indexSchema, row: indexSchema, column: indexSchema, text: z.string().max(maxCellText) })).max(maxEdits),
  people: z.array(z.object({ key: z.string().min(1).max(300), choice: choiceSchema })).max(maxEdits),
  history: z.boolean(),
});

const personFound = z.object({
  id: idSchema,
  name: z.string(),
  post: z.string(),
  unitName: z.string(),
  phones: z.array(z.string()),
});

/** How a name of the table was found in the directory. */
const personStates = ['found', 'chosen', 'ambiguous', 'unknown', 'create', 'leftOut'] as const;

const problemOut = z.object({
  table: z.number(),
  row: z.number(),
  column: z.number(),
  code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  severity: z.enum(['error', 'notice']),
  received: z.string(),
  limit: z.union([z.string(), z.number()]).nullable(),
});

export const importPreviewOut = z.object({
  previewId: idSchema,
  fileName: z.string(),
  roster: idSchema,
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.array(z.string())),
      transposed: z.boolean(),
      headRows: z.array(z.number()).nullable(),
      columns: z.array(
        z.object({ at: z.number(), head: z.string(), role: z.enum(columnRoles), posts: z.array(keySchema), shift: keySchema.nullable() }),
      ),
      year: z.object({ value: z.number(), from: z.enum(yearSources) }).nullable(),
      leftOut: z.boolean(),
    }),
  ),
  readings: z.array(
    z.object({
      table: z.number(),
      row: z.number(),
      column: z.number(),
      day: daySchema,
      shift: keySchema,
      shiftName: z.string(),
      post: keySchema,
      postName: z.string(),
      slot: slotSchema,
      name: z.string(),
      phone: z.string().nullable(),
      person: nameOut.nullable(),
    }),
  ),
  problems: z.array(problemOut),
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      title: z.string().nullable(),
      state: z.enum(personStates),
      person: personFound.nullable(),
      candidates: z.array(personFound),
      duties: z.number(),
    }),
  ),
  /** Shifts as the table names them that no pattern of the roster fits. */
  unknownShifts: z.array(z.string()),
  /** Marks in a table of people and days that mean nothing known. */
  unknownMarks: z.array(z.string()),
  plan: z.object({
    /** Names what would be written; accept must give it back. */
    hash: z.string(),
    from: daySchema.nullable(),
    to: daySchema.nullable(),
    /** Seats of shifts to come that go into the draft. */
    seats: z.number(),
    /** Of them, those that the roster in force has already. */
    same: z.number(),
    /** Seats of the draft that the table does not speak of and that stay as they stand. */
    carried: z.number(),
    /** A draft of just these seats is there already. */
    draft: idSchema.nullable(),
    past: z.object({
      /** Seats of shifts that are over and stand empty: taken in when the history is wanted. */
      free: z.number(),
      /** Recorded already with the same person. */
      same: z.number(),
      /** Somebody else stands there, or a version was published: never overwritten. */
      kept: z.number(),
    }),
    newPeople: z.number(),
    /** Readings that are left out because of an error. */
    refused: z.number(),
  }),
});

const previewIn = z.object({ previewId: idSchema, corrections: correctionsSchema });

export const rosterFiles = {
  /** Reads a file; nothing is written. What was read is kept for an hour. */
  preview: base
    .errors(errorMap('typeNotAllowed', 'encryptedFile', 'brokenFile'))
    .route({ method: 'POST', path: '/rosters/import', successStatus: 201, tags: ['rosters'] })
    .meta(plan)
    .input(z.object({ file: z.file(), roster: idSchema.optional() }))
    .output(importPreviewOut),
  /** Reads the same file anew with corrections. */
  remap: base
    .route({ method: 'POST', path: '/rosters/import/{previewId}', tags: ['rosters'] })
    .meta(plan)
    .input(previewIn)
    .output(importPreviewOut),
  /** Writes what the preview showed: a draft for shifts to come, history for shifts that are over, new people. All or nothing. */
  accept: base
    .route({ method: 'POST', path: '/rosters/import/{previewId}/accept', successStatus: 201, tags: ['rosters'] })
    .meta(plan)
    .input(previewIn.extend({ hash: z.string().max(100), title: lineSchema.optional() }))
    .output(z.object({ draft: idSchema.nullable(), seats: z.number(), history: z.number(), people: z.number(), refused: z.number() })),
  /** Cells that were not taken and why, to be mended in a spreadsheet. */
  refused: base
    .route({ method: 'POST', path: '/rosters/import/{previewId}/refused', tags: ['rosters'] })
    .meta(plan)
    .input(previewIn)
    .output(z.file()),
  /** The official table of a period: of one roster, or of all, each on a sheet. */
  exportFile: base
    .route({ method: 'GET', path: '/rosters/export', tags: ['rosters'] })
    .meta(read)
    .input(periodSchema.extend({ format: z.enum(['xlsx', 'docx', 'ics', 'csv']), roster: idSchema.optional() }))
    .output(z.file()),
  /** The address at which a person's duties can be subscribed to; null: none was given out. */
  feedOf: base
    .route({ method: 'GET', path: '/rosters/feeds', tags: ['rosters'] })
    .meta(read)
    .input(z.object({ person: idSchema.optional() }))
    .output(z.object({ person: nameOut.nullable(), path: z.string().nullable(), since: isoSchema.nullable(), hosts: z.array(z.string()) })),
  /** Gives a new address; the old one is dead at once. One's own, or anybody's for planners. */
  renewFeed: base
    .route({ method: 'POST', path: '/rosters/feeds', successStatus: 201, tags: ['rosters'] })
    .meta(read)
    .input(z.object({ person: idSchema.optional() }))
    .output(z.object({ path: z.string() })),
  revokeFeed: base
    .route({ method: 'POST', path: '/rosters/feeds/revoke', tags: ['rosters'] })
    .meta(read)
    .input(z.object({ person: idSchema.optional() }))
    .output(done),
  /** The calendar itself, for programs that cannot log in: whoever has the address has the duties of that one person. */
  feed: base
    .route({ method: 'GET', path: '/rosters/feeds/{token}', outputStructure: 'detailed', tags: ['rosters'] })
    .meta({ permission: 'none' })
    .input(z.object({ token: z.string().max(200) }))
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.file() })),
};
