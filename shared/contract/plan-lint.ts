// Contract of the checking of plans: findings with their place, the check of the whole library, what was set aside and why.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { type LintCode, lintCodes, lintSeverities, shelves } from '../plans/types.ts';
import { base, byId, done, flagSchema, isoSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'plans.read' } as const;
const edit = { permission: 'plans.edit' } as const;
const tags = ['plans'];
const code = z.enum(Object.keys(lintCodes) as [LintCode, ...LintCode[]]);

export const findingOut = z.object({
  key: z.string(),
  code,
  severity: z.enum(lintSeverities),
  /** null: about the plan or its version as a whole. */
  section: z.string().nullable(),
  /** Number and title of the section. */
  heading: z.string(),
  /** Within the section's text; both 0 when it is in the heading or has no place. */
  from: z.number(),
  to: z.number(),
  received: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  aside: z.object({ reason: z.string(), by: z.string(), at: isoSchema }).nullable(),
});
export type FindingOut = z.infer<typeof findingOut>;

const libraryFinding = findingOut.extend({
  plan: idSchema,
  planTitle: z.string(),
  shelf: z.enum(shelves),
  unitName: z.string(),
});
export type LibraryFindingOut = z.infer<typeof libraryFinding>;

const filter = z.object({
  code: code.optional(),
  severity: z.enum(lintSeverities).optional(),
  shelf: z.enum(shelves).optional(),
  /** Also those that were set aside. */
  aside: flagSchema.optional(),
  /** Title of the plan, unit, or words of the plan. */
  text: z.string().trim().max(200).optional(),
});

const runOut = z.object({
  total: z.number(),
  done: z.number(),
  startedAt: isoSchema,
  finishedAt: isoSchema.nullable(),
  stopped: z.boolean(),
  /** Plans, people or rules changed since it began. */
  stale: z.boolean(),
  plansWithFindings: z.number(),
  aside: z.number(),
  /** Without those that were set aside. */
  byCode: z.array(z.object({ code, severity: z.enum(lintSeverities), count: z.number(), plans: z.number() })),
});
export type LintRunOut = z.infer<typeof runOut>;

export const planLint = {
  /** Checks one plan now: the version in force, or another. */
  of: base
    .route({ method: 'GET', path: '/plans/{id}/findings', tags })
    .meta(read)
    .input(byId.extend({ version: idSchema.optional() }))
    .errors(errorMap('notFound'))
    .output(z.object({ version: idSchema.nullable(), items: z.array(findingOut) })),
  /** Begins to check the whole library; `state` says how far it is. */
  run: base
    .route({ method: 'POST', path: '/plans/lint', tags })
    .meta(read)
    .output(z.object({ run: runOut.nullable() })),
  stop: base
    .route({ method: 'POST', path: '/plans/lint/stop', tags })
    .meta(read)
    .output(z.object({ run: runOut.nullable() })),
  state: base
    .route({ method: 'GET', path: '/plans/lint', tags })
    .meta(read)
    .output(z.object({ run: runOut.nullable() })),
  findings: base
    .route({ method: 'GET', path: '/plans/lint/findings', tags })
    .meta(read)
    .input(filter.extend(pageSchema.shape))
    .output(z.object({ items: z.array(libraryFinding), total: z.number(), nextCursor: z.string().optional() })),
  exportFile: base
    .route({ method: 'GET', path: '/plans/lint/export', tags })
    .meta(read)
    .input(filter.extend({ format: z.enum(['xlsx', 'csv']) }))
    .output(z.file()),
  /** It is right as it stands, or known: not shown until the section's text is another. */
  setAside: base
    .route({ method: 'POST', path: '/plans/{id}/findings/set-aside', tags })
    .meta(edit)
    .input(
      byId.extend({
        key: z.string().min(1).max(80),
        code,
        received: z.string().max(200),
        reason: z.string().trim().min(2).max(1_000),
      }),
    )
    .errors(errorMap('notFound'))
    .output(done),
  bringBack: base
    .route({ method: 'POST', path: '/plans/{id}/findings/bring-back', tags })
    .meta(edit)
    .input(byId.extend({ key: z.string().min(1).max(80), code, received: z.string().max(200) }))
    .errors(errorMap('notFound'))
    .output(done),
};
