// An incident as the desk shows it: grade, figures, its limits as chips.
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { incidentSummary } from '#shared/contract/incidents.ts';
import { casualtyFields } from '#shared/incidents/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { GradeBadge } from '#renderer/components/GradeBadge.tsx';
import { LimitChip } from '#renderer/features/obligations/index.ts';
import { ResponseChips } from '#renderer/features/plans/index.ts';
import { NearGlance } from '#renderer/features/resources/index.ts';
import { Age } from '#renderer/texts/Times.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../incidents.css';

export type IncidentSummary = z.infer<typeof incidentSummary>;

export function CasualtyLine({ casualties }: { casualties: IncidentSummary['casualties'] }) {
  const { common } = useTexts();
  const { injured, seriouslyInjured } = casualties;
  return (
    <>
      {casualtyFields
        .filter((field) => casualties[field] !== null && (field !== 'seriouslyInjured' || injured === null))
        .map((field) => (
          <span key={field}>
            {common.casualties[field]} <b className="num">{casualties[field]}</b>
            {field === 'injured' && seriouslyInjured !== null && seriouslyInjured > 0
              ? `（${common.casualties.seriouslyInjured} ${seriouslyInjured}）`
              : ''}
          </span>
        ))}
    </>
  );
}

export function IncidentCard({ incident, active }: { incident: IncidentSummary; active: boolean }) {
  const { common, desk } = useTexts();
  const now = useNow();
  const { data } = useQuery(orpc.obligations.list.queryOptions({ input: { subject: incident.id, limit: 60 } }));
  const ours = (data?.items ?? []).filter((one) => one.ours && one.state !== 'waived' && one.kind !== 'step');
  return (
    <article
      className={`incident-card grade-${incident.grade}${active ? ' active' : ''}`}
      data-testid="incident-card"
      data-id={incident.id}
    >
      <div className="top">
        <GradeBadge grade={incident.grade} word={common.grade[incident.grade]} short={common.gradeShort[incident.grade]} />
        <strong>{incident.title}</strong>
        <span className="ago">
          {desk.received('')}
          <Age at={Date.parse(incident.receivedAt)} now={now} />
          {incident.occurredAt === null ? null : (
            <>
              {' · '}
              {desk.occurred('')}
              <Age at={Date.parse(incident.occurredAt)} now={now} />
            </>
          )}
        </span>
      </div>
      <div className="facts">
        <CasualtyLine casualties={incident.casualties} />
        {incident.kindName ? <span>{incident.kindName}</span> : null}
        {incident.marks.map((mark) => (
          <span key={mark}>{common.marks[mark]}</span>
        ))}
      </div>
      <NearGlance place={incident.place} />
      <div className="chips">
        <ResponseChips incident={incident.id} />
        {ours.slice(0, 8).map((one) => (
          <LimitChip key={one.id} obligation={one} />
        ))}
      </div>
    </article>
  );
}
