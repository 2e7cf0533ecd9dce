// Contract of supplies and stock: what there is, what lies where, in, out, from place to place, counted, taken back, slips.
// Quantities are numbers in the supply's unit with at most three digits after the point.
import { z } from 'zod';
import { maxNote } from '../kernel/limits.ts';
import { daySchema, idSchema, optionalLineSchema } from '../kernel/schemas.ts';
import { maxRows, maxSlipLines } from '../resources/stock/limits.ts';
import { batchSchema, slipSchema, stockLineSchema, supplySchema } from '../resources/stock/schemas.ts';
import { supplyCatalogueSchema } from '../resources/schemas.ts';
import { inCauses, outCauses, stockFlags, supplyCategories } from '../resources/stock/types.ts';
import { base, byId, done, isoSchema, localeSchema, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { cardOut, movementOut, slipOut, stockLineOut, supplyOut, supplyTotalOut } from './stock-shape.ts';

const read = { permission: 'resources.read' } as const;
const state = { permission: 'resources.state' } as const;
const edit = { permission: 'resources.edit' } as const;
const tags = ['stock'];

const supplyIn = supplySchema.omit({ removed: true });
export const supplies = {
  list: base
    .route({ method: 'GET', path: '/supplies', tags })
    .meta(read)
    .input(z.object({ text: z.string().trim().max(200).optional(), category: z.enum(supplyCategories).optional() }))
    .output(z.object({ items: z.array(supplyOut) })),
  /** Typical supplies that the program proposes, each with its source. */
  suggestions: base.route({ method: 'GET', path: '/supplies/suggestions', tags }).meta(read).output(supplyCatalogueSchema),
  removed: base
    .route({ method: 'GET', path: '/supplies/removed', tags })
    .meta(edit)
    .output(z.object({ items: z.array(supplyOut) })),
  create: base
    .route({ method: 'POST', path: '/supplies', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ supply: supplyIn.partial().required({ name: true, unit: true }) }))
    .errors(errorMap('notValid', 'tooLarge'))
    .output(supplyOut),
  change: base
    .route({ method: 'PATCH', path: '/supplies/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: supplyIn.partial() }))
    .errors(errorMap('notFound', 'notValid', 'conflict'))
    .output(supplyOut),
  remove: base
    .route({ method: 'DELETE', path: '/supplies/{id}', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound', 'conflict'))
    .output(done),
  restore: base
    .route({ method: 'POST', path: '/supplies/{id}/restore', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(supplyOut),
};

const lineFilter = z.object({
  facility: idSchema.optional(),
  supply: idSchema.optional(),
  category: z.enum(supplyCategories).optional(),
  text: z.string().trim().max(200).optional(),
  flag: z.enum(stockFlags).optional(),
});

const moveHead = z.object({
  /** When the goods moved; now unless said. */
  at: isoSchema.optional(),
  document: optionalLineSchema.optional(),
  reason: z.string().trim().max(maxNote).optional(),
  person: optionalLineSchema.optional(),
  incident: idSchema.nullable().optional(),
});
const newBatch = batchSchema.omit({ supply: true }).partial();
/** 账面不足仍发放, with a reason. */
const beyond = z.boolean().optional();
const outItem = z.object({ line: idSchema, batch: idSchema.nullable().optional(), quantity: z.number() });
const moved = z.object({ ids: z.array(idSchema) });
const moveErrors = errorMap('notFound', 'notValid', 'tooLarge', 'inTheFuture', 'conflict', 'stockShort', 'stockExpired');

const slipHead = slipSchema
  .pick({
    incident: true,
    receiverUnit: true,
    receiverUnitName: true,
    receiver: true,
    phone: true,
    carrier: true,
    vehicle: true,
    orderedBy: true,
    purpose: true,
  })
  .extend({ at: isoSchema })
  .partial();
const slipErrors = errorMap(
  'notFound',
  'notValid',
  'tooLarge',
  'inTheFuture',
  'beforeItHappened',
  'conflict',
  'alreadyClosed',
  'alreadyMerged',
  'stockShort',
  'stockExpired',
);

export const stock = {
  lines: base
    .route({ method: 'GET', path: '/stock', tags })
    .meta(read)
    .input(lineFilter)
    .output(z.object({ items: z.array(stockLineOut), totals: z.array(supplyTotalOut) })),
  /** Exactly the rows of `lines`, or their totals, as a file. */
  export: base
    .route({ method: 'GET', path: '/stock/export', tags })
    .meta(read)
    .input(lineFilter.extend({ by: z.enum(['place', 'supply']), format: z.enum(['xlsx', 'csv']), locale: localeSchema.optional() }))
    .output(z.file()),
  /** All supplies of the places named, e.g. those within a ring. */
  totals: base
    .route({ method: 'POST', path: '/stock/totals', tags })
    .meta(read)
    .input(lineFilter.extend({ facilities: z.array(idSchema).max(10_000).optional() }))
    .output(z.object({ items: z.array(supplyTotalOut) })),
  card: base.route({ method: 'GET', path: '/stock/lines/{id}', tags }).meta(read).input(byId).errors(errorMap('notFound')).output(cardOut),
  saveLine: base
    .route({ method: 'PUT', path: '/stock/lines', tags })
    .meta(edit)
    .input(
      stockLineSchema
        .pick({ facility: true, supply: true })
        .extend({ ...stockLineSchema.pick({ shelf: true, note: true, removed: true }).partial().shape, minimum: z.number().optional() }),
    )
    .errors(errorMap('notFound', 'notValid', 'tooLarge', 'conflict'))
    .output(z.object({ id: idSchema })),
  saveBatch: base
    .route({ method: 'PATCH', path: '/stock/batches/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: batchSchema.omit({ supply: true }).partial() }))
    .errors(errorMap('notFound', 'notValid', 'inTheFuture', 'conflict'))
    .output(done),
  takeIn: base
    .route({ method: 'POST', path: '/stock/in', successStatus: 201, tags })
    .meta(state)
    .input(
      moveHead.extend({
        cause: z.enum(inCauses),
        facility: idSchema,
        items: z
          .array(z.object({ supply: idSchema, quantity: z.number(), batch: z.union([idSchema, newBatch]).nullable().optional() }))
          .max(maxRows),
      }),
    )
    .errors(moveErrors)
    .output(moved),
  takeOut: base
    .route({ method: 'POST', path: '/stock/out', successStatus: 201, tags })
    .meta(state)
    .input(moveHead.extend({ cause: z.enum(outCauses), items: z.array(outItem).max(maxRows), beyond }))
    .errors(moveErrors)
    .output(moved),
  transfer: base
    .route({ method: 'POST', path: '/stock/transfer', successStatus: 201, tags })
    .meta(state)
    .input(moveHead.extend({ to: idSchema, items: z.array(outItem).max(maxRows), beyond }))
    .errors(moveErrors)
    .output(moved),
  stocktake: base
    .route({ method: 'POST', path: '/stock/stocktake', successStatus: 201, tags })
    .meta(state)
    .input(
      moveHead.extend({
        rows: z
          .array(z.object({ line: idSchema, batch: idSchema.nullable().optional(), newBatch: newBatch.optional(), counted: z.number() }))
          .max(maxRows),
      }),
    )
    .errors(moveErrors)
    .output(moved),
  /** Takes a wrong movement back by a counter-entry. */
  correct: base
    .route({ method: 'POST', path: '/stock/movements/{id}/correct', successStatus: 201, tags })
    .meta(state)
    .input(byId.extend({ reason: z.string().trim().min(1).max(maxNote), at: isoSchema.optional(), beyond }))
    .errors(moveErrors)
    .output(z.object({ id: idSchema })),
  movements: base
    .route({ method: 'GET', path: '/stock/movements', tags })
    .meta(read)
    .input(
      z.object({
        facility: idSchema.optional(),
        incident: idSchema.optional(),
        from: isoSchema.optional(),
        to: isoSchema.optional(),
        ...pageSchema.shape,
      }),
    )
    .output(z.object({ items: z.array(movementOut), nextCursor: z.string().optional() })),
  /** What expires first, of the places named or of all, until there is enough. */
  propose: base
    .route({ method: 'GET', path: '/stock/proposal', tags })
    .meta(read)
    .input(z.object({ supply: idSchema, quantity: z.coerce.number(), facility: idSchema.optional() }))
    .errors(errorMap('notFound', 'notValid', 'tooLarge'))
    .output(
      z.object({
        items: z.array(
          z.object({
            line: idSchema,
            facilityName: z.string(),
            batch: idSchema.nullable(),
            batchNumber: z.string(),
            expiresOn: daySchema.nullable(),
            available: z.number(),
            quantity: z.number(),
          }),
        ),
        /** How much is missing to what was asked. */
        missing: z.number(),
      }),
    ),
  slips: base
    .route({ method: 'GET', path: '/stock/slips', tags })
    .meta(read)
    .input(z.object({ incident: idSchema.optional(), ...pageSchema.shape }))
    .output(z.object({ items: z.array(slipOut), nextCursor: z.string().optional() })),
  slip: base.route({ method: 'GET', path: '/stock/slips/{id}', tags }).meta(read).input(byId).errors(errorMap('notFound')).output(slipOut),
  prepare: base
    .route({ method: 'POST', path: '/stock/slips', successStatus: 201, tags })
    .meta(state)
    .input(
      slipHead.extend({
        items: z.array(outItem).max(maxSlipLines),
        /** The goods go out with it; else it only reserves them. */
        issue: z.boolean().optional(),
        beyond,
        reason: z.string().trim().max(maxNote).optional(),
        person: optionalLineSchema.optional(),
      }),
    )
    .errors(slipErrors)
    .output(slipOut),
  changeSlip: base
    .route({ method: 'PATCH', path: '/stock/slips/{id}', tags })
    .meta(state)
    .input(byId.extend({ patch: slipHead, items: z.array(outItem).max(maxSlipLines).optional() }))
    .errors(slipErrors)
    .output(slipOut),
  issue: base
    .route({ method: 'POST', path: '/stock/slips/{id}/issue', tags })
    .meta(state)
    .input(
      byId.extend({
        at: isoSchema.optional(),
        person: optionalLineSchema.optional(),
        reason: z.string().trim().max(maxNote).optional(),
        beyond,
      }),
    )
    .errors(slipErrors)
    .output(slipOut),
  cancel: base
    .route({ method: 'POST', path: '/stock/slips/{id}/cancel', tags })
    .meta(state)
    .input(byId.extend({ reason: z.string().trim().min(1).max(maxNote) }))
    .errors(slipErrors)
    .output(slipOut),
  giveBack: base
    .route({ method: 'POST', path: '/stock/slips/{id}/return', tags })
    .meta(state)
    .input(
      byId.extend({
        ...moveHead.omit({ incident: true }).shape,
        items: z.array(outItem.extend({ facility: idSchema.optional() })).max(maxSlipLines),
      }),
    )
    .errors(slipErrors)
    .output(slipOut),
  settle: base
    .route({ method: 'POST', path: '/stock/slips/{id}/settle', tags })
    .meta(state)
    .input(byId.extend({ note: z.string().trim().max(maxNote).optional() }))
    .errors(slipErrors)
    .output(slipOut),
};
