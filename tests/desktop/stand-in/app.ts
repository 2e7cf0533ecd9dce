// app: ready, single instance by a file in userData, and quitting in Electron's order.
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

class StandInApp extends EventEmitter {
  ready = false;
  sandboxed = false;
  /** Closes what is left; set by the windows' file. */
  closeWindows: () => void = () => undefined;
  #userData = '';

  getPath(): string {
    return process.env.WATCHDESK_STANDIN_APPDATA ?? '';
  }
  setPath(_name: string, dir: string): void {
    if (!existsSync(dir)) throw new Error(`${dir} does not exist`);
    this.#userData = dir;
  }
  getVersion(): string {
    return '0.0.0';
  }
  setAppUserModelId(): void {}
  enableSandbox(): void {
    if (this.ready) throw new Error('enableSandbox must be called before the app is ready');
    this.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    const file = path.join(this.#userData, 'SingletonLock');
    if (existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')))) return false;
    mkdirSync(this.#userData, { recursive: true });
    writeFileSync(file, String(process.pid));
    process.once('exit', () => rmSync(file, { force: true }));
    return true;
  }
  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.ready = true;
  }
  quit(): void {
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    this.closeWindows();
    this.exit(0);
  }
  exit(code: number): void {
    this.emit('stand-in-exit', code);
  }
}

export const app = new StandInApp();
