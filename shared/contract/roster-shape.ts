// Shapes that the contracts of rosters, drafts, swaps and duty share.
import { z } from 'zod';
import { phoneSchema } from '../directory/schemas.ts';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { cellSchema, keySchema, slotSchema } from '../rosters/schemas.ts';
import { assignedHows, breachRules, dayKinds, posts } from '../rosters/types.ts';
import { isoSchema } from './base.ts';

export const dutyPerson = z.object({
  id: idSchema,
  name: z.string(),
  post: z.string(),
  unitName: z.string(),
  phones: z.array(phoneSchema),
});

export const nameOut = z.object({ id: idSchema, name: z.string() });

/** One seat of a shift and who sits on it. */
const seatOut = z.object({
  /** `cellKey` of the seat. */
  key: z.string(),
  /** Id of the post within its roster. */
  post: keySchema,
  kind: z.enum(posts),
  /** As the table prints the post. */
  name: z.string(),
  slot: slotSchema,
  required: z.boolean(),
  person: dutyPerson.nullable(),
  how: z.enum(assignedHows).nullable(),
  /** Who sat here before the last change. */
  instead: nameOut.nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** Set in drafts: put by hand, kept when the draft is solved anew. */
  locked: z.boolean(),
  /** Who really served, when that was corrected after the shift. */
  corrected: z.object({ person: dutyPerson.nullable(), reason: z.string(), by: z.string(), at: isoSchema }).nullable(),
});

export const shiftOut = z.object({
  /** `shiftKey` of the shift. */
  key: z.string(),
  roster: idSchema,
  rosterName: z.string(),
  day: daySchema,
  pattern: keySchema,
  name: z.string(),
  from: isoSchema,
  to: isoSchema,
  dayKind: z.enum(dayKinds),
  /** Name of the holiday that the day belongs to. */
  dayName: z.string().nullable(),
  /** A weekend day that is worked. */
  makeUp: z.boolean(),
  /** The year has holiday data. */
  known: z.boolean(),
  night: z.boolean(),
  weight: z.number(),
  past: z.boolean(),
  on: z.boolean(),
  seats: z.array(seatOut),
  /** Required posts that nobody holds; allowed ones name who answers for it. */
  gaps: z.array(
    z.object({ post: keySchema, kind: z.enum(posts), name: z.string(), allowedBy: z.string().nullable(), reason: z.string().nullable() }),
  ),
  /** Version of the roster that is in force for it; null: put by hand only. */
  version: z.number().nullable(),
});

/** What a change would break; `absolute`: it cannot be done even on purpose. */
export const breachOut = z.object({
  rule: z.enum(breachRules),
  absolute: z.boolean(),
  person: nameOut.nullable(),
  cell: cellSchema,
  postName: z.string(),
  shiftName: z.string(),
  /** The other shift, leave or week it collides with, in words: 11-20 白班（城关镇值班）. */
  with: z.string().nullable(),
  /** What the rule allows, in hours, duties or words. */
  limit: z.union([z.number(), z.string()]).nullable(),
  received: z.union([z.number(), z.string()]).nullable(),
});
export type BreachOut = z.infer<typeof breachOut>;

export const periodSchema = z.object({ from: daySchema, to: daySchema });
