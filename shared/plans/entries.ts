// Entries about plans, their versions, what is done with them, and responses that were started. A type's schema only gains versions.
import { z } from 'zod';
import { grades } from '../incidents/types.ts';
import type { EntryDefinitions } from '../journal/versions.ts';
import { idSchema, lineSchema, millisSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import * as limits from './limits.ts';
import {
  activationStepSchema,
  actSchema,
  copySchema,
  levelReasonSchema,
  noticeToUnitSchema,
  planFileSchema,
  planSchema,
  planTextSchema,
  versionSchema,
} from './schemas.ts';
import { stepStates } from './types.ts';

/** The incident a response belongs to, in each payload, so that an entry speaks for itself. */
const of = { incident: idSchema, planTitle: lineSchema };
const steps = z.array(activationStepSchema).max(limits.maxSteps * 4);

export const planEntries = {
  'plan.saved': { v: 1, schema: planSchema.partial() },
  'planVersion.saved': { v: 1, schema: versionSchema.partial() },
  /** The whole text of a version. Subject: the version. */
  'planVersion.written': {
    v: 1,
    schema: z.object({ plan: idSchema, text: planTextSchema, reason: z.string().trim().max(1_000).optional() }),
  },
  'planCopy.saved': { v: 1, schema: copySchema.partial() },
  'planFile.saved': { v: 1, schema: planFileSchema.partial() },
  /** Filed, made public, evaluated, revised, drilled. */
  'planAct.recorded': { v: 1, schema: actSchema.partial() },
  'activation.started': {
    v: 1,
    schema: z.object({
      ...of,
      plan: idSchema,
      version: idSchema,
      level: z.enum(grades),
      levelName: lineSchema,
      reason: levelReasonSchema.nullable(),
      orderedBy: optionalLineSchema,
      at: millisSchema,
      steps,
    }),
  },
  /** Raised or lowered. `steps`: those that the new level adds. Subject: the activation. */
  'activation.levelChanged': {
    v: 1,
    schema: z.object({
      ...of,
      from: z.enum(grades),
      to: z.enum(grades),
      toName: lineSchema,
      reason: noteSchema,
      orderedBy: optionalLineSchema,
      at: millisSchema,
      steps,
    }),
  },
  'activation.ended': { v: 1, schema: z.object({ ...of, reason: noteSchema, orderedBy: optionalLineSchema, at: millisSchema }) },
  /** Subject: `activation/step`; the later word stands. */
  'activation.stepMarked': {
    v: 1,
    schema: z.object({
      ...of,
      activation: idSchema,
      step: z.string().min(1).max(60),
      stepText: z.string().max(limits.maxPartText),
      state: z.enum(stepStates),
      /** When it was done, and who did or took it. */
      at: millisSchema,
      who: optionalLineSchema,
      note: optionalLineSchema,
    }),
  },
  /** A step that the plan does not have. Subject: the activation. */
  'activation.stepAdded': { v: 1, schema: z.object({ ...of, at: millisSchema, step: activationStepSchema }) },
  /** A notice to a member unit: drafted, changed, told. Field by field, the later writer wins. */
  'activationNotice.saved': { v: 1, schema: noticeToUnitSchema.partial() },
  /** A finding of the check that is right as it stands, or taken back. Subject: the plan; of one finding the later word stands. */
  'planLint.setAside': {
    v: 1,
    schema: z.object({
      planTitle: lineSchema,
      /** Key of the finding: another once the section's text changes. */
      finding: z.string().min(1).max(80),
      code: z.string().min(1).max(60),
      received: z.string().max(200),
      aside: z.boolean(),
      reason: z.string().max(1_000),
    }),
  },
} satisfies EntryDefinitions;
