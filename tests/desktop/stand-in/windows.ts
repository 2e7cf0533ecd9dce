// BrowserWindow and its web contents: no pixels, but frames, the real page protocol, the real preload script, and events in Electron's order.
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { Page } from './page.ts';
import type { PortMain } from './ports.ts';
import { protocol } from './protocol.ts';
import { seen } from './seen.ts';

interface Preventable {
  preventDefault(): void;
  defaultPrevented: boolean;
}

function preventable<T extends object>(more: T): T & Preventable {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  return event;
}

export class Frame {
  url = '';
  parent: Frame | null = null;
  detached = false;
  page: Page | null = null;

  isDestroyed(): boolean {
    return false;
  }

  postMessage(channel: string, message: unknown, ports: PortMain[]): void {
    seen.portsSent += ports.length;
    this.page?.ipc.emit(channel, { ports: ports.map((port) => port.raw) }, structuredClone(message));
  }
}

export class WebContents extends EventEmitter {
  readonly ipc = new EventEmitter();
  readonly mainFrame = new Frame();
  readonly #preload: string | undefined;
  windowOpen: ((details: { url: string }) => { action: string }) | null = null;
  /** The page's own document. */
  answer: { status: number; policy: string | null; body: string } | null = null;

  constructor(preload: string | undefined) {
    super();
    this.#preload = preload;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpen = handler;
  }

  async load(url: string): Promise<void> {
    const frame = this.mainFrame;
    frame.url = url;
    frame.page = null;
    if (url.startsWith('app:')) {
      const response = await protocol.ask(url);
      this.answer = { status: response.status, policy: response.headers.get('content-security-policy'), body: await response.text() };
    }
    if (this.#preload === undefined) return;
    const page = new Page({
      url,
      origin: `app://${new URL(url).host}`,
      preloadFile: this.#preload,
      // Later, as between processes.
      send: (channel, message) => void setImmediate(() => this.ipc.emit(channel, { senderFrame: frame }, message)),
    });
    frame.page = page;
    page.load();
  }

  /** A link is followed or a script sets location; tells whether it would have gone there. */
  navigate(url: string): boolean {
    if (url.startsWith('#')) {
      this.emit('did-navigate-in-page', {}, new URL(url, this.getURL()).href, true);
      return true;
    }
    // Once prevented, nothing more is told of it.
    for (const name of ['will-navigate', 'will-frame-navigate']) {
      const event = preventable({ url, isMainFrame: true });
      this.emit(name, event);
      if (event.defaultPrevented) return false;
    }
    return true;
  }
}

interface WindowOptions {
  width?: number;
  height?: number;
  alwaysOnTop?: boolean;
  webPreferences?: { preload?: string; [name: string]: unknown };
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents: WebContents;
  readonly options: WindowOptions;
  visible = false;
  onTop: boolean;
  /** How often it was given the focus by the shell. */
  focused = 0;
  flashing = false;
  #destroyed = false;
  #shownOnce = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.onTop = options.alwaysOnTop ?? false;
    this.webContents = new WebContents(options.webPreferences?.preload);
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    if (!this.#shownOnce) this.emit('ready-to-show');
    this.#shownOnce = true;
  }

  show(): void {
    this.visible = true;
    this.focused += 1;
  }
  showInactive(): void {
    this.visible = true;
  }
  focus(): void {
    this.focused += 1;
    this.emit('focus');
  }
  hide(): void {
    this.visible = false;
  }
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.visible = false;
    this.emit('closed');
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isFocused(): boolean {
    return false;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  isFullScreen(): boolean {
    return false;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 10, y: 20, width: this.options.width ?? 800, height: this.options.height ?? 600 };
  }
  setAlwaysOnTop(on: boolean): void {
    this.onTop = on;
  }
  setVisibleOnAllWorkspaces(): void {}
  flashFrame(on: boolean): void {
    this.flashing = on;
  }
  maximize(): void {}
  restore(): void {}
  setFullScreen(): void {}
}
