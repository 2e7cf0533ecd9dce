// Contract of the directory: units and people.
import { z } from 'zod';
import { personSchema, unitSchema } from '../directory/schemas.ts';
import { unitKinds } from '../directory/types.ts';
import { idSchema } from '../kernel/schemas.ts';
import { base } from './base.ts';

const unitOut = unitSchema.extend({ id: idSchema });
const personOut = personSchema.extend({ id: idSchema, unitName: z.string(), pinyin: z.string() });
const read = { permission: 'directory.read' } as const;
const edit = { permission: 'directory.edit' } as const;

export const directory = {
  units: base
    .route({ method: 'GET', path: '/units', tags: ['directory'] })
    .meta(read)
    .input(z.object({ kind: z.enum(unitKinds).optional() }))
    .output(z.object({ items: z.array(unitOut) })),
  /** By name, pinyin, initials, post, unit or digits of a phone; everybody when `text` is empty. */
  people: base
    .route({ method: 'GET', path: '/people', tags: ['directory'] })
    .meta(read)
    .input(
      z.object({
        text: z.string().max(100).optional(),
        unit: idSchema.optional(),
        limit: z.coerce.number().int().min(1).max(500).optional(),
      }),
    )
    .output(z.object({ items: z.array(personOut), total: z.number() })),
  saveUnit: base
    .route({ method: 'POST', path: '/units', tags: ['directory'] })
    .meta(edit)
    .input(unitSchema.partial().extend({ id: idSchema.optional() }))
    .output(unitOut),
  savePerson: base
    .route({ method: 'POST', path: '/people', tags: ['directory'] })
    .meta(edit)
    .input(personSchema.partial().extend({ id: idSchema.optional() }))
    .output(personOut),
};
