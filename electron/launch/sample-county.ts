// The sample county in a data folder of its own, and the station that runs on it beside the one of the first start.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openStation, type Station } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { startHost, type WebHost } from '../web/host.ts';
import { addressOfOther } from './other-instance.ts';
import { assetsDir, pageDir } from './paths.ts';

/** Fills the folder with the sample county, unless there is a journal in it. */
export async function fillIfEmpty(dataDir: string): Promise<void> {
  if (existsSync(path.join(dataDir, 'spaces', 'live.sqlite'))) return;
  const { fillBeside } = await import('#station/sample/fill-worker.ts');
  await fillBeside({ dataDir, assetsDir, now: new SystemClock().now() });
}

/** Opened once, however often it is asked for. */
export class SampleCounty {
  readonly #dataDir: string;
  readonly #requireLink: boolean;
  #opening: Promise<() => string> | null = null;
  #running: { station: Station; host: WebHost } | null = null;

  /** @param requireLink the page opens only through a one-time link */
  constructor(dataDir: string, requireLink: boolean) {
    this.#dataDir = dataDir;
    this.#requireLink = requireLink;
  }

  /** The address to open; a one-time link when those are required. */
  async link(): Promise<string> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return (await this.#opening)();
  }

  async close(): Promise<void> {
    await this.#running?.host.close();
    await this.#running?.station.stop();
  }

  async #open(): Promise<() => string> {
    await fillIfEmpty(this.#dataDir);
    try {
      const station = openStation({ dataDir: this.#dataDir, assetsDir, clock: new SystemClock() });
      const host = await startHost({ station, port: 0, pageDir, requireLink: this.#requireLink });
      station.announce(host.url);
      this.#running = { station, host };
      return () => host.link();
    } catch (error) {
      const url = addressOfOther(error, this.#dataDir);
      if (url === null) throw error;
      return () => url;
    }
  }
}
