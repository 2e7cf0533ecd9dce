// The contract over the ports of the desktop shell: each port is one page with a session of its own.
import { RPCHandler } from '@orpc/server/message-port';
import { type Caller, errorInterceptors, toContractError } from './rpc.ts';
import type { Station } from './station.ts';

/** What we use of Electron's MessagePortMain: `on` instead of `addEventListener`, and it must be started. */
export interface ServicePort {
  on(event: string, listener: (event?: { data: unknown }) => void): unknown;
  postMessage(data: unknown): void;
  start(): void;
  close(): void;
}

export function isServicePort(value: unknown): value is ServicePort {
  return typeof value === 'object' && value !== null && 'on' in value && 'postMessage' in value && 'start' in value && 'close' in value;
}

/** An answer is written out in later turns of the loop than the call ends in; closing the port at once would lose it. */
const answerLeavesMs = 100;

/** A page whose station was started anew shows the token it was given, and goes on without logging in again. */
function bearerOf(headers: Record<string, string | string[] | undefined>): string | null {
  const header = headers.authorization;
  return typeof header === 'string' ? (/^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? null) : null;
}

export class PortServer {
  readonly #station: Station;
  readonly #handler: RPCHandler<Caller>;
  readonly #open = new Set<() => void>();
  readonly #running = new Set<Promise<unknown>>();
  #stopping = false;

  constructor(station: Station) {
    this.#station = station;
    const errors = errorInterceptors(station.guard);
    this.#handler = new RPCHandler<Caller>(station.router, {
      interceptors: [
        ...errors.interceptors,
        (call) => {
          const session = call.context.session ?? this.#sessionOf(bearerOf(call.request.headers));
          return call.next({ ...call, context: { ...call.context, session } });
        },
      ],
      clientInterceptors: [...errors.clientInterceptors, (call) => this.#count(() => call.next())],
    });
  }

  /** Answers calls on this port until it is closed at either end. */
  serve(port: ServicePort): void {
    if (this.#stopping) {
      port.close();
      return;
    }
    const closers = new Set<() => void>();
    const end = (): void => {
      this.#open.delete(end);
      for (const close of closers) close();
      port.close();
    };
    // oRPC hears of an end only from `close`, and Electron says `close` only when the other end went: ours has to tell it itself.
    const adapted = {
      on: (event: string, listener: (event?: { data: unknown }) => void): void => {
        if (event === 'close') closers.add(listener);
        else port.on(event, listener);
      },
      postMessage: (data: unknown): void => port.postMessage(data),
    };
    this.#open.add(end);
    port.on('close', end);
    this.#handler.upgrade(adapted, { context: this.#callerOf() });
    port.start();
  }

  /** Refuses new calls, waits for those that run and until their answers have left, then ends the streams. */
  async drain(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#running);
    const { clock } = this.#station.parts;
    await new Promise<void>((resolve) => clock.at(clock.now() + answerLeavesMs, resolve));
    for (const end of this.#open) end();
  }

  #callerOf(): Caller {
    let token: string | null = null;
    const sessionOf = (): Caller['session'] => this.#sessionOf(token);
    return {
      // Looked up at each call: a session may have ended since the last one.
      get session() {
        return sessionOf();
      },
      via: 'port',
      loopback: true,
      setSession: (next) => {
        token = next;
      },
    };
  }

  #sessionOf(token: string | null): Caller['session'] {
    return token === null ? null : (this.#station.parts.sessions.find(token) ?? null);
  }

  /** A stream counts until it has begun, not until it ends: it never does. */
  async #count<T>(next: () => Promise<T>): Promise<T> {
    if (this.#stopping) throw toContractError('stopping');
    const call = next();
    this.#running.add(call);
    try {
      return await call;
    } finally {
      this.#running.delete(call);
    }
  }
}
