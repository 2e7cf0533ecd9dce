// What is being typed under a key, kept on this machine's disk as it changes and found again when the screen comes back.
import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, forgetWrite, loadDraft, saveDraft, writeNow, writeSoon } from './drafts.ts';

export interface Draft<T> {
  value: T;
  /** False until the disk was asked: what is shown before may still be replaced. */
  ready: boolean;
  /** Page time of the last writing to the disk; null when nothing is kept. */
  savedAt: number | null;
  /** What was typed before the page was left or killed came back. */
  restored: boolean;
  set: (next: T | ((before: T) => T)) => void;
  clear: () => void;
  /** Forgets what was kept; this stands instead, and is not kept until something is typed. */
  startFrom: (value: T) => void;
}

interface Kept<T> {
  key: string;
  value: T;
  savedAt: number | null;
  restored: boolean;
}

const anything = (): boolean => true;

/**
 * @param blank what stands when nothing is kept; the same object at every call
 * @param isWorth whether what was found is worth bringing back; the same function at every call
 */
export function useDraft<T>(key: string, blank: T, isWorth: (value: T) => boolean = anything): Draft<T> {
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const latest = useRef<Kept<T> | null>(null);
  const current = kept?.key === key ? kept : null;
  const take = useCallback((next: Kept<T>): void => {
    latest.current = next;
    setKept(next);
  }, []);
  const write = useCallback(
    async (due: Kept<T>): Promise<void> => {
      const savedAt = await saveDraft(due.key, due.value);
      if (latest.current?.key === due.key) take({ ...latest.current, savedAt });
    },
    [take],
  );
  useEffect(() => {
    let gone = false;
    const load = async (): Promise<void> => {
      const stored = await loadDraft<T>(key);
      const found = stored && isWorth(stored.value) ? stored : null;
      // Who typed before the disk answered is not written over.
      if (!gone && latest.current?.key !== key)
        take({ key, value: found?.value ?? blank, savedAt: found?.at ?? null, restored: found !== null });
    };
    void load();
    return () => {
      gone = true;
      writeNow(key);
    };
  }, [key, blank, isWorth, take]);
  const set = useCallback(
    (next: T | ((before: T) => T)): void => {
      const mine = latest.current?.key === key ? latest.current : { key, value: blank, savedAt: null, restored: false };
      // A function is the change of a value: values themselves are data.
      const changed = { ...mine, value: typeof next === 'function' ? (next as (before: T) => T)(mine.value) : next };
      take(changed);
      writeSoon(key, () => void write(changed));
    },
    [key, blank, write, take],
  );
  const startFrom = useCallback(
    (value: T): void => {
      forgetWrite(key);
      void dropDraft(key);
      take({ key, value, savedAt: null, restored: false });
    },
    [key, take],
  );
  const clear = useCallback((): void => startFrom(blank), [startFrom, blank]);
  return {
    value: current?.value ?? blank,
    ready: current !== null,
    savedAt: current?.savedAt ?? null,
    restored: current?.restored ?? false,
    set,
    clear,
    startFrom,
  };
}
