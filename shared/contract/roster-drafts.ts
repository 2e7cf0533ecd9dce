// Contract of tables in the making: generate, edit, publish.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { cellSchema, keySchema, rulesSchema, slotSchema } from '../rosters/schemas.ts';
import { draftOrigins } from '../rosters/types.ts';
import { base, byId, done, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { breachOut, nameOut, periodSchema, shiftOut } from './roster-shape.ts';

const plan = { permission: 'rosters.edit' } as const;
const read = { permission: 'duty.read' } as const;

/** Where a generation stands. `gap`: share by which the table may still be short of the best one (0.01 = 1 %); null: not known yet. */
const generationOut = z.object({
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  phase: z.string(),
  seconds: z.number(),
  gap: z.number().nullable(),
  /** Pieces of a long period that are solved, of how many. */
  pieces: z.object({ done: z.number(), of: z.number() }),
  error: z.string().nullable(),
});

/** How evenly duty is shared: one line a person and pool, spreads as the difference of most and least. */
const fairnessOut = z.object({
  spread: z.number(),
  spreadByPost: z.array(z.object({ post: keySchema, name: z.string(), spread: z.number(), because: z.string().nullable() })),
  people: z.array(
    z.object({
      person: nameOut,
      post: keySchema,
      duties: z.number(),
      weekends: z.number(),
      holidays: z.number(),
      nights: z.number(),
      weighted: z.number(),
      /** Weighted duty of earlier periods that counts on. */
      carried: z.number(),
    }),
  ),
});

/** Rules that collide, by name, and the smallest relaxation that would make a table possible. */
export const impossibleOut = z.object({
  rules: z.array(z.object({ rule: z.string(), text: z.string() })),
  relaxation: z.array(z.object({ rule: z.string(), text: z.string() })),
});

const unmetWishOut = z.object({ wish: idSchema, person: nameOut, day: daySchema, text: z.string() });

const draftHead = z.object({
  id: idSchema,
  roster: idSchema,
  rosterName: z.string(),
  from: daySchema,
  to: daySchema,
  title: z.string(),
  origin: z.enum(draftOrigins),
  madeAt: isoSchema,
  madeBy: z.string(),
  generation: generationOut.nullable(),
});

export const draftOut = draftHead.extend({
  shifts: z.array(shiftOut),
  fairness: fairnessOut,
  violations: z.array(breachOut),
  unmetWishes: z.array(unmetWishOut),
  impossible: impossibleOut.nullable(),
  /** How it was made: `greedy`, `solver` … and the figures of the solver. */
  method: z.string().nullable(),
  gap: z.number().nullable(),
  seconds: z.number().nullable(),
  missingYears: z.array(z.number()),
});

const postChoice = z.union([
  keySchema,
  z.object({ post: keySchema, pool: z.array(idSchema).min(1).max(2_000).optional(), count: z.int().min(1).max(50).optional() }),
]);

const options = z.object({
  /** The solver may work so long, s. */
  seconds: z.number().min(1).max(600).optional(),
  /** It may stop when it is this near to the best, as a share. */
  gap: z.number().min(0).max(1).optional(),
  /** Solve this draft anew; what was set by hand stays. */
  draft: idSchema.optional(),
  /** Rules not to keep, as the explanation of an impossible request names them. */
  relax: z.array(z.string().max(80)).max(50).optional(),
  /** Rules of this run alone, in place of the roster's own. */
  rules: rulesSchema.partial().optional(),
  title: lineSchema.optional(),
});

const generateIn = periodSchema.extend({
  roster: idSchema.optional(),
  /** Posts to fill; when left out those that must be held or have people named for them. */
  posts: z.array(postChoice).max(24).optional(),
  /** Only these people, of each post's pool. */
  people: z.array(idSchema).max(2_000).optional(),
  options: options.optional(),
});

export const rosterDrafts = {
  /** Waits for the solver. */
  generate: base
    .errors(errorMap('impossible', 'busy'))
    .route({ method: 'POST', path: '/rosters/generate', tags: ['rosters'] })
    .meta(plan)
    .input(generateIn)
    .output(draftOut.extend({ draftId: idSchema })),
  /** Answers at once with a greedy draft; the solver goes on and betters it. */
  start: base
    .errors(errorMap('busy'))
    .route({ method: 'POST', path: '/rosters/drafts/start', tags: ['rosters'] })
    .meta(plan)
    .input(generateIn)
    .output(draftOut),
  cancel: base
    .route({ method: 'POST', path: '/rosters/drafts/{id}/cancel', tags: ['rosters'] })
    .meta(plan)
    .input(byId)
    .output(done),
  list: base
    .route({ method: 'GET', path: '/rosters/drafts', tags: ['rosters'] })
    .meta(read)
    .input(z.object({ roster: idSchema.optional() }))
    .output(z.object({ items: z.array(draftHead) })),
  get: base
    .route({ method: 'GET', path: '/rosters/drafts/{id}', tags: ['rosters'] })
    .meta(read)
    .input(byId)
    .output(draftOut),
  /** A blank table, or one that repeats the days before. */
  create: base
    .route({ method: 'POST', path: '/rosters/drafts', successStatus: 201, tags: ['rosters'] })
    .meta(plan)
    .input(periodSchema.extend({ roster: idSchema.optional(), title: lineSchema.optional(), origin: z.enum(['blank', 'copied']) }))
    .output(draftOut),
  setCells: base
    .route({ method: 'POST', path: '/rosters/drafts/{id}/cells', tags: ['rosters'] })
    .meta(plan)
    .input(
      byId.extend({
        cells: z
          .array(
            cellSchema.omit({ roster: true, slot: true }).extend({ slot: slotSchema, person: idSchema.nullable(), locked: z.boolean() }),
          )
          .min(1)
          .max(2_000),
      }),
    )
    .output(draftOut),
  drop: base
    .route({ method: 'POST', path: '/rosters/drafts/{id}/drop', tags: ['rosters'] })
    .meta(plan)
    .input(byId)
    .output(done),
  /** Freezes the draft as the next version. Past shifts stay as they were; breaks of rules need `despite`. */
  publish: base
    .errors(errorMap('rulesBroken', 'shiftOver'))
    .route({ method: 'POST', path: '/rosters/drafts/{id}/publish', tags: ['rosters'] })
    .meta(plan)
    .input(byId.extend({ note: optionalLineSchema.optional(), despite: z.boolean().optional() }))
    .output(z.object({ publication: idSchema, version: z.number() })),
};
