// protocol.handle: keeps the handler and asks it, and holds the shell to the order that Electron wants.
import { app } from './app.ts';

type Handler = (request: Request) => Promise<Response> | Response;

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (app.ready) throw new Error('registerSchemesAsPrivileged must be called before the app is ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (!app.ready || !privileged.has(scheme)) throw new Error(`${scheme}: not ready, or not privileged`);
    handlers.set(scheme, handler);
  },
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const handler = handlers.get(url.slice(0, url.indexOf(':')));
    if (!handler) throw new Error(`nobody serves ${url}`);
    return handler(new Request(url, init));
  },
};
