// Rosters, leave and wishes as zod: entries and contract share them.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema, timeOfDaySchema } from '../kernel/schemas.ts';
import { dayKinds, leaveKinds, posts, rosterKinds, rotations, wishWants } from './types.ts';

/** Names a post or a pattern within its roster. */
export const keySchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
/** Seats of one post: a platoon on standby. */
const maxSeats = 50;
/** Posts of one roster: the fullest table printed on one page. */
const maxPosts = 24;
/** Patterns of one roster: three a day for each kind of day, twice over. */
const maxPatterns = 18;
/** People in one pool: the staff of a large office. */
const maxPool = 2_000;

export const slotSchema = z
  .int()
  .min(0)
  .max(maxSeats - 1);

const poolSchema = z.object({ people: z.array(idSchema).max(maxPool), groups: z.array(idSchema).max(100) });

const postSchema = z.object({
  id: keySchema,
  kind: z.enum(posts),
  name: lineSchema,
  count: z.int().min(1).max(maxSeats),
  required: z.boolean(),
  qualifications: z.array(lineSchema).max(20),
  pool: poolSchema,
  rotation: z.enum(rotations),
});

const patternSchema = z.object({
  id: keySchema,
  name: lineSchema,
  days: z.array(z.enum(dayKinds)).min(1).max(3),
  from: timeOfDaySchema.nullable(),
  to: timeOfDaySchema.nullable(),
  posts: z.array(keySchema).max(maxPosts).nullable(),
});

const weight = z.number().min(0).max(100);

export const rulesSchema = z.object({
  restHours: z
    .number()
    .min(0)
    .max(24 * 60),
  maxPerWeek: z.int().min(1).max(21).nullable(),
  weights: z.object({ workday: weight, weekend: weight, holiday: weight, night: weight }),
  carryOverDays: z.int().min(0).max(1_100),
});

export const rosterSchema = z.object({
  name: lineSchema,
  unit: idSchema.nullable(),
  kind: z.enum(rosterKinds),
  posts: z.array(postSchema).min(1).max(maxPosts),
  patterns: z.array(patternSchema).min(1).max(maxPatterns),
  rules: rulesSchema,
  watched: z.boolean().optional(),
  order: z.int().min(0).max(100_000),
  removed: z.boolean(),
});

export const cellSchema = z.object({ roster: idSchema, day: daySchema, shift: keySchema, post: keySchema, slot: slotSchema });

/** Seats of one period: a year of 24 posts with two seats each; with a person in every one it stays within what one entry may hold. */
export const maxCells = 20_000;
export const cellTupleSchema = z.tuple([daySchema, keySchema, keySchema, slotSchema, idSchema.nullable()]);

export const leaveSchema = z.object({
  person: idSchema,
  from: daySchema,
  to: daySchema,
  kind: z.enum(leaveKinds),
  note: optionalLineSchema,
  removed: z.boolean(),
});

export const wishSchema = z.object({
  person: idSchema,
  roster: idSchema.nullable(),
  from: daySchema,
  to: daySchema,
  weekdays: z.array(z.int().min(0).max(6)).min(1).max(7).nullable(),
  want: z.enum(wishWants),
  note: optionalLineSchema,
  removed: z.boolean(),
});
