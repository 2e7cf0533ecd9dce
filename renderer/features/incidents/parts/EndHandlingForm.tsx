// 处置结束: the moment, and the final reports that begin to be owed.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { toIso } from '#shared/time/zone.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { useFactsPreview } from '../use-facts-edit.ts';
import { FactsDiff } from './FactsDiff.tsx';

export function EndHandlingForm({ incident, onDone }: { incident: IncidentDetail; onDone: () => void }) {
  const { incident: all } = useTexts();
  const words = all.endHandling;
  const now = useNow();
  const { message } = App.useApp();
  const change = useMutation(orpc.incidents.changeFacts.mutationOptions());
  const isoOf = (typed: string): string | null => (typed.trim() === '' ? toIso(now, zoneNow()) : isoOfMoment(typed, now));
  const form = useForm({
    name: `end-${incident.id}`,
    start: { at: '' },
    check: ({ at }) => {
      const iso = isoOf(at);
      const began = Date.parse(incident.occurredAt ?? incident.receivedAt);
      return {
        at:
          iso === null
            ? all.edit.wrong.time
            : Date.parse(iso) < began
              ? all.edit.wrong.order
              : Date.parse(iso) > now + 60_000
                ? all.edit.wrong.future
                : undefined,
      };
    },
    save: ({ at }) => {
      const iso = isoOf(at);
      if (iso === null) return;
      change.mutate(
        { id: incident.id, handlingEndedAt: iso },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.saved);
            onDone();
          },
        },
      );
    },
  });
  // The preview of "now" need not be asked anew each second.
  const minute = Math.floor(now / 60_000) * 60_000;
  const previewAt =
    form.values.at.trim() === ''
      ? toIso(Math.max(minute, Date.parse(incident.occurredAt ?? incident.receivedAt)), zoneNow())
      : isoOf(form.values.at);
  const preview = useFactsPreview(incident.id, { handlingEndedAt: previewAt }, form.problems.at === undefined && previewAt !== null);
  return (
    <form className="form" {...form.formProps}>
      <p>{words.intro}</p>
      <Field {...form.field('at')} label={words.at} hint={all.timeline.noteAtHint}>
        {(props) => <MomentInput {...props} value={form.values.at} now={now} onChange={(at) => form.set({ at })} />}
      </Field>
      {preview.data ? <FactsDiff incident={incident} preview={preview.data} confirming={false} /> : null}
      <FormEnd save={change} label={words.save} data-testid="end-save" />
    </form>
  );
}
