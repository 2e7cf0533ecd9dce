// The alarm that was chosen: acknowledge with a note, shelve, confirm the clock, its stages, its incident.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { maxShelveMs } from '#shared/obligations/alarms.ts';
import { leaseMs } from '#shared/obligations/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { placeOf } from '../place.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { lookOf } from '../alarm-model.ts';
import { type Alarm, useAlarmActions } from '../use-alarms.ts';
import { useAlarmState, useAlarmTitle } from './AlarmList.tsx';

interface Props {
  alarm: Alarm;
  obligation: ObligationOut | undefined;
}

export function AlarmDetail({ alarm, obligation }: Props) {
  const { alarms: words } = useTexts();
  const now = useNow();
  const navigate = useNavigate();
  const mayAct = useMay('obligations.act');
  const { confirmClock } = useAlarmActions();
  const title = useAlarmTitle()(alarm, obligation);
  const state = useAlarmState()(alarm, now);
  const { incident } = alarm;
  return (
    <section className="panel alarm-detail" data-testid="alarm-detail">
      <h2>{title}</h2>
      {incident ? <p>{incident.title}</p> : null}
      <p className={`look look-${lookOf(alarm, now)}`}>
        {state} {alarm.dueAt === null ? null : <Remaining dueAt={Date.parse(alarm.dueAt)} now={now} />}
      </p>
      {mayAct ? <AcknowledgeForm alarm={alarm} open={lookOf(alarm, now) !== 'acknowledged' && lookOf(alarm, now) !== 'shelved'} /> : null}
      {mayAct && alarm.mayShelve ? <ShelveForm alarm={alarm} /> : null}
      {alarm.mayShelve ? null : <p className="faint">{words.shelveNever}</p>}
      <div className="row">
        {alarm.kind === 'clockJumped' && mayAct ? (
          <Button loading={confirmClock.isPending} onClick={() => confirmClock.mutate({})}>
            {words.clockRight}
          </Button>
        ) : null}
        {incident || alarm.duty ? (
          <Button onClick={() => void navigate(placeOf(incident?.id ?? null, alarm.duty))}>{incident ? words.open : words.openDuty}</Button>
        ) : null}
      </div>
      {confirmClock.isError ? <Refused refusal={refusalOf(confirmClock.error)} /> : null}
      {obligation ? <Stages obligation={obligation} /> : null}
    </section>
  );
}

function AcknowledgeForm({ alarm, open }: { alarm: Alarm; open: boolean }) {
  const { alarms: words } = useTexts();
  const [note, setNote] = useState('');
  const acknowledge = useMutation({ ...orpc.obligations.acknowledgeAlarm.mutationOptions(), onSuccess: () => setNote('') });
  const minutes = (ms: number): number => Math.round(ms / 60_000);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (open) acknowledge.mutate({ id: alarm.id, ...(note.trim() === '' ? {} : { note: note.trim() }) });
      }}
    >
      <Field
        id="alarm-note"
        label={words.acknowledgeNote}
        hint={words.acknowledgeHint(minutes(leaseMs.urgent), minutes(leaseMs.important), minutes(leaseMs.notice))}
      >
        {(props) => (
          <Input
            {...props}
            value={note}
            maxLength={4000}
            disabled={!open}
            placeholder={words.acknowledgeNoteExample}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {acknowledge.isError ? <Refused refusal={refusalOf(acknowledge.error)} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={!open} loading={acknowledge.isPending} data-testid="acknowledge">
          {words.acknowledge} <Key name="↵" />
        </Button>
      </div>
    </form>
  );
}

const maxMinutes = maxShelveMs / 60_000;

function ShelveForm({ alarm }: { alarm: Alarm }) {
  const { alarms: words } = useTexts();
  const shelve = useMutation(orpc.obligations.shelve.mutationOptions());
  const form = useForm({
    name: `shelve-${alarm.id.replace(/\W/g, '-')}`,
    start: { reason: '', minutes: '30' },
    check: (values) => ({
      reason: values.reason.trim() === '' ? words.problems.reason : undefined,
      minutes:
        /^\d{1,2}$/.test(values.minutes.normalize('NFKC').trim()) && Number(values.minutes) >= 1 && Number(values.minutes) <= maxMinutes
          ? undefined
          : words.problems.minutes,
    }),
    save: (values) =>
      shelve.mutate({ id: alarm.id, minutes: Number(values.minutes), reason: values.reason.trim() }, { onSuccess: () => form.reset() }),
  });
  return (
    <form className="form" {...form.formProps} data-testid="shelve-form">
      <Field {...form.field('reason')} label={words.shelveReason}>
        {(props) => (
          <Input {...props} value={form.values.reason} maxLength={4000} onChange={(event) => form.set({ reason: event.target.value })} />
        )}
      </Field>
      <Field {...form.field('minutes')} label={words.shelveMinutes} hint={words.shelveHint}>
        {(props) => (
          <Input
            {...props}
            className="num"
            inputMode="numeric"
            value={form.values.minutes}
            maxLength={3}
            onChange={(event) => form.set({ minutes: event.target.value })}
          />
        )}
      </Field>
      {shelve.isError ? <Refused refusal={refusalOf(shelve.error)} /> : null}
      <div className="buttons">
        <Button htmlType="submit" loading={shelve.isPending}>
          {words.shelve}
        </Button>
      </div>
    </form>
  );
}

function Stages({ obligation }: { obligation: ObligationOut }) {
  const { alarms: words, common } = useTexts();
  const now = useNow();
  return (
    <>
      <h3>{words.stages}</h3>
      <ol className="stages">
        {obligation.stages.map((stage) => (
          <li key={stage.id} className={stage.firedAt ? 'fired' : ''}>
            <span className={`prio prio-${stage.priority}`}>{common.priority[stage.priority]}</span>
            <span>{stage.tells.map((role) => common.role[role]).join(' · ')}</span>
            <span className="muted num">
              {stage.firedAt
                ? words.stageFired(shortMoment(Date.parse(stage.firedAt), now))
                : words.stageAt(shortMoment(Date.parse(stage.at), now))}
              {stage.repeats > 0 ? ` · ${words.stageRepeats(stage.repeats)}` : ''}
              {stage.acknowledgedAt
                ? ` · ${words.stageAcknowledged(stage.acknowledgedBy ?? '', shortMoment(Date.parse(stage.acknowledgedAt), now))}`
                : ''}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
