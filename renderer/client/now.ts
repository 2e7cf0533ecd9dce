// One tick a second for all countdowns, in the station's time. Countdowns count from the absolute limit, never from the tick.
import { useEffect, useState, useSyncExternalStore } from 'react';
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

/**
 * The end of the running minute: what begins or ends in it has. The page's idea of the station's clock is late by as long as its
 * messages travel, so a rule that was saved just now would else not have begun yet, and nothing would draw it when it has.
 */
const minuteEnd = (): number => Math.ceil((stationNow() + 1) / 60_000) * 60_000 - 1;

/** The moment at which dated rules are looked at, in the station's time. */
export function useRuleMoment(): number {
  const [minute, setMinute] = useState(minuteEnd);
  useEffect(() => {
    const timer = window.setInterval(() => setMinute(minuteEnd()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}
