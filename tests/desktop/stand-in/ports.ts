// MessagePortMain over a worker_threads port: `on` instead of `addEventListener`, nothing before `start()`, no `close` for one's own close.
import { EventEmitter } from 'node:events';
import { MessageChannel, MessagePort } from 'node:worker_threads';

export class PortMain extends EventEmitter {
  readonly raw: MessagePort;
  #closedHere = false;
  #started = false;

  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.on('close', () => {
      if (!this.#closedHere) this.emit('close');
    });
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.raw.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(data: unknown, transfer: PortMain[] = []): void {
    this.raw.postMessage(
      data,
      transfer.map((port) => port.raw),
    );
  }

  close(): void {
    this.#closedHere = true;
    this.raw.close();
  }
}

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}

export function isRawPort(value: unknown): value is MessagePort {
  return value instanceof MessagePort;
}
