// Drafting, editing, signing and submitting reports. Submitting freezes, meets what was owed and opens what follows.
import { createHash } from 'node:crypto';
import { checkMoment } from '#shared/incidents/facts.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxReportText } from '#shared/kernel/limits.ts';
import type { Party } from '#shared/obligations/types.ts';
import { type ComposeContext, draftBody, draftTitle } from '#shared/reports/compose.ts';
import { reportNumber, reportText } from '#shared/reports/layout.ts';
import type { ReportContent, ReportMode, ReportType } from '#shared/reports/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { wallTime } from '#shared/time/zone.ts';
import { type Incident, incidentOrRefuse } from '../incidents/queries.ts';
import type { IncidentDeps } from '../incidents/rule-queries.ts';
import type { Tx } from '../journal/append.ts';
import { meet, openObligations, type Proof, waiveByRule } from '../obligations/commands.ts';
import { docOf, type ObligationRow, obligationsOf } from '../obligations/queries.ts';
import { lastSerial, lastSubmitted, type Report, reportById, roundOf } from './queries.ts';

const gradeNames = { I: '特别重大（Ⅰ级）', II: '重大（Ⅱ级）', III: '较大（Ⅲ级）', IV: '一般（Ⅳ级）' } as const;

export interface Author {
  name: string;
  phone: string;
}

/** A recipient by id or by name: one that the incident owes to, one that rules name, or any other by its name. */
function recipientOf(tx: Tx, deps: IncidentDeps, incident: Incident, to: string): Party {
  const owed = obligationsOf(tx.db, incident.id).map((row) => docOf(row).recipient);
  const ruled = deps.rules.ruleSet(tx.db, incident.rulesAsOf, incident.packs).rules.deadlines.map((rule) => rule.recipient);
  const known = [...owed, ...ruled].find((party) => party.id === to || party.name === to || party.nameEn === to);
  return known ?? { id: `name:${to}`.slice(0, 60), name: to };
}

function composeContext(tx: Tx, deps: IncidentDeps, incident: Incident, recipientId: string, round: number): ComposeContext {
  const settings = deps.settings();
  return {
    now: tx.now,
    zone: settings.zone,
    officeName: settings.officeName,
    kindName: deps.rules.book.kindName(incident.kind),
    gradeName: gradeNames[incident.grade],
    previous: lastSubmitted(tx.db, incident.id, recipientId, null)?.submitted?.facts ?? null,
    round,
  };
}

/** @throws DomainError notFound */
export function draftReport(
  tx: Tx,
  deps: IncidentDeps,
  incidentId: Id,
  input: { type: ReportType; to: string; mode: ReportMode },
  author: Author,
): Id {
  const incident = incidentOrRefuse(tx.db, incidentId);
  const settings = deps.settings();
  const recipient = recipientOf(tx, deps, incident, input.to);
  const round = input.type === 'followUp' ? roundOf(tx.db, incidentId, recipient.id) : 0;
  const { year } = wallTime(tx.now, settings.zone);
  const serial = lastSerial(tx.db, tx.station, year) + 1;
  const title = draftTitle(incident, input.type, round);
  const content: ReportContent = {
    title,
    number: reportNumber(settings.serialTitle, year, settings.prefix, serial),
    unit: settings.officeName || settings.unitName,
    at: tx.now,
    to: recipient.name,
    body: draftBody(incident, input.type, composeContext(tx, deps, incident, recipient.id, round)),
    submitTo: [recipient.name],
    copyTo: [],
    signer: '',
    editor: author.name,
    phone: author.phone,
  };
  const id = tx.newId();
  tx.append('report.drafted', id, {
    incident: incidentId,
    title,
    type: input.type,
    mode: input.mode,
    recipient,
    round,
    year,
    serial,
    content,
  });
  return id;
}

/** @throws DomainError notFound, alreadySubmitted */
function draftOrRefuse(tx: Tx, id: Id): Report {
  const report = reportById(tx.db, id);
  if (!report || report.discarded) throw new DomainError('notFound', { field: 'id' });
  if (report.submitted) throw new DomainError('alreadySubmitted', { field: 'id' });
  return report;
}

const about = (report: Report): { incident: Id; title: string } => ({ incident: report.incident, title: report.title });

export function editReport(tx: Tx, id: Id, patch: Partial<Omit<ReportContent, 'number' | 'at'>>): void {
  const report = draftOrRefuse(tx, id);
  const content = Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(report.content[key as keyof ReportContent]),
    ),
  );
  if (Object.keys(content).length > 0) tx.append('report.edited', id, { ...about(report), content });
}

export function redrawReport(tx: Tx, deps: IncidentDeps, id: Id): void {
  const report = draftOrRefuse(tx, id);
  const incident = incidentOrRefuse(tx.db, report.incident);
  const body = draftBody(incident, report.type, composeContext(tx, deps, incident, report.recipient.id, report.round));
  tx.append('report.edited', id, {
    ...about(report),
    content: { body, title: draftTitle(incident, report.type, report.round), at: tx.now },
  });
}

export function signOff(tx: Tx, id: Id, input: { by: string; how: 'here' | 'phone' | 'later'; at: Millis }): void {
  const report = draftOrRefuse(tx, id);
  checkMoment(input.at, tx.now);
  tx.append('report.signedOff', id, { ...about(report), ...input });
}

export function discardReport(tx: Tx, id: Id, reason?: string): void {
  tx.append('report.discarded', id, { ...about(draftOrRefuse(tx, id)), reason });
}

/** What this report settles: the same recipient and duty, in a way that the obligation accepts. */
function settles(report: Report, row: ObligationRow): boolean {
  if (row.ours !== 1 || row.metAt !== null || row.waivedAt !== null || row.recipientId !== report.recipient.id) return false;
  if (report.type === 'final' ? row.duty !== 'final' : row.duty !== report.type) return false;
  return row.mode === 'any' || (row.mode === 'phone') === (report.mode === 'phone');
}

export interface Submission {
  submittedAt: Millis;
  late: boolean;
  lateByMs: number;
  met: Id[];
  opened: Id[];
}

/**
 * Freezes the report, records to whom it went and how, meets what was owed, opens the next follow-up's limit.
 * @throws DomainError notFound, alreadySubmitted, inTheFuture, beforeItHappened, tooLarge
 */
export function submitReport(tx: Tx, deps: IncidentDeps, id: Id, at: Millis, proof: Omit<Proof, 'report'>): Submission {
  const report = draftOrRefuse(tx, id);
  const incident = incidentOrRefuse(tx.db, report.incident);
  checkMoment(at, tx.now);
  if (at < Math.min(incident.occurredAt ?? incident.receivedAt, incident.receivedAt))
    throw new DomainError('beforeItHappened', { field: 'at' });
  const { zone } = deps.settings();
  const content: ReportContent = { ...report.content, at: report.content.at };
  const text = reportText(content, zone);
  if (text.length > maxReportText * 2)
    throw new DomainError('tooLarge', { field: 'body', limit: maxReportText * 2, received: text.length });
  const { id: _id, state: _state, ...value } = incident;
  tx.append('report.submitted', id, {
    ...about(report),
    at,
    proof: { ...proof, report: id },
    content,
    text,
    textHash: createHash('sha256').update(text).digest('hex'),
    facts: value,
    signed: report.signedOff !== null,
  });
  const settled = obligationsOf(tx.db, report.incident).filter((row) => settles(report, row));
  for (const row of settled) meet(tx, row.id, at, { ...proof, report: id });
  const lateByMs = Math.max(0, ...settled.map((row) => at - row.dueAt));
  const opened = report.type === 'final' ? endFollowUps(tx, report) : openFollowUp(tx, deps, report, incident, at);
  return { submittedAt: at, late: lateByMs > 0, lateByMs, met: settled.map((row) => row.id), opened };
}

function openFollowUp(tx: Tx, deps: IncidentDeps, report: Report, incident: Incident, at: Millis): Id[] {
  if (incident.state !== 'open' || incident.handlingEndedAt !== null) return [];
  const set = deps.rules.ruleSet(tx.db, incident.rulesAsOf, incident.packs);
  const round = roundOf(tx.db, incident.id, report.recipient.id);
  const keys = new Set(obligationsOf(tx.db, incident.id).map((row) => row.key));
  const wanted = deps.rules
    .desired(tx.db, incident, set, { opensOn: 'firstSubmitted', at, recipientId: report.recipient.id, round })
    .filter((one) => !keys.has(one.key));
  return openObligations(tx, incident.id, wanted, 'firstSubmitted');
}

/** After the final report no follow-up is due; what was over its limit stays. */
function endFollowUps(tx: Tx, report: Report): Id[] {
  for (const row of obligationsOf(tx.db, report.incident)) {
    const over = row.closedAt === null && row.duty === 'followUp' && row.recipientId === report.recipient.id;
    if (over && row.dueAt >= tx.now) waiveByRule(tx, row, 'finalSubmitted');
  }
  return [];
}

/** @throws DomainError notFound, notSubmitted, inTheFuture */
export function receiptReport(tx: Tx, id: Id, input: { at: Millis; by: string; note?: string | undefined }): void {
  const report = reportById(tx.db, id);
  if (!report || report.discarded) throw new DomainError('notFound', { field: 'id' });
  if (!report.submitted) throw new DomainError('notSubmitted', { field: 'id' });
  checkMoment(input.at, tx.now);
  tx.append('report.receipted', id, { ...about(report), ...input });
}
