// Contract of the directory as files: people taken in from tables of offices, and given out.
import { z } from 'zod';
import { phoneSchema } from '../directory/schemas.ts';
import { importFields, importProblems } from '../directory/types.ts';
import { idSchema } from '../kernel/schemas.ts';
import { base, byId, flagSchema, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';

const edit = { permission: 'directory.edit' } as const;
const tags = ['directory'];
/** Columns of one table. */
const maxColumns = 400;
/** Lines of a preview that travel at once. */
const maxPreview = 500;

const mapping = z.array(z.enum(importFields).nullable()).max(maxColumns);
const rowStatuses = ['new', 'changed', 'same', 'refused'] as const;
const counts = z.object({ new: z.number(), changed: z.number(), same: z.number(), refused: z.number() });

const sheetOut = z.object({
  name: z.string(),
  rows: z.number(),
  /** The first lines, so that a person sees what the columns hold. */
  sample: z.array(z.array(z.string())),
  /** From 0; -1: no line of headings was found. */
  headingRow: z.number(),
  firstRow: z.number(),
  mapping,
});

const previewRow = z.object({
  /** As in the file, from 1. */
  line: z.number(),
  status: z.enum(rowStatuses),
  name: z.string(),
  unitName: z.string(),
  post: z.string(),
  phones: z.array(phoneSchema),
  changes: z.array(z.object({ field: z.enum(importFields), before: z.string(), after: z.string() })),
  problems: z.array(
    z.object({ field: z.enum(importFields), code: z.enum(importProblems), received: z.string(), limit: z.number().optional() }),
  ),
});
export type PreviewRow = z.infer<typeof previewRow>;

const doneImport = z.object({
  id: idSchema,
  file: z.string(),
  at: isoSchema,
  by: z.string(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
  units: z.number(),
  groups: z.number(),
  undone: z.object({ at: isoSchema, by: z.string(), restored: z.number(), kept: z.number() }).nullable(),
});

export const directoryFiles = {
  /** Reads a table (xlsx, ods, csv, docx). Nothing is written; it waits an hour to be checked and accepted. */
  importFile: base
    .errors(errorMap('typeNotAllowed', 'encryptedFile', 'brokenFile'))
    .route({ method: 'POST', path: '/people/import', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ file: z.file() }))
    .output(z.object({ previewId: idSchema, file: z.string(), sheets: z.array(sheetOut) })),
  /** What taking it in would do: the plan, by a number under which it is accepted. Writes nothing. */
  checkImport: base
    .route({ method: 'POST', path: '/people/import/{id}/check', tags })
    .meta(edit)
    .input(
      byId.extend({
        sheet: z.int().min(0).max(1_000),
        firstRow: z.int().min(0).max(100_000),
        mapping,
        /** An empty cell of a unit means the one above it. */
        fillDown: z.boolean(),
        /** Units that are not known are made; otherwise their lines are refused. */
        makeUnits: z.boolean(),
        /** The unit below which new ones stand that name none above. */
        parent: idSchema.nullable(),
      }),
    )
    .output(
      z.object({
        plan: z.number(),
        counts,
        /** Lines that hold no person: headings said again, names of units, notes. */
        passed: z.number(),
        newUnits: z.array(z.object({ name: z.string(), parentName: z.string() })),
        newGroups: z.array(z.string()),
      }),
    ),
  importRows: base
    .route({ method: 'GET', path: '/people/import/{id}/rows', tags })
    .meta(edit)
    .input(
      byId.extend({
        plan: z.coerce.number().int(),
        status: z.enum(rowStatuses).optional(),
        offset: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(maxPreview).optional(),
      }),
    )
    .output(z.object({ items: z.array(previewRow), total: z.number() })),
  /** The refused lines as they stood, with the reason beside them. */
  refusedRows: base
    .route({ method: 'GET', path: '/people/import/{id}/refused', tags })
    .meta(edit)
    .input(byId.extend({ plan: z.coerce.number().int(), format: z.enum(['xlsx', 'csv']), locale: z.enum(['zh-CN', 'en']).optional() }))
    .output(z.file()),
  /** Takes in exactly the plan of that number, all of it or nothing. 409 when the directory has changed since. */
  acceptImport: base
    .route({ method: 'POST', path: '/people/import/{id}/accept', tags })
    .meta(edit)
    .input(byId.extend({ plan: z.int() }))
    .output(doneImport),
  imports: base
    .route({ method: 'GET', path: '/people/imports', tags })
    .meta(edit)
    .input(z.object({}))
    .output(z.object({ items: z.array(doneImport) })),
  /** Sets back what an import wrote; what others changed since is kept. */
  undoImport: base.route({ method: 'POST', path: '/people/imports/{id}/undo', tags }).meta(edit).input(byId).output(doneImport),
  /** Exactly the rows of the list with the same filter. */
  exportPeople: base
    .route({ method: 'GET', path: '/people/export', tags })
    .meta({ permission: 'directory.read' })
    .input(
      z.object({
        text: z.string().max(100).optional(),
        unit: idSchema.optional(),
        below: flagSchema.optional(),
        group: idSchema.optional(),
        format: z.enum(['xlsx', 'csv']),
        locale: z.enum(['zh-CN', 'en']).optional(),
      }),
    )
    .output(z.file()),
};
