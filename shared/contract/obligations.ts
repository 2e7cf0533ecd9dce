// Contract of obligations and alarms.
import { z } from 'zod';
import { confidences } from '../settings/types.ts';
import { idSchema, noteSchema } from '../kernel/schemas.ts';
import { partySchema, proofSchema } from '../obligations/schemas.ts';
import { duties, modes, obligationStates, priorities, roles, systemAlarmKinds } from '../obligations/types.ts';
import { base, byId, done, isoSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

export const basisOut = z.object({
  id: z.string(),
  source: z.string(),
  confidence: z.enum(confidences),
  limitSeconds: z.number().nullable(),
});

export const ruleOut = z.object({
  id: z.string(),
  source: z.string(),
  version: z.number(),
  pack: z.string(),
  confidence: z.enum(confidences),
  limitSeconds: z.number().nullable(),
  /** The limit is the next of these times of day. */
  dailyAt: z.array(z.string()).nullable(),
  /** The source says only "at once"; the limit is this program's default. */
  limitIsDefault: z.boolean(),
  clock: z.string(),
  clockUsed: z.string(),
  force: z.string(),
  note: z.string().nullable(),
});

export const alarmOut = z.object({
  id: z.string(),
  kind: z.union([z.literal('obligation'), z.enum(systemAlarmKinds)]),
  priority: z.enum(priorities),
  raisedAt: isoSchema,
  title: z.string(),
  incident: z.object({ id: idSchema, title: z.string(), grade: z.string() }).nullable(),
  obligation: idSchema.nullable(),
  /** What is owed; null for an alarm of the station's own. */
  duty: z.enum(duties).nullable(),
  dueAt: isoSchema.nullable(),
  tells: z.array(z.string()),
  stage: z.string().nullable(),
  /** Sounds now: neither silenced nor under an acknowledgement. */
  sounding: z.boolean(),
  silencedUntil: isoSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: isoSchema.nullable(),
  quietUntil: isoSchema.nullable(),
  shelvedUntil: isoSchema.nullable(),
  mayShelve: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const obligationOut = z.object({
  id: idSchema,
  kind: z.enum(duties),
  mode: z.enum(modes),
  subject: idSchema.nullable(),
  subjectTitle: z.string().nullable(),
  title: z.string(),
  owedBy: partySchema,
  recipient: partySchema,
  /** Ours to do; the others we only see to. */
  ours: z.boolean(),
  startedAt: isoSchema,
  openedAt: isoSchema,
  dueAt: isoSchema,
  state: z.enum(obligationStates),
  overdue: z.boolean(),
  rule: ruleOut,
  bases: z.array(basisOut),
  stages: z.array(
    z.object({
      id: z.string(),
      at: isoSchema,
      firedAt: isoSchema.optional(),
      tells: z.array(z.enum(roles)),
      priority: z.enum(priorities),
      repeats: z.number(),
      acknowledgedBy: z.string().optional(),
      acknowledgedAt: isoSchema.optional(),
    }),
  ),
  metAt: isoSchema.optional(),
  lateByMs: z.number().optional(),
  proof: proofSchema.optional(),
  waivedReason: z.string().optional(),
  waivedBy: z.string().optional(),
  explanation: z.string().optional(),
  alarm: alarmOut.nullable(),
});
export type ObligationOut = z.infer<typeof obligationOut>;
export type AlarmOut = z.infer<typeof alarmOut>;

export const obligations = {
  list: base
    .route({ method: 'GET', path: '/obligations', tags: ['obligations'] })
    .meta({ permission: 'incidents.read' })
    .input(pageSchema.extend({ state: z.enum(obligationStates).optional(), subject: idSchema.optional() }))
    .output(z.object({ items: z.array(obligationOut), nextCursor: z.string().optional() })),
  get: base
    .route({ method: 'GET', path: '/obligations/{id}', tags: ['obligations'] })
    .meta({ permission: 'incidents.read' })
    .input(byId)
    .output(obligationOut),
  acknowledge: base
    .errors(errorMap('nothingSounding'))
    .route({ method: 'POST', path: '/obligations/{id}/acknowledge', tags: ['obligations'] })
    .meta({ permission: 'obligations.act' })
    .input(byId.extend({ note: noteSchema.optional() }))
    .output(obligationOut),
  /** Somebody else's duty was done, or ours in a way that needs no report of this program. */
  meet: base
    .errors(errorMap('alreadyMet', 'inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/obligations/{id}/meet', tags: ['obligations'] })
    .meta({ permission: 'obligations.act' })
    .input(byId.extend({ at: isoSchema.optional(), ...proofSchema.omit({ report: true }).shape }))
    .output(obligationOut),
  waive: base
    .errors(errorMap('alreadyMet'))
    .route({ method: 'POST', path: '/obligations/{id}/waive', tags: ['obligations'] })
    .meta({ permission: 'obligations.waive' })
    .input(byId.extend({ reason: noteSchema }))
    .output(obligationOut),
  /** A reason beside a late or missed one; it changes nothing else. */
  explain: base
    .route({ method: 'POST', path: '/obligations/{id}/explain', tags: ['obligations'] })
    .meta({ permission: 'obligations.act' })
    .input(byId.extend({ reason: noteSchema }))
    .output(obligationOut),
  alarms: base
    .route({ method: 'GET', path: '/alarms', tags: ['alarms'] })
    .meta({ permission: 'none' })
    .output(
      z.object({
        items: z.array(alarmOut),
        /** More than ten in ten minutes: shown as one list with one sound. */
        flood: z.boolean(),
        raisedLast10Min: z.number(),
      }),
    ),
  silence: base
    .route({ method: 'POST', path: '/alarms/silence', tags: ['alarms'] })
    .meta({ permission: 'obligations.act' })
    .input(z.object({}))
    .output(z.object({ silenced: z.number(), until: isoSchema })),
  acknowledgeAlarm: base
    .errors(errorMap('nothingSounding'))
    .route({ method: 'POST', path: '/alarms/{id}/acknowledge', tags: ['alarms'] })
    .meta({ permission: 'obligations.act' })
    .input(z.object({ id: z.string().max(80), note: noteSchema.optional() }))
    .output(done),
  shelve: base
    .route({ method: 'POST', path: '/alarms/{id}/shelve', tags: ['alarms'] })
    .meta({ permission: 'obligations.act' })
    .input(z.object({ id: z.string().max(80), minutes: z.int().min(1).max(60), reason: noteSchema }))
    .output(done),
  selfTest: base
    .route({ method: 'POST', path: '/alarms/self-test', successStatus: 201, tags: ['alarms'] })
    .meta({ permission: 'obligations.act' })
    .input(z.object({}))
    .output(z.object({ id: z.string() })),
  confirmClock: base
    .route({ method: 'POST', path: '/alarms/confirm-clock', tags: ['alarms'] })
    .meta({ permission: 'obligations.act' })
    .input(z.object({}))
    .output(done),
  history: base
    .route({ method: 'GET', path: '/alarms/history', tags: ['alarms'] })
    .meta({ permission: 'incidents.read' })
    .input(pageSchema.extend({ from: isoSchema, to: isoSchema }))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: z.string(),
            at: isoSchema,
            priority: z.enum(priorities),
            title: z.string(),
            source: z.string(),
            acknowledgedAt: isoSchema.nullable(),
            acknowledgedBy: z.string().nullable(),
          }),
        ),
        nextCursor: z.string().optional(),
        figures: z.object({
          total: z.number(),
          byPriority: z.record(z.enum(priorities), z.number()),
          perShift: z.number(),
          floods: z.number(),
          medianAcknowledgeMs: z.number().nullable(),
          worst: z.array(z.object({ source: z.string(), count: z.number() })),
        }),
      }),
    ),
};
