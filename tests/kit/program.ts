// The program as a process of its own for the end-to-end tests: a folder, a port, an API; killed as a power cut does it, started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

export const programDir = path.resolve(import.meta.dirname, '../..');
/** Where the global set-up left a folder with the sample county. */
export const countyVariable = 'WATCHDESK_E2E_COUNTY';
/** Every account of the sample county has it. */
export const countyPassword = 'yunhe-2026';
const readyWithinMs = 90_000;

export interface StartOptions {
  /** `county` a copy of the sample county, `empty` a folder of its own with nothing in it. */
  data: 'county' | 'empty';
  /** NAME:PASSWORD of the first account of an empty folder. */
  admin?: string;
  /** The browser shell with its one-time link, instead of `--headless`. */
  shell?: boolean;
}

export interface JournalLine {
  /** Id of the user, or `system`. */
  actor: string;
  payload: Record<string, unknown>;
}

/** A new folder of this test's own. */
export function tempFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `watchdesk-e2e-${name}-`));
}

/** For `node --import`: the clock of the whole process is ahead by so much, as after a long night without power. */
function clockAhead(ms: number): string[] {
  const code = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...args) { args.length === 0 ? super(Real.now() + ${ms}) : super(...args); }
    static now() { return Real.now() + ${ms}; } };`;
  return ms === 0 ? [] : ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** Starts the program on a folder and waits for its line; rejects with all it said when it ends before. */
async function launch(dir: string, port: number, options: StartOptions, aheadMs = 0): Promise<{ child: ChildProcess; line: string }> {
  const args = [
    ...clockAhead(aheadMs),
    path.join(programDir, 'electron/launch/start.ts'),
    ...(options.shell ? ['--shell', 'browser'] : ['--headless']),
    ...(options.admin === undefined ? [] : ['--admin', options.admin]),
    '--data',
    dir,
    '--port',
    String(port),
  ];
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: programDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const line = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the program did not get ready: ${said}`)), readyWithinMs);
    const hear = (data: Buffer): void => {
      said += data.toString();
      const found = /(?:^ready |：)(http:\/\/127\.0\.0\.1:\d+\S*)/m.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the program ended with ${String(code)}: ${said}`)));
  });
  return { child, line };
}

export class Program {
  readonly dir: string;
  readonly url: string;
  /** What it printed: the address, in the browser shell with the key. */
  link: string;
  readonly #options: StartOptions;
  #child: ChildProcess;
  readonly #tokens = new Map<string, string>();

  private constructor(dir: string, options: StartOptions, child: ChildProcess, line: string) {
    this.dir = dir;
    this.url = new URL(line).origin;
    this.link = line;
    this.#options = options;
    this.#child = child;
  }

  /** @param prepare fills the folder before the program sees it */
  static async start(options: StartOptions, prepare?: (dir: string) => Promise<void>): Promise<Program> {
    const dir = tempFolder(options.data);
    if (options.data === 'county') cpSync(process.env[countyVariable] ?? '', dir, { recursive: true });
    await prepare?.(dir);
    const { child, line } = await launch(dir, 0, options);
    return new Program(dir, options, child, line);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** SIGKILL: nothing is written, nobody is told. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }

  /** The same folder, the same port; with a time, so much later by the clock of the machine. */
  async again(laterMs = 0): Promise<void> {
    const { child, line } = await launch(this.dir, Number(new URL(this.url).port), this.#options, laterMs);
    this.#child = child;
    this.link = line;
  }

  async remove(): Promise<void> {
    await this.#end('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What the journal holds of one type, oldest first: read from the file, beside the program. */
  entries(type: string): JournalLine[] {
    const db = new Database(path.join(this.dir, 'spaces', 'live.sqlite'), { readonly: true });
    try {
      const rows = db.prepare('SELECT actor, payload FROM entries WHERE type = ? ORDER BY rowid').all(type);
      return (rows as { actor: string; payload: string }[]).map(({ actor, payload }) => ({
        actor,
        payload: JSON.parse(payload) as Record<string, unknown>,
      }));
    } finally {
      db.close();
    }
  }

  /** Calls the open API as one of the accounts; throws what the station refused. */
  async api<T = Record<string, unknown>>(as: string, method: string, route: string, body?: object): Promise<T> {
    let token = this.#tokens.get(as);
    if (token === undefined) {
      const [name, password = countyPassword] = as.split(':');
      token = (await this.#fetch<{ token: string }>('POST', '/sessions', { name, password })).token;
      this.#tokens.set(as, token);
    }
    return this.#fetch<T>(method, route, body, token);
  }

  async #fetch<T>(method: string, route: string, body?: object, token?: string): Promise<T> {
    const response = await fetch(`${this.url}/api${route}`, {
      method,
      headers: {
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
}
