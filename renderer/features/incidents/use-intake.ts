// The intake form at work: hears while one types, shows what saving opens, keeps the draft on the disk, saves.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { textsNow, useLocale } from '#renderer/texts/use-texts.ts';
import { emptyForm, type Heard, inputOf, type IntakeForm, isoOfTyped, isUntouched, problemsOf } from './intake-model.ts';

const draftKey = 'intake';
const heardAfterMs = 120;
const previewAfterMs = 200;

export interface SavedIncident {
  id: string;
  number: string;
  mergedInto: string | null;
  failedFiles: { name: string; why: string }[];
}

interface DraftValue {
  form: IntakeForm;
  files: File[];
}

const isWorth = ({ form, files }: DraftValue): boolean => !isUntouched(form) || files.length > 0;
const fresh = (): DraftValue => ({ form: emptyForm(stationNow()), files: [] });

export function useIntake() {
  const [blank] = useState(fresh);
  const draft = useDraft<DraftValue>(draftKey, blank, isWorth);
  const { form, files } = draft.value;
  const locale = useLocale((state) => state.locale);
  const mayReadPlans = useMay('plans.read');

  const text = useSettled(form.text, heardAfterMs);
  const receivedAt = isoOfTyped(form.receivedAt);
  const { data: heardData } = useQuery({
    ...orpc.incidents.parse.queryOptions({ input: { text, ...(receivedAt === null ? {} : { receivedAt }) } }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const heard: Heard | undefined = form.text.trim() === '' ? undefined : heardData;

  const problems = problemsOf(form);
  const previewInput = useSettled(JSON.stringify(inputOf(form, heard)), previewAfterMs);
  const preview = useQuery({
    ...orpc.incidents.preview.queryOptions({
      input: { ...(JSON.parse(useDeferredValue(previewInput)) as ReturnType<typeof inputOf>), locale },
    }),
    enabled: problems.length === 0 && !isUntouched(form),
    placeholderData: keepPreviousData,
    retry: false,
  });

  // Asked together with the preview; an answer that comes late or not at all never holds the form up.
  const fitting = useQuery({
    ...orpc.activations.fittingFor.queryOptions({ input: JSON.parse(useDeferredValue(previewInput)) as ReturnType<typeof inputOf> }),
    enabled: mayReadPlans && problems.length === 0 && !isUntouched(form),
    placeholderData: keepPreviousData,
    retry: false,
  });

  const clear = (): void => draft.startFrom(fresh());

  const save = useMutation({
    mutationFn: async (mergeInto: string | null): Promise<SavedIncident> => {
      // What was typed in the last moments may not have been heard yet.
      const heardNow =
        form.text.trim() === ''
          ? undefined
          : await client.incidents.parse({ text: form.text, ...(receivedAt === null ? {} : { receivedAt }) });
      const made = await client.incidents.receive(inputOf(form, heardNow));
      if (mergeInto !== null) await client.incidents.merge({ id: made.id, into: mergeInto });
      const failedFiles: SavedIncident['failedFiles'] = [];
      for (const file of files) {
        await client.incidents.addAttachment({ of: made.id, file }).catch((error: unknown) => {
          const refusal = refusalOf(error);
          failedFiles.push({ name: file.name, why: refusal ? errorTexts[locale][refusal.code] : textsNow().common.stationGone });
        });
      }
      return { id: made.id, number: made.number, mergedInto: mergeInto, failedFiles };
    },
    onSuccess: clear,
  });

  const saveAsNote = useMutation({
    mutationFn: () =>
      client.incidents.takeCallNote({
        ...(receivedAt === null ? {} : { at: receivedAt }),
        mode: form.mode,
        ...(form.caller.trim() ? { caller: form.caller.trim() } : {}),
        ...(form.phone.trim() ? { phone: form.phone.trim() } : {}),
        text: form.text,
      }),
    onSuccess: clear,
  });

  const change = (patch: Partial<IntakeForm>): void => draft.set((before) => ({ ...before, form: { ...before.form, ...patch } }));
  const setForm = (next: (before: IntakeForm) => IntakeForm): void => draft.set((before) => ({ ...before, form: next(before.form) }));
  const setFiles = (next: File[]): void => draft.set((before) => ({ ...before, files: next }));
  const { savedAt: draftAt, restored } = draft;
  return { form, change, setForm, files, setFiles, heard, preview, fitting, problems, draftAt, restored, save, saveAsNote, clear };
}

export type Intake = ReturnType<typeof useIntake>;
