// How the page reaches the station: a MessagePort in the desktop window, HTTP in a browser. The same contract on both.
import { createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

export type Client = ContractRouterClient<Contract>;

/** The desktop's page has an address of its own. */
export const isDesktop = location.protocol === 'app:';

/** What the preload posts when it hands over a port. */
const portMessage = 'watchdesk-port';

/** Calls carry nothing but themselves. */
type NoContext = Record<string, never>;
type Link = HttpLink<NoContext> | PortLink<NoContext>;

let portLink: PortLink<NoContext> | null = null;
/** Of the session at this page: a station that was started anew does not know its ports' sessions. Kept in memory only. */
let portToken: string | null = null;
let waiting: ((link: PortLink<NoContext>) => void)[] = [];

if (isDesktop) {
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (event.source !== window || typeof data !== 'object' || data === null || !('type' in data) || data.type !== portMessage) return;
    const port = event.ports[0];
    if (!port) return;
    const fresh = new PortLink({ port, headers: () => (portToken === null ? {} : { authorization: `Bearer ${portToken}` }) });
    portLink = fresh;
    // A call on a port whose other end went would wait for ever; it waits for the next port instead.
    port.addEventListener('close', () => {
      if (portLink === fresh) portLink = null;
    });
    port.start();
    for (const take of waiting) take(fresh);
    waiting = [];
  });
}

export function keepToken(token: string | null): void {
  if (isDesktop) portToken = token;
}

function currentPort(): Promise<PortLink<NoContext>> {
  return portLink ? Promise.resolve(portLink) : new Promise((resolve) => waiting.push(resolve));
}

const httpLink = new HttpLink({ url: () => `${location.origin}/rpc` });
const link = new DynamicLink<NoContext>(async (): Promise<Link> => (isDesktop ? currentPort() : httpLink));

export const client: Client = createORPCClient(link);
