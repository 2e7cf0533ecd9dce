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

/** Ends the responses that run on an incident which is being closed; refuses when that was not said. */
export type EndResponses = (tx: Tx, deps: IncidentDeps, incident: Id, reason: string, said: boolean) => void;

export interface Closing {
  reason: string;
  /** The leader's reason; without one, an owed report refuses the command. */
  waiver?: string | undefined;
  endResponses?: boolean | undefined;
}

/**
 * @param endResponses what the plan library does with responses that run
 * @throws DomainError notFound, alreadyClosed, alreadyMerged, reportOwed with the owed obligations as blockers; responseRunning
 */
export function closeIncident(
  tx: Tx,
  deps: IncidentDeps,
  id: Id,
  { reason, waiver, endResponses: said }: Closing,
  endResponses: EndResponses,
): void {
  const incident = incidentOrRefuse(tx.db, id);
  if (incident.state === 'closed') throw new DomainError('alreadyClosed', { field: 'id' });
  if (incident.state === 'merged') throw new DomainError('alreadyMerged', { field: 'id' });
  const open = obligationsOf(tx.db, id).filter((row) => row.closedAt === null);
  const owed = open.filter((row) => row.ours === 1 && reportDuties.includes(row.duty));
  const owedIds = new Set(owed.map((row) => row.id));
  const set = deps.rules.ruleSet(tx.db, incident.rulesAsOf, incident.packs);
  const finalAsked = deps.rules.desired(tx.db, incident, set, { opensOn: 'handlingEnded', at: tx.now }).length > 0;
  const finalOwed = finalAsked && !hasFinal(tx.db, id) && !owed.some((row) => row.duty === 'final');
  if (waiver === undefined && (owed.length > 0 || finalOwed)) {
    throw new DomainError('reportOwed', { field: 'id', blockers: [...owed.map((row) => row.id), ...(finalOwed ? ['final'] : [])] });
  }
  endResponses(tx, deps, id, reason, said ?? false);
  tx.append('incident.closed', id, { at: tx.now, reason, waive: waiver });
  // What the responses left has been waived with them.
  for (const row of obligationsOf(tx.db, id)) if (row.closedAt === null) settle(tx, row, owedIds.has(row.id) ? waiver : undefined);
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
