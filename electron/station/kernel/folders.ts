// Folders at places that a person named, and the room on their disk.
import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';

const isFolder = (dir: string): boolean => existsSync(dir) && statSync(dir).isDirectory();

/**
 * Makes a folder with those above it. Node's own recursive mkdirSync never comes back where a folder that exists answers
 * ENOENT to every new name (/proc, an automount): it would stop the obligation clock for good.
 */
export function makeFolder(dir: string): void {
  if (isFolder(dir)) return;
  const above = path.dirname(dir);
  if (above !== dir) makeFolder(above);
  try {
    mkdirSync(dir);
  } catch (error) {
    // Somebody else was faster.
    if (!isFolder(dir)) throw error;
  }
}

/** Bytes free for us on the disk of a folder; null where the system does not tell. */
export function freeBytes(dir: string): number | null {
  try {
    const stat = statfsSync(dir);
    return stat.bavail * stat.bsize;
  } catch {
    return null;
  }
}
