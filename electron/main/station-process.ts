// The station as a process of its own: starts it, starts it again when it ends, listens for its heartbeat, ends it in good order.
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { Places } from './places.ts';
import type { ShellLog } from './shell-log.ts';
import { type AlarmCounts, readStationMessage, type StationFault, type StationMessage } from './station-messages.ts';

/** The station says every 5 s that it lives; after this long without a word the shell raises the alarm itself. */
const silenceMs = 30_000;
/** Wait before the first new start; doubled each time, so that a station that cannot start does not eat the machine. */
const firstWaitMs = 500;
/** Never longer than this: a full disk that was emptied is found within half a minute, and nobody has to click. */
const longestWaitMs = 30_000;
/** A station that lived this long is well: the next wait begins short again. */
const wellAfterMs = 60_000;

export interface StationListener {
  /** The data folder is open and calls are answered. */
  ready(): void;
  fault(fault: StationFault): void;
  alarms(counts: AlarmCounts): void;
  /** No sign of life for 30 s. `fault` is what it last said about itself. */
  silent(fault: StationFault | null): void;
  /** The sign of life is back. */
  heard(): void;
}

export class StationProcess {
  readonly #places: Places;
  readonly #log: ShellLog;
  readonly #listener: StationListener;
  #child: UtilityProcess | null = null;
  #ready = false;
  #silent = false;
  #watchedOnce = false;
  #lastFault: StationFault | null = null;
  #waitMs = firstWaitMs;
  #silence: NodeJS.Timeout | undefined;
  #relaunch: NodeJS.Timeout | undefined;
  #well: NodeJS.Timeout | undefined;
  #ended: (() => void) | null = null;

  constructor(places: Places, log: ShellLog, listener: StationListener) {
    this.#places = places;
    this.#log = log;
    this.#listener = listener;
  }

  get ready(): boolean {
    return this.#ready;
  }

  start(): void {
    clearTimeout(this.#relaunch);
    if (this.#silence === undefined && !this.#silent) this.#listen();
    const child = utilityProcess.fork(this.#places.serviceFile, [], { serviceName: 'Watchdesk station' });
    this.#child = child;
    child.on('message', (data: unknown) => {
      const message = readStationMessage(data);
      if (message && child === this.#child) this.#hear(message);
    });
    child.on('exit', (code) => this.#onExit(child, code));
    child.postMessage({ type: 'open', dataDir: this.#places.dataDir, assetsDir: this.#places.assetsDir });
  }

  /** Hands the station one end of a page's port. */
  give(port: MessagePortMain): void {
    this.#child?.postMessage({ type: 'port' }, [port]);
  }

  /** After a sleep of the machine: the obligation clock looks at once, and the watch begins anew, for nobody could speak meanwhile. */
  wake(): void {
    this.#child?.postMessage({ type: 'wake' });
    if (this.#silence !== undefined) this.#listen();
  }

  /** A person asks for a new start, of a station that hangs or that waits to be tried again. */
  restart(): void {
    this.#log('restart asked for');
    this.#waitMs = 0;
    if (this.#child) this.#child.kill();
    else this.start();
  }

  /**
   * Asks the station to finish what runs, to fire what is due and to close its files.
   * @param limitMs how long it may take; then it is ended (SQLite loses nothing by that)
   */
  stop(limitMs: number): Promise<void> {
    clearTimeout(this.#relaunch);
    clearTimeout(this.#silence);
    const child = this.#child;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#log('station did not stop in time', { limitMs });
        child.kill();
        resolve();
      }, limitMs);
      this.#ended = () => {
        clearTimeout(late);
        resolve();
      };
      child.postMessage({ type: 'stop' });
    });
  }

  #hear(message: StationMessage): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#watchedOnce = true;
        this.#lastFault = null;
        this.#well = setTimeout(() => {
          this.#waitMs = firstWaitMs;
        }, wellAfterMs);
        this.#listener.ready();
        return;
      case 'heartbeat':
        this.#lastFault = null;
        this.#endSilence();
        if (!this.#ended) this.#listen();
        return;
      case 'stalled':
        this.#lastFault = message.fault;
        return;
      case 'alarms':
        this.#listener.alarms(message);
        return;
      case 'fault':
        this.#onFault({ code: message.code, received: message.received });
        return;
      case 'stopped':
        // It waits to be ended: a process that ends itself may lose its last message.
        this.#child?.kill();
    }
  }

  #onFault(fault: StationFault): void {
    this.#log('station fault', { code: fault.code, received: fault.received });
    this.#lastFault = fault;
    if (fault.code === 'inUse' && !this.#watchedOnce) {
      // Another one held the folder before we came, and it watches: ours has nothing to warn of.
      clearTimeout(this.#silence);
      this.#silence = undefined;
    }
    this.#listener.fault(fault);
    this.#child?.kill();
  }

  #onExit(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#ready = false;
    clearTimeout(this.#well);
    if (this.#ended) {
      this.#ended();
      return;
    }
    this.#log('station ended', { code, againInMs: this.#waitMs });
    this.#relaunch = setTimeout(() => this.start(), this.#waitMs);
    this.#waitMs = Math.min(Math.max(this.#waitMs * 2, firstWaitMs), longestWaitMs);
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#silence = undefined;
      this.#silent = true;
      this.#log('no heartbeat', { forMs: silenceMs });
      this.#listener.silent(this.#lastFault);
    }, silenceMs);
  }

  #endSilence(): void {
    if (!this.#silent) return;
    this.#silent = false;
    this.#log('heartbeat is back');
    this.#listener.heard();
  }
}
