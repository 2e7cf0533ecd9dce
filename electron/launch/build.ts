// Builds the page, and with --desktop the Electron bundles too. Builds the page only when its sources are newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { pageDir, programDir } from './paths.ts';

function newestIn(dir: string): number {
  let newest = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(full) : statSync(full).mtimeMs);
  }
  return newest;
}

function isFresh(): boolean {
  const built = path.join(pageDir, 'index.html');
  if (!existsSync(built)) return false;
  const sources = ['renderer', 'shared', 'assets/sounds', 'assets/icons', 'assets/manual'].map((name) => path.join(programDir, name));
  const lock = statSync(path.join(programDir, 'package-lock.json')).mtimeMs;
  return statSync(built).mtimeMs > Math.max(lock, ...sources.filter(existsSync).map(newestIn));
}

export async function buildPage(force = false): Promise<void> {
  if (!force && isFresh()) return;
  await build({ configFile: path.join(programDir, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
}

if (process.argv[1] === import.meta.filename) await buildPage(true);
