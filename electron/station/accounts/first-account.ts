// Accounts made at the machine: an administrator for a folder that is not empty, and a forgotten password.
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { StationParts } from '../parts.ts';
import { checkNewPassword, saveUser } from './commands.ts';
import { userByLogin } from './queries.ts';

type Parts = Pick<StationParts, 'journal' | 'sessions' | 'read'>;

/** For a folder with accounts (the sample county): the named one is there afterwards with this password as an administrator. */
export async function addAdministrator(parts: Parts, name: string, password: string): Promise<void> {
  checkNewPassword(name, password);
  const hash = await parts.sessions.hashPassword(password);
  const id = parts.journal.commit(systemActor, (tx) => {
    const user = saveUser(tx, userByLogin(tx.db, name)?.id, { name, roles: ['administrator', 'dutyOfficer', 'leader'], disabled: false });
    tx.append('user.passwordChanged', user, { by: 'machine' });
    return user;
  });
  parts.sessions.setPasswordHash(id, hash);
}

/** @throws DomainError notFound, weakPassword */
export async function resetPassword(parts: Parts, name: string, password: string): Promise<void> {
  const user = userByLogin(parts.read, name);
  if (!user) throw new DomainError('notFound', { field: 'name', received: name });
  checkNewPassword(user.name, password);
  parts.sessions.setPasswordHash(user.id, await parts.sessions.hashPassword(password));
  parts.sessions.closeAllOf(user.id);
  parts.journal.commit(systemActor, (tx) => tx.append('user.passwordChanged', user.id, { by: 'machine' }));
}
