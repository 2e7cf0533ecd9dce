// The part of Electron that the shell uses, without Electron. Where Electron insists on an order (before ready, after ready), so does this.
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { answers, seen } from './seen.ts';
import { BrowserWindow } from './windows.ts';

app.closeWindows = () => {
  for (const window of BrowserWindow.all) if (!window.isDestroyed()) window.close();
};

export const shell = { beep: (): number => (seen.beeps += 1) };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

export const nativeImage = {
  createFromBitmap(bytes: Buffer, { width, height }: { width: number; height: number }): object {
    if (bytes.length !== width * height * 4) throw new Error('bitmap of the wrong size');
    return { width, height };
  },
};

export const powerMonitor = new EventEmitter();
export const powerSaveBlocker = {
  start: (): number => (seen.blockers += 1),
  stop: (): number => (seen.blockers -= 1),
};

interface MenuItem {
  label?: string;
  click?: () => void;
}

export const Menu = {
  items: [] as MenuItem[],
  buildFromTemplate: (items: MenuItem[]): MenuItem[] => items,
  setApplicationMenu(): void {},
};

export class Tray extends EventEmitter {
  constructor() {
    super();
    seen.trayThere = true;
  }
  setToolTip(text: string): void {
    seen.tooltip = text;
  }
  setContextMenu(items: MenuItem[]): void {
    Menu.items = items;
  }
  setImage(): void {}
  destroy(): void {
    seen.trayThere = false;
  }
}

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly #title: string;
  #entry: { title: string; open: boolean } | null = null;

  constructor({ title }: { title: string }) {
    super();
    this.#title = title;
  }
  show(): void {
    this.#entry = { title: this.#title, open: true };
    seen.notifications.push(this.#entry);
  }
  close(): void {
    if (this.#entry) this.#entry.open = false;
  }
}

export const dialog = {
  async showMessageBox(...args: [...window: BrowserWindow[], question: { message: string }]): Promise<{ response: number }> {
    const [window, question] = args.length === 2 ? args : [null, args[0]];
    if (window instanceof BrowserWindow && !window.visible) throw new Error('a question before a hidden window is not seen');
    seen.questions.push('message' in question ? question.message : '');
    return { response: answers.next };
  },
};

type PermissionHandler = (contents: unknown, permission: string, callback: (allowed: boolean) => void, details: object) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type RequestListener = (details: { url: string }, callback: (response: { cancel: boolean }) => void) => void;

/** The handlers that the shell put in; the driver calls them. */
export const locks: { request: PermissionHandler | null; check: PermissionCheck | null; network: RequestListener | null } = {
  request: null,
  check: null,
  network: null,
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionHandler): void => {
      locks.request = handler;
    },
    setPermissionCheckHandler: (handler: PermissionCheck): void => {
      locks.check = handler;
    },
    setDevicePermissionHandler: (): void => undefined,
    webRequest: {
      onBeforeRequest: (listener: RequestListener): void => {
        locks.network = listener;
      },
    },
  },
};

export { app } from './app.ts';
export { MessageChannelMain } from './ports.ts';
export { utilityProcess } from './processes.ts';
export { protocol } from './protocol.ts';
export { BrowserWindow } from './windows.ts';
