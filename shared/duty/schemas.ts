// The handover sheet and its parts as zod: entries and contract share them.
import { z } from 'zod';
import { daySchema, idSchema, lineSchema, millisSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { maxEquipment, maxNote, maxTypedLines } from '../kernel/limits.ts';
import { priorities } from '../obligations/types.ts';
import { equipmentStates } from './types.ts';

/** Rows of one list of a sheet: a night with more open incidents than this is handed over from the screen, not from paper. */
export const maxSheetRows = 500;
/** Open limits of ours at one moment: more is no longer a list that somebody signs for one by one. */
export const maxLimits = 2_000;

const keySchema = z.string().max(40);
const rows = <T extends z.ZodType>(row: T) => z.array(row).max(maxSheetRows);

export const equipmentItemSchema = z.object({ id: keySchema, name: lineSchema });
const checkedItemSchema = equipmentItemSchema.extend({ state: z.enum(equipmentStates), note: optionalLineSchema });

/** What people write on the sheet; everything else is drawn from the journal. */
export const typedSchema = z.object({
  said: z.array(lineSchema).max(maxTypedLines),
  warnings: z.array(lineSchema).max(maxTypedLines),
  absences: z.array(lineSchema).max(maxTypedLines),
  notes: z.string().trim().max(maxNote),
  equipment: z.array(checkedItemSchema).max(maxEquipment),
});

const shiftRefSchema = z.object({
  roster: idSchema,
  day: daySchema,
  pattern: keySchema,
  name: z.string().max(200),
  from: millisSchema,
  to: millisSchema,
});

const seatLine = z.object({
  /** As the table prints the post. */
  post: lineSchema,
  person: z.string().max(200).nullable(),
  checkedInAt: millisSchema.nullable(),
  late: z.boolean(),
  /** Whoever sits here has to sign in. */
  asked: z.boolean().optional(),
});

/** What is drawn from the journal for the shift that ends. */
export const drawnSchema = z.object({
  shift: shiftRefSchema,
  onDuty: rows(seatLine),
  next: rows(seatLine),
  incidents: rows(
    z.object({
      id: idSchema,
      number: z.string().max(60),
      title: z.string().max(300),
      grade: z.string().max(4),
      handling: z.boolean(),
      lastReport: z.object({ title: z.string().max(300), at: millisSchema }).nullable(),
      openLimits: z.int().min(0),
    }),
  ),
  /** Every open obligation of ours: each is taken over by name. */
  limits: z
    .array(
      z.object({
        obligation: idSchema,
        title: z.string().max(300),
        incident: z.string().max(300).nullable(),
        dueAt: millisSchema,
        over: z.boolean(),
      }),
    )
    .max(maxLimits),
  instructions: rows(
    z.object({
      from: z.string().max(200),
      text: noteSchema,
      at: millisSchema,
      incident: z.string().max(300),
      dueAt: millisSchema.nullable(),
      done: z.boolean(),
    }),
  ),
  gaps: rows(z.object({ day: daySchema, shift: z.string().max(200), post: lineSchema, allowedBy: z.string().max(200).nullable() })),
  alarms: rows(
    z.object({
      title: z.string().max(300),
      incident: z.string().max(300).nullable(),
      raisedAt: millisSchema,
      priority: z.enum(priorities),
      acknowledgedBy: z.string().max(200).nullable(),
    }),
  ),
  calls: rows(z.object({ at: millisSchema, caller: z.string().max(300), text: z.string().max(400), converted: z.boolean() })),
  leave: rows(z.object({ person: lineSchema, from: daySchema, to: daySchema, kind: z.string().max(40), note: z.string().max(200) })),
  /** The last sound self-test of the shift, and who heard it. */
  soundTest: z.object({ at: millisSchema, heardBy: z.string().max(200).nullable() }).nullable(),
});

const signer = z.object({ user: idSchema.nullable(), person: idSchema.nullable(), name: lineSchema });

/** Frozen when the relief has signed. */
export const sheetSchema = drawnSchema.extend({
  typed: typedSchema,
  outgoing: signer,
  relief: signer,
  /** A leader who signed beside the relief, who has no account. */
  countersigned: signer.nullable(),
  at: millisSchema,
});
