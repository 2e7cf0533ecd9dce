// Tables of settings, the office's own rules, stations and backups. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import type { settingsEntries } from '#shared/settings/entries.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';

type Payload<T extends keyof typeof settingsEntries> = z.infer<(typeof settingsEntries)[T]['schema']>;

export const settingsProjection: Projection = {
  name: 'settings',
  version: 1,
  tables: ['settings', 'ownRules', 'stations', 'backups', 'backupErrors'],
  schema: `
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL, hlc TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE ownRules (hlc TEXT PRIMARY KEY, tableName TEXT NOT NULL, ruleId TEXT NOT NULL, rule TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE stations (station TEXT PRIMARY KEY, name TEXT NOT NULL, publicKey TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE backups (hlc TEXT PRIMARY KEY, at INTEGER NOT NULL, file TEXT NOT NULL, bytes INTEGER NOT NULL, encrypted INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE backupErrors (hlc TEXT PRIMARY KEY, at INTEGER NOT NULL, detail TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  apply: {
    'settings.changed': (entry: Entry<Payload<'settings.changed'>>, db: WriteDb) => {
      for (const [key, value] of Object.entries(entry.payload)) {
        db.run(
          'settings.put',
          'INSERT INTO settings (key, value, hlc) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, hlc = excluded.hlc WHERE excluded.hlc > hlc',
          key,
          JSON.stringify(value),
          entry.hlc,
        );
      }
    },
    'rule.versioned': (entry: Entry<Payload<'rule.versioned'>>, db: WriteDb) => {
      const { table, rule } = entry.payload;
      db.run(
        'settings.rule',
        'INSERT OR IGNORE INTO ownRules (hlc, tableName, ruleId, rule) VALUES (?, ?, ?, ?)',
        entry.hlc,
        table,
        String(rule.id),
        JSON.stringify(rule),
      );
    },
    'station.registered': (entry: Entry<Payload<'station.registered'>>, db: WriteDb) => {
      db.run(
        'settings.station',
        'INSERT OR IGNORE INTO stations (station, name, publicKey) VALUES (?, ?, ?)',
        entry.station,
        entry.payload.name,
        entry.payload.publicKey,
      );
    },
    'backup.made': (entry: Entry<Payload<'backup.made'>>, db: WriteDb) => {
      const { at, file, bytes, encrypted } = entry.payload;
      db.run(
        'settings.backup',
        'INSERT OR IGNORE INTO backups (hlc, at, file, bytes, encrypted) VALUES (?, ?, ?, ?, ?)',
        entry.hlc,
        at,
        file,
        bytes,
        encrypted ? 1 : 0,
      );
    },
    'backup.failed': (entry: Entry<Payload<'backup.failed'>>, db: WriteDb) => {
      db.run(
        'settings.backupError',
        'INSERT OR IGNORE INTO backupErrors (hlc, at, detail) VALUES (?, ?, ?)',
        entry.hlc,
        entry.payload.at,
        entry.payload.detail,
      );
    },
  },
};
