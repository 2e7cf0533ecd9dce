// Contract of reports: draft, edit, check, sign off, submit, receipt, document.
import { z } from 'zod';
import { idSchema, lineSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { contentSchema } from '../reports/schemas.ts';
import { reportModes, reportTypes } from '../reports/types.ts';
import { base, byId, done, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { reportOut } from './report-shape.ts';

const write = { permission: 'reports.write' } as const;

const reportProblemOut = z.object({
  code: z.enum(['elementMissing', 'figureDiffers', 'figureNotInText', 'earlierSaidOtherwise', 'notSigned', 'empty']),
  what: z.string(),
  expected: z.union([z.number(), z.string()]).optional(),
  found: z.union([z.number(), z.string()]).optional(),
  at: z.tuple([z.number(), z.number()]).optional(),
});

export const reports = {
  draft: base
    .route({ method: 'POST', path: '/incidents/{id}/reports', successStatus: 201, tags: ['reports'] })
    .meta(write)
    .input(byId.extend({ type: z.enum(reportTypes), to: lineSchema, mode: z.enum(reportModes) }))
    .output(reportOut),
  get: base
    .route({ method: 'GET', path: '/reports/{id}', tags: ['reports'] })
    .meta({ permission: 'incidents.read' })
    .input(byId)
    .output(reportOut),
  edit: base
    .errors(errorMap('alreadySubmitted'))
    .route({ method: 'POST', path: '/reports/{id}', tags: ['reports'] })
    .meta(write)
    .input(byId.extend({ content: contentSchema.omit({ number: true, at: true }).partial() }))
    .output(reportOut),
  /** Draws the body anew from the facts of now; what was typed is replaced, the old text stays in the journal. */
  redraw: base
    .errors(errorMap('alreadySubmitted'))
    .route({ method: 'POST', path: '/reports/{id}/redraw', tags: ['reports'] })
    .meta(write)
    .input(byId)
    .output(reportOut),
  check: base
    .route({ method: 'GET', path: '/reports/{id}/check', tags: ['reports'] })
    .meta({ permission: 'incidents.read' })
    .input(byId)
    .output(z.object({ problems: z.array(reportProblemOut) })),
  signOff: base
    .errors(errorMap('alreadySubmitted', 'inTheFuture'))
    .route({ method: 'POST', path: '/reports/{id}/sign-off', tags: ['reports'] })
    .meta(write)
    .input(byId.extend({ by: lineSchema, how: z.enum(['here', 'phone', 'later']), at: isoSchema.optional() }))
    .output(reportOut),
  submit: base
    .errors(errorMap('alreadySubmitted', 'inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/reports/{id}/submit', tags: ['reports'] })
    .meta({ permission: 'reports.submit' })
    .input(
      byId.extend({
        at: isoSchema.optional(),
        receiver: optionalLineSchema.optional(),
        via: optionalLineSchema.optional(),
        reference: optionalLineSchema.optional(),
        readBack: z.string().trim().max(4000).optional(),
      }),
    )
    .output(
      z.object({ submittedAt: isoSchema, late: z.boolean(), lateByMs: z.number(), met: z.array(idSchema), opened: z.array(idSchema) }),
    ),
  receipt: base
    .errors(errorMap('notSubmitted', 'inTheFuture'))
    .route({ method: 'POST', path: '/reports/{id}/receipt', tags: ['reports'] })
    .meta({ permission: 'reports.submit' })
    .input(byId.extend({ at: isoSchema, by: lineSchema, note: z.string().trim().max(4000).optional() }))
    .output(reportOut),
  discard: base
    .errors(errorMap('alreadySubmitted'))
    .route({ method: 'DELETE', path: '/reports/{id}', tags: ['reports'] })
    .meta(write)
    .input(byId.extend({ reason: optionalLineSchema.optional() }))
    .output(done),
  document: base
    .route({ method: 'GET', path: '/reports/{id}/document', tags: ['reports'] })
    .meta({ permission: 'incidents.read' })
    .input(byId)
    .output(z.file()),
};
