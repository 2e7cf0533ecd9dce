// What of a handover sheet is drawn from the journal, section by section; on the screen before it is signed and after.
import type { ReactNode } from 'react';
import type { Grade } from '#shared/incidents/types.ts';
import type { LeaveKind } from '#shared/rosters/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { GradeBadge } from '#renderer/components/GradeBadge.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Sheet } from '../handover-model.ts';

function Section({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
  return (
    <section className="sheet-section">
      <h3>
        {title} {count > 0 ? <em className="num">{count}</em> : null}
      </h3>
      {count === 0 ? <p className="muted">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

export function OnShift({ sheet }: { sheet: Sheet }) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const lines = (seats: Sheet['onDuty'], signs: boolean) =>
    seats.map((seat, index) => (
      <span key={`${seat.post}/${index}`} className="sheet-seat">
        <i>{seat.post}</i> {seat.person ? <b>{seat.person}</b> : <b className="vacant">▲ {onDuty.now.vacant}</b>}
        {signs && seat.person && (seat.checkedInAt !== null || seat.asked !== false) ? (
          <small className={seat.late ? 'late' : 'muted'}>
            {seat.checkedInAt === null ? onDuty.now.notSigned : words.checkedIn(shortMoment(seat.checkedInAt, now))}
            {seat.late ? ` ${words.late}` : ''}
          </small>
        ) : null}
      </span>
    ));
  return (
    <section className="sheet-section sheet-people">
      <p>
        <b className="sheet-label">{words.duty}</b>
        <span className="sheet-seats">{lines(sheet.onDuty, true)}</span>
      </p>
      <p>
        <b className="sheet-label">{words.next}</b>
        <span className="sheet-seats">
          {sheet.next.length === 0 ? <span className="muted">{words.noneCell}</span> : lines(sheet.next, false)}
        </span>
      </p>
    </section>
  );
}

export function OpenMatters({ sheet }: { sheet: Sheet }) {
  const { onDuty, common } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const when = (at: number): string => shortMoment(at, now);
  return (
    <>
      <Section title={words.incidents} count={sheet.incidents.length} empty={words.noIncidents}>
        {sheet.incidents.map((one) => (
          <li key={one.id}>
            <GradeBadge grade={one.grade} word={common.grade[one.grade as Grade]} short={common.gradeShort[one.grade as Grade]} />{' '}
            <a href={`#/incidents/${one.id}`}>{one.title}</a> <small className="muted num">{one.number}</small>
            <br />
            <small className="muted">
              {one.handling ? words.handling : words.handled} ·{' '}
              {one.lastReport ? words.lastReport(one.lastReport.title, when(one.lastReport.at)) : words.noReport}
              {one.openLimits > 0 ? ` · ${words.openLimits(one.openLimits)}` : ''}
            </small>
          </li>
        ))}
      </Section>
      <Section title={words.instructions} count={sheet.instructions.length} empty={words.noInstructions}>
        {sheet.instructions.map((one) => (
          <li key={`${one.at}/${one.text}`}>
            <b>{one.from}</b> {one.text}{' '}
            <small className="muted num">
              {when(one.at)} · {one.incident}
              {one.done ? ` · ✓ ${words.done2}` : one.dueAt === null ? '' : ` · ${words.limitDue(when(one.dueAt))}`}
            </small>
          </li>
        ))}
      </Section>
    </>
  );
}

export function Surroundings({ sheet }: { sheet: Sheet }) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const when = (at: number): string => shortMoment(at, now);
  const { soundTest } = sheet;
  return (
    <>
      <Section title={words.calls} count={sheet.calls.length} empty={words.noCalls}>
        {sheet.calls.map((call, index) => (
          <li key={`${call.at}/${index}`}>
            <small className="num muted">{when(call.at)}</small> <b>{call.caller}</b> {call.text}
          </li>
        ))}
      </Section>
      <Section title={words.alarms} count={sheet.alarms.length} empty={words.noAlarms}>
        {sheet.alarms.map((alarm, index) => (
          <li key={`${alarm.title}/${index}`}>
            {alarm.title}
            {alarm.incident ? ` · ${alarm.incident}` : ''}{' '}
            <small className="muted num">
              {when(alarm.raisedAt)} · {alarm.acknowledgedBy === null ? words.notAcknowledged : words.acknowledgedBy(alarm.acknowledgedBy)}
            </small>
          </li>
        ))}
      </Section>
      <Section title={words.gaps} count={sheet.gaps.length} empty={words.noGaps}>
        {sheet.gaps.map((gap) => (
          <li key={`${gap.day}/${gap.shift}/${gap.post}`}>
            <span className="num">{gap.day.slice(5)}</span> {gap.shift} <b>{gap.post}</b>{' '}
            {gap.allowedBy ? <small className="muted">{onDuty.now.allowed(gap.allowedBy)}</small> : <b className="vacant">▲</b>}
          </li>
        ))}
      </Section>
      <Section title={words.leave} count={sheet.leave.length} empty={words.noLeave}>
        {sheet.leave.map((one) => (
          <li key={`${one.person}/${one.from}`}>
            <b>{one.person}</b> {words.leaveKinds[one.kind as LeaveKind] ?? one.kind}{' '}
            <small className="num muted">
              {one.from.slice(5)} – {one.to.slice(5)} {one.note}
            </small>
          </li>
        ))}
      </Section>
      <section className="sheet-section">
        <h3>{words.soundTest}</h3>
        <p className={soundTest?.heardBy ? '' : 'muted'}>
          {soundTest === null
            ? `▲ ${words.noSound}`
            : soundTest.heardBy === null
              ? `▲ ${words.soundUnheard(when(soundTest.at))}`
              : `✓ ${words.soundHeard(when(soundTest.at), soundTest.heardBy)}`}
        </p>
      </section>
    </>
  );
}
