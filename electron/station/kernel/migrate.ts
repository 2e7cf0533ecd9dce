// Numbered steps for tables that are truth (the journal, the secrets). Projections are not migrated: they are rebuilt.
// To add a step: a new file with the next number and a test that goes from n-1 to n. A step that has landed is never edited.
import { DomainError } from '#shared/kernel/errors.ts';
import type { SqliteFile, WriteDb } from './db.ts';
import type { Log } from './log.ts';

export interface Migration {
  number: number;
  name: string;
  up(db: WriteDb): void;
}

export interface MigrateOptions {
  log: Log;
  /** Called once before the first step on a database that already holds data. */
  backupFirst?: (fromVersion: number) => void;
}

/**
 * Runs the missing steps, each in a transaction of its own with its number as `user_version`.
 * @throws DomainError fromTheFuture when the file was written by a newer program
 */
export function migrate(db: SqliteFile, steps: readonly Migration[], options: MigrateOptions): void {
  steps.forEach((step, index) => {
    if (step.number !== index + 1) throw new Error(`migration ${step.name} is out of order`);
  });
  const version = Number(db.raw.pragma('user_version', { simple: true }));
  if (version > steps.length) throw new DomainError('fromTheFuture', { limit: steps.length, received: version });
  const missing = steps.slice(version);
  if (missing.length > 0 && version > 0) options.backupFirst?.(version);
  for (const step of missing) {
    db.transaction(() => {
      step.up(db);
      db.raw.pragma(`user_version = ${step.number}`);
    });
    options.log.info({ step: step.number, name: step.name }, 'migrated');
  }
}
