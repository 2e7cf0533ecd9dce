// Contract of the search through the plan library.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { searchTextSchema } from '../plans/schemas.ts';
import { foundSorts, foundStates, planKinds, shelves } from '../plans/types.ts';
import { base, flagSchema } from './base.ts';
import { errorMap } from './errors.ts';

/** Hits of one answer: what fits on a few screens; the rest with `offset`. */
const maxHits = 200;

/** Places in the text beside it: UTF-16 units, end exclusive, in order, apart from each other. */
const marks = z.array(z.tuple([z.number(), z.number()]));

export const planHit = z.object({
  planId: idSchema,
  /** Of the version's text, for `/plans/{planId}?section=`; null: a title, a card, a file, or what stands in no section. */
  sectionId: z.string().nullable(),
  /** Title of the plan. */
  title: z.string(),
  /** Where it is hit best. */
  snippet: z.string(),
  marks,
  what: z.enum(foundSorts),
  versionId: idSchema.nullable(),
  versionLabel: z.string(),
  cardId: z.string().nullable(),
  fileId: idSchema.nullable(),
  titleMarks: marks,
  /** Number and title of the section, title of the card or file; '' for the plan's own title. */
  heading: z.string(),
  headingMarks: marks,
  /** Text was left out before and behind the snippet. */
  cut: z.object({ start: z.boolean(), end: z.boolean() }),
  /** Other words of the field that stand here in place of what was typed. */
  via: z.array(z.string()),
  state: z.enum(foundStates),
  planKind: z.enum(planKinds),
  shelf: z.enum(shelves),
  unitName: z.string(),
});
export type PlanHit = z.infer<typeof planHit>;

export const planSearch = {
  /**
   * Texts that contain each of the terms, blanks parting them: in the piece itself, in a heading above it or in the plan's title.
   * "…" and “…” keep a phrase together, a minus before a term excludes it. Letters are also looked for as pinyin of titles.
   * Plan by plan, the best first: exact title, title, heading, text; of each plan its best four, the rest behind all others.
   */
  search: base
    .route({ method: 'GET', path: '/plans/search', tags: ['plans'] })
    .meta({ permission: 'plans.read' })
    .input(
      z.object({
        q: searchTextSchema,
        /** Kind of plan (general, special …), shelf (township, school …) or code of an event kind: plans that cover it. */
        kind: z.string().max(20).optional(),
        eventKind: z.string().max(10).optional(),
        shelf: z.enum(shelves).optional(),
        /** Issuing unit. */
        unit: idSchema.optional(),
        /** Within one plan. */
        plan: idSchema.optional(),
        state: z.enum(foundStates).optional(),
        what: z.enum(foundSorts).optional(),
        /** Older versions too; else the ones in force, and drafts where nothing was issued yet. */
        allVersions: flagSchema.optional(),
        /** false: only what was typed, without other words for it. */
        synonyms: flagSchema.optional(),
        offset: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(maxHits).optional(),
      }),
    )
    .errors(errorMap('tooLarge'))
    .output(
      z.object({
        items: z.array(planHit),
        total: z.number(),
        ms: z.number(),
        /** Plans with a hit. */
        plans: z.number(),
        /** Other words that were looked for too. */
        also: z.array(z.object({ typed: z.string(), words: z.array(z.string()) })),
        /** Texts in the index and texts there are, while it is being made; null: nothing is left out of the answer. */
        indexing: z.object({ done: z.number(), of: z.number() }).nullable(),
      }),
    ),
};
