// A form that is sent as it stands, and forgotten once it is saved.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { type FormState, type Problems, useForm } from '../use-form.ts';

export interface SentOptions<V, R> {
  name: string;
  start: V;
  check: (values: V) => Problems;
  send: (values: V) => Promise<R>;
  onSaved: (saved: R) => void;
}

interface SentForm<V, R> {
  form: FormState<V>;
  save: UseMutationResult<R, Error, V>;
}

/** Sends what a form holds; once it is saved the form forgets it. */
export function useSending<V, R>({ send, onSaved }: Pick<SentOptions<V, R>, 'send' | 'onSaved'>) {
  const save = useMutation({ mutationFn: send });
  const submit = (values: V, form: { reset: () => void }): void =>
    save.mutate(values, {
      onSuccess: (saved) => {
        form.reset();
        onSaved(saved);
      },
    });
  return { save, submit };
}

export function useSentForm<V extends object, R>({ name, start, check, ...sending }: SentOptions<V, R>): SentForm<V, R> {
  const { save, submit } = useSending(sending);
  const form = useForm({ name, start, check, save: (values) => submit(values, form) });
  return { form, save };
}
