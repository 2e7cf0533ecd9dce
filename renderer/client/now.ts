// One tick a second for all countdowns, in the station's time. Countdowns count from the absolute limit, never from the tick.
import { useSyncExternalStore } from 'react';
import { stationNow } from './connection.ts';

const listeners = new Set<() => void>();
let timer: number | undefined;
let current = 0;

function tick(): void {
  current = Math.floor(stationNow() / 1000) * 1000;
  for (const listener of listeners) listener();
  timer = window.setTimeout(tick, 1000 - (stationNow() % 1000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
}

// A page that was hidden was throttled: look at the clock at once when it wakes.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && timer !== undefined) {
    clearTimeout(timer);
    tick();
  }
});

/** The station's time, to the second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current || Math.floor(stationNow() / 1000) * 1000);
}
