// Entries about what happened on duty: signing in, spot checks, handing over, the duty log. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { maxEquipment } from '../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, noteSchema, optionalLineSchema, sha256Schema } from '../kernel/schemas.ts';
import { cellSchema } from '../rosters/schemas.ts';
import { equipmentItemSchema, sheetSchema } from './schemas.ts';
import { checkInWays, spotResults } from './types.ts';

export const dutyEntries = {
  /** Version 2: what is added after a handover says so, and what is put right names the line. */
  'dutyLog.noted': {
    v: 2,
    schema: z.object({
      at: millisSchema,
      text: noteSchema,
      incident: idSchema.optional(),
      /** 补记: the moment in a shift that was handed over already; the line itself belongs to the shift of `at`. */
      about: millisSchema.optional(),
      /** The line that this one corrects: hash of its entry, and its words. */
      corrects: z.object({ line: sha256Schema, text: noteSchema }).optional(),
    }),
    upgrades: { 1: (payload: unknown) => payload },
  },
  'duty.changedUser': { v: 1, schema: z.object({ at: millisSchema, from: lineSchema.nullable(), to: lineSchema }) },
  /** Subject: the seat's `cellKey`. */
  'duty.checkedIn': {
    v: 1,
    schema: cellSchema.extend({
      person: idSchema,
      /** As the table prints the post. */
      postName: lineSchema,
      at: millisSchema,
      via: z.enum(checkInWays),
      note: optionalLineSchema.optional(),
    }),
  },
  /** A call that was drawn at random; nobody is shown it before its time. */
  'spotCheck.planned': {
    v: 1,
    schema: z.object({
      unit: idSchema,
      unitName: lineSchema,
      at: millisSchema,
      until: millisSchema,
      /** By the plan, or by somebody who drew one at will. */
      drawn: z.enum(['plan', 'hand']),
    }),
  },
  'spotCheck.made': {
    v: 1,
    schema: z.object({
      unit: idSchema,
      unitName: lineSchema,
      at: millisSchema,
      result: z.enum(spotResults),
      /** Number that was called. */
      number: z.string().trim().max(60),
      /** Whom the unit's roster named then: 带班领导 王建国. */
      expected: z.array(lineSchema).max(60),
      /** Who answered. */
      who: optionalLineSchema,
      leaderThere: z.boolean().nullable(),
      /** Seconds until somebody answered. */
      seconds: z.int().min(0).max(3_600).nullable(),
      note: optionalLineSchema,
    }),
  },
  /** `byPlan`: nobody called it off, the plan was switched off. */
  'spotCheck.cancelled': { v: 1, schema: z.object({ unitName: lineSchema, reason: noteSchema, byPlan: z.boolean() }) },
  /** One open limit, taken over by name. Subject: the obligation. The actor is who signed for it. */
  'handover.limitTaken': {
    v: 1,
    schema: z.object({
      handover: idSchema,
      incident: idSchema.nullable(),
      title: lineSchema,
      dueAt: millisSchema,
      at: millisSchema,
      by: lineSchema,
    }),
  },
  /** Both have signed. Subject: id derived from the shift that ends. */
  'handover.completed': { v: 1, schema: z.object({ sheet: sheetSchema }) },
  /** What lies in the duty room and is handed over. Subject: 'equipment'. */
  'handover.equipmentSaved': { v: 1, schema: z.object({ items: z.array(equipmentItemSchema).max(maxEquipment) }) },
} satisfies EntryDefinitions;
