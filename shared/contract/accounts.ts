// Contract of accounts: first start, sessions, users.
import { z } from 'zod';
import { permissions } from '../accounts/permissions.ts';
import { maxPasswordLength, minPasswordLength, userRoles } from '../accounts/types.ts';
import { idSchema, lineSchema } from '../kernel/schemas.ts';
import { levels } from '../settings/types.ts';
import { base, done, isoSchema, localeSchema } from './base.ts';
import { errorMap } from './errors.ts';

const passwordSchema = z.string().max(maxPasswordLength);
const newPasswordSchema = passwordSchema.min(minPasswordLength);

const userOut = z.object({
  id: idSchema,
  name: z.string(),
  roles: z.array(z.enum(userRoles)),
  person: idSchema.nullable(),
  locale: localeSchema,
  disabled: z.boolean(),
});

const sessionOut = z.object({ token: z.string(), user: userOut, permissions: z.array(z.enum(permissions)) });

export const accounts = {
  setupState: base
    .route({ method: 'GET', path: '/setup', tags: ['accounts'] })
    .meta({ permission: 'none' })
    .output(
      z.object({
        needed: z.boolean(),
        unitName: z.string(),
        officeName: z.string(),
        sample: z.boolean(),
        /** This shell can open the sample county beside. */
        lookAround: z.boolean(),
      }),
    ),
  /** Before the first account: opens the sample county in a data folder of its own. */
  lookAround: base
    .errors(errorMap('setupDone'))
    .route({ method: 'POST', path: '/setup/look-around', tags: ['accounts'] })
    .meta({ permission: 'none' })
    .output(z.object({ url: z.string() })),
  setup: base
    .errors(errorMap('setupDone', 'weakPassword'))
    .route({ method: 'POST', path: '/setup', successStatus: 201, tags: ['accounts'] })
    .meta({ permission: 'none' })
    .input(
      z.object({
        unitName: lineSchema,
        officeName: lineSchema.optional(),
        level: z.enum(levels).optional(),
        prefix: z.string().optional(),
        name: lineSchema,
        password: newPasswordSchema,
      }),
    )
    .output(sessionOut),
  openSession: base
    .errors(errorMap('wrongLogin', 'lockedOut'))
    .route({ method: 'POST', path: '/sessions', successStatus: 201, tags: ['accounts'] })
    .meta({ permission: 'none' })
    .input(z.object({ name: z.string().max(200), password: passwordSchema }))
    .output(sessionOut),
  currentSession: base
    .route({ method: 'GET', path: '/sessions/current', tags: ['accounts'] })
    .output(z.object({ user: userOut, permissions: z.array(z.enum(permissions)) })),
  /** Hands the running page to another user: the old session ends, what is open on the page stays. */
  changeUser: base
    .errors(errorMap('wrongLogin', 'lockedOut'))
    .route({ method: 'POST', path: '/sessions/change', successStatus: 201, tags: ['accounts'] })
    .input(z.object({ name: z.string().max(200), password: passwordSchema }))
    .output(sessionOut),
  /** The lock screen: proves that the same user is back. */
  unlock: base
    .errors(errorMap('wrongLogin', 'lockedOut'))
    .route({ method: 'POST', path: '/sessions/unlock', tags: ['accounts'] })
    .input(z.object({ password: passwordSchema }))
    .output(done),
  closeSession: base.route({ method: 'DELETE', path: '/sessions/current', successStatus: 204, tags: ['accounts'] }).output(z.void()),
  users: base
    .route({ method: 'GET', path: '/users', tags: ['accounts'] })
    .meta({ permission: 'accounts.manage' })
    .output(z.object({ items: z.array(userOut.extend({ lastLoginAt: isoSchema.nullable() })) })),
  saveUser: base
    .errors(errorMap('nameTaken', 'lastAdministrator', 'weakPassword'))
    .route({ method: 'POST', path: '/users', tags: ['accounts'] })
    .meta({ permission: 'accounts.manage' })
    .input(
      z.object({
        id: idSchema.optional(),
        name: lineSchema.optional(),
        roles: z.array(z.enum(userRoles)).min(1).optional(),
        person: idSchema.nullable().optional(),
        disabled: z.boolean().optional(),
        password: newPasswordSchema.optional(),
      }),
    )
    .output(userOut),
  changeOwn: base
    .errors(errorMap('wrongLogin', 'weakPassword'))
    .route({ method: 'POST', path: '/users/me', tags: ['accounts'] })
    .input(z.object({ locale: localeSchema.optional(), oldPassword: passwordSchema.optional(), newPassword: newPasswordSchema.optional() }))
    .output(userOut),
};
