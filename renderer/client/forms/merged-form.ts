// A form on something that others may change meanwhile: only what was typed is sent, and what somebody else changed in the same field is said.
import { useForm, type FormState, type Problems } from '#renderer/client/use-form.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields that were typed and have meanwhile been changed by somebody else to something else. */
export function clashesOf<V extends object>(base: V, now: V, mine: V): (keyof V & string)[] {
  return (Object.keys(base) as (keyof V & string)[]).filter(
    (key) => !same(mine[key], base[key]) && !same(now[key], base[key]) && !same(now[key], mine[key]),
  );
}

/** What was typed, over what stands now. */
export function mergedWith<V extends object>(base: V, now: V, mine: V): V {
  const typed = (Object.keys(base) as (keyof V)[]).filter((key) => !same(mine[key], base[key]));
  return { ...now, ...Object.fromEntries(typed.map((key) => [key, mine[key]])) };
}

interface Options<V> {
  name: string;
  start: V;
  check: (values: V) => Problems;
  /** @param values what was typed over what stands now */
  save: (values: V) => void;
  refused?: { field: string; text: string } | null;
}

export interface MergedForm<V> extends FormState<V> {
  clashes: (keyof V & string)[];
  /** What stands now. */
  theirs: V;
  /** Takes what stands now instead of what was typed in these fields. */
  takeTheirs: () => void;
}

type Kept<V> = V & { base: V };

export function useMergedForm<V extends object>({ name, start, check, save, refused = null }: Options<V>): MergedForm<V> {
  const form = useForm<Kept<V>>({
    name,
    start: { ...start, base: start },
    check: ({ base, ...values }) => check(mergedWith(base, start, values as unknown as V)),
    save: ({ base, ...values }) => save(mergedWith(base, start, values as unknown as V)),
    refused,
  });
  const { base, ...kept } = form.values;
  const typed = kept as unknown as V;
  const clashes = clashesOf(base, start, typed);
  return {
    ...form,
    values: mergedWith(base, start, typed),
    dirty: !same(mergedWith(base, start, typed), start),
    set: (patch) => form.set(patch as Partial<Kept<V>>),
    clashes,
    theirs: start,
    takeTheirs: () => form.set(Object.fromEntries(clashes.map((key) => [key, start[key]])) as Partial<Kept<V>>),
  };
}
