// Hook of electron-builder (afterPack): of the eight prebuilt libraries of better-sqlite3 only the one of the packed system stays.
// Plain JavaScript, because electron-builder loads it by itself, on whatever Node it runs.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** electron-builder's `Arch`, by number. */
const archNames = { 1: 'x64', 3: 'arm64' };

/** @param {{ appOutDir: string, electronPlatformName: string, arch: number }} context */
export function afterPack({ appOutDir, electronPlatformName, arch }) {
  if (electronPlatformName === 'darwin') return;
  const dir = path.join(appOutDir, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  const wanted = `${electronPlatformName}-${archNames[arch]}.node`;
  const names = readdirSync(dir);
  if (!names.includes(wanted)) throw new Error(`better-sqlite3 has no library ${wanted}; it has ${names.join(', ')}`);
  for (const name of names) if (name !== wanted) rmSync(path.join(dir, name));
}
