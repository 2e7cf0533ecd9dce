// Closing an incident: not while a report is owed, unless a leader waives it with a reason.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Duty } from '#shared/obligations/types.ts';
import type { Tx } from '../journal/append.ts';
import { endObligation, waive, waiveByRule } from '../obligations/commands.ts';
import { type ObligationRow, obligationsOf } from '../obligations/queries.ts';
import { hasFinal } from '../reports/queries.ts';
import { incidentOrRefuse } from './queries.ts';
import type { IncidentDeps } from './rule-queries.ts';

const reportDuties: readonly Duty[] = ['first', 'followUp', 'final'];

/**
 * @param waiver the leader's reason; without one, an owed report refuses the command
 * @throws DomainError notFound, alreadyClosed, alreadyMerged, reportOwed with the owed obligations as blockers
 */
export function closeIncident(tx: Tx, deps: IncidentDeps, id: Id, reason: string, waiver?: string): void {
  const incident = incidentOrRefuse(tx.db, id);
  if (incident.state === 'closed') throw new DomainError('alreadyClosed', { field: 'id' });
  if (incident.state === 'merged') throw new DomainError('alreadyMerged', { field: 'id' });
  const open = obligationsOf(tx.db, id).filter((row) => row.closedAt === null);
  const owed = open.filter((row) => row.ours === 1 && reportDuties.includes(row.duty));
  const set = deps.rules.ruleSet(tx.db, incident.rulesAsOf, incident.packs);
  const finalAsked = deps.rules.desired(tx.db, incident, set, { opensOn: 'handlingEnded', at: tx.now }).length > 0;
  const finalOwed = finalAsked && !hasFinal(tx.db, id) && !owed.some((row) => row.duty === 'final');
  if (waiver === undefined && (owed.length > 0 || finalOwed)) {
    throw new DomainError('reportOwed', { field: 'id', blockers: [...owed.map((row) => row.id), ...(finalOwed ? ['final'] : [])] });
  }
  tx.append('incident.closed', id, { at: tx.now, reason, waive: waiver });
  for (const row of open) settle(tx, row, owed.includes(row) ? waiver : undefined);
}

/** What is over its limit ends as missed; the rest is waived, by the leader or because there is nothing more to see to. */
function settle(tx: Tx, row: ObligationRow, waiver: string | undefined): void {
  if (row.dueAt < tx.now) endObligation(tx, row, waiver ?? '事件已办结');
  else if (waiver !== undefined) waive(tx, row.id, waiver);
  else waiveByRule(tx, row, 'closed');
}

/** @throws DomainError notFound, alreadyOpen */
export function reopenIncident(tx: Tx, id: Id, reason: string): void {
  const incident = incidentOrRefuse(tx.db, id);
  if (incident.state !== 'closed') throw new DomainError('alreadyOpen', { field: 'id' });
  tx.append('incident.reopened', id, { at: tx.now, reason });
}
