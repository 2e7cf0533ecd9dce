// What can be done about a limit: draft its report, confirm that it was done, waive it, say why it was late.
import { Button } from 'antd';
import { useState } from 'react';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  obligation: ObligationOut;
  onDraft: () => void;
}

type Act = 'meet' | 'waive' | 'explain';

const isReport = (one: ObligationOut): boolean => one.ours && ['first', 'followUp', 'final'].includes(one.kind);

export function LimitActs({ obligation, onDraft }: Props) {
  const { incident } = useTexts();
  const words = incident.limits;
  const [act, setAct] = useState<Act | null>(null);
  const mayAct = useMay('obligations.act');
  const mayWaive = useMay('obligations.waive');
  const mayWrite = useMay('reports.write');
  const open = obligation.state === 'open';
  const wrong = obligation.state === 'late' || obligation.state === 'missed';
  const button = (name: Act, label: string, allowed: boolean) => (
    <Button
      type={act === name ? 'primary' : 'default'}
      aria-expanded={act === name}
      disabled={!allowed}
      onClick={() => setAct(act === name ? null : name)}
      data-testid={`limit-${name}`}
    >
      {label}
    </Button>
  );
  const done = (): void => setAct(null);
  return (
    <div className="limit-acts">
      <div className="row">
        {open && isReport(obligation) ? (
          <Button type="primary" disabled={!mayWrite} onClick={onDraft}>
            {words.draft}
          </Button>
        ) : null}
        {open && !isReport(obligation) ? button('meet', words.meet, mayAct) : null}
        {open ? button('waive', words.waive, mayWaive) : null}
        {wrong ? button('explain', obligation.explanation ? words.explainAgain : words.explain, mayAct) : null}
      </div>
      {act === 'meet' ? <MeetForm obligation={obligation} onDone={done} /> : null}
      {act === 'waive' || act === 'explain' ? <ReasonForm key={act} act={act} obligation={obligation} onDone={done} /> : null}
    </div>
  );
}

export function MeetForm({ obligation, onDone }: { obligation: Pick<ObligationOut, 'id'>; onDone: () => void }) {
  const { incident } = useTexts();
  const words = incident.limits;
  const now = useNow();
  const { form, save } = useSentForm({
    name: `meet-${obligation.id}`,
    start: { at: '', receiver: '', note: '' },
    check: ({ at }) => ({ at: at.trim() !== '' && isoOfMoment(at, now) === null ? incident.edit.wrong.time : undefined }),
    send: ({ at, receiver, note }) => {
      const iso = isoOfMoment(at, now);
      return client.obligations.meet({
        id: obligation.id,
        ...(iso === null ? {} : { at: iso }),
        ...(receiver.trim() ? { receiver: receiver.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      });
    },
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.meetTitle}>
      <p>{words.meetTitle}</p>
      <Field {...form.field('at')} label={words.meetAt} hint={words.meetAtHint}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <TextField
        {...form.field('receiver')}
        label={words.receiver}
        value={values.receiver}
        maxLength={200}
        onChange={(receiver) => set({ receiver })}
      />
      <TextAreaField
        {...form.field('note')}
        label={words.note}
        autoSize={{ minRows: 1, maxRows: 5 }}
        value={values.note}
        maxLength={maxNote}
        onChange={(note) => set({ note })}
      />
      <FormEnd save={save} label={words.meet} data-testid="meet-save" onLeave={onDone} />
    </form>
  );
}

function ReasonForm({ act, obligation, onDone }: { act: 'waive' | 'explain'; obligation: ObligationOut; onDone: () => void }) {
  const { common, incident } = useTexts();
  const words = incident.limits;
  const { form, save } = useSentForm({
    name: `${act}-${obligation.id}`,
    start: { reason: act === 'explain' ? (obligation.explanation ?? '') : '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.reasonNeeded : undefined }),
    send: ({ reason }) => client.obligations[act]({ id: obligation.id, reason: reason.trim() }),
    onSaved: onDone,
  });
  const title = act === 'waive' ? words.waiveTitle : words.explainTitle;
  return (
    <form className="form" {...form.formProps} aria-label={title}>
      <p>{title}</p>
      <TextAreaField
        {...form.field('reason')}
        label={common.reason}
        hint={act === 'waive' ? words.waiveHint : undefined}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={form.values.reason}
        maxLength={maxNote}
        onChange={(reason) => form.set({ reason })}
      />
      <FormEnd
        save={save}
        label={act === 'waive' ? words.waive : common.save}
        danger={act === 'waive'}
        data-testid="reason-save"
        onLeave={onDone}
      />
    </form>
  );
}
