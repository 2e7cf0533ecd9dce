// Contract of the state of the plan library: what is owed for a plan, what is wanting in which, gaps, the yearly figures.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { ages, coverages, owedStates, planActs, planFlags, ruleTopics, shelves } from '../plans/types.ts';
import { confidences } from '../settings/types.ts';
import { base, byId } from './base.ts';
import { errorMap } from './errors.ts';
import { periodSchema } from './roster-shape.ts';

const read = { permission: 'plans.read' } as const;
const tags = ['plans'];

const ruleOut = z.object({
  id: z.string(),
  topic: z.enum(ruleTopics),
  name: z.string(),
  nameEn: z.string(),
  text: z.string(),
  /** 《…》（number，year） */
  source: z.string(),
  confidence: z.enum(confidences),
});

export const owedOut = z.object({
  act: z.enum(planActs),
  state: z.enum(owedStates),
  startedOn: z.string(),
  dueOn: z.string(),
  opensOn: z.string(),
  doneOn: z.string().nullable(),
  rule: ruleOut,
  /** Rules that ask for the same, no stricter. */
  bases: z.array(ruleOut),
  /** To whom, and on what the count stands. */
  note: z.string(),
  /** Years that were counted by weekends alone. */
  unknownYears: z.array(z.number()),
});
export type OwedOut = z.infer<typeof owedOut>;

const stateRowOut = z.object({
  id: idSchema,
  title: z.string(),
  shelf: z.enum(shelves),
  unitName: z.string(),
  label: z.string(),
  number: z.string(),
  issuedOn: z.string().nullable(),
  age: z.enum(ages),
  flags: z.array(z.enum(planFlags)),
  next: z.object({ act: z.enum(planActs), dueOn: z.string() }).nullable(),
});
export type StateRowOut = z.infer<typeof stateRowOut>;

const kindOut = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  level: z.number(),
  coverage: z.enum(coverages),
  plans: z.number(),
});
export type KindCoverageOut = z.infer<typeof kindOut>;

const planStateOut = z.object({
  /** Every plan that is neither abolished nor removed. */
  rows: z.array(stateRowOut),
  abolished: z.number(),
  kinds: z.array(kindOut),
  unknownYears: z.array(z.number()),
});

const figureLine = z.object({
  key: z.string(),
  plans: z.number(),
  recent: z.number(),
  made: z.number(),
  revised: z.number(),
  abolished: z.number(),
  filed: z.number(),
  published: z.number(),
  evaluated: z.number(),
  drilled: z.number(),
  drills: z.number(),
  due: z.number(),
  kept: z.number(),
});
export type FigureLineOut = z.infer<typeof figureLine>;
const planFiguresOut = z.object({ byShelf: z.array(figureLine), byUnit: z.array(figureLine), total: figureLine });

const formats = z.enum(['xlsx', 'csv']);

export const planState = {
  /** What is owed for one plan, and by which rule; rules that are only to be read beside it. */
  of: base
    .route({ method: 'GET', path: '/plans/{id}/owed', tags })
    .meta(read)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(owedOut), readings: z.array(ruleOut) })),
  get: base.route({ method: 'GET', path: '/plans/state', tags }).meta(read).output(planStateOut),
  figures: base.route({ method: 'GET', path: '/plans/figures', tags }).meta(read).input(periodSchema).output(planFiguresOut),
  /** The plans with something wanting, of a shelf or unit. */
  exportPlans: base
    .route({ method: 'GET', path: '/plans/state/export', tags })
    .meta(read)
    .input(
      z.object({
        format: formats,
        flag: z.enum(planFlags).optional(),
        age: z.enum(ages).optional(),
        shelf: z.enum(shelves).optional(),
        unit: z.string().max(200).optional(),
      }),
    )
    .output(z.file()),
  exportKinds: base
    .route({ method: 'GET', path: '/plans/state/kinds-export', tags })
    .meta(read)
    .input(z.object({ format: formats }))
    .output(z.file()),
  exportFigures: base
    .route({ method: 'GET', path: '/plans/figures/export', tags })
    .meta(read)
    .input(periodSchema.extend({ format: formats, of: z.enum(['shelf', 'unit']) }))
    .output(z.file()),
};
