// Where the desktop shell finds its parts and keeps its own: the bundles beside this one, the data folder, the window's profile.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Places {
  dataDir: string;
  /** Chromium's own files and the window's place on the screen. */
  profileDir: string;
  serviceFile: string;
  preloadFile: string;
  pageDir: string;
  assetsDir: string;
}

/** The same folder as `npm start` takes (electron/launch/paths.ts, which this room may not import; a test holds the two together). */
function usualDataDir(): string {
  if (process.platform === 'win32') return path.join(process.env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'watchdesk');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'watchdesk');
  return path.join(process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'watchdesk');
}

/**
 * @param argv the command line; `--data=FOLDER` names the data folder
 * @param appData the system's folder for settings of programs
 */
export function findPlaces(argv: readonly string[], appData: string): Places {
  const typed = argv.find((part) => part.startsWith('--data='))?.slice('--data='.length);
  const dataDir = typed ? path.resolve(typed) : usualDataDir();
  const bundles = path.dirname(fileURLToPath(import.meta.url));
  // Outside the data folder: a window must open, and say so, when that folder cannot be written.
  // One for each data folder: the single instance lock lies in it, and the sample county may run beside the real office.
  const profile = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return {
    dataDir,
    profileDir: path.join(appData, 'watchdesk-window', profile),
    serviceFile: path.join(bundles, 'service.mjs'),
    preloadFile: path.join(bundles, '..', 'preload', 'preload.cjs'),
    pageDir: path.join(bundles, '..', 'renderer'),
    assetsDir: path.join(bundles, '..', '..', 'assets'),
  };
}
