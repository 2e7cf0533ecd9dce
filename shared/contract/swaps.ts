// Contract of swaps: asked, answered by the other, approved, undone.
import { z } from 'zod';
import { idSchema, noteSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { cellSchema } from '../rosters/schemas.ts';
import { swapStates } from '../rosters/types.ts';
import { base, byId, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { breachOut, nameOut } from './roster-shape.ts';

const edit = { permission: 'duty.edit' } as const;

const seatName = z.object({ cell: cellSchema, postName: z.string(), shiftName: z.string(), from: isoSchema });
const signed = z.object({ at: isoSchema, by: z.string(), note: z.string().nullable(), onBehalf: z.boolean() });

export const swapOut = z.object({
  id: idSchema,
  state: z.enum(swapStates),
  gives: seatName,
  takes: seatName.nullable(),
  from: nameOut,
  to: nameOut,
  reason: z.string(),
  asked: signed,
  answered: signed.nullable(),
  decided: signed.nullable(),
  ended: signed.nullable(),
  breaks: z.array(breachOut),
  /** What the user who asks may do with it now. */
  may: z.array(z.enum(['answer', 'answerOnBehalf', 'decide', 'withdraw', 'undo'])),
});

export const swaps = {
  list: base
    .route({ method: 'GET', path: '/rosters/swaps', tags: ['rosters'] })
    .meta({ permission: 'duty.read' })
    .input(z.object({ state: z.enum([...swapStates, 'waiting']).optional() }))
    .output(z.object({ items: z.array(swapOut) })),
  ask: base
    .errors(errorMap('rulesBroken', 'shiftOver'))
    .route({ method: 'POST', path: '/rosters/swaps', successStatus: 201, tags: ['rosters'] })
    .meta(edit)
    .input(z.object({ gives: cellSchema, to: idSchema, takes: cellSchema.nullable().optional(), reason: optionalLineSchema.optional() }))
    .output(swapOut),
  answer: base
    .errors(errorMap('shiftOver', 'rulesBroken'))
    .route({ method: 'POST', path: '/rosters/swaps/{id}/answer', tags: ['rosters'] })
    .meta(edit)
    .input(byId.extend({ accepted: z.boolean(), note: optionalLineSchema.optional() }))
    .output(swapOut),
  /** Whoever approves is neither who asked nor who agreed. */
  decide: base
    .errors(errorMap('shiftOver', 'rulesBroken', 'sameHand'))
    .route({ method: 'POST', path: '/rosters/swaps/{id}/decide', tags: ['rosters'] })
    .meta({ permission: 'rosters.approve' })
    .input(byId.extend({ approved: z.boolean(), note: optionalLineSchema.optional() }))
    .output(swapOut),
  withdraw: base
    .route({ method: 'POST', path: '/rosters/swaps/{id}/withdraw', tags: ['rosters'] })
    .meta(edit)
    .input(byId.extend({ note: optionalLineSchema.optional() }))
    .output(swapOut),
  undo: base
    .errors(errorMap('shiftOver', 'rulesBroken'))
    .route({ method: 'POST', path: '/rosters/swaps/{id}/undo', tags: ['rosters'] })
    .meta({ permission: 'rosters.approve' })
    .input(byId.extend({ reason: noteSchema }))
    .output(swapOut),
};
