// The log of a shift on A4: who served, every line with time and name, both signatures, page numbers. Seen by the printer only.
import { useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';
import { useNow } from '#renderer/client/now.ts';
import { asSheet } from '#renderer/components/sheet.ts';
import { clockOf, momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { TimelineItem } from './TimelineLine.tsx';

export interface ShiftLog {
  day: string;
  shiftName: string;
  from: string;
  to: string;
  onDuty: { post: string; person: string | null }[];
  items: TimelineItem[];
  handover: { at: string; outgoing: string; relief: string; countersigned: string | null } | null;
}

export function LogPaper({ log }: { log: ShiftLog }) {
  const { onDuty } = useTexts();
  const words = onDuty.log;
  const { signatures } = onDuty.handover;
  const now = useNow();
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const { handover } = log;
  return (
    <article {...asSheet} className="duty-paper print-only" data-testid="log-paper">
      <h1>{words.sheetTitle(settings?.officeName ?? '')}</h1>
      <p className="duty-paper-sub num">
        {onDuty.handover.of(log.day, log.shiftName)}（{momentOf(Date.parse(log.from), false)} – {momentOf(Date.parse(log.to), false)}）
      </p>
      <p>
        {words.dutyLine}：{log.onDuty.map((seat) => `${seat.post} ${seat.person ?? onDuty.now.vacant}`).join('，')}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col" className="narrow">
              {words.columns.time}
            </th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col" className="narrow">
              {words.columns.who}
            </th>
          </tr>
        </thead>
        <tbody>
          {log.items.length === 0 ? (
            <tr>
              <td colSpan={3}>{words.zero}</td>
            </tr>
          ) : null}
          {log.items.map((line) => (
            <tr key={line.hash}>
              <td className="narrow num">{clockOf(Date.parse(line.at))}</td>
              <td>{line.text}</td>
              <td className="narrow">{line.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="duty-paper-signs">
        <dt>{signatures.outgoing}</dt>
        <dd>{handover ? <b>{handover.outgoing}</b> : null}</dd>
        <dt>{signatures.relief}</dt>
        <dd>
          {handover ? (
            <>
              <b>{handover.relief}</b>
              <small className="num">{onDuty.handover.signedAt(momentOf(Date.parse(handover.at), false))}</small>
            </>
          ) : null}
        </dd>
        {handover?.countersigned ? (
          <>
            <dt>{signatures.countersigned}</dt>
            <dd>
              <b>{handover.countersigned}</b>
            </dd>
          </>
        ) : null}
      </dl>
      <p className="num">
        <small>{words.printedAt(momentOf(now, false))}</small>
      </p>
    </article>
  );
}
