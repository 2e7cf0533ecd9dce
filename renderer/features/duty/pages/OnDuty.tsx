// Who is on duty now: who has signed in, all rosters, gaps ahead, the next handover; beside it the log.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { DutyLog } from '../parts/DutyLog.tsx';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import { RostersNow } from '../parts/RostersNow.tsx';
import { Signs } from '../parts/Signs.tsx';
import { useDutyNow } from '../use-duty-now.ts';
import '../on-duty.css';

export function OnDutyPage() {
  const { data } = useDutyNow();
  return (
    <div className="page">
      <DutyTabs />
      <div className="on-duty">
        <div className="on-duty-main">
          {data ? (
            <>
              <Signs signs={data.signs} mayPhone={data.mayPhone} />
              <div className="on-duty-pair">
                <NextHandover />
                <GapsAhead />
              </div>
              <RostersNow rosters={data.rosters} />
            </>
          ) : null}
        </div>
        <DutyLog searchable />
      </div>
    </div>
  );
}

function NextHandover() {
  const { onDuty } = useTexts();
  const now = useNow();
  const navigate = useNavigate();
  const { data } = useDutyNow();
  const mayHandOver = useMay('duty.handover');
  const { data: sheet } = useQuery(orpc.duty.handoverSheet.queryOptions());
  if (!data) return null;
  const { handover, lastHandover: last } = data;
  const words = onDuty.now;
  return (
    <section className="panel" data-testid="next-handover">
      <h2>{words.handover}</h2>
      <div className="on-duty-body">
        {handover ? (
          <>
            <p className="big num">{words.handoverAt(shortMoment(Date.parse(handover.to), now))}</p>
            <p className={handover.relief ? '' : 'vacant'}>{handover.relief ? words.relief(handover.relief) : words.noRelief}</p>
            {sheet?.sheet ? <p className="muted">{onDuty.handover.openLimits(sheet.sheet.limits.length)}</p> : null}
          </>
        ) : (
          <p className="muted">{onDuty.handover.done}</p>
        )}
        <p className="muted num">
          {last ? words.handedOver(shortMoment(Date.parse(last.at), now), last.outgoing, last.relief) : words.never}
        </p>
        {mayHandOver ? (
          <Button onClick={() => void navigate('/duty/handover')}>
            {words.toHandover} <Key name="F9" />
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function GapsAhead() {
  const { onDuty } = useTexts();
  const now = useNow();
  const navigate = useNavigate();
  const { data } = useDutyNow();
  const mayEdit = useMay('duty.edit');
  const gaps = data?.gaps ?? [];
  const words = onDuty.now;
  return (
    <section className="panel" data-testid="gaps-ahead">
      <h2>{words.gaps}</h2>
      {gaps.length === 0 ? (
        <Empty>✓ {words.noGaps}</Empty>
      ) : (
        <ul className="gap-list">
          {gaps.map((gap) => (
            <li key={`${gap.roster}/${gap.day}/${gap.pattern}/${gap.post}`} className={gap.allowedBy ? 'allowed' : ''}>
              <b>{gap.postName}</b>
              <span>
                <span className="num">{shortMoment(Date.parse(gap.from), now)}</span> {gap.shiftName} · {gap.rosterName}
              </span>
              <span className={gap.allowedBy ? 'muted' : 'vacant'}>
                {gap.allowedBy ? words.allowed(gap.allowedBy) : gap.on ? `▲ ${words.gapNow}` : '▲'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {gaps.length > 0 && mayEdit ? (
        <div className="on-duty-body">
          <Button onClick={() => void navigate('/duty/roster')}>{words.fill}</Button>
        </div>
      ) : null}
    </section>
  );
}
