// Contract of responses: which plans fit, starting a level of one, its checklist, raising, lowering and ending it, notices to units.
import { z } from 'zod';
import { grades } from '../incidents/types.ts';
import { idSchema, lineSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { levelReasonSchema, noticeToUnitSchema, stepSchema } from '../plans/schemas.ts';
import { fitReasons, planKinds, planStates, shelves, stepStates } from '../plans/types.ts';
import { base, byId, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { intakeIn } from './incidents.ts';

const read = { permission: 'plans.read' } as const;
const act = { permission: 'plans.activate' } as const;
const tags = ['plans'];
const gradeSchema = z.enum(grades);
const keySchema = z.string().min(1).max(60);

const because = z.object({ field: z.string(), value: z.number() }).nullable();

/** Which level applies and why. */
export const levelChoiceOut = z.object({
  /** null: the plan has no level for it. */
  level: gradeSchema.nullable(),
  levelId: z.string().nullable(),
  name: z.string(),
  /** A condition that is met, the incident's own grade, or nothing. */
  by: z.enum(['condition', 'grade', 'none']),
  /** Nothing says yet how grave it is: the grade is only taken for the time being. */
  provisional: z.boolean(),
  /** As printed. */
  condition: z.string(),
  because,
  /** Figures that conditions of this level and those above ask for and nobody knows yet. */
  missing: z.array(z.string()),
  /** How many conditions of this level and those above are for a person to judge. */
  words: z.number(),
});
export type LevelChoiceOut = z.infer<typeof levelChoiceOut>;

export const fittingPlan = z.object({
  plan: idSchema,
  title: z.string(),
  planKind: z.enum(planKinds),
  shelf: z.enum(shelves),
  unitName: z.string(),
  number: z.string(),
  state: z.enum(planStates),
  version: idSchema.nullable(),
  reasons: z.array(z.object({ reason: z.enum(fitReasons), found: z.string() })),
  applies: levelChoiceOut,
  levels: z.array(
    z.object({
      id: z.string(),
      level: gradeSchema,
      name: z.string(),
      conditions: z.array(
        z.object({ text: z.string(), verdict: z.enum(['met', 'notMet', 'unknown', 'words']), because, missing: z.array(z.string()) }),
      ),
    }),
  ),
  /** The response under this plan that runs on the incident. */
  running: idSchema.nullable(),
});
export type FittingPlan = z.infer<typeof fittingPlan>;
const fittingOut = z.object({ items: z.array(fittingPlan) });

const noticeOut = noticeToUnitSchema.omit({ removed: true, told: true, activation: true, incident: true }).extend({
  id: idSchema,
  told: z.object({ at: isoSchema, to: z.string(), via: z.enum(['phone', 'written', 'message']) }).nullable(),
});

export const activationStepOut = z.object({
  id: z.string(),
  text: z.string(),
  unit: idSchema.nullable(),
  who: z.string(),
  /** Of the responsible unit: the directory's, else as the plan prints it. */
  phone: z.string(),
  minutes: z.number().nullable(),
  section: z.string().nullable(),
  level: gradeSchema,
  dueAt: isoSchema.nullable(),
  state: z.enum(stepStates),
  mark: z.object({ state: z.enum(stepStates), at: isoSchema, who: z.string(), note: z.string(), by: z.string() }).nullable(),
  /** Why lowering the level made it unneeded. */
  dropped: z.string().nullable(),
  byHand: z.boolean(),
  /** Its limit, as the last one that was opened. */
  obligation: idSchema.nullable(),
});
export type ActivationStepOut = z.infer<typeof activationStepOut>;

const progress = z.object({ total: z.number(), done: z.number(), handedOn: z.number(), overdue: z.number() });

export const activationOut = z.object({
  id: idSchema,
  incident: idSchema,
  incidentTitle: z.string(),
  incidentNumber: z.string(),
  plan: idSchema,
  planTitle: z.string(),
  version: idSchema,
  /** Now, after all that moved it. */
  level: gradeSchema,
  levelName: z.string(),
  reason: levelReasonSchema.nullable(),
  orderedBy: z.string(),
  at: isoSchema,
  by: z.string(),
  ended: z.object({ at: isoSchema, reason: z.string(), orderedBy: z.string(), by: z.string() }).nullable(),
  checklist: z.array(activationStepOut),
  progress,
  moves: z.array(
    z.object({
      kind: z.enum(['levelChanged', 'stepAdded', 'ended']),
      at: isoSchema,
      by: z.string(),
      from: gradeSchema.nullable(),
      to: gradeSchema.nullable(),
      name: z.string(),
      reason: z.string(),
      orderedBy: z.string(),
    }),
  ),
  notices: z.array(noticeOut),
  /** Levels of the version that it runs under. */
  levels: z.array(z.object({ id: z.string(), level: gradeSchema, name: z.string() })),
  /** A higher level whose condition the facts meet by now. */
  suggested: levelChoiceOut.nullable(),
});
export type ActivationOut = z.infer<typeof activationOut>;

export const activationSummary = activationOut.pick({
  id: true,
  incident: true,
  plan: true,
  planTitle: true,
  level: true,
  levelName: true,
  at: true,
  progress: true,
});
export type ActivationSummary = z.infer<typeof activationSummary>;

const decided = { orderedBy: optionalLineSchema.optional(), at: isoSchema.optional() };
const noticeIn = noticeToUnitSchema.pick({ unit: true, unitName: true, phone: true, text: true });

export const activations = {
  fitting: base
    .route({ method: 'GET', path: '/plans/fitting', tags })
    .meta(read)
    .input(z.object({ incident: idSchema }))
    .output(fittingOut),
  /** For the intake form, before anything is saved. */
  fittingFor: base
    .route({ method: 'POST', path: '/plans/fitting', tags })
    .meta(read)
    .input(intakeIn.partial({ source: true }))
    .errors(errorMap('inTheFuture', 'beforeItHappened'))
    .output(fittingOut),
  start: base
    .route({ method: 'POST', path: '/plans/{id}/activate', successStatus: 201, tags })
    .meta(act)
    .input(
      byId.extend({
        incident: idSchema,
        level: gradeSchema,
        /** Of several levels with the same grade, which. */
        levelId: keySchema.optional(),
        /** The condition as the person sees it; without it, the one that the facts meet. */
        reason: levelReasonSchema.shape.condition.optional(),
        ...decided,
      }),
    )
    .errors(errorMap('alreadyClosed', 'alreadyMerged', 'inTheFuture', 'beforeItHappened'))
    .output(activationOut),
  /** Responses of an incident and of those that were joined with it, the earliest first. */
  ofIncident: base
    .route({ method: 'GET', path: '/incidents/{id}/activations', tags })
    .meta(read)
    .input(byId)
    .output(z.object({ items: z.array(activationOut) })),
  /** All that run now. */
  running: base
    .route({ method: 'GET', path: '/activations', tags })
    .meta(read)
    .output(z.object({ items: z.array(activationSummary) })),
  get: base.route({ method: 'GET', path: '/activations/{id}', tags }).meta(read).input(byId).output(activationOut),
  mark: base
    .route({ method: 'POST', path: '/activations/{id}/steps/{step}', tags })
    .meta(act)
    .input(
      byId.extend({
        step: keySchema,
        state: z.enum(stepStates),
        at: isoSchema.optional(),
        who: optionalLineSchema.optional(),
        note: optionalLineSchema.optional(),
      }),
    )
    .errors(errorMap('responseEnded', 'inTheFuture', 'beforeItHappened'))
    .output(activationOut),
  addStep: base
    .route({ method: 'POST', path: '/activations/{id}/steps', successStatus: 201, tags })
    .meta(act)
    .input(
      byId.extend({
        text: stepSchema.shape.text,
        unit: idSchema.nullable().optional(),
        who: optionalLineSchema.optional(),
        minutes: stepSchema.shape.minutes.optional(),
      }),
    )
    .errors(errorMap('responseEnded'))
    .output(activationOut),
  changeLevel: base
    .route({ method: 'POST', path: '/activations/{id}/level', tags })
    .meta(act)
    .input(byId.extend({ level: gradeSchema, levelId: keySchema.optional(), reason: noteSchema, ...decided }))
    .errors(errorMap('responseEnded', 'inTheFuture', 'beforeItHappened'))
    .output(activationOut),
  end: base
    .route({ method: 'POST', path: '/activations/{id}/end', tags })
    .meta(act)
    .input(byId.extend({ reason: noteSchema, ...decided }))
    .errors(errorMap('responseEnded', 'inTheFuture', 'beforeItHappened'))
    .output(activationOut),
  addNotice: base
    .route({ method: 'POST', path: '/activations/{id}/notices', successStatus: 201, tags })
    .meta(act)
    .input(byId.extend(noticeIn.partial({ unit: true, phone: true }).shape))
    .output(activationOut),
  changeNotice: base
    .route({ method: 'POST', path: '/activations/notices/{id}', tags })
    .meta(act)
    .input(
      byId.extend({
        phone: noticeToUnitSchema.shape.phone.optional(),
        text: noticeToUnitSchema.shape.text.optional(),
        /** null: told by mistake, nobody was. */
        told: z
          .object({ at: isoSchema.optional(), to: lineSchema, via: z.enum(['phone', 'written', 'message']) })
          .nullable()
          .optional(),
        removed: z.boolean().optional(),
      }),
    )
    .errors(errorMap('inTheFuture', 'beforeItHappened'))
    .output(activationOut),
};
