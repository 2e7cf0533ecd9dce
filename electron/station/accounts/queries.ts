// Reading users.
import type { UserValue } from '#shared/accounts/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';

export type User = UserValue & { id: Id };

interface UserRow {
  id: Id;
  value: string;
}

const toUser = (row: UserRow): User => ({ ...(JSON.parse(row.value) as UserValue), id: row.id });

export function userById(db: ReadDb, id: Id): User | undefined {
  const row = db.get<UserRow>('accounts.user', 'SELECT id, value FROM users WHERE id = ?', id);
  return row && toUser(row);
}

export function allUsers(db: ReadDb): (User & { lastLoginAt: Millis | null })[] {
  return db
    .all<UserRow & { at: Millis | null }>(
      'accounts.users',
      'SELECT u.id, u.value, l.at FROM users u LEFT JOIN logins l ON l.user = u.id ORDER BY u.disabled, u.name',
    )
    .map((row) => ({ ...toUser(row), lastLoginAt: row.at }));
}

export function countUsers(db: ReadDb): number {
  return db.get<{ n: number }>('accounts.count', 'SELECT count(*) AS n FROM users')?.n ?? 0;
}

/** By exact name, else by full pinyin when only one enabled user has it. */
export function userByLogin(db: ReadDb, name: string): User | undefined {
  const wanted = name.normalize('NFKC').trim();
  const exact = db.get<UserRow>('accounts.byName', 'SELECT id, value FROM users WHERE name = ? ORDER BY disabled LIMIT 1', wanted);
  if (exact) return toUser(exact);
  const spelled = db.all<UserRow>(
    'accounts.byPinyin',
    'SELECT id, value FROM users WHERE pinyin = ? AND disabled = 0 LIMIT 2',
    wanted.toLowerCase().replace(/\s+/g, ''),
  );
  return spelled.length === 1 && spelled[0] ? toUser(spelled[0]) : undefined;
}

/** What an actor is called in a timeline. */
export function actorName(db: ReadDb, actor: string): string | undefined {
  return db.get<{ name: string }>('accounts.actor', 'SELECT name FROM users WHERE id = ?', actor)?.name;
}
