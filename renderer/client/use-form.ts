// A form at work: what is typed is kept while the page lives (leaving a screen discards nothing), problems stand at their fields.
import { type FormEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { create } from 'zustand';

/** Field → what is wrong with it, in words. */
export type Problems = Partial<Record<string, string>>;

/** Values typed and not saved, by form. Passwords are never put here. */
const useKept = create<Record<string, unknown>>(() => ({}));

function keep(name: string, values: unknown): void {
  useKept.setState({ [name]: values });
}

export interface FieldProps {
  id: string;
  error: string | undefined;
  onBlur: () => void;
}

export interface FormElementProps {
  ref: RefObject<HTMLFormElement | null>;
  noValidate: true;
  onSubmit: (event: FormEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export interface FormState<V> {
  values: V;
  /** Something was typed that is not saved. */
  dirty: boolean;
  problems: Problems;
  set: (patch: Partial<V>) => void;
  /** What a field needs to show its problem once it was touched. */
  field: (name: string) => FieldProps;
  submit: () => void;
  /** Forgets what was typed: it is saved, or the person wants it gone. */
  reset: () => void;
  formProps: FormElementProps;
}

interface Options<V> {
  /** Unique for the form and what it edits. */
  name: string;
  /** What is stored; follows changes by others as long as nothing is typed. */
  start: V;
  check: (values: V) => Problems;
  save: (values: V) => void;
  /** Field that the station refused, with its reason. */
  refused?: { field: string; text: string } | null;
}

export function useForm<V extends object>({ name, start, check, save, refused = null }: Options<V>): FormState<V> {
  // The name stands for the type: one form always keeps one kind of values.
  const kept = useKept((all) => all[name]) as V | undefined;
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const values = kept ?? start;
  const problems = check(values);
  const reset = (): void => {
    keep(name, undefined);
    setTouched([]);
    setTried(false);
  };
  const submit = (): void => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) {
      window.setTimeout(() => ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    save(values);
  };
  return {
    values,
    dirty: kept !== undefined && JSON.stringify(kept) !== JSON.stringify(start),
    problems,
    set: (patch) => keep(name, { ...values, ...patch }),
    field: (field) => ({
      id: `${name}-${field}`,
      error: (tried || touched.includes(field) ? problems[field] : undefined) ?? (refused?.field === field ? refused.text : undefined),
      onBlur: () => (touched.includes(field) ? undefined : setTouched([...touched, field])),
    }),
    submit,
    reset,
    formProps: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        submit();
      },
      onKeyDown: (event) => {
        if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        submit();
      },
    },
  };
}

/** Only the fields that differ: the others keep their writer. */
export function differences<V extends object>(before: V, after: V): Partial<V> {
  const changed = Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof V]));
  return Object.fromEntries(changed) as Partial<V>;
}
