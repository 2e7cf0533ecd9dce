// Folders for measuring: on a disk, because a folder in memory would flatter every figure; gone when the bench ends.
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** File systems that live in memory, by the number that Linux gives them: tmpfs, ramfs. */
const inMemory = [0x01021994, 0x858458f6];
const ours = path.resolve(import.meta.dirname, '../.results');

function onDisk(): string {
  if (!inMemory.includes(statfsSync(tmpdir()).type)) return tmpdir();
  mkdirSync(ours, { recursive: true });
  return ours;
}

const made: string[] = [];
process.on('exit', () => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

export function benchFolder(): string {
  const dir = mkdtempSync(path.join(onDisk(), 'watchdesk-bench-'));
  made.push(dir);
  return dir;
}

/** Before the end of the bench, when a folder is large. */
export function dropFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
