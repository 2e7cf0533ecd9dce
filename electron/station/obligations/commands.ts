// Opening, meeting, waiving obligations; acknowledging and silencing alarms. Each writes entries in the caller's transaction.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { isUnanswered, leaseUntil, maxShelveMs, silenceMs, isSounding, type AlarmState } from '#shared/obligations/alarms.ts';
import type { WaiveReason } from '#shared/obligations/rederive.ts';
import { planStages } from '#shared/obligations/stages.ts';
import { obligationTitle } from '#shared/obligations/titles.ts';
import type { AnyOpening, Desired, Opening, Priority, SystemAlarmKind } from '#shared/obligations/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Tx } from '../journal/append.ts';
import {
  type ObligationRow,
  obligationById,
  raisedObligations,
  type StandingOpening,
  type SystemAlarmRow,
  systemAlarmById,
  systemAlarms,
} from './queries.ts';

export const waiveTexts: Record<WaiveReason, string> = {
  stricter: '有更严的时限，改按新时限办理',
  noLongerDue: '情况变化后，规则不再要求',
  finalSubmitted: '终报已报送，续报不再需要',
  merged: '事件已并入另一事件',
  closed: '事件已办结，不再督促',
};

/** Opens what the rules ask for. Returns the ids in the same order. */
export function openObligations(tx: Tx, incident: Id, desired: readonly Desired[], opensOn: Opening | 'instruction' | 'activation'): Id[] {
  return desired.map((wanted) => {
    const id = tx.newId();
    appendOpened(tx, id, incident, wanted, opensOn);
    return id;
  });
}

function appendOpened(tx: Tx, id: Id, incident: Id | null, wanted: Desired, opensOn: AnyOpening): void {
  tx.append('obligation.opened', id, {
    incident,
    key: wanted.key,
    opensOn,
    duty: wanted.duty,
    mode: wanted.mode,
    title: obligationTitle(wanted, 'zh-CN'),
    owedBy: wanted.owedBy,
    recipient: wanted.recipient,
    startedAt: wanted.startedAt,
    openedAt: tx.now,
    dueAt: wanted.dueAt,
    rule: wanted.rule,
    bases: wanted.bases,
    stages: planStages(wanted.ladder, wanted.startedAt, wanted.dueAt, tx.now),
    engine: 1,
  });
}

/**
 * Opens a duty of a shift, of the plan library or of stock, which belongs to no incident.
 * @param id derived from what it is about, so that two stations that open the same one meet in it
 */
export function openStandingDuty(tx: Tx, id: Id, wanted: Desired, of: StandingOpening): void {
  appendOpened(tx, id, null, wanted, of);
}

const about = (row: ObligationRow): { incident: Id | null; title: string } => ({ incident: row.incident, title: row.title });

export function waiveByRule(tx: Tx, row: ObligationRow, reason: WaiveReason, supersededBy?: Id): void {
  waiveBecause(tx, row, waiveTexts[reason], supersededBy);
}

/** The reason for it is gone: nobody has to do it any more. */
export function waiveBecause(tx: Tx, row: ObligationRow, reason: string, supersededBy?: Id): void {
  tx.append('obligation.waived', row.id, { ...about(row), at: tx.now, reason, by: 'rule', supersededBy });
}

export interface Proof {
  receiver?: string | undefined;
  via?: string | undefined;
  reference?: string | undefined;
  readBack?: string | undefined;
  report?: Id | undefined;
  note?: string | undefined;
}

function open(tx: Tx, id: Id): ObligationRow {
  const row = obligationById(tx.db, id);
  if (!row) throw new DomainError('notFound', { field: 'id' });
  return row;
}

/**
 * The thing was done. Also for what is missed already: it stays missed, the proof stands beside it (补报).
 * @throws DomainError notFound, alreadyMet, inTheFuture
 */
export function meet(tx: Tx, id: Id, at: Millis, proof: Proof): void {
  const row = open(tx, id);
  if (row.metAt !== null || row.waivedAt !== null) throw new DomainError('alreadyMet', { field: 'id' });
  if (at > tx.now + 1000) throw new DomainError('inTheFuture', { field: 'at' });
  tx.append('obligation.met', id, { ...about(row), at, proof });
}

/** @throws DomainError notFound, alreadyMet */
export function waive(tx: Tx, id: Id, reason: string): void {
  const row = open(tx, id);
  if (row.metAt !== null || row.waivedAt !== null) throw new DomainError('alreadyMet', { field: 'id' });
  tx.append('obligation.waived', id, { ...about(row), at: tx.now, reason, by: 'person' });
}

/** The incident was closed over it: from now on it is missed. */
export function endObligation(tx: Tx, row: ObligationRow, reason: string): void {
  tx.append('obligation.ended', row.id, { ...about(row), at: tx.now, reason });
}

export function explain(tx: Tx, id: Id, reason: string): void {
  tx.append('obligation.explained', id, { ...about(open(tx, id)), reason });
}

export function alarmOfObligation(row: ObligationRow): AlarmState | null {
  if (row.closedAt !== null || row.lastFiredAt === null || row.lastPriority === null) return null;
  return {
    priority: row.lastPriority,
    raisedAt: row.lastFiredAt,
    acknowledgedAt: row.ackAt,
    quietUntil: row.ackUntil,
    silencedAt: row.silencedAt,
    silencedUntil: row.silencedUntil,
    shelvedUntil: null,
  };
}

export function alarmOfSystem(row: SystemAlarmRow): AlarmState {
  return {
    priority: row.priority,
    raisedAt: row.raisedAt,
    acknowledgedAt: row.ackAt,
    quietUntil: row.ackUntil,
    silencedAt: row.silencedAt,
    silencedUntil: row.silencedUntil,
    shelvedUntil: row.shelvedUntil,
  };
}

/** These kinds are over once somebody has seen them; the others end when their cause does. */
const overWhenSeen: readonly SystemAlarmKind[] = ['selfTest', 'noticeFailed'];

/**
 * Somebody has taken it on: quiet for the lease of its priority, then it sounds again.
 * @throws DomainError notFound, nothingSounding
 */
export function acknowledge(tx: Tx, id: string, note?: string): void {
  const row = obligationById(tx.db, id);
  const system = row ? undefined : systemAlarmById(tx.db, id);
  if (!row && !system) throw new DomainError('notFound', { field: 'id' });
  const state = row ? alarmOfObligation(row) : system && system.clearedAt === null ? alarmOfSystem(system) : null;
  if (!state || !isUnanswered(state, tx.now)) throw new DomainError('nothingSounding', { field: 'id' });
  const until = leaseUntil(state.priority, tx.now);
  tx.append('alarm.acknowledged', id, {
    incident: row?.incident ?? null,
    title: row?.title ?? system?.kind ?? id,
    at: tx.now,
    until,
    note,
  });
  if (system && overWhenSeen.includes(system.kind)) tx.append('alarm.cleared', id, { at: tx.now });
}

/** F8: stops the noise of all that sounds now; nothing is acknowledged by it. */
export function silenceAll(tx: Tx): { silenced: number; until: Millis } {
  const until = tx.now + silenceMs;
  const sounding = [
    ...raisedObligations(tx.db).map((row) => ({ id: row.id, state: alarmOfObligation(row) })),
    ...systemAlarms(tx.db).map((row) => ({ id: row.id, state: alarmOfSystem(row) })),
  ].filter(({ state }) => state !== null && isSounding(state, tx.now));
  if (sounding.length > 0) tx.append('alarm.silenced', tx.newId(), { at: tx.now, until, alarms: sounding.map(({ id }) => id) });
  return { silenced: sounding.length, until };
}

/** @throws DomainError notFound; notPermitted for an obligation: a legal limit is never shelved */
export function shelve(tx: Tx, id: string, minutes: number, reason: string): void {
  if (obligationById(tx.db, id)) throw new DomainError('notPermitted', { field: 'id' });
  const row = systemAlarmById(tx.db, id);
  if (!row || row.clearedAt !== null) throw new DomainError('notFound', { field: 'id' });
  const until = tx.now + Math.min(minutes * 60_000, maxShelveMs);
  tx.append('alarm.shelved', id, { incident: null, title: row.kind, at: tx.now, until, reason });
}

export interface RaiseInput {
  /** Derived, so that the same cause raises one alarm. */
  id: string;
  kind: SystemAlarmKind;
  priority: Priority;
  params?: Record<string, string | number>;
}

/** Raises an alarm of the station's own, unless the same one stands. Returns whether it was raised. */
export function raiseSystemAlarm(tx: Tx, input: RaiseInput): boolean {
  const standing = systemAlarmById(tx.db, input.id);
  if (standing && standing.clearedAt === null) return false;
  tx.append('alarm.raised', input.id, { kind: input.kind, priority: input.priority, at: tx.now, params: input.params ?? {}, notices: [] });
  return true;
}

export function clearSystemAlarm(tx: Tx, id: string, reason?: string): void {
  const standing = systemAlarmById(tx.db, id);
  if (standing && standing.clearedAt === null) tx.append('alarm.cleared', id, { at: tx.now, reason });
}
