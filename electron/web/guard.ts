// Who may talk to the web host at all: Host and Origin, cookies, one-time links, headers of every answer.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sessionIdleMs } from '#shared/accounts/types.ts';

/** Browsers keep cookies by host name, not by port: two stations on one machine must not take each other's. */
function cookieName(request: IncomingMessage, what: 'session' | 'page'): string {
  const port = /:(\d+)$/.exec(request.headers.host ?? '')?.[1];
  return port === undefined ? `wd_${what}` : `wd_${what}_${port}`;
}

export function isLoopback(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

const localNames = ['127.0.0.1', 'localhost', '[::1]'];

/** A name in `Host` that is neither this machine's nor allowed is somebody else's page that was pointed at us (DNS rebinding). */
export function hostAllowed(request: IncomingMessage, allowedHosts: readonly string[]): boolean {
  const host = request.headers.host ?? '';
  const name = host.replace(/:\d+$/, '');
  return localNames.includes(name) || allowedHosts.includes(name) || allowedHosts.includes(host);
}

/** A browser names the page a request comes from: it must be ours. Programs that are no browser send no Origin. */
export function originAllowed(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** The session's token: from the header for programs, from the cookie for the page. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? cookieOf(request, cookieName(request, 'session'));
}

/** What the browser got when it came through a one-time link; undefined when it never did. */
export function admissionOf(request: IncomingMessage): string | undefined {
  return cookieOf(request, cookieName(request, 'page'));
}

export function admissionCookie(request: IncomingMessage, admission: string): string {
  return `${cookieName(request, 'page')}=${admission}; HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000`;
}

export function sessionCookie(request: IncomingMessage, token: string | null): string {
  const base = `${cookieName(request, 'session')}=${token ?? ''}; HttpOnly; SameSite=Strict; Path=/`;
  return token === null ? `${base}; Max-Age=0` : `${base}; Max-Age=${Math.floor(sessionIdleMs / 1000)}`;
}

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Links that open the page once. Whoever came through one holds the admission, which outlives a restart of the station. */
export class OneTimeLink {
  readonly #keys = new Set<string>();
  readonly #admission: string;

  constructor(admission: string) {
    this.#admission = admission;
  }

  make(): string {
    const key = randomBytes(24).toString('base64url');
    this.#keys.add(key);
    return key;
  }

  /** The admission that this key is good for, once; null when it is not. */
  use(key: string): string | null {
    const known = [...this.#keys].find((one) => same(one, key));
    if (known === undefined) return null;
    this.#keys.delete(known);
    return this.#admission;
  }

  admits(admission: string | undefined): boolean {
    return admission !== undefined && same(this.#admission, admission);
  }
}
