// A form that is sent, told at its field when it is refused, and forgotten once it is saved.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import { useLocale } from '#renderer/texts/use-texts.ts';
import { type MergedForm, useMergedForm } from './merged-form.ts';

interface Options<V, R> {
  name: string;
  start: V;
  check: (values: V) => Problems;
  /** @param values what was typed over what stands now */
  send: (values: V) => Promise<R>;
  onSaved: (saved: R) => void;
}

interface SavedForm<V, R> {
  form: MergedForm<V>;
  save: UseMutationResult<R, Error, V>;
}

export function useSavedForm<V extends object, R>({ name, start, check, send, onSaved }: Options<V, R>): SavedForm<V, R> {
  const locale = useLocale((state) => state.locale);
  const save = useMutation({ mutationFn: send });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useMergedForm({
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
    refused: refusal?.field === undefined ? null : { field: refusal.field.replace(/^.*\./, ''), text: errorTexts[locale][refusal.code] },
  });
  return { form, save };
}
