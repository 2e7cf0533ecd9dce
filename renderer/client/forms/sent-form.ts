// A form that is sent as it stands, and forgotten once it is saved.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { type FormState, type Problems, useForm } from '../use-form.ts';

interface Options<V, R> {
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

export function useSentForm<V extends object, R>({ name, start, check, send, onSaved }: Options<V, R>): SentForm<V, R> {
  const save = useMutation({ mutationFn: send });
  const form = useForm({
    name,
    start,
    check,
    save: (values) =>
      save.mutate(values, {
        onSuccess: (saved) => {
          form.reset();
          onSaved(saved);
        },
      }),
  });
  return { form, save };
}
