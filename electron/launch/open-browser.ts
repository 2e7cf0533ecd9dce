// Opens the page in a window of its own: a Chromium of this machine as an app, else whatever browser the user has.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];
const fixedPlaces = [
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

export function findChromium(): string | null {
  for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(dir, process.platform === 'win32' ? `${name}.exe` : name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return fixedPlaces.find((place) => existsSync(place)) ?? null;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** How the page was opened, for the one line that says so. */
export type Opened = 'chromium' | 'browser' | 'none';

/** @param profileDir our own window keeps its state here, apart from the user's browsing */
export function openPage(url: string, profileDir: string): Opened {
  if (!hasDisplay()) return 'none';
  const chromium = findChromium();
  if (chromium) {
    const args = [
      `--app=${url}`,
      `--user-data-dir=${profileDir}`,
      // The alarm must sound on a page that nobody has touched yet.
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ];
    spawn(chromium, args, { detached: true, stdio: 'ignore' }).unref();
    return 'chromium';
  }
  const [command, ...rest] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : process.platform === 'darwin' ? ['open', url] : ['xdg-open', url];
  const child = spawn(command ?? 'xdg-open', rest, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
  return 'browser';
}
