// Reading obligations and alarms. Late and missed are judged at each reading, never stored.
import type { Id } from '#shared/kernel/ids.ts';
import { judge, type Judgement } from '#shared/obligations/lateness.ts';
import type {
  Basis,
  Duty,
  FrozenRule,
  Mode,
  ObligationRef,
  ObligationState,
  Party,
  PlannedStage,
  Priority,
  Schedule,
  SystemAlarmKind,
} from '#shared/obligations/types.ts';
import { missedAfterMs } from '#shared/obligations/lateness.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface ObligationRow {
  id: Id;
  incident: Id | null;
  opensOn: string;
  key: string;
  duty: Duty;
  mode: Mode;
  title: string;
  ours: number;
  recipientId: string;
  startedAt: Millis;
  openedAt: Millis;
  dueAt: Millis;
  doc: string;
  stages: string;
  metAt: Millis | null;
  metBy: string | null;
  proof: string | null;
  waivedAt: Millis | null;
  waivedBy: string | null;
  waivedReason: string | null;
  endedAt: Millis | null;
  explanation: string | null;
  lastStage: number | null;
  lastRepeat: number | null;
  lastScheduledAt: Millis | null;
  lastFiredAt: Millis | null;
  lastPriority: Priority | null;
  ackAt: Millis | null;
  ackUntil: Millis | null;
  ackBy: string | null;
  silencedAt: Millis | null;
  silencedUntil: Millis | null;
  closedAt: Millis | null;
  nextAt: Millis | null;
}

export interface ObligationDoc {
  owedBy: Party;
  recipient: Party;
  rule: FrozenRule;
  bases: Basis[];
}

export interface FiringRow {
  stage: number;
  repeat: number;
  scheduledAt: Millis;
  firedAt: Millis;
  skipped: number;
}

export interface AckRow {
  at: Millis;
  actor: string;
}

export interface SystemAlarmRow {
  id: string;
  kind: SystemAlarmKind;
  priority: Priority;
  raisedAt: Millis;
  params: string;
  ackAt: Millis | null;
  ackUntil: Millis | null;
  ackBy: string | null;
  silencedAt: Millis | null;
  silencedUntil: Millis | null;
  shelvedUntil: Millis | null;
  clearedAt: Millis | null;
}

export function judgeRow(row: Pick<ObligationRow, 'dueAt' | 'metAt' | 'waivedAt' | 'endedAt'>, now: Millis): Judgement {
  return judge(row, now);
}

/** What the loop needs of an obligation: on a long night it reads very many. */
const dueColumns = [
  'id',
  'incident',
  'title',
  'dueAt',
  'stages',
  'lastStage',
  'lastRepeat',
  'lastScheduledAt',
  'ackAt',
  'ackUntil',
  'closedAt',
  'nextAt',
] as const;
export type DueRow = Pick<ObligationRow, (typeof dueColumns)[number]>;

export function scheduleOf(row: DueRow): Schedule {
  return {
    stages: JSON.parse(row.stages) as PlannedStage[],
    last: row.lastStage === null ? null : { stage: row.lastStage, repeat: row.lastRepeat ?? 0, scheduledAt: row.lastScheduledAt ?? 0 },
    ack: row.ackAt === null ? null : { at: row.ackAt, until: row.ackUntil ?? row.ackAt },
    closedAt: row.closedAt,
  };
}

export const docOf = (row: Pick<ObligationRow, 'doc'>): ObligationDoc => JSON.parse(row.doc) as ObligationDoc;

export function obligationById(db: ReadDb, id: Id): ObligationRow | undefined {
  return db.get<ObligationRow>('obligations.byId', 'SELECT * FROM obligations WHERE id = ? AND doc IS NOT NULL', id);
}

export function obligationsOf(db: ReadDb, incident: Id): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.ofIncident',
    'SELECT * FROM obligations WHERE incident = ? AND doc IS NOT NULL ORDER BY dueAt, id',
    incident,
  );
}

/** Duties of shifts whose key begins so: all rounds of one, or all of a kind. */
export function standingDutiesOf(db: ReadDb, keyPrefix: string): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.ofShift',
    'SELECT * FROM obligations WHERE incident IS NULL AND key >= ?1 AND key < ?1 || char(0x10ffff) AND doc IS NOT NULL ORDER BY key',
    keyPrefix,
  );
}

/** All that is ours and neither done nor over, also what is so late that it counts as missed; earliest limit first. */
export function openOfOurs(db: ReadDb, limit: number): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.openOfOurs',
    'SELECT * FROM obligations WHERE closedAt IS NULL AND ours = 1 AND doc IS NOT NULL ORDER BY dueAt, id LIMIT ?',
    limit,
  );
}

/** What opens duties that belong to no incident. */
export type StandingOpening = 'shift' | 'plan' | 'stock';

/** Those that are neither done nor over. */
export function openStandingDuties(db: ReadDb, of: StandingOpening): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.openStanding',
    'SELECT * FROM obligations WHERE closedAt IS NULL AND incident IS NULL AND opensOn = ? AND doc IS NOT NULL ORDER BY dueAt, id',
    of,
  );
}

/** As much of a standing duty as says whether it was opened before, and how it ended. */
export type DutyKey = Pick<ObligationRow, 'id' | 'key' | 'closedAt' | 'waivedBy'>;

/** Every duty of this kind that was ever opened. */
export function dutyKeys(db: ReadDb, of: StandingOpening): DutyKey[] {
  return db.all('obligations.keys', 'SELECT id, key, closedAt, waivedBy FROM obligations WHERE opensOn = ? AND doc IS NOT NULL', of);
}

/** Those of these that are still open. */
export function openDutiesByIds(db: ReadDb, ids: readonly Id[]): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.openByIds',
    'SELECT o.* FROM json_each(?) wanted JOIN obligations o ON o.id = wanted.value WHERE o.closedAt IS NULL ORDER BY o.dueAt, o.id',
    JSON.stringify(ids),
  );
}

export function refsOf(db: ReadDb, incident: Id, now: Millis): (ObligationRef & { opensOn: string; title: string })[] {
  return obligationsOf(db, incident).map((row) => ({
    id: row.id,
    key: row.key,
    dueAt: row.dueAt,
    state: judge(row, now).state,
    recipientId: row.recipientId,
    duty: row.duty,
    mode: row.mode,
    opensOn: row.opensOn,
    title: row.title,
  }));
}

/** SQL that says the same as `judge`, for filters over many. `?1` is now. */
const stateSql = `CASE
  WHEN metAt IS NOT NULL AND metAt <= dueAt THEN 'met'
  WHEN metAt IS NOT NULL AND metAt > min(dueAt + ${missedAfterMs}, coalesce(endedAt, 9e15)) THEN 'missed'
  WHEN metAt IS NOT NULL THEN 'late'
  WHEN waivedAt IS NOT NULL AND waivedAt <= dueAt THEN 'waived'
  WHEN waivedAt IS NOT NULL THEN 'missed'
  WHEN ?1 >= min(dueAt + ${missedAfterMs}, coalesce(endedAt, 9e15)) THEN 'missed'
  ELSE 'open' END`;

export interface ObligationFilter {
  state?: ObligationState | undefined;
  subject?: Id | undefined;
  limit: number;
  /** Rows after this one, as [dueAt, id]. */
  after?: [Millis, Id] | undefined;
}

export function listObligations(db: ReadDb, filter: ObligationFilter, now: Millis): ObligationRow[] {
  const fast = filter.state === 'open' ? 'closedAt IS NULL AND' : '';
  return db.all<ObligationRow>(
    `obligations.list.${fast === '' ? 'all' : 'open'}`,
    `SELECT * FROM obligations WHERE ${fast} doc IS NOT NULL AND (?2 IS NULL OR ${stateSql} = ?2) AND (?3 IS NULL OR incident = ?3)
       AND (dueAt, id) > (?4, ?5) ORDER BY dueAt, id LIMIT ?6`,
    now,
    filter.state ?? null,
    filter.subject ?? null,
    filter.after?.[0] ?? -1,
    filter.after?.[1] ?? '',
    filter.limit,
  );
}

/** Counts by incident: what is open, the next limit, what is late or missed. */
export function countsOf(db: ReadDb, incident: Id, now: Millis): { open: number; nextDueAt: Millis | null; late: number; missed: number } {
  const row = db.get<{ open: number; nextDueAt: Millis | null; late: number; missed: number }>(
    'obligations.counts',
    `SELECT coalesce(sum(closedAt IS NULL), 0) AS open, min(CASE WHEN closedAt IS NULL AND ours = 1 THEN dueAt END) AS nextDueAt,
       coalesce(sum(ours = 1 AND ${stateSql} = 'late'), 0) AS late, coalesce(sum(ours = 1 AND ${stateSql} = 'missed'), 0) AS missed
     FROM obligations WHERE incident = ?2 AND doc IS NOT NULL`,
    now,
    incident,
  );
  return row ?? { open: 0, nextDueAt: null, late: 0, missed: 0 };
}

export function firingsOf(db: ReadDb, obligation: Id): FiringRow[] {
  return db.all<FiringRow>(
    'obligations.firings',
    'SELECT stage, repeat, scheduledAt, firedAt, skipped FROM firings WHERE obligation = ? ORDER BY stage, repeat',
    obligation,
  );
}

export function acksOf(db: ReadDb, ref: string): AckRow[] {
  return db.all<AckRow>('obligations.acks', 'SELECT at, actor FROM alarmAcks WHERE ref = ? ORDER BY at', ref);
}

/** Those with something to fire by `now`, earliest first. */
export function dueObligations(db: ReadDb, now: Millis, limit: number): DueRow[] {
  return db.all<DueRow>(
    'obligations.due',
    `SELECT ${dueColumns.join(', ')} FROM obligations WHERE nextAt <= ? ORDER BY nextAt, id LIMIT ?`,
    now,
    limit,
  );
}

export function countDue(db: ReadDb, now: Millis): number {
  return db.get<{ n: number }>('obligations.dueCount', 'SELECT count(*) AS n FROM obligations WHERE nextAt <= ?', now)?.n ?? 0;
}

export function earliestNext(db: ReadDb): Millis | null {
  return (
    db.get<{ at: Millis | null }>('obligations.earliest', 'SELECT min(nextAt) AS at FROM obligations WHERE nextAt IS NOT NULL')?.at ?? null
  );
}

/** Open obligations that a stage has fired for: each is an alarm. */
export function raisedObligations(db: ReadDb): ObligationRow[] {
  return db.all<ObligationRow>(
    'obligations.raised',
    'SELECT * FROM obligations WHERE closedAt IS NULL AND lastStage IS NOT NULL ORDER BY dueAt LIMIT 2000',
  );
}

export function systemAlarms(db: ReadDb): SystemAlarmRow[] {
  return db.all<SystemAlarmRow>('obligations.systemAlarms', 'SELECT * FROM systemAlarms WHERE clearedAt IS NULL ORDER BY raisedAt');
}

export function systemAlarmById(db: ReadDb, id: string): SystemAlarmRow | undefined {
  return db.get<SystemAlarmRow>('obligations.systemAlarm', 'SELECT * FROM systemAlarms WHERE id = ?', id);
}

export function raisedSince(db: ReadDb, at: Millis): number {
  return (
    db.get<{ n: number }>('obligations.raisedSince', "SELECT count(*) AS n FROM alarmEvents WHERE at > ? AND priority <> 'notice'", at)
      ?.n ?? 0
  );
}

export interface AlarmEventRow {
  station: string;
  seq: number;
  at: Millis;
  ref: string;
  priority: Priority;
  title: string;
  source: string;
  ackAt: Millis | null;
  ackBy: string | null;
}

/** Alarms of a period, newest first, each with the first acknowledgement after it. */
export function alarmEvents(db: ReadDb, from: Millis, to: Millis, limit: number, before: Millis): AlarmEventRow[] {
  return db.all<AlarmEventRow>(
    'obligations.alarmEvents',
    `SELECT e.*, a.at AS ackAt, a.actor AS ackBy FROM alarmEvents e
       LEFT JOIN alarmAcks a ON a.ref = e.ref AND a.at = (SELECT min(at) FROM alarmAcks WHERE ref = e.ref AND at >= e.at)
     WHERE e.at >= ? AND e.at < ? AND e.at < ? ORDER BY e.at DESC LIMIT ?`,
    from,
    to,
    before,
    limit,
  );
}
