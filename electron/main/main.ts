// The desktop shell: its life from start to quit, and which of its parts hears what. No data, no rules: those are the station's.
// To add a part: a file of its own here, joined in `openDesk`. Nothing here may import the station; they talk by messages.
import { mkdirSync } from 'node:fs';
import { app, Notification, protocol, session } from 'electron';
import { AlarmFront } from './alarm-front.ts';
import { AlarmWindow } from './alarm-window.ts';
import { lockApp, lockSession } from './lockdown.ts';
import { pageScheme } from './page-address.ts';
import { pageSchemePrivileges, pageServer } from './page-protocol.ts';
import { findPlaces, type Places } from './places.ts';
import { PlainPages } from './plain-page.ts';
import { PagePorts } from './ports.ts';
import { stayAwake } from './power.ts';
import { openShellLog, type ShellLog } from './shell-log.ts';
import type { AlarmCounts } from './station-messages.ts';
import { StationProcess } from './station-process.ts';
import { iconImage, makeTray, meansToQuit, setMenu } from './tray.ts';
import { DeskWindow } from './window.ts';

/** How long the station may take to finish what runs and to close its files. */
const drainMs = 10_000;

function tellHidden(): void {
  if (Notification.isSupported())
    new Notification({
      title: '值守台仍在值守',
      body: '窗口已隐藏，时限照常提醒。再次打开值守台即显示窗口，退出请用托盘图标或窗口菜单。The watch goes on; quit from the tray icon or the menu.',
    }).show();
}

function openDesk(places: Places, log: ShellLog): void {
  lockSession(session.defaultSession, log);
  const pages = new PlainPages();
  protocol.handle(pageScheme, pageServer(places.pageDir, pages));
  let counts: AlarmCounts = { standing: 0, sounding: 0, fresh: 0 };
  let toldHidden = false;
  let everReady = false;
  const restart = (): void => station.restart();
  const window = new DeskWindow(places, pages, iconImage('quiet', 128), log, {
    onHide: () => {
      if (!toldHidden) tellHidden();
      toldHidden = true;
    },
    onRestart: restart,
  });
  const open = (): void => window.open();
  const front = new AlarmFront(window.browser, open);
  const alarm = new AlarmWindow(pages, restart);
  const askAndQuit = async (): Promise<void> => {
    if (await meansToQuit(window.browser, counts)) app.quit();
  };
  const actions = { open, quit: () => void askAndQuit() };
  const tray = makeTray(actions);
  setMenu(actions);
  const station = new StationProcess(places, log, {
    ready: () => {
      everReady = true;
      window.showPage();
      ports.renew();
    },
    // Once the page was in use it stays, with what was typed: then the alarm window says the fault when the silence is 30 s old.
    fault: (fault) => {
      if (!everReady) window.showFault(fault);
    },
    alarms: (next) => {
      counts = next;
      tray.show(next);
      front.hear(next);
    },
    silent: (fault) => alarm.raise(fault),
    heard: () => alarm.lower(),
  });
  const ports = new PagePorts(window.contents, station, log);
  const sleepAgain = stayAwake({ onResume: () => station.wake(), onShutdown: () => app.quit() });
  // Windows ends us when this returns; SQLite loses nothing, but what is due may still be fired.
  window.browser.on('session-end', () => app.quit());
  app.on('second-instance', open);
  app.on('activate', open);
  drainBeforeQuit(log, async () => {
    window.keepPlace();
    await station.stop(drainMs);
    alarm.lower();
    front.rest();
    tray.remove();
    sleepAgain();
    window.letClose();
  });
  station.start();
  window.showPage();
}

/** Holds every way of quitting until `drain` has run once. */
function drainBeforeQuit(log: ShellLog, drain: () => Promise<void>): void {
  let state: 'running' | 'draining' | 'drained' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'drained') return;
    event.preventDefault();
    if (state === 'draining') return;
    state = 'draining';
    log('quitting');
    drain()
      .catch((error: unknown) => log('could not drain', { error: String(error) }))
      .finally(() => {
        state = 'drained';
        log('ended');
        app.quit();
      });
  });
}

function main(): void {
  const places = findPlaces(process.argv, app.getPath('appData'));
  // The name that notifications of Windows are filed under; equals appId in electron-builder.yml.
  app.setAppUserModelId('cn.watchdesk.desktop');
  mkdirSync(places.profileDir, { recursive: true });
  app.setPath('userData', places.profileDir);
  // Another shell of this data folder runs: it hears of us (second-instance) and comes to the front.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  const log = openShellLog(places.dataDir);
  log('started', { version: app.getVersion(), electron: process.versions.electron ?? null });
  // A mistake in the shell must neither end the watch nor put a dialog over it.
  process.on('uncaughtException', (error) => log('unexpected error', { error: error.stack ?? error.message }));
  protocol.registerSchemesAsPrivileged([pageSchemePrivileges]);
  app.enableSandbox();
  lockApp(log);
  // The window hides instead of closing; should it ever be gone, the watch goes on all the same.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => openDesk(places, log))
    .catch((error: unknown) => {
      log('could not start', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      app.exit(1);
    });
}

main();
