// Shapes of what happens on duty: who signed in, spot checks, the handover sheet.
import { z } from 'zod';
import { drawnSchema, equipmentItemSchema, sheetSchema } from '../duty/schemas.ts';
import { checkInWays, spotResults } from '../duty/types.ts';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { cellSchema, keySchema } from '../rosters/schemas.ts';
import { posts } from '../rosters/types.ts';
import { isoSchema } from './base.ts';
import { dutyPerson, nameOut } from './roster-shape.ts';

/** A seat of the duty room that is on or begins within the hour, and whether its person signed in. */
export const signOut = z.object({
  cell: cellSchema,
  shiftName: z.string(),
  from: isoSchema,
  to: isoSchema,
  kind: z.enum(posts),
  postName: z.string(),
  person: dutyPerson,
  /** The seat is that of whoever asks. */
  mine: z.boolean(),
  /** The rule asks for it. */
  required: z.boolean(),
  /** Limit for signing in; null: none is asked for. */
  dueAt: isoSchema.nullable(),
  signed: z.object({ at: isoSchema, via: z.enum(checkInWays), note: z.string().nullable(), by: z.string() }).nullable(),
  late: z.boolean(),
});

export const dutyNow = z.object({
  signs: z.array(signOut),
  mayPhone: z.boolean(),
  /** All rosters with who is on at this moment. */
  rosters: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      home: z.boolean(),
      unitPhone: z.string().nullable(),
      seats: z.array(
        z.object({
          postName: z.string(),
          kind: z.enum(posts),
          required: z.boolean(),
          shiftName: z.string(),
          until: isoSchema,
          person: dutyPerson.nullable(),
        }),
      ),
    }),
  ),
  /** Required posts that nobody holds, of the watched rosters, in shifts that are on or begin within two days. */
  gaps: z.array(
    z.object({
      roster: idSchema,
      rosterName: z.string(),
      day: daySchema,
      pattern: keySchema,
      shiftName: z.string(),
      from: isoSchema,
      on: z.boolean(),
      post: keySchema,
      postName: z.string(),
      allowedBy: z.string().nullable(),
    }),
  ),
  /** The shift that is to be handed over next; null when it is done. */
  handover: z.object({ shift: z.string(), name: z.string(), day: daySchema, to: isoSchema, relief: z.string().nullable() }).nullable(),
  lastHandover: z.object({ id: idSchema, at: isoSchema, outgoing: z.string(), relief: z.string() }).nullable(),
});

export const spotCheckOut = z.object({
  id: idSchema,
  unit: nameOut,
  /** When it was drawn for. */
  at: isoSchema,
  until: isoSchema.nullable(),
  drawn: z.enum(['plan', 'hand']),
  state: z.enum(['open', 'made', 'missed', 'cancelled']),
  obligation: idSchema.nullable(),
  made: z
    .object({
      at: isoSchema,
      result: z.enum(spotResults),
      who: z.string(),
      leaderThere: z.boolean().nullable(),
      seconds: z.number().nullable(),
      number: z.string(),
      note: z.string(),
      expected: z.array(z.string()),
      by: z.string(),
      late: z.boolean(),
    })
    .nullable(),
  cancelled: z.string().nullable(),
});

/** Whom to ask for: the unit's roster of this moment, and the numbers that there are. */
export const callSheetOut = z.object({
  unitPhone: z.string().nullable(),
  seats: z.array(z.object({ postName: z.string(), kind: z.enum(posts), person: dutyPerson })),
});

export const spotCountsOut = z.object({
  unit: nameOut,
  made: z.number(),
  answered: z.number(),
  failed: z.number(),
  wrongNumber: z.number(),
  night: z.number(),
  /** Ours: drawn and not made. */
  missed: z.number(),
});

export const handoverDraft = z.object({
  /** null: this shift was handed over already. */
  sheet: drawnSchema.nullable(),
  /** `shiftKey` of the shift that the sheet is of. */
  shift: z.string(),
  items: z.array(equipmentItemSchema),
  /** Accounts of whoever takes over by the roster, first; then all others who may. */
  reliefs: z.array(z.object({ user: idSchema, name: z.string(), person: idSchema.nullable(), onRoster: z.boolean(), leader: z.boolean() })),
  last: z.object({ id: idSchema, at: isoSchema, relief: z.string() }).nullable(),
});

export const handoverOut = z.object({ id: idSchema, at: isoSchema, sheet: sheetSchema });
