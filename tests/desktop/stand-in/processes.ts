// utilityProcess as a worker thread. Its messages can be held back, as those of a process that hangs.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PortMain } from './ports.ts';
import { seen } from './seen.ts';

export class StandInProcess extends EventEmitter {
  readonly #worker: Worker;
  #held: unknown[] | null = null;
  ended = false;

  constructor(file: string) {
    super();
    this.#worker = new Worker(new URL('./service-host.ts', import.meta.url), {
      workerData: { file: pathToFileURL(file).href },
      execArgv: [],
    });
    this.#worker.on('message', (message: unknown) => {
      if (this.#held) this.#held.push(message);
      else this.#hear(message);
    });
    this.#worker.on('error', (error) => process.stderr.write(`service: ${error.stack ?? error.message}\n`));
    this.#worker.on('exit', (code) => {
      this.ended = true;
      this.emit('exit', code);
    });
  }

  postMessage(data: unknown, transfer: PortMain[] = []): void {
    const ports = transfer.map((port) => port.raw);
    this.#worker.postMessage({ data, ports }, ports);
  }

  /** As SIGTERM: ends it where it stands. */
  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }

  hold(on: boolean): void {
    if (on) this.#held ??= [];
    else {
      const held = this.#held ?? [];
      this.#held = null;
      for (const message of held) this.#hear(message);
    }
  }

  #hear(message: unknown): void {
    const type = typeof message === 'object' && message !== null ? String(Reflect.get(message, 'type')) : '?';
    seen.messages[type] = (seen.messages[type] ?? 0) + 1;
    this.emit('message', message);
  }
}

export const processes: StandInProcess[] = [];

export const utilityProcess = {
  fork(file: string): StandInProcess {
    const child = new StandInProcess(file);
    processes.push(child);
    return child;
  },
};
