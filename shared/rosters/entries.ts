// Entries about rosters: who serves when, and every change of it. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { daySchema, idSchema, lineSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { cellSchema, cellTupleSchema, keySchema, leaveSchema, maxCells, rosterSchema, slotSchema, wishSchema } from './schemas.ts';
import { assignedHows, draftOrigins, homeRosterId, wholeDay } from './types.ts';

const seat = { roster: idSchema, day: daySchema, shift: keySchema, post: keySchema, slot: slotSchema };
const cells = z.array(cellTupleSchema).max(maxCells);

interface AssignedV1 {
  day: string;
  post: string;
  person: string | null;
  note?: string;
}

export const rosterEntries = {
  /** Field by field, the later writer wins. Version 2 says whose gaps alarm. */
  'roster.saved': { v: 2, schema: rosterSchema.partial(), upgrades: { 1: (payload: unknown) => payload } },
  /**
   * Puts a person on a seat, or takes one off (null). Subject: the seat's `cellKey`, so that two stations that fill one seat meet in it;
   * entries of version 1 have an id of their own and belong to the duty room's roster.
   */
  'duty.assigned': {
    v: 2,
    schema: z.object({
      ...seat,
      person: idSchema.nullable(),
      how: z.enum(assignedHows),
      /** Who sat there before, when that was known. */
      instead: idSchema.nullable().optional(),
      reason: optionalLineSchema.optional(),
      swap: idSchema.optional(),
      note: optionalLineSchema.optional(),
    }),
    upgrades: {
      1: (payload: unknown) => {
        const { day, post, person, note } = payload as AssignedV1;
        return {
          roster: homeRosterId,
          day,
          shift: wholeDay,
          post,
          slot: 0,
          person,
          how: 'assigned',
          ...(note === undefined ? {} : { note }),
        };
      },
    },
  },
  /** Who really served, said after the shift: the plan stays readable beside it. Subject: the seat's `cellKey`. */
  'duty.corrected': { v: 1, schema: z.object({ ...seat, person: idSchema.nullable(), reason: noteSchema }) },
  /** A vacant post that somebody answers for by name. Subject: `shiftKey/post`. */
  'gap.allowed': { v: 1, schema: z.object({ roster: idSchema, day: daySchema, shift: keySchema, post: keySchema, reason: noteSchema }) },
  'gap.revoked': { v: 1, schema: z.object({ roster: idSchema, day: daySchema, shift: keySchema, post: keySchema }) },
  /** A version that is in force from now on for its days; frozen with every seat as it was published. Subject: id of the publication. */
  'roster.published': {
    v: 1,
    schema: z.object({
      roster: idSchema,
      /** Counts the publications of this roster. */
      version: z.int().min(1),
      from: daySchema,
      to: daySchema,
      cells,
      /** The roster as it was set up then: shifts that are over keep it. */
      setUp: rosterSchema.pick({ posts: true, patterns: true, rules: true }),
      draft: idSchema.nullable(),
      note: optionalLineSchema.optional(),
      /** Rules that the version breaks and somebody published all the same, in words. */
      breaks: z.array(z.string().max(300)).max(500),
    }),
  },
  /** A table in the making. Said again with all its seats when it is solved anew; seats set by hand stay. Subject: id of the draft. */
  'rosterDraft.made': {
    v: 1,
    schema: z.object({
      roster: idSchema,
      from: daySchema,
      to: daySchema,
      title: lineSchema,
      origin: z.enum(draftOrigins),
      cells,
      /** What the generator said of it: method, gap, seconds, what was relaxed. */
      outcome: z.record(z.string(), z.unknown()).optional(),
    }),
  },
  'rosterDraft.cellSet': {
    v: 1,
    schema: z.object({
      day: daySchema,
      shift: keySchema,
      post: keySchema,
      slot: slotSchema,
      person: idSchema.nullable(),
      locked: z.boolean(),
    }),
  },
  'rosterDraft.dropped': { v: 1, schema: z.object({ reason: z.enum(['dropped', 'published']) }) },
  'leave.saved': { v: 1, schema: leaveSchema.partial() },
  'wish.saved': { v: 1, schema: wishSchema.partial() },
  /** One person gives a seat to another; with `takes`, takes one of the other's in exchange. Subject: id of the swap. */
  'swap.asked': {
    v: 1,
    schema: z.object({ gives: cellSchema, from: idSchema, to: idSchema, takes: cellSchema.nullable(), reason: optionalLineSchema }),
  },
  /** The other agrees or not; `onBehalf`: said by telephone and entered by somebody else. */
  'swap.answered': { v: 1, schema: z.object({ accepted: z.boolean(), onBehalf: z.boolean(), note: optionalLineSchema.optional() }) },
  'swap.decided': { v: 1, schema: z.object({ approved: z.boolean(), note: optionalLineSchema.optional() }) },
  'swap.withdrawn': { v: 1, schema: z.object({ note: optionalLineSchema.optional() }) },
  'swap.undone': { v: 1, schema: z.object({ reason: noteSchema }) },
} satisfies EntryDefinitions;
