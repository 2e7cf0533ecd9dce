// Contract of incidents: intake, facts, call notes, attachments.
import { z } from 'zod';
import { approximateSchema, figuresSchema, narrativeSchema } from '../incidents/schemas.ts';
import { casualtyFields, grades, marks, sourceModes } from '../incidents/types.ts';
import { maxIntakeText, maxNote } from '../kernel/limits.ts';
import { countSchema, idSchema, lineSchema, noteSchema, optionalLineSchema, positionSchema } from '../kernel/schemas.ts';
import { base, byId, done, isoSchema, localeSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { obligationOut, ruleOut, basisOut } from './obligations.ts';
import { partySchema } from '../obligations/schemas.ts';
import { duties, modes } from '../obligations/types.ts';
import { reportOut } from './report-shape.ts';

const count = countSchema.nullable().optional();
const casualtiesIn = z.object(
  Object.fromEntries(casualtyFields.map((field) => [field, count])) as Record<(typeof casualtyFields)[number], typeof count>,
);
const casualtiesOut = z.object(
  Object.fromEntries(casualtyFields.map((field) => [field, z.number().nullable()])) as Record<
    (typeof casualtyFields)[number],
    z.ZodNullable<z.ZodNumber>
  >,
);
const placeIn = z.object({ text: lineSchema, ...positionSchema.partial().shape });
const sourceIn = z.object({
  mode: z.enum(sourceModes),
  caller: optionalLineSchema.optional(),
  phone: z.string().trim().max(40).optional(),
  unitId: idSchema.optional(),
});
const textIn = z.string().max(maxIntakeText);

export const factsIn = z.object({
  title: lineSchema.optional(),
  kind: z.string().max(10).nullable().optional(),
  grade: z.enum(grades).optional(),
  occurredAt: isoSchema.nullable().optional(),
  occurredApprox: z.boolean().optional(),
  learnedAt: isoSchema.nullable().optional(),
  place: placeIn.nullable().optional(),
  casualties: casualtiesIn.optional(),
  approximate: z.array(approximateSchema).max(40).optional(),
  figures: figuresSchema.optional(),
  marks: z.array(z.enum(marks)).max(marks.length).optional(),
  narrative: narrativeSchema.optional(),
  handlingEndedAt: isoSchema.nullable().optional(),
  text: textIn.optional(),
});

export const intakeIn = factsIn.omit({ handlingEndedAt: true }).extend({ receivedAt: isoSchema, source: sourceIn });

export const gradeReasonOut = z.object({
  rule: z.string().nullable(),
  source: z.string().nullable(),
  /** In words: which figure of which table. */
  text: z.string(),
  proposed: z.enum(grades),
  timedAs: z.enum(grades),
  timedAsReason: z.string().nullable(),
});

/** What would open, before it is: for the form and for a change's diff. */
export const desiredOut = z.object({
  key: z.string(),
  kind: z.enum(duties),
  mode: z.enum(modes),
  title: z.string(),
  owedBy: partySchema,
  recipient: partySchema,
  ours: z.boolean(),
  startedAt: isoSchema,
  dueAt: isoSchema,
  rule: ruleOut,
  bases: z.array(basisOut),
});

const duplicateOut = z.object({
  id: idSchema,
  title: z.string(),
  score: z.number(),
  number: z.string(),
  receivedAt: isoSchema,
  metres: z.number().nullable(),
});

export const incidentSummary = z.object({
  id: idSchema,
  number: z.string(),
  title: z.string(),
  kind: z.string().nullable(),
  kindName: z.string().nullable(),
  grade: z.enum(grades),
  state: z.enum(['open', 'closed', 'merged']),
  receivedAt: isoSchema,
  occurredAt: isoSchema.nullable(),
  place: placeIn.nullable(),
  casualties: casualtiesOut,
  marks: z.array(z.enum(marks)),
  openObligations: z.number(),
  nextDueAt: isoSchema.nullable(),
  lateCount: z.number(),
  missedCount: z.number(),
});

export const timelineItem = z.object({
  at: isoSchema,
  recordedAt: isoSchema,
  actor: z.string(),
  type: z.string(),
  text: z.string(),
  hash: z.string(),
  subject: idSchema.nullable(),
  sort: z.enum(['fact', 'report', 'limit', 'alarm', 'note', 'system']),
  /** Recorded more than a minute after it happened. */
  backdated: z.boolean(),
  important: z.boolean(),
});

export const attachmentOut = z.object({
  id: idSchema,
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  hash: z.string(),
  addedAt: isoSchema,
  by: z.string(),
});

export const incidentOut = incidentSummary.extend({
  gradeBy: z.enum(['rule', 'person']),
  gradeReason: gradeReasonOut,
  occurredApprox: z.boolean(),
  learnedAt: isoSchema.nullable(),
  approximate: z.array(approximateSchema),
  figures: z.record(z.string(), z.number()),
  source: sourceIn,
  text: z.string(),
  narrative: narrativeSchema,
  handlingEndedAt: isoSchema.nullable(),
  closedAt: isoSchema.nullable(),
  closedReason: z.string().nullable(),
  mergedInto: idSchema.nullable(),
  merged: z.array(z.object({ id: idSchema, number: z.string(), title: z.string() })),
  rulesAsOf: isoSchema,
  obligations: z.array(obligationOut),
  reports: z.array(reportOut),
  instructions: z.array(
    z.object({
      id: idSchema,
      from: z.string(),
      text: z.string(),
      at: isoSchema,
      dueAt: isoSchema.nullable(),
      assignee: z.string().nullable(),
      obligation: idSchema.nullable(),
      doneAt: isoSchema.nullable(),
    }),
  ),
  attachments: z.array(attachmentOut),
  timeline: z.array(timelineItem),
});

const parseOut = z.object({
  kind: z.string().nullable(),
  kindName: z.string().nullable(),
  grade: z.enum(grades).nullable(),
  occurredAt: isoSchema.nullable(),
  occurredApprox: z.boolean(),
  place: placeIn.nullable(),
  casualties: casualtiesOut,
  figures: z.record(z.string(), z.number()),
  marks: z.array(z.enum(marks)),
  evidence: z.array(z.object({ field: z.string(), start: z.number(), end: z.number(), text: z.string() })),
  approximate: z.array(
    z.object({
      field: z.string(),
      min: z.union([z.number(), isoSchema]).optional(),
      max: z.union([z.number(), isoSchema]).optional(),
      about: z.number().optional(),
      text: z.string(),
    }),
  ),
});

const read = { permission: 'incidents.read' } as const;
const write = { permission: 'incidents.write' } as const;

export const callNoteOut = z.object({
  id: idSchema,
  at: isoSchema,
  recordedAt: isoSchema,
  by: z.string(),
  mode: z.enum(sourceModes),
  caller: z.string().nullable(),
  phone: z.string().nullable(),
  text: z.string(),
  incident: idSchema.nullable(),
});

export const incidents = {
  parse: base
    .route({ method: 'POST', path: '/intake/parse', tags: ['intake'] })
    .meta(read)
    .input(z.object({ text: textIn, receivedAt: isoSchema.optional() }))
    .output(parseOut),
  /** What the form shows while it is filled in: the grade with its reason, what will open, possible duplicates. */
  preview: base
    .errors(errorMap('inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/intake/preview', tags: ['intake'] })
    .meta(read)
    .input(intakeIn.partial({ source: true }).extend({ locale: localeSchema.optional() }))
    .output(
      z.object({
        grade: z.enum(grades),
        gradeReason: gradeReasonOut,
        willOpen: z.array(desiredOut),
        possibleDuplicates: z.array(duplicateOut),
        caller: z.object({ unit: partySchema.nullable(), person: z.string().nullable() }),
      }),
    ),
  receive: base
    .errors(errorMap('inTheFuture', 'beforeItHappened', 'alreadyConverted'))
    .route({ method: 'POST', path: '/incidents', successStatus: 201, tags: ['incidents'] })
    .meta(write)
    .input(intakeIn.extend({ callNote: idSchema.optional() }))
    .output(
      z.object({
        id: idSchema,
        number: z.string(),
        title: z.string(),
        grade: z.enum(grades),
        gradeReason: gradeReasonOut,
        obligations: z.array(obligationOut),
        possibleDuplicates: z.array(duplicateOut),
      }),
    ),
  list: base
    .route({ method: 'GET', path: '/incidents', tags: ['incidents'] })
    .meta(read)
    .input(
      pageSchema.extend({
        state: z.enum(['open', 'closed', 'all']).optional(),
        from: isoSchema.optional(),
        to: isoSchema.optional(),
        text: z.string().max(200).optional(),
      }),
    )
    .output(z.object({ items: z.array(incidentSummary), nextCursor: z.string().optional(), total: z.number() })),
  get: base
    .route({ method: 'GET', path: '/incidents/{id}', tags: ['incidents'] })
    .meta(read)
    .input(byId.extend({ locale: localeSchema.optional() }))
    .output(incidentOut),
  changeFacts: base
    .errors(errorMap('inTheFuture', 'beforeItHappened', 'alreadyMerged', 'alreadyClosed'))
    .route({ method: 'POST', path: '/incidents/{id}/facts', tags: ['incidents'] })
    .meta(write)
    .input(
      byId.extend({
        ...factsIn.shape,
        receivedAt: isoSchema.optional(),
        source: sourceIn.partial({ mode: true }).optional(),
        reason: z.string().trim().max(maxNote).optional(),
      }),
    )
    .output(incidentOut),
  /** The same change without making it: which limits would open, end and stay. */
  previewFacts: base
    .errors(errorMap('inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/incidents/{id}/facts/preview', tags: ['incidents'] })
    .meta(read)
    .input(byId.extend({ ...factsIn.shape, receivedAt: isoSchema.optional() }))
    .output(
      z.object({
        grade: z.enum(grades),
        gradeReason: gradeReasonOut,
        opens: z.array(desiredOut),
        waives: z.array(z.object({ obligation: obligationOut, reason: z.string() })),
        keeps: z.array(obligationOut),
      }),
    ),
  factHistory: base
    .route({ method: 'GET', path: '/incidents/{id}/history', tags: ['incidents'] })
    .meta(read)
    .input(byId)
    .output(
      z.object({
        items: z.array(
          z.object({
            field: z.string(),
            value: z.unknown(),
            recordedAt: isoSchema,
            by: z.string(),
            reason: z.string().nullable(),
            hash: z.string(),
          }),
        ),
      }),
    ),
  note: base
    .errors(errorMap('inTheFuture'))
    .route({ method: 'POST', path: '/incidents/{id}/notes', successStatus: 201, tags: ['incidents'] })
    .meta(write)
    .input(byId.extend({ text: noteSchema, at: isoSchema.optional() }))
    .output(timelineItem),
  close: base
    .errors(errorMap('reportOwed', 'responseRunning', 'alreadyClosed', 'alreadyMerged'))
    .route({ method: 'POST', path: '/incidents/{id}/close', tags: ['incidents'] })
    .meta({ permission: 'incidents.close' })
    /** `endResponses`: responses that run end with it; without it they refuse the closing. */
    .input(byId.extend({ reason: noteSchema, waive: z.object({ reason: noteSchema }).optional(), endResponses: z.boolean().optional() }))
    .output(incidentOut),
  reopen: base
    .errors(errorMap('alreadyOpen'))
    .route({ method: 'POST', path: '/incidents/{id}/reopen', tags: ['incidents'] })
    .meta({ permission: 'incidents.close' })
    .input(byId.extend({ reason: noteSchema }))
    .output(incidentOut),
  instruct: base
    .errors(errorMap('inTheFuture', 'beforeItHappened', 'alreadyClosed'))
    .route({ method: 'POST', path: '/incidents/{id}/instructions', successStatus: 201, tags: ['incidents'] })
    .meta(write)
    .input(
      byId.extend({
        from: lineSchema,
        text: noteSchema,
        at: isoSchema,
        dueAt: isoSchema.optional(),
        assignee: optionalLineSchema.optional(),
      }),
    )
    .output(z.object({ id: idSchema, obligation: idSchema.nullable() })),
  merge: base
    .errors(errorMap('alreadyMerged'))
    .route({ method: 'POST', path: '/incidents/{id}/merge', tags: ['incidents'] })
    .meta(write)
    .input(byId.extend({ into: idSchema, reason: z.string().trim().max(maxNote).optional() }))
    .output(incidentOut),
  unmerge: base
    .errors(errorMap('notMerged'))
    .route({ method: 'POST', path: '/incidents/{id}/unmerge', tags: ['incidents'] })
    .meta(write)
    .input(byId.extend({ reason: z.string().trim().max(maxNote).optional() }))
    .output(incidentOut),
  applyRules: base
    .route({ method: 'POST', path: '/incidents/{id}/apply-rules', tags: ['incidents'] })
    .meta({ permission: 'rules.edit' })
    .input(byId)
    .output(incidentOut),
  kinds: base
    .route({ method: 'GET', path: '/event-kinds', tags: ['intake'] })
    .meta({ permission: 'self' })
    .output(
      z.object({
        items: z.array(
          z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), level: z.number(), pinyin: z.string() }),
        ),
      }),
    ),
  takeCallNote: base
    .errors(errorMap('inTheFuture'))
    .route({ method: 'POST', path: '/call-notes', successStatus: 201, tags: ['intake'] })
    .meta(write)
    .input(z.object({ at: isoSchema.optional(), ...sourceIn.omit({ unitId: true }).shape, text: textIn }))
    .output(callNoteOut),
  callNotes: base
    .route({ method: 'GET', path: '/call-notes', tags: ['intake'] })
    .meta(read)
    .input(pageSchema.extend({ text: z.string().max(200).optional() }))
    .output(z.object({ items: z.array(callNoteOut), nextCursor: z.string().optional() })),
  addAttachment: base
    .errors(errorMap('typeNotAllowed'))
    .route({ method: 'POST', path: '/attachments/{of}', successStatus: 201, tags: ['incidents'] })
    .meta(write)
    .input(z.object({ of: idSchema, file: z.file() }))
    .output(attachmentOut),
  attachment: base
    .route({ method: 'GET', path: '/attachments/{id}', tags: ['incidents'] })
    .meta(read)
    .input(byId)
    .output(z.file()),
  removeAttachment: base
    .route({ method: 'DELETE', path: '/attachments/{id}', tags: ['incidents'] })
    .meta(write)
    .input(byId.extend({ reason: z.string().trim().max(maxNote).optional() }))
    .output(done),
};
