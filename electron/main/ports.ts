// Hands our page one end of a channel to the station. Only to the top frame of our own page, one for each page load;
// and a new one when the station was started anew, so that the page goes on without loading again.
import { MessageChannelMain, type MessagePortMain, type WebContents, type WebFrameMain } from 'electron';
import { isOurs, isPlain } from './page-address.ts';
import type { ShellLog } from './shell-log.ts';

/** Name of the message, both ways; the preload script knows it too. */
const portChannel = 'watchdesk-port';
/** The preload script makes one (UUID) for each page load. */
const noncePattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Asked {
  frame: WebFrameMain;
  nonce: string;
}

export interface PortTaker {
  readonly ready: boolean;
  give(port: MessagePortMain): void;
}

export class PagePorts {
  readonly #station: PortTaker;
  readonly #log: ShellLog;
  #asked: Asked | null = null;

  constructor(contents: WebContents, station: PortTaker, log: ShellLog) {
    this.#station = station;
    this.#log = log;
    contents.ipc.on(portChannel, (event, nonce: unknown) => this.#onAsk(event.senderFrame, nonce));
  }

  /** The station is ready, for the first time or again: the page that waits gets its port. */
  renew(): void {
    if (this.#asked) this.#hand(this.#asked);
  }

  #onAsk(frame: WebFrameMain | null, nonce: unknown): void {
    // Null when the frame has gone on to another page since it asked; a plain page has no use for one.
    if (frame === null || isPlain(frame.url)) return;
    const trusted = frame.parent === null && isOurs(frame.url);
    const fresh = typeof nonce === 'string' && noncePattern.test(nonce) && nonce !== this.#asked?.nonce;
    if (!trusted || !fresh) {
      this.#log('port refused', { url: frame.url.slice(0, 200), why: trusted ? 'nonce' : 'frame' });
      return;
    }
    this.#asked = { frame, nonce };
    if (this.#station.ready) this.#hand(this.#asked);
  }

  #hand({ frame, nonce }: Asked): void {
    // Asked once more: the frame may have left since then.
    if (frame.isDestroyed() || frame.detached || frame.parent !== null || !isOurs(frame.url)) {
      this.#asked = null;
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    this.#station.give(port1);
    frame.postMessage(portChannel, nonce, [port2]);
  }
}
