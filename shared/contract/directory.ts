// Contract of the directory: units, people, groups.
import { z } from 'zod';
import { groupSchema, personSchema, unitSchema } from '../directory/schemas.ts';
import { unitKinds } from '../directory/types.ts';
import { daySchema, idSchema } from '../kernel/schemas.ts';
import { base, byId, flagSchema } from './base.ts';
import { directoryFiles } from './directory-files.ts';

const unitOut = unitSchema.extend({ id: idSchema });
const personOut = personSchema.extend({ id: idSchema, unitName: z.string(), pinyin: z.string() });
const groupOut = groupSchema.extend({ id: idSchema, members: z.number() });
/** People in one group: the staff of a large office, as a pool of a roster takes them. */
const maxMembers = 2_000;
const membersIn = byId.extend({ people: z.array(idSchema).max(maxMembers) });
const read = { permission: 'directory.read' } as const;
const edit = { permission: 'directory.edit' } as const;

export const directory = {
  ...directoryFiles,
  units: base
    .route({ method: 'GET', path: '/units', tags: ['directory'] })
    .meta(read)
    .input(z.object({ kind: z.enum(unitKinds).optional() }))
    .output(z.object({ items: z.array(unitOut) })),
  /**
   * By name, pinyin, initials, post, unit or digits of a phone (from 3); several words must all fit. Everybody when `text` is empty.
   * The nearest first; equals as in the printed list: unit by unit, by order, by name.
   */
  people: base
    .route({ method: 'GET', path: '/people', tags: ['directory'] })
    .meta(read)
    .input(
      z.object({
        text: z.string().max(100).optional(),
        unit: idSchema.optional(),
        /** With `unit`: the units below it too. */
        below: flagSchema.optional(),
        group: idSchema.optional(),
        /** So many of the first are left out: for whoever needs all of them. */
        offset: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(500).optional(),
      }),
    )
    .output(z.object({ items: z.array(personOut), total: z.number() })),
  /** One person with the posts held so far, latest first, and the groups. */
  person: base
    .route({ method: 'GET', path: '/people/{id}', tags: ['directory'] })
    .meta(read)
    .input(byId)
    .output(
      personOut.extend({
        history: z.array(
          z.object({
            unit: idSchema.nullable(),
            unitName: z.string(),
            post: z.string(),
            /** null: it was written down only after it had ended. */
            from: daySchema.nullable(),
            /** The day was given, not merely the day of the entry. */
            given: z.boolean(),
            /** First day of the next post; null: still held. */
            to: daySchema.nullable(),
          }),
        ),
        groups: z.array(idSchema),
      }),
    ),
  /** Every qualification that somebody has. */
  qualifications: base
    .route({ method: 'GET', path: '/qualifications', tags: ['directory'] })
    .meta(read)
    .input(z.object({}))
    .output(z.object({ items: z.array(z.string()) })),
  groups: base
    .route({ method: 'GET', path: '/groups', tags: ['directory'] })
    .meta(read)
    .input(z.object({}))
    .output(z.object({ items: z.array(groupOut) })),
  saveGroup: base
    .route({ method: 'POST', path: '/groups', tags: ['directory'] })
    .meta(edit)
    .input(groupSchema.partial().extend({ id: idSchema.optional() }))
    .output(groupOut),
  /** Puts people into a group, behind those who are in it, or takes them out. */
  setMembers: base
    .route({ method: 'POST', path: '/groups/{id}/members', tags: ['directory'] })
    .meta(edit)
    .input(membersIn.extend({ member: z.boolean() }))
    .output(groupOut),
  /** Says the members of a group in their order: leaders rotate in it. */
  orderMembers: base
    .route({ method: 'PUT', path: '/groups/{id}/members', tags: ['directory'] })
    .meta(edit)
    .input(membersIn)
    .output(groupOut),
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
