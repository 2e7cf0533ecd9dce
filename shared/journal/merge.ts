// Field by field, the later writer wins. Applying the same entries in any order gives the same result.
import type { Hlc } from '../time/hlc.ts';

/** The reading at which each field was last written. */
export type FieldClocks = Record<string, Hlc>;

export interface Merged<T extends object> {
  value: T;
  clocks: FieldClocks;
  /** The fields that this patch changed the writer of. */
  taken: (keyof T & string)[];
}

/** Takes from `patch` each field that is defined and later than what stands. `null` is a value: it removes. */
export function mergeFields<T extends object>(value: T, clocks: FieldClocks, patch: Partial<T>, hlc: Hlc): Merged<T> {
  const next: T = { ...value };
  const nextClocks: FieldClocks = { ...clocks };
  const taken: (keyof T & string)[] = [];
  for (const key of Object.keys(patch) as (keyof T & string)[]) {
    const field = patch[key];
    const known = nextClocks[key];
    if (field === undefined || (known !== undefined && known >= hlc)) continue;
    next[key] = field;
    nextClocks[key] = hlc;
    taken.push(key);
  }
  return { value: next, clocks: nextClocks, taken };
}

/** Some fields of a value; one that is undefined is not given. */
export type Patch<T> = { [K in keyof T]?: T[K] | undefined };

/** Of a patch, only the fields that are given and differ: the others keep their writer. */
export function changedFields<T extends object>(before: Partial<T> | undefined, patch: Patch<T>): Partial<T> {
  const fields = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before?.[key as keyof T]),
  );
  return Object.fromEntries(fields) as Partial<T>;
}
