// Table of users. Projection: dropped and rebuilt when its schema changes. Hashes and tokens are in the secrets.
import type { UserValue } from '#shared/accounts/types.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { type EntityTable, entitySchema, savedIn } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { pinyinOf } from '../kernel/pinyin.ts';

const users: EntityTable<UserValue> = {
  table: 'users',
  blank: { name: '', person: null, roles: ['viewer'], disabled: false, locale: 'zh-CN' },
  columns: (user) => ({ name: user.name, pinyin: pinyinOf(user.name).split(' ')[0] ?? '', disabled: user.disabled ? 1 : 0 }),
};

export const accountsProjection: Projection = {
  name: 'accounts',
  version: 1,
  tables: ['users', 'logins'],
  schema: `
    ${entitySchema('users', 'name TEXT NOT NULL, pinyin TEXT NOT NULL, disabled INTEGER NOT NULL')}
    CREATE TABLE logins (user TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'user.saved': savedIn(users),
    'session.opened': (entry: Entry<{ at: number }>, db: WriteDb) => {
      db.run(
        'accounts.login',
        'INSERT INTO logins (user, at) VALUES (?, ?) ON CONFLICT (user) DO UPDATE SET at = max(at, excluded.at)',
        entry.subject,
        entry.payload.at,
      );
    },
  },
};
