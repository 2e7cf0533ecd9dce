// Reading users.
import type { UserValue } from '#shared/accounts/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';

export type User = UserValue & { id: Id };

export function userById(db: ReadDb, id: Id): User | undefined {
  const row = db.get<EntityRow>('accounts.user', 'SELECT id, value FROM users WHERE id = ?', id);
  return row && entityOf<UserValue>(row);
}

export function allUsers(db: ReadDb): (User & { lastLoginAt: Millis | null })[] {
  return db
    .all<EntityRow & { at: Millis | null }>(
      'accounts.users',
      'SELECT u.id, u.value, l.at FROM users u LEFT JOIN logins l ON l.user = u.id ORDER BY u.disabled, u.name',
    )
    .map((row) => ({ ...entityOf<UserValue>(row), lastLoginAt: row.at }));
}

export function countUsers(db: ReadDb): number {
  return db.get<{ n: number }>('accounts.count', 'SELECT count(*) AS n FROM users')?.n ?? 0;
}

/** By exact name, else by full pinyin when only one enabled user has it. */
export function userByLogin(db: ReadDb, name: string): User | undefined {
  const wanted = name.normalize('NFKC').trim();
  const exact = db.get<EntityRow>('accounts.byName', 'SELECT id, value FROM users WHERE name = ? ORDER BY disabled LIMIT 1', wanted);
  if (exact) return entityOf<UserValue>(exact);
  const spelled = db.all<EntityRow>(
    'accounts.byPinyin',
    'SELECT id, value FROM users WHERE pinyin = ? AND disabled = 0 LIMIT 2',
    wanted.toLowerCase().replace(/\s+/g, ''),
  );
  return spelled.length === 1 && spelled[0] ? entityOf<UserValue>(spelled[0]) : undefined;
}

/** What an actor is called in a timeline. */
export function actorName(db: ReadDb, actor: string): string | undefined {
  return db.get<{ name: string }>('accounts.actor', 'SELECT name FROM users WHERE id = ?', actor)?.name;
}
