// The desktop program of a test: built once into a folder that looks like the packed one, and started with the stand-in.
import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { buildDesktop } from '#electron/launch/build-desktop.ts';
import { programDir } from '#electron/launch/paths.ts';
import type { Command, Ended, Outcome, State } from './stand-in/commands.ts';

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** A folder that is gone when the test file has ended. */
export function tempDir(name: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), `watchdesk-${name}-`));
  made.push(dir);
  return dir;
}

/** Builds the bundles and lays out package, assets and a page of two files. @returns the program's folder */
export async function buildProgram(): Promise<string> {
  const dir = tempDir('program');
  await buildDesktop({ outDir: path.join(dir, 'out'), page: false });
  mkdirSync(path.join(dir, 'out', 'renderer', 'assets'), { recursive: true });
  writeFileSync(path.join(dir, 'out', 'renderer', 'index.html'), '<!doctype html><title>值守台</title>');
  writeFileSync(path.join(dir, 'out', 'renderer', 'assets', 'notice.wav'), '0123456789');
  writeFileSync(path.join(dir, 'out', 'secret.txt'), 'outside of the page');
  cpSync(path.join(programDir, 'assets'), path.join(dir, 'assets'), { recursive: true });
  cpSync(path.join(programDir, 'package.json'), path.join(dir, 'package.json'));
  symlinkSync(path.join(programDir, 'node_modules'), path.join(dir, 'node_modules'));
  return dir;
}

export interface StartOptions {
  program: string;
  dataDir: string;
  /** The system's folder for settings; the single instance lock is in it. */
  appData?: string;
}

export type CallResult = { output: unknown } | { code: string };

function isOutcome(message: unknown): message is Outcome {
  return typeof message === 'object' && message !== null && ('id' in message || 'exit' in message);
}

/** A running desktop program. */
export class Desktop {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #nextId = 1;
  /** How it ended; rejects when it ended by itself with an error. */
  readonly ended: Promise<Ended>;
  errors = '';

  constructor({ program, dataDir, appData = tempDir('appdata') }: StartOptions) {
    const here = import.meta.dirname;
    this.#child = fork(path.join(here, 'stand-in', 'driver.ts'), [`--data=${dataDir}`], {
      execArgv: ['--import', path.join(here, 'stand-in', 'register.ts')],
      env: {
        ...process.env,
        WATCHDESK_STANDIN_MAIN: path.join(program, 'out', 'main', 'index.mjs'),
        WATCHDESK_STANDIN_APPDATA: appData,
        NODE_OPTIONS: '',
      },
      silent: true,
    });
    this.#child.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()));
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('message', (message) => {
        if (!isOutcome(message)) return;
        if ('exit' in message) resolve(message);
        else this.#settle(message);
      });
      this.#child.on('exit', (code) => {
        const error = new Error(`the program ended with ${code}: ${this.errors}`);
        for (const { reject: refuse } of this.#waiting.values()) refuse(error);
        reject(error);
      });
    });
    this.ended.catch(() => undefined);
  }

  #settle(message: Exclude<Outcome, Ended>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.result);
  }

  do(command: Command): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, command }, (error) => {
        if (error) reject(error);
      });
    });
  }

  async state(): Promise<State> {
    return (await this.do({ do: 'state' })) as State;
  }

  async call(path: string, input?: unknown, more: { port?: number; bearer?: string } = {}): Promise<CallResult> {
    return (await this.do({ do: 'call', path, input, ...more })) as CallResult;
  }

  /** The answer of a call that must not be refused. */
  async output(path: string, input?: unknown): Promise<unknown> {
    const result = await this.call(path, input);
    if ('code' in result) throw new Error(`${path} was refused: ${result.code}`);
    return result.output;
  }

  /** Waits until the state is as wanted. */
  async until(what: string, wanted: (state: State) => boolean, limitMs = 15_000): Promise<State> {
    const end = Date.now() + limitMs;
    for (;;) {
      const state = await this.state();
      if (wanted(state)) return state;
      if (Date.now() > end) throw new Error(`never: ${what}\n${JSON.stringify(state, null, 1)}\n${this.errors}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits for the n-th port of the page. */
  ports(count: number): Promise<State> {
    return this.until(`${count} port(s)`, (state) => (state.windows[0]?.nonces.length ?? 0) >= count);
  }

  async quit(): Promise<Ended> {
    await this.do({ do: 'quit' });
    return this.ended;
  }

  /** For the end of a test, however it went. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
