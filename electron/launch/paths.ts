// Where the program and its data are.
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const programDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const assetsDir = path.join(programDir, 'assets');
export const pageDir = path.join(programDir, 'out', 'renderer');

/** The user's data folder: what the system keeps for programs, unless `--data` says otherwise. */
export function userDataDir(name = 'watchdesk'): string {
  if (process.platform === 'win32') return path.join(process.env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), name);
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', name);
  return path.join(process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), name);
}

/** Paths that a user typed are seen from where the command was given. */
export function fromHere(typed: string): string {
  return path.resolve(process.env.WATCHDESK_CWD ?? process.cwd(), typed);
}
