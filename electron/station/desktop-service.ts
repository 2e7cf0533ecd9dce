// The station as a process of the desktop shell (Electron's utilityProcess): opens the data folder, serves each port it is handed,
// says that it lives, and ends in good order. Talks to electron/main by messages; needs no import of Electron for that.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDomainError } from '#shared/kernel/errors.ts';
import type { Cancel } from '#shared/time/clock.ts';
import { isServicePort, PortServer, type ServicePort } from './desktop-ports.ts';
import { toFault } from './kernel/faults.ts';
import { wireContext } from './obligations/handlers.ts';
import { alarmList } from './obligations/wire-queries.ts';
import { openStation, type Station } from './station.ts';
import { SystemClock } from './time/system-clock.ts';

/** The shell raises the alarm after 30 s without one: six may be lost. */
const heartbeatMs = 5_000;
/** The obligation clock runs every 15 s at least; when it has not for this long, the process is alive and the watch is not. */
const stalledMs = 60_000;

/** What Electron gives a utility process instead of a window: its line to the main process. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: readonly unknown[] }) => void): void;
  postMessage(message: unknown): void;
}

type Order = { type: 'open'; dataDir: string; assetsDir: string } | { type: 'port' } | { type: 'wake' } | { type: 'stop' };

function readOrder(data: unknown): Order | null {
  if (typeof data !== 'object' || data === null) return null;
  const type: unknown = Reflect.get(data, 'type');
  if (type === 'port' || type === 'wake' || type === 'stop') return { type };
  const [dataDir, assetsDir]: unknown[] = [Reflect.get(data, 'dataDir'), Reflect.get(data, 'assetsDir')];
  return type === 'open' && typeof dataDir === 'string' && typeof assetsDir === 'string' ? { type, dataDir, assetsDir } : null;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'on' in value && 'postMessage' in value;
}

/** A running station and what the shell is told of it. */
class Service {
  readonly #station: Station;
  readonly #ports: PortServer;
  readonly #say: (message: object) => void;
  readonly #clock = new SystemClock();
  readonly #dataDir: string;
  readonly #deafen: () => void;
  #beat: Cancel = () => undefined;
  #look: Cancel = () => undefined;
  /** Alarms that made noise at the last look, with when each was raised. */
  #sounding = new Map<string, string>();
  #standing = 0;
  #sign = '';
  #signAt = 0;

  constructor(dataDir: string, assetsDir: string, say: (message: object) => void) {
    this.#dataDir = dataDir;
    this.#say = say;
    this.#station = openStation({ dataDir, assetsDir, clock: this.#clock });
    this.#ports = new PortServer(this.#station);
    this.#deafen = this.#station.parts.journal.onCommit((entries) => {
      // After the commit, not inside it: the look must not cost whoever writes.
      if (entries.some(({ type }) => type.startsWith('obligation.') || type.startsWith('alarm.'))) this.#lookSoon();
    });
    // An error that ends this process is in the log before the shell starts a new one.
    process.on('uncaughtExceptionMonitor', (error) => this.#station.parts.log.error({ err: error }, 'the station process failed'));
    say({ type: 'ready' });
    this.#beatNow();
  }

  serve(port: ServicePort): void {
    this.#ports.serve(port);
  }

  wake(): void {
    this.#station.parts.loop.wake();
    this.#station.outbox.pump();
  }

  async stop(): Promise<void> {
    this.#beat();
    await this.#ports.drain();
    // What the station still fires while it closes is for the journal; nobody may look into a closed file because of it.
    this.#deafen();
    this.#look();
    await this.#station.stop();
  }

  #beatNow(): void {
    const { parts } = this.#station;
    const fault = parts.fault();
    if (this.#clockRuns()) this.#say({ type: 'heartbeat' });
    else this.#say({ type: 'stalled', ...(fault === null ? {} : { code: fault, received: null }) });
    this.#lookAtAlarms();
    this.#beat = this.#clock.at(this.#clock.now() + heartbeatMs, () => this.#beatNow());
  }

  /**
   * The obligation clock writes a sign of life after each whole cycle; a full disk or a hung cycle leaves the old one. Told by its
   * changing, on the clock that nobody can set.
   */
  #clockRuns(): boolean {
    const now = this.#clock.monotonic();
    const sign = this.#readSign();
    if (sign !== this.#sign) {
      this.#sign = sign;
      this.#signAt = now;
    }
    return sign !== '' && now - this.#signAt < stalledMs;
  }

  #readSign(): string {
    try {
      return readFileSync(path.join(this.#dataDir, 'alive'), 'utf8');
    } catch {
      return '';
    }
  }

  #lookSoon(): void {
    this.#look();
    this.#look = this.#clock.at(this.#clock.now(), () => this.#lookAtAlarms());
  }

  /** Tells the shell when what stands or sounds has changed. Also called with each beat: a silence that ends makes no entry. */
  #lookAtAlarms(): void {
    const { items } = alarmList(wireContext(this.#station.parts));
    const sounding = new Map(items.filter((item) => item.sounding).map((item) => [item.id, item.raisedAt]));
    const fresh = [...sounding].filter(([id, raisedAt]) => this.#sounding.get(id) !== raisedAt).length;
    const changed = fresh > 0 || sounding.size !== this.#sounding.size || items.length !== this.#standing;
    this.#sounding = sounding;
    this.#standing = items.length;
    if (changed) this.#say({ type: 'alarms', standing: items.length, sounding: sounding.size, fresh });
  }
}

function faultMessage(error: unknown): object {
  const fault = toFault(error);
  if (!isDomainError(fault))
    process.stderr.write(`watchdesk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const { code, received } = isDomainError(fault)
    ? { code: fault.code, received: fault.details.received }
    : { code: 'internal', received: error instanceof Error ? error.message : String(error) };
  return { type: 'fault', code, received: received === undefined ? null : String(received) };
}

function serveShell(parent: ParentPort): void {
  const say = (message: object): void => parent.postMessage(message);
  let service: Service | null = null;
  const end = async (): Promise<void> => {
    await service?.stop();
    // Waits to be ended by the shell: ending here could lose this message.
    say({ type: 'stopped' });
  };
  parent.on('message', ({ data, ports }) => {
    const order = readOrder(data);
    switch (order?.type) {
      case 'open':
        try {
          service ??= new Service(order.dataDir, order.assetsDir, say);
        } catch (error) {
          say(faultMessage(error));
        }
        return;
      case 'port':
        for (const port of ports) if (isServicePort(port)) service?.serve(port);
        return;
      case 'wake':
        service?.wake();
        return;
      case 'stop':
        // A failure to stop ends this process with an error, which the shell waits for as well.
        void end();
    }
  });
}

const parent: unknown = Reflect.get(process, 'parentPort');
if (!isParentPort(parent)) throw new Error('this file is started by the desktop shell, as a utility process');
serveShell(parent);
