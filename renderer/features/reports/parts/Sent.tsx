// After it was sent: when and to whom, how late, the proof, the receipt, and the hash of the frozen text.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { maxNote } from '#shared/kernel/limits.ts';
import { toIso } from '#shared/time/zone.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Field } from '#renderer/components/Field.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { momentOf, span, zoneNow } from '#renderer/texts/times.ts';
import { instantOfTyped } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import { usePartyName } from '../report-name.ts';
import { PersonInput } from './PersonInput.tsx';

export function Sent({ report }: { report: Report }) {
  const { common, reports } = useTexts();
  const words = reports.sent;
  const { proof, submittedAt, signedOff } = report;
  const partyName = usePartyName();
  const way = signedOff && signedOff.how in reports.sign.ways ? reports.sign.ways[signedOff.how as keyof typeof reports.sign.ways] : '';
  return (
    <section className="desk-part" aria-label={words.title} data-testid="sent">
      <h2>{words.title}</h2>
      {submittedAt === null ? null : (
        <p>
          <span className={`state ${report.late ? 'state-late' : 'state-met'}`}>
            {report.late ? common.lateBy(span(report.lateByMs ?? 0)) : `✓ ${common.state.met}`}
          </span>{' '}
          <span className="num">{momentOf(Date.parse(submittedAt))}</span>
        </p>
      )}
      <dl className="sent-facts">
        <dt>{words.to}</dt>
        <dd>{partyName(report.recipient)}</dd>
        {(['receiver', 'via', 'reference', 'readBack', 'note'] as const)
          .filter((name) => proof?.[name])
          .map((name) => (
            <div key={name} className="sent-row">
              <dt>{words[name]}</dt>
              <dd>{proof?.[name]}</dd>
            </div>
          ))}
        <dt>{reports.sign.title}</dt>
        <dd>
          {signedOff ? (
            `${signedOff.by} ${way} ${momentOf(Date.parse(signedOff.at), false)}`
          ) : (
            <span className="faint">{words.unsigned}</span>
          )}
        </dd>
        <dt>{words.hash}</dt>
        <dd className="hash" title={words.hashHint}>
          {report.textHash}
        </dd>
      </dl>
      <Receipt report={report} />
    </section>
  );
}

function Receipt({ report }: { report: Report }) {
  const words = useTexts().reports.receipt;
  const maySubmit = useMay('reports.submit');
  const [open, setOpen] = useState(false);
  if (report.receipt) {
    return (
      <p className="state state-met sign-done" data-testid="receipted">
        ✓ {words.done(report.receipt.by)} <span className="num">{momentOf(Date.parse(report.receipt.at), false)}</span>
      </p>
    );
  }
  if (open) return <ReceiptForm report={report} onDone={() => setOpen(false)} />;
  return (
    <Button disabled={!maySubmit} onClick={() => setOpen(true)} data-testid="receipt-open">
      {words.open}
    </Button>
  );
}

function ReceiptForm({ report, onDone }: { report: Report; onDone: () => void }) {
  const { common, reports } = useTexts();
  const words = reports.receipt;
  const now = useNow();
  const { form, save } = useSentForm({
    name: `receipt-${report.id}`,
    start: { by: report.proof?.receiver ?? '', at: '', note: '' },
    check: ({ by, at }) => ({
      by: by.trim() === '' ? words.byNeeded : undefined,
      at: at.trim() !== '' && instantOfTyped(at, now) === null ? reports.timeWrong : undefined,
    }),
    send: ({ by, at, note }) =>
      client.reports.receipt({
        id: report.id,
        by: by.trim(),
        at: toIso(instantOfTyped(at, now) ?? now, zoneNow()),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      }),
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.open}>
      <Field {...form.field('by')} label={words.by}>
        {(props) => <PersonInput {...props} autoFocus value={values.by} onChange={(by) => set({ by })} />}
      </Field>
      <Field {...form.field('at')} label={common.time} hint={reports.emptyIsNow}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <Field {...form.field('note')} label={reports.sent.note}>
        {(props) => <Input {...props} value={values.note} maxLength={maxNote} onChange={(event) => set({ note: event.target.value })} />}
      </Field>
      <FormEnd save={save} label={words.save} onLeave={onDone} data-testid="receipt-save" />
    </form>
  );
}
