// The main window: shut in, on our own page or on the page of a fault, where it stood the last time.
// Closing it hides it: the watch goes on until somebody quits.
import { BrowserWindow, type NativeImage, screen, type WebContents } from 'electron';
import { faultPage } from './fault-page.ts';
import { asksRestart, pageUrl } from './page-address.ts';
import type { Places } from './places.ts';
import type { PlainPages } from './plain-page.ts';
import type { ShellLog } from './shell-log.ts';
import type { StationFault } from './station-messages.ts';
import { readPlace, writePlace } from './window-bounds.ts';

/** A page that crashed is loaded again this soon; at once would spin when it crashes while loading. */
const reloadMs = 1_000;

export interface WindowHooks {
  /** A person hid the window by closing it. */
  onHide(): void;
  /** A person asks for a new try on the page of a fault. */
  onRestart(): void;
}

export class DeskWindow {
  readonly browser: BrowserWindow;
  readonly #places: Places;
  readonly #pages: PlainPages;
  readonly #log: ShellLog;
  #shown: string | null = null;
  #mayClose = false;

  constructor(places: Places, pages: PlainPages, icon: NativeImage, log: ShellLog, hooks: WindowHooks) {
    this.#places = places;
    this.#pages = pages;
    this.#log = log;
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    const place = readPlace(places.profileDir, screens);
    this.browser = new BrowserWindow({
      width: 1440,
      height: 900,
      ...(place && { x: place.x, y: place.y, width: place.width, height: place.height }),
      minWidth: 900,
      minHeight: 600,
      show: false,
      title: '值守台 Watchdesk',
      icon,
      autoHideMenuBar: true,
      backgroundColor: '#0e1621',
      webPreferences: {
        preload: places.preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        // Hidden or covered, the page still sounds the alarm and counts down.
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
        // Would fetch its dictionaries from the internet.
        spellcheck: false,
      },
    });
    if (place?.maximized) this.browser.maximize();
    if (place?.fullScreen) this.browser.setFullScreen(true);
    this.browser.once('ready-to-show', () => this.browser.show());
    this.browser.on('close', (event) => {
      this.keepPlace();
      if (this.#mayClose) return;
      event.preventDefault();
      this.browser.hide();
      hooks.onHide();
    });
    this.contents.on('did-navigate-in-page', (_event, url) => {
      if (asksRestart(url)) hooks.onRestart();
    });
    this.contents.on('render-process-gone', (_event, { reason }) => {
      if (this.#mayClose || reason === 'clean-exit') return;
      log('page crashed', { reason });
      setTimeout(() => this.#load(this.#shown ?? pageUrl), reloadMs);
    });
    this.contents.on('unresponsive', () => log('page does not respond'));
  }

  get contents(): WebContents {
    return this.browser.webContents;
  }

  /** Our page; once it is there it stays: what was typed must outlive a new start of the station. */
  showPage(): void {
    if (this.#shown !== pageUrl) this.#load(pageUrl);
  }

  showFault(fault: StationFault): void {
    const url = this.#pages.put(`fault-${fault.code}`, faultPage(fault, this.#places.dataDir));
    if (this.#shown !== url) this.#load(url);
  }

  /** To the front with the focus, because a person asked for it. */
  open(): void {
    if (this.browser.isMinimized()) this.browser.restore();
    this.browser.show();
    this.browser.focus();
  }

  /** From now on closing means closing. */
  letClose(): void {
    this.#mayClose = true;
  }

  keepPlace(): void {
    const { browser } = this;
    try {
      writePlace(this.#places.profileDir, {
        ...browser.getNormalBounds(),
        maximized: browser.isMaximized(),
        fullScreen: browser.isFullScreen(),
      });
    } catch (error) {
      this.#log('could not keep the place of the window', { error: String(error) });
    }
  }

  #load(url: string): void {
    this.#shown = url;
    if (this.browser.isDestroyed()) return;
    this.browser.loadURL(url).catch((error: unknown) => this.#log('could not load the page', { error: String(error) }));
  }
}
