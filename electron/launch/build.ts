// Builds the page, and with --desktop the Electron bundles too. Builds the page only when its sources are newer.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
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

/** In a process of its own: the builder takes some hundred megabytes, which a station would keep for as long as it runs. */
export function buildPage(): Promise<void> {
  if (isFresh()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [import.meta.filename], { stdio: ['ignore', process.stderr, process.stderr] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the page could not be built (${code})`))));
  });
}

if (process.argv[1] === import.meta.filename) {
  const { build } = await import('vite');
  await build({ configFile: path.join(programDir, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
}
