// One line of a timeline: when, who, what. What was recorded later than it happened says so.
import type { z } from 'zod';
import type { timelineItem } from '#shared/contract/incidents.ts';
import { momentOf, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../duty.css';

export type TimelineItem = z.infer<typeof timelineItem>;

export function TimelineLine({ line, now, active }: { line: TimelineItem; now: number; active: boolean }) {
  const { common, duty } = useTexts();
  const at = Date.parse(line.at);
  const recorded = common.recordedAt(momentOf(Date.parse(line.recordedAt)), line.actor);
  return (
    <div
      className={`line line-${line.sort}${line.important ? ' important' : ''}${active ? ' active' : ''}`}
      data-testid="line"
      data-type={line.type}
    >
      <time className="num" dateTime={line.at} title={`${momentOf(at)}\n${recorded}`}>
        {shortMoment(at, now)}
        {line.backdated ? <sup title={recorded}>{duty.backdated}</sup> : null}
      </time>
      <span>
        <b>{line.actor}</b> {line.text}
      </span>
    </div>
  );
}
