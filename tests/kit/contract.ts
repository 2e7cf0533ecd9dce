// Calls of the contract in this process.
import { createRouterClient } from '@orpc/server';
import { type Caller, errorInterceptors } from '#station/rpc.ts';
import type { Station } from '#station/station.ts';

/** Calls the contract in this process as the bearer of a token; the errors are those that travel. */
export function clientOf(station: Station, token: string | null) {
  const interceptors = errorInterceptors(station.guard);
  return createRouterClient(station.router, {
    context: (): Caller => ({
      session: token === null ? null : (station.parts.sessions.find(token) ?? null),
      via: 'api',
      loopback: true,
      setSession: () => undefined,
    }),
    interceptors: interceptors.clientInterceptors,
  });
}
