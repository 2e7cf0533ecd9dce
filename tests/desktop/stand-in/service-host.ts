// The thread that stands in for a utility process: gives it a `process.parentPort` as Electron does, then loads the bundled service.
import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { isRawPort, PortMain } from './ports.ts';

if (!parentPort || typeof workerData !== 'object' || workerData === null) throw new Error('service-host.ts runs in a worker');
const line = parentPort;
const file: unknown = Reflect.get(workerData, 'file');

class ParentPort extends EventEmitter {
  #waiting: unknown[] | null = [];

  constructor() {
    super();
    line.on('message', (message: { data: unknown; ports: unknown[] }) => {
      const event = { data: message.data, ports: message.ports.filter(isRawPort).map((port) => new PortMain(port)) };
      if (this.#waiting) this.#waiting.push(event);
      else this.emit('message', event);
    });
    // Messages wait until somebody listens.
    this.on('newListener', (name) => {
      if (name !== 'message') return;
      const waiting = this.#waiting ?? [];
      this.#waiting = null;
      queueMicrotask(() => waiting.forEach((event) => this.emit('message', event)));
    });
  }

  postMessage(message: unknown): void {
    line.postMessage(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
await import(String(file));
