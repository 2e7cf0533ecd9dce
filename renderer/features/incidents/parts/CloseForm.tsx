// 办结: refused while a report is owed, and then it says which; a leader may waive them with a reason.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { titleOf } from '#renderer/features/obligations/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';

interface Props {
  incident: IncidentDetail;
  onDone: () => void;
  onReports: () => void;
}

const reportKinds: readonly string[] = ['first', 'followUp', 'final'];

export function CloseForm({ incident, onDone, onReports }: Props) {
  const { incident: all, response } = useTexts();
  const words = all.close;
  const { message } = App.useApp();
  const mayWaive = useMay('obligations.waive');
  const { data: responses } = useQuery(orpc.activations.ofIncident.queryOptions({ input: { id: incident.id } }));
  const running = (responses?.items ?? []).filter(({ ended }) => ended === null).length;
  const close = useMutation(orpc.incidents.close.mutationOptions());
  const refusal = refusalOf(close.error);
  const owed = refusal?.code === 'reportOwed' ? (refusal.blockers ?? []) : [];
  const form = useForm({
    name: `close-${incident.id}`,
    start: { reason: '', waiver: '' },
    check: ({ reason, waiver }) => ({
      reason: reason.trim() === '' ? words.reasonNeeded : undefined,
      waiver: owed.length > 0 && mayWaive && waiver.trim() === '' ? all.limits.reasonNeeded : undefined,
    }),
    save: ({ reason, waiver }) =>
      close.mutate(
        {
          id: incident.id,
          reason: reason.trim(),
          // What is said above the button is what is done.
          ...(running > 0 ? { endResponses: true } : {}),
          ...(owed.length > 0 && mayWaive ? { waive: { reason: waiver.trim() } } : {}),
        },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.saved);
            onDone();
          },
        },
      ),
  });
  const others = incident.obligations.filter((one) => one.state === 'open' && !(one.ours && reportKinds.includes(one.kind))).length;
  return (
    <form className="form" {...form.formProps}>
      <p>
        {words.intro} {others > 0 ? words.willEnd(others) : ''}
      </p>
      {running > 0 ? (
        <p className="over" role="status" data-testid="close-running">
          {response.close.running(running)}
        </p>
      ) : null}
      <TextAreaField
        {...form.field('reason')}
        label={words.reason}
        hint={words.reasonHint}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={form.values.reason}
        maxLength={maxNote}
        onChange={(reason) => form.set({ reason })}
      />
      {owed.length > 0 ? (
        <>
          <Owed incident={incident} blockers={owed} onReports={onReports} />
          {mayWaive ? (
            <TextAreaField
              {...form.field('waiver')}
              label={words.waive}
              hint={words.waiveReason}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={form.values.waiver}
              maxLength={maxNote}
              onChange={(waiver) => form.set({ waiver })}
            />
          ) : (
            <p className="muted">{words.onlyLeader}</p>
          )}
        </>
      ) : close.isError ? (
        <Refused refusal={refusal} />
      ) : null}
      <div className="buttons">
        <SubmitButton
          label={owed.length > 0 && mayWaive ? words.waiveSave : running > 0 ? response.close.confirm : words.save}
          danger={owed.length > 0}
          loading={close.isPending}
          data-testid="close-save"
        />
      </div>
    </form>
  );
}

function Owed({ incident, blockers, onReports }: { incident: IncidentDetail; blockers: readonly string[]; onReports: () => void }) {
  const words = useTexts().incident.close;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  return (
    <div className="refused" role="alert" data-testid="owed">
      <span>{words.owed}</span>
      <ul className="owed-reports">
        {blockers.map((id) => {
          const one = incident.obligations.find((obligation) => obligation.id === id);
          return (
            <li key={id}>
              <span>{one ? titleOf(one, locale) : words.owedFinal}</span>
              {one ? <Remaining dueAt={Date.parse(one.dueAt)} now={now} /> : null}
              <Button size="small" onClick={onReports}>
                {words.draft}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
