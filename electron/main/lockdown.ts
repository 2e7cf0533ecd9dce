// What no window of ours may ever do: leave our page, open another, ask for devices, talk to the network.
// Called once for the session and once for each web contents that comes into being, whoever made it.
import { app, type Session, type WebContents } from 'electron';
import { isOurs } from './page-address.ts';
import type { ShellLog } from './shell-log.ts';

/** What our own page may have: its alarm over the whole screen, notes by voice, the output it sounds on, a screen that stays on. */
const granted = ['fullscreen', 'notifications', 'media', 'speaker-selection', 'screen-wake-lock'];

/** The page's own schemes. Everything it needs is in the program; anything else is a mistake or an attack. */
const localUrl = /^(app|data|blob|devtools):/;

/** Permissions, devices and network of the session that all our windows share. */
export function lockSession(session: Session, log: ShellLog): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const allowed = granted.includes(permission) && details.isMainFrame && isOurs(details.requestingUrl);
    if (!allowed) log('permission refused', { permission, url: details.requestingUrl.slice(0, 200) });
    callback(allowed);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return granted.includes(permission) && details.isMainFrame && isOurs(details.requestingUrl ?? origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !localUrl.test(details.url);
    if (cancel) log('request refused', { url: details.url.slice(0, 200) });
    callback({ cancel });
  });
}

/** Navigation and windows of one web contents. The page may load itself again; plain pages may go nowhere. */
function lockContents(contents: WebContents, log: ShellLog): void {
  const refuse = (what: string, url: string): void => log(what, { url: url.slice(0, 200) });
  contents.setWindowOpenHandler(({ url }) => {
    refuse('window refused', url);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurs(event.url) && isOurs(contents.getURL())) return;
    event.preventDefault();
    refuse('navigation refused', event.url);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    refuse('redirect refused', event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Rules for the whole program; before any window is made. */
export function lockApp(log: ShellLog): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _auth, callback) => {
    event.preventDefault();
    callback();
  });
}
