// A form that is sent, told at its field when it is refused, and forgotten once it is saved.
import type { UseMutationResult } from '@tanstack/react-query';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useLocale } from '#renderer/texts/use-texts.ts';
import { type MergedForm, useMergedForm } from './merged-form.ts';
import { type SentOptions, useSending } from './sent-form.ts';

interface SavedForm<V, R> {
  form: MergedForm<V>;
  save: UseMutationResult<R, Error, V>;
}

/** `send` gets what was typed over what stands now. */
export function useSavedForm<V extends object, R>({ name, start, check, ...sending }: SentOptions<V, R>): SavedForm<V, R> {
  const locale = useLocale((state) => state.locale);
  const { save, submit } = useSending(sending);
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useMergedForm({
    name,
    start,
    check,
    save: (values) => submit(values, form),
    refused: refusal?.field === undefined ? null : { field: refusal.field.replace(/^.*\./, ''), text: errorTexts[locale][refusal.code] },
  });
  return { form, save };
}
