// One station a data folder: an exclusive lock that the system itself takes back when the process dies.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { DomainError } from '#shared/kernel/errors.ts';
import { toFault } from './faults.ts';

export interface Holder {
  pid: number;
  /** Where its page is, when it serves one. */
  url?: string;
}

export interface FolderLock {
  /** Tells later comers where the page of this station is. */
  announce(url: string): void;
  release(): void;
}

const holderFile = (dir: string): string => path.join(dir, 'station.pid');

/** Who holds the folder, as it said itself; undefined when nobody does or it did not say. */
export function readHolder(dir: string): Holder | undefined {
  try {
    const { pid, url } = JSON.parse(readFileSync(holderFile(dir), 'utf8')) as { pid?: unknown; url?: unknown };
    return typeof pid === 'number' ? { pid, ...(typeof url === 'string' ? { url } : {}) } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws DomainError inUse, with the holder's pid as `received`; readOnly when the folder cannot be written */
export function lockFolder(dir: string): FolderLock {
  let db: Database.Database;
  try {
    db = new Database(path.join(dir, 'station.lock'));
    db.pragma('busy_timeout = 300');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY') {
      throw new DomainError('inUse', { received: readHolder(dir)?.pid }, { cause: error });
    }
    throw toFault(error);
  }
  const say = (holder: Holder): void => writeFileSync(holderFile(dir), JSON.stringify(holder));
  say({ pid: process.pid });
  return {
    announce: (url) => say({ pid: process.pid, url }),
    release: () => {
      if (existsSync(holderFile(dir))) rmSync(holderFile(dir), { force: true });
      db.exec('ROLLBACK');
      db.close();
    },
  };
}
