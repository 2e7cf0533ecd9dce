// Contract of rosters: who is on, the shifts of a period, every change of a seat, leave, wishes, what was published.
import { z } from 'zod';
import { daySchema, idSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { cellSchema, keySchema, leaveSchema, rosterSchema, slotSchema, wishSchema } from '../rosters/schemas.ts';
import { dayKinds, posts } from '../rosters/types.ts';
import { base, byId, done, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { breachOut, dutyPerson, nameOut, periodSchema, shiftOut } from './roster-shape.ts';

const read = { permission: 'duty.read' } as const;
const edit = { permission: 'duty.edit' } as const;
const plan = { permission: 'rosters.edit' } as const;

const dutyOut = z.object({
  leader: dutyPerson.nullable(),
  main: dutyPerson.nullable(),
  deputy: dutyPerson.nullable(),
  others: z.array(dutyPerson),
  director: dutyPerson.nullable(),
  shift: z.object({ day: daySchema, from: isoSchema, to: isoSchema, name: z.string() }),
  /** The kinds of required posts that nobody holds and nobody answers for; null when there is no gap. */
  gap: z.array(z.enum(posts)).nullable(),
  /** Who is on in the other rosters at that moment. */
  standby: z.array(
    z.object({ roster: idSchema, name: z.string(), people: z.array(dutyPerson.extend({ postName: z.string(), required: z.boolean() })) }),
  ),
});

const rosterOut = rosterSchema.extend({ id: idSchema, unitName: z.string(), home: z.boolean() });

const seatIn = {
  /** The duty room's when it is left out. */
  roster: idSchema.optional(),
  day: daySchema,
  /** The only pattern of the day when it is left out. */
  shift: keySchema.optional(),
  /** Id of the post within its roster. */
  post: keySchema,
  /** The first free seat, or the only one, when it is left out. */
  slot: slotSchema.optional(),
};

const substituteOut = z.object({
  person: dutyPerson,
  /** Not on duty elsewhere meanwhile. */
  free: z.boolean(),
  onLeave: z.boolean(),
  qualified: z.boolean(),
  inPool: z.boolean(),
  /** Hours between the nearest duty before or after and this one; null: none near. */
  restHours: z.number().nullable(),
  rested: z.boolean(),
  /** Weighted duties in the period that is carried over. */
  load: z.number(),
  duties: z.number(),
  breaks: z.array(breachOut),
});

const publicationOut = z.object({
  id: idSchema,
  roster: idSchema,
  rosterName: z.string(),
  version: z.number(),
  from: daySchema,
  to: daySchema,
  at: isoSchema,
  by: z.string(),
  note: z.string().nullable(),
  seats: z.number(),
  filled: z.number(),
  breaks: z.array(z.string()),
});

const leaveOut = leaveSchema.extend({ id: idSchema, personName: z.string() });
const wishOut = wishSchema.extend({ id: idSchema, personName: z.string() });

export const rosters = {
  duty: base
    .route({ method: 'GET', path: '/duty', tags: ['duty'] })
    .meta(read)
    .input(z.object({ at: isoSchema.optional(), roster: idSchema.optional() }))
    .output(dutyOut),
  shifts: base
    .route({ method: 'GET', path: '/rosters/shifts', tags: ['rosters'] })
    .meta(read)
    .input(periodSchema.extend({ roster: idSchema.optional(), unit: idSchema.optional() }))
    .output(z.object({ items: z.array(shiftOut) })),
  list: base
    .route({ method: 'GET', path: '/rosters', tags: ['rosters'] })
    .meta(read)
    .output(z.object({ items: z.array(rosterOut) })),
  save: base
    .route({ method: 'POST', path: '/rosters', tags: ['rosters'] })
    .meta(plan)
    .input(rosterSchema.partial().extend({ id: idSchema.optional() }))
    .output(rosterOut),
  /** Kinds of the days of a period, and the years in it that have no holiday data. */
  calendar: base
    .route({ method: 'GET', path: '/rosters/calendar', tags: ['rosters'] })
    .meta(read)
    .input(periodSchema)
    .output(
      z.object({
        items: z.array(
          z.object({
            day: daySchema,
            kind: z.enum(dayKinds),
            name: z.string().nullable(),
            statutory: z.boolean(),
            makeUp: z.boolean(),
            known: z.boolean(),
          }),
        ),
        missingYears: z.array(z.number()),
      }),
    ),
  /** What changes would break; nothing is written. */
  check: base
    .route({ method: 'POST', path: '/rosters/check', tags: ['rosters'] })
    .meta(read)
    .input(
      z.object({
        changes: z
          .array(z.object({ cell: cellSchema, person: idSchema.nullable() }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ breaks: z.array(breachOut) })),
  /** Puts a person on a seat, or takes one off. Breaks of rules that are not absolute need `despite`. */
  assign: base
    .errors(errorMap('rulesBroken', 'shiftOver'))
    .route({ method: 'POST', path: '/duty/assign', tags: ['duty'] })
    .meta(edit)
    .input(
      z.object({
        ...seatIn,
        person: idSchema.nullable(),
        how: z.enum(['assigned', 'substitution']).optional(),
        reason: optionalLineSchema.optional(),
        note: optionalLineSchema.optional(),
        despite: z.boolean().optional(),
      }),
    )
    .output(z.object({ breaks: z.array(breachOut) })),
  /** Several seats in one step: dragging, exchanging two days. */
  assignMany: base
    .errors(errorMap('rulesBroken', 'shiftOver'))
    .route({ method: 'POST', path: '/duty/assign-many', tags: ['duty'] })
    .meta(edit)
    .input(
      z.object({
        changes: z
          .array(z.object({ cell: cellSchema, person: idSchema.nullable() }))
          .min(1)
          .max(200),
        reason: optionalLineSchema.optional(),
        despite: z.boolean().optional(),
      }),
    )
    .output(z.object({ breaks: z.array(breachOut) })),
  /** Who could come at short notice: free, rested and with least first. */
  substitutes: base
    .route({ method: 'GET', path: '/rosters/substitutes', tags: ['rosters'] })
    .meta(read)
    .input(z.object({ ...seatIn, limit: z.coerce.number().int().min(1).max(200).optional() }))
    .output(z.object({ items: z.array(substituteOut) })),
  /** Who really served, said after the shift. */
  correct: base
    .errors(errorMap('shiftNotOver'))
    .route({ method: 'POST', path: '/duty/correct', tags: ['duty'] })
    .meta(plan)
    .input(z.object({ cell: cellSchema, person: idSchema.nullable(), reason: noteSchema }))
    .output(done),
  allowGap: base
    .errors(errorMap('shiftOver'))
    .route({ method: 'POST', path: '/rosters/gaps', tags: ['rosters'] })
    .meta({ permission: 'rosters.approve' })
    .input(z.object({ roster: idSchema.optional(), day: daySchema, shift: keySchema.optional(), post: keySchema, reason: noteSchema }))
    .output(done),
  revokeGap: base
    .route({ method: 'POST', path: '/rosters/gaps/revoke', tags: ['rosters'] })
    .meta({ permission: 'rosters.approve' })
    .input(z.object({ roster: idSchema.optional(), day: daySchema, shift: keySchema.optional(), post: keySchema }))
    .output(done),
  publications: base
    .route({ method: 'GET', path: '/rosters/publications', tags: ['rosters'] })
    .meta(read)
    .input(z.object({ roster: idSchema.optional() }))
    .output(z.object({ items: z.array(publicationOut) })),
  /** A version as it was published, and every seat in which today differs from it. */
  publication: base
    .route({ method: 'GET', path: '/rosters/publications/{id}', tags: ['rosters'] })
    .meta(read)
    .input(byId)
    .output(
      publicationOut.extend({
        shifts: z.array(shiftOut),
        changes: z.array(
          z.object({
            cell: cellSchema,
            postName: z.string(),
            was: nameOut.nullable(),
            is: nameOut.nullable(),
            how: z.string(),
            reason: z.string().nullable(),
            at: isoSchema,
            by: z.string(),
          }),
        ),
      }),
    ),
  leave: base
    .route({ method: 'GET', path: '/rosters/leave', tags: ['rosters'] })
    .meta(read)
    .input(periodSchema.partial().extend({ person: idSchema.optional() }))
    .output(z.object({ items: z.array(leaveOut) })),
  /** Answers with the shifts that the leave takes somebody away from. */
  saveLeave: base
    .route({ method: 'POST', path: '/rosters/leave', tags: ['rosters'] })
    .meta(edit)
    .input(leaveSchema.partial().extend({ id: idSchema.optional() }))
    .output(leaveOut.extend({ collides: z.array(breachOut) })),
  wishes: base
    .route({ method: 'GET', path: '/rosters/wishes', tags: ['rosters'] })
    .meta(read)
    .input(periodSchema.partial().extend({ person: idSchema.optional() }))
    .output(z.object({ items: z.array(wishOut) })),
  saveWish: base
    .route({ method: 'POST', path: '/rosters/wishes', tags: ['rosters'] })
    .meta(edit)
    .input(wishSchema.partial().extend({ id: idSchema.optional() }))
    .output(wishOut),
};
