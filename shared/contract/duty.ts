// Contract of what happens on duty: signing in, spot checks, handing over, the duty log.
import { z } from 'zod';
import { equipmentItemSchema, maxLimits, typedSchema } from '../duty/schemas.ts';
import { spotResults } from '../duty/types.ts';
import { maxPasswordLength } from '../accounts/types.ts';
import { maxEquipment } from '../kernel/limits.ts';
import { daySchema, idSchema, lineSchema, noteSchema, optionalLineSchema, sha256Schema } from '../kernel/schemas.ts';
import { cellSchema, keySchema } from '../rosters/schemas.ts';
import { base, byId, done, flagSchema, isoSchema, localeSchema, pageSchema } from './base.ts';
import { callSheetOut, dutyNow, handoverDraft, handoverOut, spotCheckOut, spotCountsOut } from './duty-shape.ts';
import { errorMap } from './errors.ts';
import { timelineItem } from './incidents.ts';

const read = { permission: 'duty.read' } as const;
const check = { permission: 'duty.check' } as const;
const passwordSchema = z.string().max(maxPasswordLength);
const signature = z.object({ name: z.string().max(200), password: passwordSchema });

export const duty = {
  now: base
    .route({ method: 'GET', path: '/duty/now', tags: ['duty'] })
    .meta(read)
    .output(dutyNow),
  /** Signs in whoever is logged in, on every seat that is theirs. */
  checkIn: base
    .errors(errorMap('notOnShift', 'alreadyCheckedIn'))
    .route({ method: 'POST', path: '/duty/check-in', tags: ['duty'] })
    .meta(read)
    .input(z.object({}))
    .output(z.object({ posts: z.array(z.string()) })),
  /** Somebody said by telephone that they are there. */
  checkInFor: base
    .errors(errorMap('notOnShift', 'alreadyCheckedIn', 'inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/duty/check-in/phone', tags: ['duty'] })
    .meta({ permission: 'duty.handover' })
    .input(z.object({ cell: cellSchema, person: idSchema, at: isoSchema.optional(), note: lineSchema }))
    .output(done),
  /** Those whose time has come; what is drawn for later is shown to nobody. */
  spotChecks: base
    .route({ method: 'GET', path: '/duty/spot-checks', tags: ['duty'] })
    .meta(read)
    .input(z.object({ from: isoSchema, to: isoSchema }))
    .output(z.object({ items: z.array(spotCheckOut), counts: z.array(spotCountsOut), planned: z.boolean() })),
  callSheet: base
    .route({ method: 'GET', path: '/duty/spot-checks/{id}/call', tags: ['duty'] })
    .meta(check)
    .input(byId)
    .output(callSheetOut),
  /** Draws a township at random, or names one. */
  drawSpotCheck: base
    .errors(errorMap('nothingToDraw'))
    .route({ method: 'POST', path: '/duty/spot-checks', successStatus: 201, tags: ['duty'] })
    .meta(check)
    .input(z.object({ unit: idSchema.optional() }))
    .output(spotCheckOut),
  makeSpotCheck: base
    .errors(errorMap('alreadyMet', 'inTheFuture', 'beforeItHappened'))
    .route({ method: 'POST', path: '/duty/spot-checks/{id}', tags: ['duty'] })
    .meta(check)
    .input(
      byId.extend({
        result: z.enum(spotResults),
        at: isoSchema.optional(),
        number: z.string().trim().max(60),
        who: optionalLineSchema,
        leaderThere: z.boolean().nullable(),
        seconds: z.int().min(0).max(3_600).nullable(),
        note: optionalLineSchema,
      }),
    )
    .output(spotCheckOut),
  cancelSpotCheck: base
    .errors(errorMap('alreadyMet'))
    .route({ method: 'POST', path: '/duty/spot-checks/{id}/cancel', tags: ['duty'] })
    .meta(check)
    .input(byId.extend({ reason: noteSchema }))
    .output(spotCheckOut),
  /** The sheet as it would be handed over now. */
  handoverSheet: base
    .route({ method: 'GET', path: '/duty/handover', tags: ['duty'] })
    .meta(read)
    .output(handoverDraft),
  /**
   * Both sign: whoever is logged in hands over; the relief signs with a password of their own, or, without an account, by name with a
   * leader's signature beside it. Every open limit must be in `taken`.
   */
  handOver: base
    .errors(errorMap('wrongLogin', 'lockedOut', 'sameHand', 'limitsOpen', 'alreadyHandedOver'))
    .route({ method: 'POST', path: '/duty/handover', successStatus: 201, tags: ['duty'] })
    .meta({ permission: 'duty.handover' })
    .input(
      z.object({
        shift: z.string().max(140),
        typed: typedSchema,
        taken: z.array(idSchema).max(maxLimits),
        relief: z.union([signature, z.object({ person: idSchema })]),
        countersign: signature.optional(),
      }),
    )
    .output(handoverOut),
  handovers: base
    .route({ method: 'GET', path: '/duty/handovers', tags: ['duty'] })
    .meta(read)
    .input(pageSchema)
    .output(
      z.object({
        items: z.array(
          z.object({
            id: idSchema,
            at: isoSchema,
            shiftName: z.string(),
            day: daySchema,
            outgoing: z.string(),
            relief: z.string(),
            limits: z.number(),
            incidents: z.number(),
            late: z.boolean(),
          }),
        ),
        nextCursor: z.string().optional(),
      }),
    ),
  handover: base
    .route({ method: 'GET', path: '/duty/handovers/{id}', tags: ['duty'] })
    .meta(read)
    .input(byId)
    .output(handoverOut),
  /** What lies in the duty room and is handed over each time. */
  saveEquipment: base
    .route({ method: 'POST', path: '/duty/equipment', tags: ['duty'] })
    .meta({ permission: 'rosters.edit' })
    .input(z.object({ items: z.array(equipmentItemSchema).max(maxEquipment) }))
    .output(z.object({ items: z.array(equipmentItemSchema) })),
  noteLog: base
    .errors(errorMap('inTheFuture', 'logFrozen'))
    .route({ method: 'POST', path: '/duty/log', successStatus: 201, tags: ['duty'] })
    .meta({ permission: 'log.write' })
    .input(
      z.object({
        text: noteSchema,
        at: isoSchema.optional(),
        incident: idSchema.optional(),
        /** The line is about a shift that was handed over: it is marked so and belongs to the present one. */
        supplement: z.boolean().optional(),
        /** Hash of the line that this one puts right. */
        corrects: sha256Schema.optional(),
      }),
    )
    .output(timelineItem),
  log: base
    .route({ method: 'GET', path: '/duty/log', tags: ['duty'] })
    .meta(read)
    .input(
      pageSchema.extend({
        text: z.string().max(200).optional(),
        locale: localeSchema.optional(),
        subject: idSchema.optional(),
        system: flagSchema.optional(),
        sort: z.string().max(20).optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(timelineItem),
        nextCursor: z.string().optional(),
        today: z.number(),
        total: z.number(),
        /** Lines before it are of a shift that was handed over: nothing is added to them any more. */
        frozenUntil: isoSchema.nullable(),
      }),
    ),
  /** The log of one shift, oldest first, as it is printed. Without a day: of the shift that is on. */
  shiftLog: base
    .route({ method: 'GET', path: '/duty/log/shift', tags: ['duty'] })
    .meta(read)
    .input(z.object({ day: daySchema.optional(), pattern: keySchema.optional(), locale: localeSchema.optional() }))
    .output(
      z.object({
        day: daySchema,
        pattern: keySchema,
        shiftName: z.string(),
        from: isoSchema,
        to: isoSchema,
        onDuty: z.array(z.object({ post: z.string(), person: z.string().nullable() })),
        items: z.array(timelineItem),
        handover: z
          .object({ id: idSchema, at: isoSchema, outgoing: z.string(), relief: z.string(), countersigned: z.string().nullable() })
          .nullable(),
        /** Shifts of the day, to choose from. */
        shifts: z.array(z.object({ pattern: keySchema, name: z.string() })),
      }),
    ),
};
