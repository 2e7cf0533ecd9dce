// The bar that an alarm pushes in over every screen. It never takes the keyboard: F8 silences and brings the focus here.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { may, useSession } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { clockOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { onAlarmKey } from '../alarm-keys.ts';
import { dropNotification, notifySounding } from '../notifications.ts';
import { placeOf } from '../place.ts';
import { setPlaying } from '../sounds.ts';
import { type Alarm, useAlarmActions, useAlarms } from '../use-alarms.ts';
import '../obligations.css';

/** A locked page shows and sounds; who answers must be the one whose name it is put down to. */
const mayAct = (): boolean => may('obligations.act') && !useSession.getState().locked;

export function AlarmBar() {
  const alarms = useAlarms();
  const { acknowledge, silence } = useAlarmActions();
  const bar = useRef<HTMLElement>(null);
  const first = alarms.unanswered[0];
  const loudest = alarms.sounding.some((alarm) => alarm.priority === 'urgent') ? 'urgent' : alarms.sounding.length > 0 ? 'important' : null;
  useEffect(() => setPlaying(loudest), [loudest]);
  const { frame } = useTexts();
  const count = alarms.sounding.length;
  const newest = alarms.sounding.reduce((latest, alarm) => (alarm.raisedAt > latest ? alarm.raisedAt : latest), '');
  useEffect(() => {
    if (count === 0) dropNotification();
    else notifySounding(frame.alarm.notifyTitle(count), frame.alarm.notifyBody, newest);
  }, [count, newest, frame]);
  const { mutate: silenceAll } = silence;
  useEffect(
    () =>
      onAlarmKey(() => {
        if (mayAct()) silenceAll({});
        bar.current?.focus();
      }),
    [silenceAll],
  );
  if (!first) return null;
  return (
    <section
      ref={bar}
      className={`alarm-bar alarm-${first.priority}`}
      aria-label={first.title}
      tabIndex={-1}
      data-testid="alarm-bar"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== bar.current || event.nativeEvent.isComposing || !mayAct()) return;
        event.preventDefault();
        acknowledge.mutate({ id: first.id });
      }}
    >
      <AlarmLine alarm={first} others={alarms.unanswered.length - 1} flood={alarms.flood ? alarms.raisedLast10Min : 0} />
      <AlarmButtons alarm={first} quiet={alarms.sounding.length === 0} />
    </section>
  );
}

function AlarmLine({ alarm, others, flood }: { alarm: Alarm; others: number; flood: number }) {
  const { frame } = useTexts();
  const now = useNow();
  const locked = useSession((session) => session.locked);
  const over = alarm.dueAt !== null && Date.parse(alarm.dueAt) < now;
  const kind = alarm.kind === 'obligation' ? (over ? frame.alarm.over : frame.alarm.near) : frame.alarmKind[alarm.kind];
  return (
    <>
      <span className={`alarm-symbol${over ? ' pulse' : ''}`} aria-hidden="true">
        !
      </span>
      <div className="alarm-words" role="status" aria-live="assertive">
        <strong>{kind}</strong>
        {alarm.kind === 'obligation' ? (
          <span className="alarm-what">
            {alarm.title === '' || locked ? frame.alarm.masked : `${alarm.title}${alarm.incident ? ` · ${alarm.incident.title}` : ''}`}
          </span>
        ) : null}
        {alarm.tells.length > 0 ? <span>{frame.alarm.mustAct(alarm.tells.join('、'))}</span> : null}
        {others > 0 ? <span>{flood > 0 ? frame.alarm.flood(flood) : frame.alarm.more(others)}</span> : null}
      </div>
      {alarm.dueAt === null ? <span /> : <Remaining dueAt={Date.parse(alarm.dueAt)} now={now} />}
    </>
  );
}

function AlarmButtons({ alarm, quiet }: { alarm: Alarm; quiet: boolean }) {
  const { frame } = useTexts();
  const navigate = useNavigate();
  const actions = useAlarmActions();
  const allowed = useSession(() => mayAct());
  return (
    <div className="alarm-buttons">
      {alarm.kind === 'clockJumped' && allowed ? <Button onClick={() => actions.confirmClock.mutate({})}>{frame.clockRight}</Button> : null}
      <Button
        disabled={!allowed || quiet}
        onClick={() => actions.silence.mutate({})}
        title={alarm.silencedUntil ? frame.alarm.silencedUntil(clockOf(Date.parse(alarm.silencedUntil))) : ''}
      >
        {frame.alarm.silence} <Key name="F8" />
      </Button>
      <Button
        type="primary"
        disabled={!allowed}
        loading={actions.acknowledge.isPending}
        onClick={() => actions.acknowledge.mutate({ id: alarm.id })}
      >
        {frame.alarm.acknowledge} <Key name="Enter" />
      </Button>
      <Button onClick={() => void navigate(placeOf(alarm.incident?.id ?? null, alarm.duty))}>{frame.alarm.open}</Button>
    </div>
  );
}
