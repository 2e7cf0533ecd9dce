// What stands now, by priority; a flood is one list with its count. The row that is chosen is acted on beside it.
import { Button } from 'antd';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Age, Remaining } from '#renderer/texts/Times.tsx';
import { clockOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type AlarmRow, lookOf, roleName, rowsOf } from '../alarm-model.ts';
import { type Alarm, useAlarmActions, useAlarms } from '../use-alarms.ts';
import { titleOf } from './Limit.tsx';

interface Props {
  chosen: string | null;
  onChoose: (id: string) => void;
  obligations: ReadonlyMap<string, ObligationOut>;
}

export function AlarmList({ chosen, onChoose, obligations }: Props) {
  const { alarms: words } = useTexts();
  const now = useNow();
  const { all, flood, sounding } = useAlarms();
  const { silence } = useAlarmActions();
  const mayAct = useMay('obligations.act');
  const rows = rowsOf(all, flood, now);
  return (
    <section className="panel" data-testid="standing-alarms" data-count={all.length}>
      <h2>
        {words.standing} <em className="num">{all.length}</em>
        <span className="end">
          <Button size="small" disabled={!mayAct || sounding.length === 0} title={words.silenceHint} onClick={() => silence.mutate({})}>
            {words.silence} <kbd aria-hidden="true">F8</kbd>
          </Button>
        </span>
      </h2>
      {all.length === 0 ? <Empty>{words.none}</Empty> : null}
      <VirtualList<AlarmRow>
        items={rows}
        keyOf={(row) => row.key}
        estimate={92}
        label={words.standing}
        interactive
        onOpen={(row) => (row.kind === 'alarm' ? onChoose(row.alarm.id) : undefined)}
        render={(row, active) =>
          row.kind === 'head' ? (
            <h3 className={`alarm-group alarm-${row.group}`}>
              {row.group === 'flood' ? words.flood(row.count) : words.groups[row.group]}{' '}
              {row.group === 'flood' ? null : (
                <>
                  <span className="num">{row.count}</span> <small>{words.groupHints[row.group]}</small>
                </>
              )}
            </h3>
          ) : (
            <AlarmLine
              alarm={row.alarm}
              obligation={obligations.get(row.alarm.id)}
              now={now}
              active={active}
              chosen={chosen === row.alarm.id}
              onChoose={onChoose}
            />
          )
        }
      />
    </section>
  );
}

export function useAlarmTitle(): (alarm: Alarm, obligation: ObligationOut | undefined) => string {
  const { frame } = useTexts();
  const locale = useLocale((state) => state.locale);
  return (alarm, obligation) => {
    if (alarm.kind !== 'obligation') return frame.alarmKind[alarm.kind];
    return obligation ? titleOf(obligation, locale) : alarm.title;
  };
}

export function useAlarmState(): (alarm: Alarm, now: number) => string {
  const { alarms: words } = useTexts();
  const clock = (iso: string | null): string => (iso === null ? '' : clockOf(Date.parse(iso), true));
  return (alarm, now) => {
    switch (lookOf(alarm, now)) {
      case 'sounding':
        return words.state.sounding;
      case 'waiting':
        return words.state.quietNotice;
      case 'silenced':
        return words.state.silenced(clock(alarm.silencedUntil));
      case 'shelved':
        return words.state.shelved(clock(alarm.shelvedUntil));
      default:
        return alarm.acknowledgedBy === null
          ? words.state.acknowledgedNoName(clock(alarm.quietUntil))
          : words.state.acknowledged(alarm.acknowledgedBy, clock(alarm.quietUntil));
    }
  };
}

interface LineProps {
  alarm: Alarm;
  obligation: ObligationOut | undefined;
  now: number;
  active: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
}

function AlarmLine({ alarm, obligation, now, active, chosen, onChoose }: LineProps) {
  const { alarms: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const mayAct = useMay('obligations.act');
  const { acknowledge } = useAlarmActions();
  const title = useAlarmTitle()(alarm, obligation);
  const state = useAlarmState()(alarm, now);
  const look = lookOf(alarm, now);
  const raised = Date.parse(alarm.raisedAt);
  const detail = alarm.kind === 'obligation' ? (alarm.incident?.title ?? '') : (words.details[alarm.kind]?.(alarm.params) ?? '');
  return (
    <div
      className={`alarm-line alarm-${alarm.priority} look-${look}${active ? ' active' : ''}${chosen ? ' chosen' : ''}`}
      onClick={() => onChoose(alarm.id)}
      data-testid="alarm-line"
      data-look={look}
      data-kind={alarm.kind}
    >
      <i className="alarm-shape" aria-hidden="true" />
      <div className="words">
        <strong>{title}</strong>
        {detail === '' ? null : <span>{detail}</span>}
        <small>
          {alarm.tells.length > 0
            ? `${words.mustAct(alarm.tells.map((role) => roleName(role, locale)).join(locale === 'en' ? ', ' : '、'))} · `
            : ''}
          {words.raisedBefore}
          <Age at={raised} now={now} />
          {words.raisedAfter}
        </small>
        <small className={`look look-${look}`}>{state}</small>
      </div>
      {alarm.dueAt === null ? <span /> : <Remaining dueAt={Date.parse(alarm.dueAt)} now={now} />}
      {look === 'sounding' || look === 'silenced' || look === 'waiting' ? (
        <Button
          tabIndex={active || chosen ? 0 : -1}
          disabled={!mayAct}
          loading={acknowledge.isPending}
          onClick={(event) => {
            event.stopPropagation();
            acknowledge.mutate({ id: alarm.id });
          }}
        >
          {words.acknowledge}
        </Button>
      ) : (
        <span />
      )}
    </div>
  );
}
