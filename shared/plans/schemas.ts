// The values of a plan as zod: entries and contract share them.
import { z } from 'zod';
import { grades } from '../incidents/types.ts';
import { maxAttachmentBytes, maxNote } from '../kernel/limits.ts';
import { daySchema, idSchema, lineSchema, millisSchema, optionalLineSchema, sha256Schema } from '../kernel/schemas.ts';
import * as limits from './limits.ts';
import { bodies, planActs, planKinds, versionStates } from './types.ts';

/** What is searched for, as it was typed. */
export const searchTextSchema = z.string().min(1).max(limits.maxQuery);

const keySchema = z.string().min(1).max(60);
const longLine = z.string().trim().max(limits.maxPartText);
const longText = z.string().trim().max(20_000);
const kindCode = z.string().regex(/^[0-9A-Z]{5}$/);

const storedFileSchema = z.object({
  hash: sha256Schema,
  name: lineSchema,
  mime: z.string().max(100),
  size: z.int().min(1).max(maxAttachmentBytes),
});

export const planSchema = z.object({
  title: lineSchema,
  planKind: z.enum(planKinds),
  body: z.enum(bodies).nullable(),
  eventKinds: z.array(kindCode).max(60),
  unit: idSchema.nullable(),
  unitName: optionalLineSchema,
  places: z.array(lineSchema).max(60),
  activityOn: daySchema.nullable(),
  abolished: z.object({ on: daySchema, reason: lineSchema }).nullable(),
  note: z.string().trim().max(maxNote),
  removed: z.boolean(),
});

export const versionSchema = z.object({
  plan: idSchema,
  label: optionalLineSchema,
  number: optionalLineSchema,
  state: z.enum(versionStates),
  issuedOn: daySchema.nullable(),
  effectiveOn: daySchema.nullable(),
  changes: longText,
  approvedBy: optionalLineSchema,
  approvedOn: daySchema.nullable(),
  original: storedFileSchema.nullable(),
  removed: z.boolean(),
});

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(limits.maxBlockChars) }),
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.string().max(limits.maxBlockChars)).max(limits.maxTableColumns)).max(limits.maxTableRows),
  }),
]);

export const sectionSchema = z.object({
  id: keySchema,
  depth: z.int().min(0).max(20),
  number: z.string().max(60),
  title: z.string().max(2_000),
  blocks: z.array(blockSchema).max(limits.maxSections),
});

export const stepSchema = z.object({
  id: keySchema,
  text: longLine.min(1),
  unit: idSchema.nullable(),
  who: optionalLineSchema,
  minutes: z.int().min(0).max(limits.maxStepMinutes).nullable(),
  section: keySchema.nullable(),
});

const levelSchema = z.object({
  id: keySchema,
  level: z.enum(grades),
  name: lineSchema,
  conditions: z.array(longLine.min(1)).max(limits.maxSteps),
  startedBy: optionalLineSchema,
  section: keySchema.nullable(),
  steps: z.array(stepSchema).max(limits.maxSteps),
});

const cardSchema = z.object({
  id: keySchema,
  title: lineSchema,
  role: optionalLineSchema,
  level: z.enum(grades).nullable(),
  steps: z.array(stepSchema).max(limits.maxSteps),
  note: longLine,
});

export const planTextSchema = z
  .object({
    sections: z.array(sectionSchema).max(limits.maxSections),
    levels: z.array(levelSchema).max(limits.maxLevels),
    duties: z
      .array(
        z.object({
          id: keySchema,
          unit: idSchema.nullable(),
          unitName: lineSchema,
          text: longLine,
          section: keySchema.nullable(),
        }),
      )
      .max(limits.maxParts),
    contacts: z
      .array(
        z.object({
          id: keySchema,
          person: idSchema.nullable(),
          name: optionalLineSchema,
          post: optionalLineSchema,
          unitName: optionalLineSchema,
          phone: z.string().trim().max(120),
          section: keySchema.nullable(),
        }),
      )
      .max(limits.maxParts),
    annexes: z
      .array(z.object({ id: keySchema, label: z.string().trim().max(60), title: optionalLineSchema, section: keySchema.nullable() }))
      .max(limits.maxParts),
    cards: z.array(cardSchema).max(limits.maxParts),
  })
  .refine((text) => new Set(text.sections.map(({ id }) => id)).size === text.sections.length, {
    path: ['sections'],
    message: 'a section id stands twice',
  });

export const copySchema = z.object({
  plan: idSchema,
  version: idSchema.nullable(),
  number: optionalLineSchema,
  place: lineSchema,
  holder: optionalLineSchema,
  placedOn: daySchema.nullable(),
  removed: z.boolean(),
});

export const planFileSchema = z.object({
  plan: idSchema,
  file: storedFileSchema,
  title: lineSchema,
  text: z.string().max(limits.maxFileText),
  removed: z.boolean(),
});

export const actSchema = z.object({
  plan: idSchema,
  version: idSchema.nullable(),
  act: z.enum(planActs),
  on: daySchema,
  by: optionalLineSchema,
  reference: optionalLineSchema,
  note: z.string().trim().max(maxNote),
  reviseBy: daySchema.nullable(),
  removed: z.boolean(),
});

export const activationStepSchema = stepSchema.extend({ level: z.enum(grades), dueAt: millisSchema.nullable() });

export const levelReasonSchema = z.object({
  level: z.enum(grades),
  condition: longLine,
  because: z.object({ field: z.string().max(60), value: z.number() }).nullable(),
});

export const noticeToUnitSchema = z.object({
  activation: idSchema,
  incident: idSchema,
  unit: idSchema.nullable(),
  unitName: lineSchema,
  phone: z.string().trim().max(120),
  text: z.string().trim().min(1).max(maxNote),
  told: z.object({ at: millisSchema, to: optionalLineSchema, via: z.enum(['phone', 'written', 'message']) }).nullable(),
  removed: z.boolean(),
});
