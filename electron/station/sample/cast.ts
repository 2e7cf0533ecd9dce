// What the parts of the sample county's life share: who is who, and things that happen at their time.
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { instantOf } from '#shared/time/zone.ts';

export const zone = 'Asia/Shanghai';

/** Ids that were given to the scenario's keys. */
export interface Cast {
  people: Map<string, Id>;
  users: Map<string, Id>;
  units: Map<string, Id>;
  rosters: Map<string, Id>;
  /** Filled as the plans are taken in. */
  plans: Map<string, Id>;
  /** User who is main officer at a moment. */
  mainOf: (at: Millis) => string;
}

export interface Happening {
  at: Millis;
  run: () => void;
}

/** @param day YYYY-MM-DD @param time HH:mm */
export function instantAt(day: string, time: string): Millis {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf({ year, month, day: date, hour, minute }, zone);
}

export function byKey(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (id === undefined) throw new Error(`the sample county has no ${key}`);
  return id;
}
