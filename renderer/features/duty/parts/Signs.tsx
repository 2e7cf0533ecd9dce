// Who has signed in for the shift that is on or about to begin. One signs in oneself; for others by telephone, with a note.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { callerOf, PhoneLink } from '#renderer/features/directory/index.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Sign, useOwnSign } from '../use-duty-now.ts';

const keyOf = (sign: Sign): string => `${sign.cell.day}/${sign.cell.shift}/${sign.cell.post}/${sign.cell.slot}`;

export function Signs({ signs, mayPhone }: { signs: readonly Sign[]; mayPhone: boolean }) {
  const { onDuty } = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  const { signIn } = useOwnSign();
  const mayAct = useMay('duty.handover');
  const words = onDuty.now;
  return (
    <section className="panel" data-testid="signs">
      <h2>{words.signs}</h2>
      {signs.length === 0 ? <Empty>{words.nobody}</Empty> : null}
      <ul className="sign-list">
        {signs.map((sign) => (
          <li key={keyOf(sign)} data-testid="sign" data-signed={sign.signed !== null}>
            <span className="sign-post">{sign.postName}</span>
            <span className="sign-who">
              <b>{sign.person.name}</b>{' '}
              {sign.person.phones[0] ? <PhoneLink number={sign.person.phones[0].number} caller={callerOf(sign.person)} /> : null}
            </span>
            <SignState sign={sign} />
            <span className="sign-acts">
              {sign.mine && !sign.signed ? (
                <Button type="primary" loading={signIn.isPending} onClick={() => signIn.mutate({})}>
                  {words.signIn} <Key name="F10" />
                </Button>
              ) : null}
              {!sign.signed && !sign.mine && mayAct && mayPhone ? (
                <Button aria-expanded={open === keyOf(sign)} onClick={() => setOpen(open === keyOf(sign) ? null : keyOf(sign))}>
                  {words.phoneSign}
                </Button>
              ) : null}
            </span>
            {open === keyOf(sign) ? <PhoneSign sign={sign} onDone={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ul>
      {signIn.isError ? <Refused refusal={refusalOf(signIn.error)} /> : null}
    </section>
  );
}

function SignState({ sign }: { sign: Sign }) {
  const { onDuty } = useTexts();
  const now = useNow();
  const words = onDuty.now;
  const { signed, dueAt } = sign;
  const clock = (iso: string): string => shortMoment(Date.parse(iso), now);
  if (signed) {
    return (
      <span className={`state ${sign.late ? 'state-late' : 'state-met'}`} title={signed.note ?? ''}>
        ✓ {signed.via === 'phone' ? words.byPhone(clock(signed.at), signed.by) : words.signedAt(clock(signed.at))}
        {sign.late ? ` · ${words.late}` : ''}
      </span>
    );
  }
  if (Date.parse(sign.from) > now) return <span className="state">{words.begins(clock(sign.from))}</span>;
  if (!sign.required || dueAt === null) return <span className="state">{words.until(clock(sign.to))}</span>;
  const over = Date.parse(dueAt) < now;
  return (
    <span className={`state ${over ? 'state-over' : 'state-near'}`}>
      {over ? '▲ ' : ''}
      {words.notSigned} · {words.dueBy(clock(dueAt))}
    </span>
  );
}

function PhoneSign({ sign, onDone }: { sign: Sign; onDone: () => void }) {
  const { onDuty, common } = useTexts();
  const now = useNow();
  const save = useMutation({ ...orpc.duty.checkInFor.mutationOptions(), onSuccess: onDone });
  const words = onDuty.now;
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `phone-sign-${sign.person.id}`,
    start: { note: '', at: '' },
    check: ({ note, at }) => ({
      note: note.trim() === '' ? common.required : undefined,
      at: at.trim() !== '' && isoOfMoment(at, now) === null ? onDuty.log.aboutWrong : undefined,
    }),
    save: ({ note, at }) => {
      const when = at.trim() === '' ? null : isoOfMoment(at, now);
      save.mutate({ cell: sign.cell, person: sign.person.id, note: note.trim(), ...(when === null ? {} : { at: when }) });
    },
  });
  return (
    <form className="sign-form" aria-label={`${words.phoneSign} ${sign.person.name}`} {...form.formProps}>
      <TextField
        label={words.phoneNote}
        value={form.values.note}
        maxLength={200}
        placeholder={words.phoneNoteExample}
        onChange={(note) => form.set({ note })}
        {...form.field('note')}
      />
      <Field label={words.phoneAt} {...form.field('at')}>
        {(tied) => <MomentInput {...tied} value={form.values.at} now={now} onChange={(at) => form.set({ at })} />}
      </Field>
      <div className="row">
        <SubmitButton label={words.save} loading={save.isPending} />
        <Button onClick={onDone}>{words.cancel}</Button>
      </div>
      {save.isError ? <Refused refusal={refusal} /> : null}
    </form>
  );
}
