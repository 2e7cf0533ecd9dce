// Incidents as the contract shows them.
import type { z } from 'zod';
import type { callNoteOut, gradeReasonOut, incidentOut, incidentSummary } from '#shared/contract/incidents.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Locale } from '#shared/reviews/types.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { countsOf, obligationsOf } from '../obligations/queries.ts';
import { obligationOut } from '../obligations/wire-queries.ts';
import { isoOf, isoOrNull, type StationParts } from '../parts.ts';
import { reportsOf } from '../reports/queries.ts';
import { toReportOut } from '../reports/wire-queries.ts';
import { timelineOut } from '../reviews/wire-queries.ts';
import { type AttachmentRow, attachmentsOf, type CallNoteRow, type Incident, instructionsOf, mergedInto } from './queries.ts';
import type { Assessment } from './rule-queries.ts';

type Summary = z.infer<typeof incidentSummary>;
type Detail = z.infer<typeof incidentOut>;
type GradeReason = z.infer<typeof gradeReasonOut>;

/** Lines of the timeline that come with an incident unless asked otherwise; the rest is paged through the duty log's route. */
const timelineWithIncident = 10_000;

const metricNames: Record<string, string> = {
  deaths: '死亡',
  deathsOrMissing: '死亡（含失踪）',
  seriousInjuries: '重伤',
  poisonedOrSeriouslyInjured: '中毒或重伤',
  injured: '受伤',
  evacuated: '疏散转移',
  toxicEvacuated: '有毒介质转移',
  threatenedToRelocate: '需转移',
  livesThreatened: '被困',
  directLoss: '直接经济损失（万元）',
  directPropertyLoss: '直接财产损失（万元）',
  economicLoss: '经济损失（万元）',
  forestAreaHa: '受害面积（公顷）',
  magnitudeDense: '震级（人口密集区）',
  magnitudeOther: '震级',
  foodPoisoned: '中毒',
  harmed: '伤亡',
  participants: '参与人数',
};

/** Why this grade, in words: which figure of which table, and what raised the limits. */
export function gradeReason(assessment: Assessment, byPerson: boolean): GradeReason {
  const { proposal } = assessment;
  const { because, rule } = proposal;
  const figure = because ? `${metricNames[because.metric] ?? because.metric} ${because.atLeast ? '至少 ' : ''}${because.value}` : '';
  const proposed = rule ? `${figure}，按分级标准为 ${proposal.grade} 级（${rule.text}）` : '尚无可据以分级的数字，暂按 IV 级；可由人工判定';
  return {
    rule: rule?.id ?? null,
    source: rule ? sourceText(rule.source) : null,
    text: byPerson && assessment.grade !== proposal.grade ? `人工定为 ${assessment.grade} 级；${proposed}` : proposed,
    proposed: proposal.grade,
    timedAs: assessment.timedAs,
    timedAsReason: assessment.raisedBy ? `有敏感标记，按 ${assessment.timedAs} 级计时（${sourceText(assessment.raisedBy.source)}）` : null,
  };
}

export function summaryOut(parts: StationParts, incident: Incident): Summary {
  const iso = isoOf(parts);
  const counts = countsOf(parts.read, incident.id, parts.clock.now());
  return {
    id: incident.id,
    number: incident.number,
    title: incident.title,
    kind: incident.kind,
    kindName: parts.rules.book.kindName(incident.kind),
    grade: incident.grade,
    state: incident.state,
    receivedAt: iso(incident.receivedAt),
    occurredAt: isoOrNull(iso, incident.occurredAt),
    place: incident.place,
    casualties: incident.casualties,
    marks: incident.marks,
    openObligations: counts.open,
    nextDueAt: isoOrNull(iso, counts.nextDueAt),
    lateCount: counts.late,
    missedCount: counts.missed,
  };
}

export function attachmentOut(db: ReadDb, row: AttachmentRow, iso: (at: Millis) => string) {
  return {
    id: row.id,
    name: row.name,
    mime: row.mime,
    size: row.size,
    hash: row.hash,
    addedAt: iso(row.addedAt),
    by: actorName(db, row.actor) ?? row.actor,
  };
}

export function detailOut(parts: StationParts, incident: Incident, locale: Locale): Detail {
  const db = parts.read;
  const iso = isoOf(parts);
  const { zone } = parts.settings();
  const set = parts.rules.ruleSet(db, incident.rulesAsOf, incident.packs);
  const merged = mergedInto(db, incident.id);
  const ids: Id[] = [incident.id, ...merged.map((one) => one.id)];
  const obligations = obligationsOf(db, incident.id);
  const wire = { db, now: parts.clock.now(), iso };
  const timeline = parts.timeline.read(db, { incidents: ids, limit: timelineWithIncident }, locale);
  return {
    ...summaryOut(parts, incident),
    gradeBy: incident.gradeBy,
    gradeReason: gradeReason(parts.rules.assess(incident, set), incident.gradeBy === 'person'),
    occurredApprox: incident.occurredApprox,
    learnedAt: isoOrNull(iso, incident.learnedAt),
    approximate: incident.approximate,
    figures: incident.figures,
    source: incident.source,
    text: incident.text,
    narrative: incident.narrative,
    handlingEndedAt: isoOrNull(iso, incident.handlingEndedAt),
    closedAt: isoOrNull(iso, incident.closedAt),
    closedReason: incident.closedReason,
    mergedInto: incident.mergedInto,
    merged: merged.map((one) => ({ id: one.id, number: one.number, title: one.title })),
    rulesAsOf: iso(incident.rulesAsOf),
    obligations: obligations.map((row) => obligationOut(row, wire)),
    reports: reportsOf(db, incident.id).map((report) => toReportOut(report, { db, iso, zone })),
    instructions: instructionsOf(db, incident.id).map((row) => {
      const task = obligations.find((one) => one.key === `task:${row.id}`);
      return {
        id: row.id,
        from: row.sender,
        text: row.text,
        at: iso(row.at),
        dueAt: isoOrNull(iso, row.dueAt),
        assignee: row.assignee,
        obligation: task?.id ?? null,
        doneAt: isoOrNull(iso, task?.metAt),
      };
    }),
    attachments: ids.flatMap((id) => attachmentsOf(db, id)).map((row) => attachmentOut(db, row, iso)),
    timeline: timeline.items.map((row) => timelineOut(row, iso)),
  };
}

export function toCallNote(db: ReadDb, row: CallNoteRow, iso: (at: Millis) => string): z.infer<typeof callNoteOut> {
  return {
    id: row.id,
    at: iso(row.at),
    recordedAt: iso(row.recordedAt),
    by: actorName(db, row.actor) ?? row.actor,
    mode: row.mode as z.infer<typeof callNoteOut>['mode'],
    caller: row.caller,
    phone: row.phone,
    text: row.text,
    incident: row.incident,
  };
}
