// What never enters the journal, an export or a log: the station's key, password hashes, session tokens, channel keys.
// A file of its own beside the journal, readable by this user only; a backup carries it only when it is encrypted.
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { SqliteFile } from './db.ts';
import type { Log } from './log.ts';
import { type Migration, migrate } from './migrate.ts';

const steps: Migration[] = [
  {
    number: 1,
    name: 'secrets',
    up(db) {
      db.exec(`
        CREATE TABLE keys (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE passwords (user TEXT PRIMARY KEY, hash TEXT NOT NULL, changedAt INTEGER NOT NULL) STRICT;
        CREATE TABLE sessions (
          tokenHash TEXT PRIMARY KEY, user TEXT NOT NULL, openedAt INTEGER NOT NULL, usedAt INTEGER NOT NULL, via TEXT NOT NULL
        ) STRICT;
        CREATE TABLE loginTries (name TEXT PRIMARY KEY, count INTEGER NOT NULL, lastAt INTEGER NOT NULL) STRICT;
      `);
    },
  },
];

export const secretsFile = (dir: string): string => path.join(dir, 'secrets.sqlite');

export function openSecrets(dir: string, log: Log): SqliteFile {
  const db = new SqliteFile(secretsFile(dir));
  migrate(db, steps, { log });
  chmodSync(secretsFile(dir), 0o600);
  return db;
}

export function getKey(db: SqliteFile, name: string): string | undefined {
  return db.get<{ value: string }>('secrets.key', 'SELECT value FROM keys WHERE name = ?', name)?.value;
}

export function putKey(db: SqliteFile, name: string, value: string): void {
  db.run(
    'secrets.putKey',
    'INSERT INTO keys (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}

export function dropKey(db: SqliteFile, name: string): void {
  db.run('secrets.dropKey', 'DELETE FROM keys WHERE name = ?', name);
}
