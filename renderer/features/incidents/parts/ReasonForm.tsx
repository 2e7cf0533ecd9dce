// Reopening a closed incident, undoing a merge: what it means, and why.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';

interface Props {
  act: 'reopen' | 'unmerge';
  incident: IncidentDetail;
  onDone: () => void;
}

export function ReasonForm({ act, incident, onDone }: Props) {
  const { reopen, merge } = useTexts().incident;
  const { message } = App.useApp();
  const words =
    act === 'reopen'
      ? { intro: reopen.intro, reason: reopen.reason, save: reopen.save, saved: reopen.saved }
      : { intro: merge.unmergeIntro, reason: merge.reason, save: merge.unmergeSave, saved: merge.unmerged };
  const send = useMutation({
    mutationFn: (reason: string) =>
      act === 'reopen'
        ? client.incidents.reopen({ id: incident.id, reason })
        : client.incidents.unmerge({ id: incident.id, ...(reason === '' ? {} : { reason }) }),
  });
  const form = useForm({
    name: `${act}-${incident.id}`,
    start: { reason: '' },
    check: ({ reason }) => ({ reason: act === 'reopen' && reason.trim() === '' ? reopen.reasonNeeded : undefined }),
    save: ({ reason }) =>
      send.mutate(reason.trim(), {
        onSuccess: () => {
          form.reset();
          void message.success(words.saved);
          onDone();
        },
      }),
  });
  return (
    <form className="form" {...form.formProps}>
      <p>{words.intro}</p>
      <TextAreaField
        {...form.field('reason')}
        label={words.reason}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={form.values.reason}
        maxLength={maxNote}
        onChange={(reason) => form.set({ reason })}
      />
      {send.isError ? <Refused refusal={refusalOf(send.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.save} loading={send.isPending} data-testid={`${act}-save`} />
      </div>
    </form>
  );
}
