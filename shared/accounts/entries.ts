// Entries about accounts. Never a password, a hash or a token: those live in the secrets.
import { z } from 'zod';
import type { EntryDefinitions } from '../journal/versions.ts';
import { idSchema, lineSchema, millisSchema } from '../kernel/schemas.ts';
import { userRoles } from './types.ts';

const userSchema = z.object({
  name: lineSchema,
  person: idSchema.nullable(),
  roles: z.array(z.enum(userRoles)).min(1),
  disabled: z.boolean(),
  locale: z.enum(['zh-CN', 'en']),
});

export const accountEntries = {
  'user.saved': { v: 1, schema: userSchema.partial() },
  'user.passwordChanged': { v: 1, schema: z.object({ by: z.enum(['self', 'administrator', 'machine']) }) },
  'session.opened': { v: 1, schema: z.object({ at: millisSchema, via: z.enum(['page', 'api', 'port']) }) },
  'session.closed': { v: 1, schema: z.object({ at: millisSchema }) },
  'login.refused': {
    v: 1,
    schema: z.object({ at: millisSchema, name: z.string().max(200), cause: z.enum(['wrong', 'locked', 'disabled']), tries: z.int() }),
  },
  'access.refused': {
    v: 1,
    schema: z.object({ at: millisSchema, procedure: z.string().max(100), permission: z.string().max(40), via: z.string().max(20) }),
  },
} satisfies EntryDefinitions;
