// 签发: by the leader on shift, in person, by phone, or afterwards.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { instantOfTyped, isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import { PersonInput } from './PersonInput.tsx';

const ways = ['here', 'phone', 'later'] as const;
type Way = (typeof ways)[number];

export function SignOff({ report, focusRef }: { report: Report; focusRef: Ref<{ focus: () => void }> }) {
  const words = useTexts().reports.sign;
  const mayWrite = useMay('reports.write');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(focusRef, () => ({ focus: () => button.current?.focus() }), []);
  const signed = report.signedOff;
  const way = ways.find((one) => one === signed?.how);
  return (
    <section className="desk-part" aria-label={words.title} data-testid="sign-off">
      <h2>{words.title}</h2>
      {signed ? (
        <p className="state state-met sign-done">
          ✓ {signed.by} {way ? words.ways[way] : signed.how} <span className="num">{momentOf(Date.parse(signed.at), false)}</span>
        </p>
      ) : null}
      {open ? (
        <SignForm report={report} onDone={() => setOpen(false)} />
      ) : (
        <Button ref={button} disabled={!mayWrite} onClick={() => setOpen(true)} data-testid="sign-open">
          {signed ? words.again : words.open}
        </Button>
      )}
    </section>
  );
}

function SignForm({ report, onDone }: { report: Report; onDone: () => void }) {
  const { common, reports } = useTexts();
  const words = reports.sign;
  const now = useNow();
  const { data: duty } = useQuery(orpc.rosters.duty.queryOptions({ input: {} }));
  const sign = useMutation(orpc.reports.signOff.mutationOptions());
  const form = useForm<{ by: string; how: Way; at: string }>({
    name: `sign-${report.id}`,
    start: { by: report.content.signer || (duty?.leader?.name ?? ''), how: 'here', at: '' },
    check: ({ by, at }) => ({
      by: by.trim() === '' ? words.byNeeded : undefined,
      at: at.trim() !== '' && instantOfTyped(at, now) === null ? reports.timeWrong : undefined,
    }),
    save: ({ by, how, at }) => {
      const iso = isoOfMoment(at, now);
      sign.mutate(
        { id: report.id, by: by.trim(), how, ...(iso === null ? {} : { at: iso }) },
        {
          onSuccess: () => {
            form.reset();
            onDone();
          },
        },
      );
    },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.title}>
      <Field {...form.field('by')} label={words.by} hint={duty?.leader ? words.onShift(duty.leader.name) : undefined}>
        {(props) => <PersonInput {...props} autoFocus value={values.by} onChange={(by) => set({ by })} />}
      </Field>
      <Field {...form.field('how')} label={words.how} group>
        {() => (
          <Segmented
            aria-label={words.how}
            value={values.how}
            options={ways.map((value) => ({ value, label: words.ways[value] }))}
            onChange={(how) => set({ how })}
          />
        )}
      </Field>
      <Field {...form.field('at')} label={common.time} hint={reports.emptyIsNow}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      {sign.isError ? <Refused refusal={refusalOf(sign.error)} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={sign.isPending} data-testid="sign-save">
          {words.save} <Key name="Ctrl ↵" />
        </Button>
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  );
}
