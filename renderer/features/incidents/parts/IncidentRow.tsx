// An incident as a row of the list: what it is, where, since when, who was harmed, what is owed.
import { GradeBadge } from '#renderer/components/GradeBadge.tsx';
import { ResponseChips } from '#renderer/features/plans/index.ts';
import { Age, Remaining } from '#renderer/texts/Times.tsx';
import { dueText, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { CasualtyLine, type IncidentSummary } from './IncidentCard.tsx';

export function IncidentRow({ incident, active, now }: { incident: IncidentSummary; active: boolean; now: number }) {
  const texts = useTexts();
  const { common, incident: words } = texts;
  const { list } = words;
  const receivedAt = Date.parse(incident.receivedAt);
  const dueAt = incident.nextDueAt === null ? null : Date.parse(incident.nextDueAt);
  return (
    <article
      className={`incident-row${active ? ' active' : ''}${incident.state === 'open' ? '' : ' settled'}`}
      data-testid="incident-row"
      data-id={incident.id}
    >
      <GradeBadge grade={incident.grade} word={common.grade[incident.grade]} short={common.gradeShort[incident.grade]} />
      <span className="incident-what">
        <b>{incident.title}</b>
        <small className="muted">
          <span className="num">{incident.number}</span>
          {incident.kindName ? ` · ${incident.kindName}` : ''}
          {incident.place ? ` · ${incident.place.text}` : ''}
        </small>
      </span>
      <span className="incident-when">
        <Age at={receivedAt} now={now} />
        <small className="muted num">{shortMoment(receivedAt, now)}</small>
      </span>
      <span className="incident-figures">
        <CasualtyLine casualties={incident.casualties} />
      </span>
      <span className="incident-owed">
        {incident.state === 'open' ? <ResponseChips incident={incident.id} /> : null}
        {incident.lateCount > 0 ? <span className="state state-late">{list.late(incident.lateCount)}</span> : null}
        {incident.missedCount > 0 ? <span className="state state-missed">{list.missed(incident.missedCount)}</span> : null}
      </span>
      <span className="incident-next">
        {incident.state === 'open' ? (
          dueAt === null ? (
            <small className="faint">{list.noLimits}</small>
          ) : (
            <>
              <b className={dueAt < now ? 'over' : dueAt - now < 900_000 ? 'near' : ''}>
                <Remaining dueAt={dueAt} now={now} />
              </b>
              <small className="muted num">
                {dueText(dueAt, now, texts)} · {list.openLimits(incident.openObligations)}
              </small>
            </>
          )
        ) : (
          <span className="state">{words.states[incident.state]}</span>
        )}
      </span>
    </article>
  );
}
