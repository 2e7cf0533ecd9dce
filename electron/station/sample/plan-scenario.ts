// The sample county's contingency plans as data: which file is which plan, and what a person would have entered beside it.
import { z } from 'zod';
import { daySchema } from '#shared/kernel/schemas.ts';
import { bodies, planActs, planKinds } from '#shared/plans/types.ts';

const key = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** A day that stands printed in the file, or days from today: what is due soon stays due soon. */
const day = z.union([daySchema, z.int().min(-2_000).max(0)]);
export type SampleDay = z.infer<typeof day>;

const version = z.strictObject({
  /** In assets/sample-county/plans. */
  file: z.string().regex(/\.(docx|pdf|md|txt)$/),
  label: z.string().default(''),
  number: z.string().default(''),
  issued: day,
  approvedBy: z.string(),
  approved: day.optional(),
  changes: z.string().default(''),
});

const act = z.strictObject({
  act: z.enum(planActs),
  on: day,
  by: z.string(),
  reference: z.string().default(''),
  note: z.string().default(''),
  reviseBy: daySchema.optional(),
});

const copy = z.strictObject({
  number: z.string(),
  place: z.string(),
  holder: z.string(),
  placed: day,
  /** Index of the version it is of; the last one when it says nothing. */
  edition: z.int().min(0).optional(),
});

export const plansSchema = z.array(
  z.strictObject({
    key,
    planKind: z.enum(planKinds),
    body: z.enum(bodies).optional(),
    /** Unit that issued it, and how the plan names it when the directory does not have it. */
    unit: key,
    unitName: z.string().optional(),
    kinds: z.array(z.string()),
    places: z.array(z.string()),
    /** So many days from today is the activity that it is for. */
    activityOn: z.int().optional(),
    note: z.string().default(''),
    /** The oldest first. */
    versions: z.array(version).min(1),
    acts: z.array(act),
    copies: z.array(copy),
  }),
);
export type SamplePlan = z.infer<typeof plansSchema>[number];
