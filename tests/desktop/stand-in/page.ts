// A page load: runs the real preload bundle as a sandboxed renderer would, and keeps the ports that it hands to the page.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import vm from 'node:vm';

/** Read in Electron's lib/sandboxed_renderer: nothing else can be required there. */
const allowed = ['electron', 'electron/common', 'electron/renderer', 'events', 'timers', 'url'];

export interface PortMessage {
  type: unknown;
  nonce: unknown;
  port: MessagePort;
}

export interface PageOptions {
  url: string;
  origin: string;
  preloadFile: string;
  /** What the preload script sends to the main process. */
  send: (channel: string, message: unknown) => void;
}

export class Page {
  /** What came by window.postMessage, in order. */
  readonly got: PortMessage[] = [];
  readonly required: string[] = [];
  readonly ipc = new EventEmitter();
  readonly #window = new EventTarget();
  readonly #document = { readyState: 'loading' };

  constructor(options: PageOptions) {
    const { origin } = options;
    const window = {
      addEventListener: (type: string, listener: () => void, settings?: AddEventListenerOptions) =>
        this.#window.addEventListener(type, listener, settings),
      postMessage: (data: { type?: unknown; nonce?: unknown }, target: string, ports: MessagePort[]) => {
        const [port] = ports;
        if (target === origin && port) this.got.push({ type: data.type, nonce: data.nonce, port });
      },
    };
    const ipcRenderer = {
      on: (channel: string, listener: (event: { ports: MessagePort[] }, message: unknown) => void) => this.ipc.on(channel, listener),
      send: (channel: string, message: unknown) => options.send(channel, structuredClone(message)),
    };
    const sandboxRequire = (name: string): unknown => {
      this.required.push(name);
      if (!allowed.includes(name)) throw new Error(`module not found: ${name}`);
      return { ipcRenderer };
    };
    // A context of its own: no process, no Buffer, no Node globals.
    const context = vm.createContext({ window, document: this.#document, location: { origin, href: options.url }, crypto });
    const run: unknown = vm.compileFunction(readFileSync(options.preloadFile, 'utf8'), ['require', 'module', 'exports'], {
      parsingContext: context,
      filename: options.preloadFile,
    });
    if (typeof run === 'function') Reflect.apply(run, undefined, [sandboxRequire, { exports: {} }, {}]);
  }

  /** The page's scripts have run. */
  load(): void {
    this.#document.readyState = 'complete';
    this.#window.dispatchEvent(new Event('load'));
  }
}
