// Runs the bundled shell with the stand-in in this process and does what the test asks over the process's own channel.
// Started with `--import ./register.ts`; the file of the bundle is in WATCHDESK_STANDIN_MAIN.
import { pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { type ClientContext, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { handClock, takeTimers } from './clock.ts';
import { app, locks, Menu, powerMonitor } from './electron.ts';
import { processes } from './processes.ts';
import { protocol } from './protocol.ts';
import { answers, seen } from './seen.ts';
import { BrowserWindow, Frame } from './windows.ts';
import type { Command, Outcome, State, WindowState } from './commands.ts';

type PageLink = RPCLink<ClientContext>;
const links = new Map<MessagePort, PageLink>();
let bearer: string | null = null;
const stream = { events: 0, ended: false };

function windowAt(index: number): BrowserWindow {
  const window = BrowserWindow.all[index];
  if (!window) throw new Error(`there is no window ${index}`);
  return window;
}

function portsOf(): MessagePort[] {
  return (windowAt(0).webContents.mainFrame.page?.got ?? []).map(({ port }) => port);
}

function linkOf(which: number): PageLink {
  const port = portsOf().at(which);
  if (!port) throw new Error('the page has no such port');
  const known = links.get(port);
  if (known) return known;
  const link = new RPCLink({ port, headers: () => (bearer === null ? {} : { authorization: `Bearer ${bearer}` }) });
  port.start();
  links.set(port, link);
  return link;
}

function windowState(window: BrowserWindow): WindowState {
  const { webContents: contents } = window;
  return {
    url: contents.getURL(),
    visible: window.visible,
    onTop: window.onTop,
    focused: window.focused,
    flashing: window.flashing,
    destroyed: window.isDestroyed(),
    preferences: window.options.webPreferences ?? {},
    answer: contents.answer,
    nonces: (contents.mainFrame.page?.got ?? []).map(({ nonce }) => String(nonce)),
    required: contents.mainFrame.page?.required ?? [],
  };
}

function state(): State {
  return {
    ...seen,
    windows: BrowserWindow.all.map(windowState),
    processes: processes.map(({ ended }) => ({ ended })),
    sandboxed: app.sandboxed,
    stream,
  };
}

/** Asks for a port as some frame would that is not the page's own preload script. Tells how many ports left because of it. */
function ask({ url, top, nonce }: Extract<Command, { do: 'ask' }>): number {
  const before = seen.portsSent;
  const frame = new Frame();
  frame.url = url;
  frame.parent = top ? null : new Frame();
  windowAt(0).webContents.ipc.emit('watchdesk-port', { senderFrame: frame }, nonce);
  return seen.portsSent - before;
}

async function call(command: Extract<Command, { do: 'call' }>): Promise<unknown> {
  bearer = command.bearer ?? null;
  try {
    return { output: await linkOf(command.port ?? -1).call(command.path.split('.'), command.input, { context: {} }) };
  } catch (error) {
    if (error instanceof ORPCError) return { code: String(error.code) };
    throw error;
  }
}

async function watch(): Promise<void> {
  const events = await linkOf(-1).call(['live', 'changes'], undefined, { context: {} });
  if (typeof events !== 'object' || events === null || !(Symbol.asyncIterator in events)) throw new Error('no stream');
  const read = async (): Promise<void> => {
    try {
      for await (const _event of events as AsyncIterable<unknown>) stream.events += 1;
    } finally {
      stream.ended = true;
    }
  };
  read().catch(() => undefined);
}

function permission({ permission: name, url, top }: Extract<Command, { do: 'permission' }>): boolean {
  let allowed = false;
  const details = { isMainFrame: top, requestingUrl: url };
  locks.request?.(null, name, (answer) => (allowed = answer), details);
  if (locks.check?.(null, name, url, details) !== allowed) throw new Error('request and check differ');
  return allowed;
}

function network(url: string): boolean {
  let cancelled = false;
  locks.network?.({ url }, ({ cancel }) => (cancelled = cancel));
  return !cancelled;
}

const deeds: { [D in Command['do']]: (command: Extract<Command, { do: D }>) => unknown } = {
  state,
  call,
  watch,
  ask,
  permission,
  advance: ({ ms }) => handClock.advance(ms),
  hold: ({ on }) => processes.at(-1)?.hold(on),
  kill: () => processes.at(-1)?.kill(),
  navigate: ({ window, url }) => windowAt(window).webContents.navigate(url),
  openWindow: ({ url }) => windowAt(0).webContents.windowOpen?.({ url }).action,
  network: ({ url }) => network(url),
  fetch: async ({ url, method = 'GET', headers = {} }) => {
    const response = await protocol.ask(url, { method, headers });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  },
  close: ({ window }) => windowAt(window).close(),
  resume: () => powerMonitor.emit('resume'),
  reload: () => windowAt(0).webContents.load(windowAt(0).webContents.getURL()),
  quit: ({ fromTray = false, answer = 0 }) => {
    answers.next = answer;
    return fromTray ? Menu.items.at(-1)?.click?.() : app.quit();
  },
};

/** The table above is whole by its type; which of its rows belongs to a command only the value knows. */
async function run(command: Command): Promise<unknown> {
  const deed = deeds[command.do] as (command: Command) => unknown;
  return deed(command);
}

function isRequest(message: unknown): message is { id: number; command: Command } {
  return typeof message === 'object' && message !== null && 'id' in message && 'command' in message;
}

const send = (message: Outcome): void => void process.send?.(message);

process.on('message', (message) => {
  if (!isRequest(message)) return;
  const { id, command } = message;
  run(command).then(
    (result) => send({ id, result: result === undefined ? null : result }),
    (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
app.on('stand-in-exit', (code: number) => {
  process.send?.({ exit: code, trayThere: seen.trayThere, blockers: seen.blockers, messages: seen.messages } satisfies Outcome, () =>
    process.exit(code),
  );
});

takeTimers();
await import(pathToFileURL(process.env.WATCHDESK_STANDIN_MAIN ?? '').href);
