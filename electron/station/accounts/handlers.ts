// First start, sessions and users over the contract.
import { permissions, may, type Permission } from '#shared/accounts/permissions.ts';
import type { UserValue } from '#shared/accounts/types.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { isoOf, isoOrNull, type StationParts } from '../parts.ts';
import { type Caller, type Os, userOf } from '../rpc.ts';
import { checkNewPassword, saveUser } from './commands.ts';
import { allUsers, countUsers, type User, userById } from './queries.ts';

const userOut = ({ id, name, roles, person, locale, disabled }: User) => ({ id, name, roles, person, locale, disabled });
const permissionsOfUser = (user: User): Permission[] => permissions.filter((permission) => may(user.roles, permission));
const given = <T extends object>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The first account of an empty folder, also for the command line. @throws DomainError setupDone, weakPassword */
export async function setUp(
  parts: Pick<StationParts, 'journal' | 'sessions' | 'read' | 'rules'>,
  input: {
    unitName: string;
    officeName?: string | undefined;
    level?: 'county' | 'city' | 'province' | undefined;
    prefix?: string | undefined;
    name: string;
    password: string;
  },
): Promise<Id> {
  if (countUsers(parts.read) > 0) throw new DomainError('setupDone');
  checkNewPassword(input.name, input.password);
  const hash = await parts.sessions.hashPassword(input.password);
  // Asked again: another first account may have been made while this password was hashed.
  return parts.journal.commit(systemActor, (tx) => {
    if (countUsers(tx.db) > 0) throw new DomainError('setupDone');
    const { unitName } = input;
    tx.append('settings.changed', tx.station, {
      unitName,
      officeName: input.officeName || `${unitName}总值班室`,
      serialTitle: `${unitName.replace(/(人民政府|县|市|区)$/g, '')}值班信息`,
      packs: parts.rules.book.defaultPacks,
      ...given({ level: input.level, prefix: input.prefix }),
    });
    const id = saveUser(tx, undefined, { name: input.name, roles: ['administrator', 'dutyOfficer', 'leader'] });
    parts.sessions.setPasswordHash(id, hash);
    return id;
  });
}

export function accountHandlers(os: Os, parts: StationParts) {
  const o = os.accounts;
  const found = (id: Id): User => {
    const user = userById(parts.read, id);
    if (!user) throw new DomainError('notFound', { field: 'id' });
    return user;
  };
  const opened = (context: Caller, session: { token: string; user: User }) => {
    context.setSession(session.token);
    return { token: session.token, user: userOut(session.user), permissions: permissionsOfUser(session.user) };
  };
  return {
    setupState: o.setupState.handler(() => {
      const { unitName, officeName } = parts.settings();
      return { needed: countUsers(parts.read) === 0, unitName, officeName, sample: parts.sample, lookAround: parts.lookAround !== null };
    }),
    lookAround: o.lookAround.handler(async ({ context }) => {
      if (!context.loopback) throw new DomainError('notPermitted');
      if (countUsers(parts.read) > 0) throw new DomainError('setupDone');
      if (parts.lookAround === null) throw new DomainError('notFound');
      return { url: await parts.lookAround() };
    }),
    setup: o.setup.handler(async ({ input, context }) => {
      if (!context.loopback) throw new DomainError('notPermitted');
      await setUp(parts, input);
      return opened(context, await parts.sessions.open(input.name, input.password, context.via));
    }),
    openSession: o.openSession.handler(async ({ input, context }) =>
      opened(context, await parts.sessions.open(input.name, input.password, context.via)),
    ),
    currentSession: o.currentSession.handler(({ context }) => {
      const user = userOf(context);
      return { user: userOut(user), permissions: permissionsOfUser(user) };
    }),
    changeUser: o.changeUser.handler(async ({ input, context }) => {
      const before = context.session;
      const session = await parts.sessions.open(input.name, input.password, context.via);
      parts.journal.commit(session.user.id, (tx) =>
        tx.append('duty.changedUser', session.user.id, { at: tx.now, from: before?.user.name ?? null, to: session.user.name }),
      );
      if (before) parts.sessions.close(before);
      return opened(context, session);
    }),
    unlock: o.unlock.handler(async ({ input, context }) => {
      await parts.sessions.prove(userOf(context), input.password);
      return { ok: true as const };
    }),
    closeSession: o.closeSession.handler(({ context }) => {
      if (context.session) parts.sessions.close(context.session);
      context.setSession(null);
    }),
    users: o.users.handler(() => {
      const iso = isoOf(parts);
      return { items: allUsers(parts.read).map((user) => ({ ...userOut(user), lastLoginAt: isoOrNull(iso, user.lastLoginAt) })) };
    }),
    saveUser: o.saveUser.handler(async ({ input, context }) => {
      const { id, password, ...patch } = input;
      const name = patch.name ?? (id === undefined ? '' : found(id).name);
      if (id === undefined && password === undefined) throw new DomainError('notValid', { field: 'password' });
      if (password !== undefined) checkNewPassword(name, password);
      const hash = password === undefined ? undefined : await parts.sessions.hashPassword(password);
      const actor = userOf(context).id;
      const saved = parts.journal.commit(actor, (tx) => {
        const user = saveUser(tx, id, given(patch) as Partial<UserValue>);
        if (hash !== undefined) tx.append('user.passwordChanged', user, { by: 'administrator' });
        return user;
      });
      if (hash !== undefined) parts.sessions.setPasswordHash(saved, hash);
      if (id !== undefined && (hash !== undefined || patch.disabled)) parts.sessions.closeAllOf(saved, context.session?.tokenHash);
      return userOut(found(saved));
    }),
    changeOwn: o.changeOwn.handler(async ({ input, context }) => {
      const user = userOf(context);
      if (input.newPassword !== undefined) {
        if (input.oldPassword === undefined) throw new DomainError('wrongLogin', { field: 'oldPassword' });
        await parts.sessions.prove(user, input.oldPassword);
        checkNewPassword(user.name, input.newPassword);
        parts.sessions.setPasswordHash(user.id, await parts.sessions.hashPassword(input.newPassword));
        parts.sessions.closeAllOf(user.id, context.session?.tokenHash);
        parts.journal.commit(user.id, (tx) => tx.append('user.passwordChanged', user.id, { by: 'self' }));
      }
      const { locale } = input;
      if (locale !== undefined && locale !== user.locale)
        parts.journal.commit(user.id, (tx) => tx.append('user.saved', user.id, { locale }));
      return userOut(found(user.id));
    }),
  };
}
