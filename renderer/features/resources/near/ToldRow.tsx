// One telling: the words, the number, what was done, and the forms that change a draft or write down the answer.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Told } from '#shared/contract/told.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  incident: string;
  told: Told;
  sms: boolean;
  may: boolean;
}

export function ToldRow({ incident, told, sms, may }: Props) {
  const { near } = useTexts();
  const words = near.told;
  const now = useNow();
  const copy = useCopy();
  const [doing, setDoing] = useState<'edit' | 'answer' | null>(null);
  const change = useMutation(orpc.told.change.mutationOptions());
  const send = useMutation(orpc.told.send.mutationOptions());
  const { id, facilityName, to, phone, text, sent, delivered, answered } = told;
  const moment = (iso: string): string => shortMoment(Date.parse(iso), now);
  const begun = sent !== null || answered !== null || told.message !== null;
  return (
    <li
      className="notice-card"
      data-testid="told-row"
      data-state={answered ? 'answered' : delivered ? 'delivered' : sent ? 'sent' : 'draft'}
    >
      <p className="notice-head">
        <b>{facilityName}</b>
        <span>{to}</span>
        {phone === '' ? (
          <small className="faint">{words.noPhone}</small>
        ) : (
          <PhoneLink number={phone} caller={`${facilityName} ${to}`.trim()} />
        )}
      </p>
      <p className="told-states">
        {told.message ? (
          <span className={`state${told.message.state === 'failed' ? ' state-over' : ''}`}>
            {words.messages[told.message.state]} <span className="num">{moment(told.message.at)}</span>
          </span>
        ) : null}
        {sent ? <span className="state">✓ {words.sent(words.ways[sent.via], moment(sent.at))}</span> : null}
        {delivered ? <span className="state">✓ {words.delivered(moment(delivered.at))}</span> : null}
        {answered ? <span className="state state-met">✓ {words.answered(answered.who, moment(answered.at), answered.said)}</span> : null}
        {begun ? null : <span className="state">{words.notTold}</span>}
      </p>
      <p className="notice-text">{text}</p>
      {may ? (
        <p className="row no-print">
          {sms && phone !== '' && told.message?.state !== 'waiting' && answered === null ? (
            <Button
              size="small"
              loading={send.isPending}
              onClick={() => send.mutate({ id: incident, notices: [id] })}
              data-testid="told-send"
            >
              {words.send}
            </Button>
          ) : null}
          {sent === null ? (
            <>
              <Button size="small" type="primary" onClick={() => change.mutate({ id, sent: { via: 'phone' } })} data-testid="told-phone">
                {words.byPhone}
              </Button>
              <Button size="small" onClick={() => change.mutate({ id, sent: { via: 'message' } })} data-testid="told-hand">
                {words.byHand}
              </Button>
            </>
          ) : null}
          {begun && delivered === null && answered === null ? (
            <Button size="small" onClick={() => change.mutate({ id, delivered: {} })}>
              {words.arrived}
            </Button>
          ) : null}
          {answered === null ? (
            <Button
              size="small"
              aria-expanded={doing === 'answer'}
              onClick={() => setDoing(doing === 'answer' ? null : 'answer')}
              data-testid="told-answer"
            >
              {words.answer}
            </Button>
          ) : null}
          <Button size="small" onClick={() => copy(text)}>
            {words.copy}
          </Button>
          {begun ? (
            <Button size="small" onClick={() => change.mutate({ id, ...lastStep(told) })}>
              {words.undo}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                aria-expanded={doing === 'edit'}
                onClick={() => setDoing(doing === 'edit' ? null : 'edit')}
                data-testid="told-edit"
              >
                {words.edit}
              </Button>
              <Button size="small" onClick={() => change.mutate({ id, removed: true })}>
                {words.remove}
              </Button>
            </>
          )}
        </p>
      ) : null}
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
      {send.isError ? <Refused refusal={refusalOf(send.error)} /> : null}
      {doing === 'edit' && !begun ? <EditForm told={told} onDone={() => setDoing(null)} /> : null}
      {doing === 'answer' && answered === null ? <AnswerForm told={told} onDone={() => setDoing(null)} /> : null}
    </li>
  );
}

/** What "take back" takes back: the last thing that was written down. */
const lastStep = ({ answered, delivered }: Told): { answered: null } | { delivered: null } | { sent: null } =>
  answered ? { answered: null } : delivered ? { delivered: null } : { sent: null };

function EditForm({ told, onDone }: { told: Told; onDone: () => void }) {
  const { near } = useTexts();
  const words = near.told;
  const { form, save } = useSentForm({
    name: `told-${told.id}`,
    start: { to: told.to, phone: told.phone, text: told.text },
    check: ({ text }) => ({ text: text.trim() === '' ? words.textNeeded : undefined }),
    send: (values) => client.told.change({ id: told.id, ...values }),
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.edit} data-testid="told-edit-form">
      <TextField {...form.field('to')} label={words.to} value={values.to} maxLength={200} onChange={(to) => set({ to })} />
      <TextField {...form.field('phone')} label={words.phone} value={values.phone} maxLength={40} onChange={(phone) => set({ phone })} />
      <TextAreaField
        {...form.field('text')}
        label={words.text}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={values.text}
        maxLength={maxNote}
        onChange={(text) => set({ text })}
      />
      <FormEnd save={save} label={words.save} onLeave={onDone} />
    </form>
  );
}

function AnswerForm({ told, onDone }: { told: Told; onDone: () => void }) {
  const { near } = useTexts();
  const words = near.told;
  const { form, save } = useSentForm({
    name: `told-answer-${told.id}`,
    start: { who: told.to, said: '' },
    check: ({ who }) => ({ who: who.trim() === '' ? words.whoNeeded : undefined }),
    send: ({ who, said }) => client.told.change({ id: told.id, answered: { who: who.trim(), said: said.trim() } }),
    onSaved: onDone,
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.answer} data-testid="told-answer-form">
      <TextField {...form.field('who')} label={words.who} value={values.who} maxLength={200} onChange={(who) => set({ who })} />
      <TextField {...form.field('said')} label={words.said} value={values.said} maxLength={1_000} onChange={(said) => set({ said })} />
      <FormEnd save={save} label={words.answer} data-testid="told-answer-save" onLeave={onDone} />
    </form>
  );
}
