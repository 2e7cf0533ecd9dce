// Saving users. Passwords go to the secrets first: an account without a password cannot log in, the other way round it could not be mended.
import { minPasswordLength, type UserRole, type UserValue } from '#shared/accounts/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Tx } from '../journal/append.ts';
import { allUsers, userById, userByLogin } from './queries.ts';

/** @throws DomainError weakPassword */
export function checkNewPassword(name: string, password: string): void {
  if (password.length < minPasswordLength || password.toLowerCase() === name.toLowerCase()) {
    throw new DomainError('weakPassword', { field: 'password', limit: minPasswordLength });
  }
}

const isAdministrator = (user: { roles: readonly UserRole[]; disabled: boolean }): boolean =>
  user.roles.includes('administrator') && !user.disabled;

/** @throws DomainError notFound, nameTaken, lastAdministrator, notValid when a new user has no name or role */
export function saveUser(tx: Tx, id: Id | undefined, patch: Partial<UserValue>): Id {
  const before = id === undefined ? undefined : userById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (!before && !patch.roles) throw new DomainError('notValid', { field: 'roles' });
  if (patch.name !== undefined) {
    const same = userByLogin(tx.db, patch.name);
    if (same && same.id !== id && same.name === patch.name) throw new DomainError('nameTaken', { field: 'name', received: patch.name });
  }
  if (before && isAdministrator(before) && !isAdministrator({ ...before, ...patch })) {
    const others = allUsers(tx.db).filter((user) => user.id !== id && isAdministrator(user));
    if (others.length === 0) throw new DomainError('lastAdministrator', { field: patch.disabled ? 'disabled' : 'roles' });
  }
  const subject = id ?? tx.newId();
  tx.append('user.saved', subject, before ? patch : { person: null, disabled: false, locale: 'zh-CN', ...patch });
  return subject;
}
