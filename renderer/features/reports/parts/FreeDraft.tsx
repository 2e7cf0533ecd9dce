// A report that no limit asks for: which, to whom, how.
import { useMutation, useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import { maxLine } from '#shared/kernel/limits.ts';
import { type ReportMode, reportModes, type ReportType, reportTypes } from '#shared/reports/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentOfReport } from '../report-model.ts';

interface Values {
  type: ReportType;
  mode: ReportMode;
  to: string;
}

export function FreeDraft({ incident, onCancel }: { incident: IncidentOfReport; onCancel: () => void }) {
  const { common, reports } = useTexts();
  const words = reports.tab;
  const navigate = useNavigate();
  const mayRead = useMay('directory.read');
  const units = useQuery({ ...orpc.directory.units.queryOptions({ input: {} }), enabled: mayRead });
  const draft = useMutation(orpc.reports.draft.mutationOptions());
  const form = useForm<Values>({
    name: `free-${incident.id}`,
    start: { type: incident.reports.some((one) => one.state === 'submitted') ? 'followUp' : 'first', mode: 'written', to: '' },
    check: ({ to }) => ({ to: to.trim() === '' ? words.toNeeded : to.trim().length > maxLine ? reports.paper.wrong.tooLong : undefined }),
    save: ({ type, mode, to }) =>
      draft.mutate(
        { id: incident.id, type, mode, to: to.trim() },
        {
          onSuccess: (made) => {
            form.reset();
            void navigate(`/incidents/${incident.id}/reports/${made.id}`);
          },
        },
      ),
  });
  const { values, set } = form;
  const recipients = new Set([
    ...incident.obligations.filter((one) => one.ours).map((one) => one.recipient.name),
    ...(units.data?.items ?? []).map((unit) => unit.name),
  ]);
  const wanted = values.to.trim();
  const options = [...recipients]
    .filter((name) => wanted === '' || name.includes(wanted))
    .slice(0, 30)
    .map((value) => ({ value }));
  return (
    <form className="form" {...form.formProps} aria-label={words.free} data-testid="free-draft">
      <Field {...form.field('type')} label={words.type} group>
        {() => (
          <Segmented
            aria-label={words.type}
            value={values.type}
            options={reportTypes.map((value) => ({ value, label: common.duty[value] }))}
            onChange={(type) => set({ type })}
          />
        )}
      </Field>
      <Field {...form.field('mode')} label={words.mode} group>
        {() => (
          <Segmented
            aria-label={words.mode}
            value={values.mode}
            options={reportModes.map((value) => ({ value, label: reports.modes[value] }))}
            onChange={(mode) => set({ mode })}
          />
        )}
      </Field>
      <Field {...form.field('to')} label={words.to}>
        {(props) => (
          <AutoComplete
            {...props}
            autoFocus
            value={values.to}
            options={options}
            placeholder={words.toHint}
            onChange={(to: string) => set({ to })}
          />
        )}
      </Field>
      {draft.isError ? <Refused refusal={refusalOf(draft.error)} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={draft.isPending} data-testid="free-save">
          {words.draft} <Key name="Ctrl ↵" />
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </form>
  );
}
