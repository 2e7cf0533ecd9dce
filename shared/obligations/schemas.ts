// The values of an obligation as zod: entries and contract share them.
import { z } from 'zod';
import { moments } from '../incidents/types.ts';
import { maxNote } from '../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { confidences } from '../settings/types.ts';
import { priorities, roles } from './types.ts';

export const partySchema = z.object({ id: z.string().max(60), name: lineSchema, nameEn: z.string().max(200).optional() });
export const ruleSourceSchema = z.object({
  title: z.string().max(300),
  number: z.string().max(200).nullable(),
  year: z.int().nullable(),
  clause: z.string().max(100).optional(),
  url: z.string().max(500).nullable().optional(),
});
export const frozenRuleSchema = z.object({
  id: z.string().max(80),
  version: z.int(),
  pack: z.string().max(60),
  source: ruleSourceSchema,
  confidence: z.enum(confidences),
  limitSeconds: z.int().nullable(),
  dailyAt: z.array(z.string().max(5)).max(24).optional(),
  limitIsDefault: z.boolean(),
  clock: z.enum([...moments, 'opening']),
  clockUsed: z.enum([...moments, 'opening', 'change']),
  force: z.enum(['must', 'strive', 'derived', 'proposal']),
  note: z.string().max(1000).nullable().optional(),
});
export const plannedStageSchema = z.object({
  id: z.string().max(40),
  at: millisSchema,
  tells: z.array(z.enum(roles)),
  priority: z.enum(priorities),
  repeatMs: z.int().min(1000).nullable(),
});

/** Proof that somebody was reached: who called, who answered, what was said back; or number, way and receipt of the paper. */
export const proofSchema = z.object({
  receiver: optionalLineSchema.optional(),
  via: optionalLineSchema.optional(),
  reference: optionalLineSchema.optional(),
  readBack: z.string().trim().max(maxNote).optional(),
  report: idSchema.optional(),
  note: z.string().trim().max(maxNote).optional(),
});

export const noticeSchema = z.object({
  person: idSchema,
  name: lineSchema,
  role: z.enum(roles),
  /** Set when the role's own person could not be told and this one stands in. */
  insteadOf: z.enum(roles).optional(),
  channel: z.string().max(20),
  address: z.string().max(300),
});
