// Entries about obligations, their stages, alarms and ways out. A type's schema only gains versions.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { maxNote } from '../kernel/limits.ts';
import { idSchema, lineSchema, millisSchema, noteSchema } from '../kernel/schemas.ts';
import { confidences } from '../settings/types.ts';
import { frozenRuleSchema, noticeSchema, partySchema, plannedStageSchema, proofSchema, ruleSourceSchema } from './schemas.ts';
import { duties, modes, openings, otherOpenings, priorities, roles, systemAlarmKinds } from './types.ts';

/** The incident it belongs to (null for none) and what it is called: in each payload, so that an entry speaks for itself. */
const of = { incident: idSchema.nullable(), title: lineSchema };

const sent = { at: millisSchema, channel: z.string().max(20), name: z.string().max(200), attempt: z.int().min(1) };

export const obligationEntries = {
  /** Version 2 knows the duties of the shift itself, version 3 those of plans, version 4 those of stock. */
  'obligation.opened': {
    v: 4,
    upgrades: { 1: (payload: unknown) => payload, 2: (payload: unknown) => payload, 3: (payload: unknown) => payload },
    schema: z.object({
      ...of,
      key: z.string().max(200),
      opensOn: z.enum([...openings, ...otherOpenings]),
      duty: z.enum(duties),
      mode: z.enum(modes),
      owedBy: partySchema,
      recipient: partySchema,
      startedAt: millisSchema,
      openedAt: millisSchema,
      dueAt: millisSchema,
      rule: frozenRuleSchema,
      bases: z.array(
        z.object({ id: z.string(), source: ruleSourceSchema, confidence: z.enum(confidences), limitSeconds: z.int().nullable() }),
      ),
      stages: z.array(plannedStageSchema).max(60),
      /** Version of the algorithm that fires the stages. */
      engine: z.literal(1),
    }),
  },
  'obligation.met': { v: 1, schema: z.object({ ...of, at: millisSchema, proof: proofSchema }) },
  'obligation.waived': {
    v: 1,
    schema: z.object({ ...of, at: millisSchema, reason: noteSchema, by: z.enum(['rule', 'person']), supersededBy: idSchema.optional() }),
  },
  'obligation.ended': { v: 1, schema: z.object({ ...of, at: millisSchema, reason: noteSchema }) },
  'obligation.explained': { v: 1, schema: z.object({ ...of, reason: noteSchema }) },
  'obligation.stageFired': {
    v: 1,
    schema: z.object({
      ...of,
      dueAt: millisSchema,
      stage: z.int().min(0),
      stageId: z.string().max(40),
      repeat: z.int().min(0),
      scheduledAt: millisSchema,
      firedAt: millisSchema,
      lateMs: z.int().min(0),
      skipped: z.int().min(0),
      priority: z.enum(priorities),
      notices: z.array(noticeSchema),
      /** Roles that nobody held at that moment. */
      unreachable: z.array(z.enum(roles)),
    }),
  },
  'alarm.acknowledged': {
    v: 1,
    schema: z.object({ ...of, at: millisSchema, until: millisSchema, note: z.string().max(maxNote).optional() }),
  },
  'alarm.silenced': { v: 1, schema: z.object({ at: millisSchema, until: millisSchema, alarms: z.array(z.string().max(80)).max(5000) }) },
  'alarm.raised': {
    v: 1,
    schema: z.object({
      kind: z.enum(systemAlarmKinds),
      priority: z.enum(priorities),
      at: millisSchema,
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      notices: z.array(noticeSchema),
    }),
  },
  'alarm.cleared': { v: 1, schema: z.object({ at: millisSchema, reason: z.string().max(maxNote).optional() }) },
  'alarm.shelved': { v: 1, schema: z.object({ ...of, at: millisSchema, until: millisSchema, reason: noteSchema }) },
  'notice.delivered': {
    v: 1,
    schema: z.object({ ...of, ...sent, detail: z.string().max(500).optional() }),
  },
  'notice.failed': {
    v: 1,
    schema: z.object({ ...of, ...sent, detail: z.string().max(500), final: z.boolean() }),
  },
  'watch.interrupted': {
    v: 1,
    schema: z.object({ from: millisSchema, to: millisSchema, due: z.int().min(0), cause: z.enum(['stopped', 'slept']) }),
  },
  'clock.jumped': { v: 1, schema: z.object({ before: millisSchema, after: millisSchema, deltaMs: z.int() }) },
  'clock.confirmed': { v: 1, schema: z.object({ at: millisSchema }) },
  'audit.mismatch': {
    v: 1,
    schema: z.object({
      at: millisSchema,
      missing: z.array(z.string().max(200)).max(100),
      unexpected: z.array(z.string().max(200)).max(100),
    }),
  },
} satisfies EntryDefinitions;
