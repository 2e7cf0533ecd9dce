// The change stream: reconnects by itself, tells what is stale, keeps the station's clock. The page shows its state.
import { consumeEventIterator, getEventMeta } from '@orpc/client';
import { create } from 'zustand';
import { client } from './link.ts';
import { markStale } from './query.ts';

export interface Connection {
  state: 'connecting' | 'live' | 'broken';
  /** Station time at which it broke. */
  brokenSince: number | null;
  /** Why the station cannot record, when it cannot. */
  fault: string | null;
  /** Station time of the last word from the station. */
  heardAt: number;
  /** Station time minus page time, ms. */
  offsetMs: number;
}

export const useConnection = create<Connection>(() => ({ state: 'connecting', brokenSince: null, fault: null, heardAt: 0, offsetMs: 0 }));

/** The station beats every 2 s; silence for longer than this is a break. */
const silenceMs = 7_000;
const pausesMs = [200, 500, 1_000, 2_000];

let lastEventId: string | undefined;
let attempt = 0;
let started = false;

/** Time as the station has it, whatever this machine's page thinks. */
export function stationNow(): number {
  return Date.now() + useConnection.getState().offsetMs;
}

function heard(): void {
  const before = useConnection.getState();
  if (before.state === 'broken') markStale('everything');
  useConnection.setState({ state: 'live', brokenSince: null, heardAt: stationNow() });
  attempt = 0;
}

function broke(): void {
  useConnection.setState((before) => ({ state: 'broken', brokenSince: before.brokenSince ?? stationNow() }));
  const pause = pausesMs[Math.min(attempt, pausesMs.length - 1)] ?? 2_000;
  attempt += 1;
  window.setTimeout(listen, pause);
}

function listen(): void {
  const abort = new AbortController();
  let done = false;
  const end = (): void => {
    if (done) return;
    done = true;
    clearInterval(watch);
    abort.abort();
    broke();
  };
  const opened = stationNow();
  const watch = window.setInterval(() => {
    const since = Math.max(useConnection.getState().heardAt, opened);
    if (stationNow() - since > silenceMs) end();
  }, 1_000);
  consumeEventIterator(client.live.changes(undefined, { signal: abort.signal, ...(lastEventId === undefined ? {} : { lastEventId }) }), {
    onEvent: (event) => {
      lastEventId = getEventMeta(event)?.id ?? lastEventId;
      if (event.feature === 'clock') useConnection.setState({ offsetMs: Date.parse(event.at) - Date.now(), fault: event.fault });
      heard();
      if (event.feature !== 'clock') markStale(event.feature);
    },
    onError: end,
    onFinish: end,
  });
}

/** Begins to listen; once for the life of the page. */
export function startConnection(): void {
  if (started) return;
  started = true;
  listen();
}
