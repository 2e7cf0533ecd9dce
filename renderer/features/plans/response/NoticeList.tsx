// Notices to member units: the words to read out, the telephone, and who was told when. Nothing counts as told until somebody says so.
import { useMutation } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ActivationOut } from '#shared/contract/activations.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

type Notice = ActivationOut['notices'][number];
const ways = ['phone', 'written', 'message'] as const;

export function NoticeList({ activation }: { activation: ActivationOut }) {
  const words = useTexts().response.notices;
  const may = useMay('plans.activate');
  const [adding, setAdding] = useState(false);
  const { notices } = activation;
  const told = notices.filter((notice) => notice.told !== null).length;
  return (
    <section className="notices" data-testid="notices" data-told={told}>
      <h3>
        {words.title} <em className="num">{words.count(told, notices.length)}</em>
        {may ? (
          <Button className="no-print" size="small" onClick={() => setAdding(!adding)} aria-expanded={adding}>
            {words.add}
          </Button>
        ) : null}
      </h3>
      {adding ? <AddNotice activation={activation.id} onDone={() => setAdding(false)} /> : null}
      {notices.length === 0 ? <Empty>{words.none}</Empty> : null}
      <ul className="notice-list">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} may={may} />
        ))}
      </ul>
    </section>
  );
}

function NoticeRow({ notice, may }: { notice: Notice; may: boolean }) {
  const words = useTexts().response.notices;
  const now = useNow();
  const copy = useCopy();
  const [doing, setDoing] = useState<'tell' | 'edit' | null>(null);
  const change = useMutation(orpc.activations.changeNotice.mutationOptions());
  const { told } = notice;
  return (
    <li className="notice-card" data-testid="notice" data-told={told !== null}>
      <p className="notice-head">
        <b>{notice.unitName}</b>
        {notice.phone === '' ? (
          <small className="faint">{words.noPhone}</small>
        ) : (
          <PhoneLink number={notice.phone} caller={notice.unitName} />
        )}
        {told ? (
          <span className="state state-met">✓ {words.told(told.to, words.via[told.via], shortMoment(Date.parse(told.at), now))}</span>
        ) : (
          <span className="state">{words.notTold}</span>
        )}
      </p>
      <p className="notice-text">{notice.text}</p>
      <p className="row no-print">
        <Button size="small" onClick={() => copy(notice.text)}>
          {words.copy}
        </Button>
        {may && told === null ? (
          <>
            <Button size="small" type="primary" onClick={() => setDoing(doing === 'tell' ? null : 'tell')} data-testid="tell">
              {words.tell}
            </Button>
            <Button size="small" onClick={() => setDoing(doing === 'edit' ? null : 'edit')}>
              {words.edit}
            </Button>
            <Button size="small" onClick={() => change.mutate({ id: notice.id, removed: true })}>
              {words.remove}
            </Button>
          </>
        ) : null}
        {may && told !== null ? (
          <Button size="small" onClick={() => change.mutate({ id: notice.id, told: null })}>
            {words.undo}
          </Button>
        ) : null}
      </p>
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
      {doing === 'tell' ? <TellForm notice={notice} onDone={() => setDoing(null)} /> : null}
      {doing === 'edit' ? <EditForm notice={notice} onDone={() => setDoing(null)} /> : null}
    </li>
  );
}

function TellForm({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const { incident, response } = useTexts();
  const words = response.notices;
  const now = useNow();
  const { form, save } = useSentForm<{ to: string; via: (typeof ways)[number]; at: string }, ActivationOut>({
    name: `tell-${notice.id}`,
    start: { to: '', via: 'phone', at: '' },
    check: ({ to, at }) => ({
      to: to.trim() === '' ? words.toNeeded : undefined,
      at: at.trim() !== '' && isoOfMoment(at, now) === null ? incident.edit.wrong.time : undefined,
    }),
    send: ({ to, via, at }) => {
      const iso = isoOfMoment(at, now);
      return client.activations.changeNotice({ id: notice.id, told: { to: to.trim(), via, ...(iso === null ? {} : { at: iso }) } });
    },
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.tell} data-testid="tell-form">
      <TextField {...form.field('to')} label={words.to} value={values.to} maxLength={200} onChange={(to) => set({ to })} />
      <Field {...form.field('via')} label={words.how} group>
        {() => (
          <Segmented
            aria-label={words.how}
            value={values.via}
            options={ways.map((value) => ({ value, label: words.via[value] }))}
            onChange={(via) => set({ via })}
          />
        )}
      </Field>
      <Field {...form.field('at')} label={words.at} hint={response.list.atHint}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <FormEnd save={save} label={words.tell} data-testid="tell-save" onLeave={onDone} />
    </form>
  );
}

function EditForm({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const { response } = useTexts();
  const words = response.notices;
  const { form, save } = useSentForm({
    name: `notice-${notice.id}`,
    start: { phone: notice.phone, text: notice.text },
    check: ({ text }) => ({ text: text.trim() === '' ? words.textNeeded : undefined }),
    send: ({ phone, text }) => client.activations.changeNotice({ id: notice.id, phone: phone.trim(), text: text.trim() }),
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.edit}>
      <TextField {...form.field('phone')} label={words.phone} value={values.phone} maxLength={120} onChange={(phone) => set({ phone })} />
      <TextAreaField
        {...form.field('text')}
        label={words.text}
        autoSize={{ minRows: 4, maxRows: 14 }}
        value={values.text}
        maxLength={maxNote}
        onChange={(text) => set({ text })}
      />
      <FormEnd save={save} label={words.save} onLeave={onDone} />
    </form>
  );
}

function AddNotice({ activation, onDone }: { activation: string; onDone: () => void }) {
  const { response } = useTexts();
  const words = response.notices;
  const { form, save } = useSentForm({
    name: `add-notice-${activation}`,
    start: { unitName: '', phone: '', text: '' },
    check: ({ unitName, text }) => ({
      unitName: unitName.trim() === '' ? words.unitNeeded : undefined,
      text: text.trim() === '' ? words.textNeeded : undefined,
    }),
    send: ({ unitName, phone, text }) =>
      client.activations.addNotice({ id: activation, unitName: unitName.trim(), phone: phone.trim(), text: text.trim() }),
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.add}>
      <TextField
        {...form.field('unitName')}
        label={words.unit}
        value={values.unitName}
        maxLength={200}
        onChange={(unitName) => set({ unitName })}
      />
      <TextField {...form.field('phone')} label={words.phone} value={values.phone} maxLength={120} onChange={(phone) => set({ phone })} />
      <TextAreaField
        {...form.field('text')}
        label={words.text}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={values.text}
        maxLength={maxNote}
        onChange={(text) => set({ text })}
      />
      <FormEnd save={save} label={words.add} onLeave={onDone} />
    </form>
  );
}
