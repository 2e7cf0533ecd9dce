// From a backup back to a data folder. What stood there before is set aside, never deleted.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Millis } from '#shared/time/clock.ts';
import { SqliteFile } from '../kernel/db.ts';
import { makeFolder } from '../kernel/folders.ts';
import { lockFolder } from '../kernel/lock.ts';
import { type Manifest, manifestName, unpack } from './archive.ts';

export interface Restored {
  manifest: Manifest;
  /** Where the folder's former content is now; null when there was none. */
  setAside: string | null;
}

/** The file that tells the next start that it runs on a restored folder. */
export const restoredMark = 'restored.json';

/** What belongs to the machine, not to the data: it stays where it is. */
const stays = ['log', 'backups', 'station.lock', 'station.pid'];

/**
 * @throws DomainError notFound, inUse, damaged, notValid (passphrase), diskFull, readOnly
 */
export async function restoreBackup(file: string, dataDir: string, passphrase: string | undefined, now: Millis): Promise<Restored> {
  if (!existsSync(file)) throw new DomainError('notFound', { field: 'from', received: file });
  makeFolder(dataDir);
  const lock = lockFolder(dataDir);
  const fresh = mkdtempSync(path.join(dataDir, '.restore-'));
  try {
    const manifest = await unpack(file, fresh, passphrase);
    const live = new SqliteFile(path.join(fresh, 'spaces', 'live.sqlite'));
    const state = live.raw.pragma('integrity_check', { simple: true });
    live.close();
    if (state !== 'ok') throw new DomainError('damaged', { field: 'file', received: String(state).slice(0, 200) });
    const setAside = moveAside(dataDir, path.basename(fresh), now);
    for (const name of readdirSync(fresh)) {
      renameSync(path.join(fresh, name), path.join(dataDir, name === manifestName ? restoredMark : name));
    }
    return { manifest, setAside };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    lock.release();
  }
}

function moveAside(dataDir: string, except: string, now: Millis): string | null {
  const names = readdirSync(dataDir).filter((name) => !stays.includes(name) && name !== except && !name.startsWith('before-restore-'));
  if (names.length === 0) return null;
  const aside = path.join(dataDir, `before-restore-${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}`);
  mkdirSync(aside);
  for (const name of names) renameSync(path.join(dataDir, name), path.join(aside, name));
  return aside;
}
