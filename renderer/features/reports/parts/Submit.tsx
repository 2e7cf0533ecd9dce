// 报送: to whom it went and how, as proof. Sending freezes the report; the second press does it.
import { useMutation } from '@tanstack/react-query';
import { App, AutoComplete, Button } from 'antd';
import { useState } from 'react';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { maxLine, maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { client } from '#renderer/client/link.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { titleOf } from '#renderer/features/obligations/index.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { dueText, span } from '#renderer/texts/times.ts';
import { instantOfTyped, isoOfMoment } from '#renderer/texts/typed.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import { usePartyName } from '../report-name.ts';
import type { ReportEdit } from '../use-report.ts';
import { PersonInput } from './PersonInput.tsx';

interface Props {
  report: Report;
  edit: ReportEdit;
  /** What this report will settle; the earliest limit first. */
  owed: readonly ObligationOut[];
}

export function Submit({ report, edit, owed }: Props) {
  const texts = useTexts();
  const { reports } = texts;
  const words = reports.submit;
  const now = useNow();
  const { message } = App.useApp();
  const maySubmit = useMay('reports.submit');
  const phone = report.mode === 'phone';
  const partyName = usePartyName();
  /** What was filled in when sending was asked for the first time. */
  const [asked, setAsked] = useState<string | null>(null);
  const submit = useMutation({
    mutationFn: async (values: Values) => {
      const { at, ...proof } = values;
      const iso = isoOfMoment(at, now);
      const given = Object.entries({ ...proof, via: phone ? words.byPhone : proof.via }).filter(([, value]) => value.trim() !== '');
      return client.reports.submit({
        id: report.id,
        ...(iso === null ? {} : { at: iso }),
        ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
      });
    },
  });
  const [notSaved, setNotSaved] = useState(false);
  const form = useForm<Values>({
    name: `submit-${report.id}`,
    start: { at: '', receiver: '', via: '', reference: '', readBack: '' },
    check: ({ at, receiver }) => {
      const instant = instantOfTyped(at, now);
      return {
        at: at.trim() === '' ? undefined : instant === null ? reports.timeWrong : instant > now + 60_000 ? reports.inTheFuture : undefined,
        receiver: phone && receiver.trim() === '' ? words.receiverNeeded : undefined,
      };
    },
    save: (values) => {
      const wanted = JSON.stringify(values);
      if (asked !== wanted) {
        setAsked(wanted);
        return;
      }
      if (submit.isPending) return;
      setNotSaved(false);
      // What is frozen is what stands on the paper: all of it has to be at the station first.
      const send = async (): Promise<void> => {
        const saved = await edit.flush();
        setNotSaved(!saved);
        if (!saved) return;
        submit.mutate(values, {
          onSuccess: (result) => {
            form.reset();
            void message.success(result.late ? words.sentLate(span(result.lateByMs)) : words.sent, 6);
          },
        });
      };
      void send();
    },
  });
  const { values } = form;
  const at = instantOfTyped(values.at, now) ?? now;
  const lateBy = Math.max(0, ...owed.map((one) => at - Date.parse(one.dueAt)));
  const confirming = asked === JSON.stringify(values);
  return (
    <section className="desk-part" aria-label={phone ? words.phoneTitle : words.title} data-testid="submit">
      <h2>{phone ? words.phoneTitle : words.title}</h2>
      <Settles owed={owed} at={at} lateBy={lateBy} />
      <form className="form" {...form.formProps}>
        {phone ? <PhoneFields form={form} now={now} /> : <WrittenFields form={form} now={now} />}
        {confirming ? (
          <p className={`submit-confirm${lateBy > 0 ? ' late' : ''}`} role="alert">
            {words.confirm(partyName(report.recipient))} {lateBy > 0 ? words.willBeLate(span(lateBy)) : ''}{' '}
            {report.signedOff || phone ? '' : words.unsigned}
          </p>
        ) : null}
        {notSaved ? (
          <p className="problem" role="alert">
            {words.notSaved}
          </p>
        ) : null}
        {submit.isError ? <Refused refusal={refusalOf(submit.error)} /> : null}
        <div className="row">
          <SubmitButton
            label={confirming ? words.confirmSave : phone ? words.phoneSave : words.save}
            size="large"
            danger={confirming}
            disabled={!maySubmit}
            loading={submit.isPending}
            data-testid="submit-save"
          />
          {confirming ? <Button onClick={() => setAsked(null)}>{texts.common.cancel}</Button> : null}
        </div>
      </form>
    </section>
  );
}

interface Values {
  at: string;
  receiver: string;
  via: string;
  reference: string;
  readBack: string;
}
interface FieldsProps {
  form: ReturnType<typeof useForm<Values>>;
  now: number;
}

/** The limits that this settles, what is left of them, and that it is late when it is. */
function Settles({ owed, at, lateBy }: { owed: readonly ObligationOut[]; at: number; lateBy: number }) {
  const texts = useTexts();
  const words = texts.reports.submit;
  const locale = useLocale((state) => state.locale);
  if (owed.length === 0) return <p className="muted">{words.settlesNone}</p>;
  return (
    <div className={`settles${lateBy > 0 ? ' late' : ''}`} data-testid="settles" data-late={lateBy > 0}>
      {owed.map((one) => (
        <p key={one.id}>
          <span>{titleOf(one, locale)}</span>
          <b>
            <Remaining dueAt={Date.parse(one.dueAt)} now={at} />
          </b>
          <small className="muted">{dueText(Date.parse(one.dueAt), at, texts)}</small>
        </p>
      ))}
      {lateBy > 0 ? <p className="problem">{words.willBeLate(span(lateBy))}</p> : null}
    </div>
  );
}

function PhoneFields({ form, now }: FieldsProps) {
  const words = useTexts().reports.submit;
  const { values, set } = form;
  return (
    <>
      <SentAt form={form} now={now} label={words.callAt} />
      <Receiver form={form} label={words.phoneReceiver} hint={words.phoneReceiverHint} />
      <TextAreaField
        {...form.field('readBack')}
        label={words.readBack}
        hint={words.readBackHint}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={values.readBack}
        maxLength={maxNote}
        onChange={(readBack) => set({ readBack })}
      />
    </>
  );
}

function WrittenFields({ form, now }: FieldsProps) {
  const words = useTexts().reports.submit;
  const { values, set } = form;
  return (
    <>
      <div className="field-pair">
        <Field {...form.field('via')} label={words.via}>
          {(props) => (
            <AutoComplete
              {...props}
              value={values.via}
              placeholder={words.viaHint}
              options={words.ways.map((value) => ({ value }))}
              onChange={(via: string) => set({ via })}
            />
          )}
        </Field>
        <TextField
          {...form.field('reference')}
          label={words.reference}
          value={values.reference}
          placeholder={words.referenceHint}
          maxLength={maxLine}
          onChange={(reference) => set({ reference })}
        />
      </div>
      <Receiver form={form} label={words.receiver} />
      <SentAt form={form} now={now} label={words.at} />
    </>
  );
}

function SentAt({ form, now, label }: FieldsProps & { label: string }) {
  const { reports } = useTexts();
  return (
    <Field {...form.field('at')} label={label}>
      {(props) => (
        <MomentInput {...props} value={form.values.at} now={now} placeholder={reports.emptyIsNow} onChange={(at) => form.set({ at })} />
      )}
    </Field>
  );
}

function Receiver({ form, label, hint }: Pick<FieldsProps, 'form'> & { label: string; hint?: string }) {
  return (
    <Field {...form.field('receiver')} label={label} hint={hint}>
      {(props) => (
        <PersonInput
          {...props}
          value={form.values.receiver}
          write={(person) => `${person.name} ${person.post}`.trim()}
          onChange={(receiver) => form.set({ receiver })}
        />
      )}
    </Field>
  );
}
