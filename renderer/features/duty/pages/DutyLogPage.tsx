// The log of one shift: read, printed, added to while the shift is on.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { dayText } from '#shared/time/zone.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { momentOf, shortMoment, zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import { LogPaper } from '../parts/LogPaper.tsx';
import { QuickLine } from '../parts/QuickLine.tsx';
import { type TimelineItem, TimelineLine } from '../parts/TimelineLine.tsx';
import '../log.css';
import '../paper.css';

export function DutyLogPage() {
  const { onDuty } = useTexts();
  const words = onDuty.log;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const mayNote = useMay('log.write');
  const [day, setDay] = useState<string | null>(null);
  const [pattern, setPattern] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<TimelineItem | null>(null);
  const { data } = useQuery({
    ...orpc.duty.shiftLog.queryOptions({
      input: { locale, ...(day === null ? {} : { day }), ...(pattern === null ? {} : { pattern }) },
    }),
    placeholderData: keepPreviousData,
  });
  const go = (next: string | null): void => {
    setDay(next);
    setPattern(null);
  };
  const shown = data?.day ?? day ?? dayText(now, zoneNow());
  // On the screen the newest is on top, as on the desk; paper reads from the beginning.
  const lines = (data?.items ?? []).toReversed();
  return (
    <div className="page">
      <DutyTabs />
      <header className="page-head no-print">
        <h1>{words.title}</h1>
        <span className="num">{data ? onDuty.handover.of(data.day, data.shiftName) : ''}</span>
        <Button onClick={() => go(addDays(shown, -1))} data-testid="log-earlier">
          ← {words.earlier}
        </Button>
        <Button disabled={day === null} onClick={() => go(null)}>
          {words.today}
        </Button>
        <Button disabled={shown >= dayText(now, zoneNow())} onClick={() => go(addDays(shown, 1))}>
          {words.later} →
        </Button>
        {data && data.shifts.length > 1 ? (
          <Segmented
            aria-label={words.shift}
            value={data.pattern}
            options={data.shifts.map((shift) => ({ value: shift.pattern, label: shift.name }))}
            onChange={(value) => {
              setDay(data.day);
              setPattern(value);
            }}
          />
        ) : null}
        <span className="end">
          <Button onClick={() => window.print()} disabled={!data} data-testid="print-log">
            {words.print}
          </Button>
        </span>
      </header>
      {data ? (
        <p className={`log-state num${data.handover ? ' frozen' : ''}`} data-testid="log-state">
          {data.handover
            ? `■ ${words.frozen(momentOf(Date.parse(data.handover.at), false), data.handover.outgoing, data.handover.relief)}`
            : `□ ${words.openShift}`}
          {' · '}
          {shortMoment(Date.parse(data.from), now)} – {shortMoment(Date.parse(data.to), now)} · {words.count(lines.length)}
        </p>
      ) : null}
      <section className="panel shift-log no-print" data-testid="shift-log">
        {data && lines.length === 0 ? <Empty>{words.empty}</Empty> : null}
        {lines.length > 0 ? (
          <VirtualList
            items={lines}
            keyOf={(line) => line.hash}
            estimate={46}
            label={words.title}
            interactive
            render={(line, active) => (
              <div className="log-line">
                <TimelineLine line={line} now={now} active={active} />
                {mayNote && line.type === 'dutyLog.noted' ? (
                  <Button size="small" type="text" onClick={() => setCorrecting(line)}>
                    {words.correct}
                  </Button>
                ) : null}
              </div>
            )}
          />
        ) : null}
        {mayNote ? <QuickLine correcting={correcting} onCorrected={() => setCorrecting(null)} /> : null}
      </section>
      {data ? <LogPaper log={data} /> : null}
    </div>
  );
}
