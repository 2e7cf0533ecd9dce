// Obligations and alarms as the contract shows them.
import type { AlarmOut, ObligationOut } from '#shared/contract/obligations.ts';
import {
  type AlarmState,
  compareAlarms,
  floodCount,
  floodWindowMs,
  isSilenced,
  isSounding,
  isUnanswered,
} from '#shared/obligations/alarms.ts';
import { alarmNames, roleNames } from '#shared/obligations/lines.ts';
import type { Basis, Desired, FrozenRule, PlannedStage } from '#shared/obligations/types.ts';
import { isOurs, obligationTitle } from '#shared/obligations/titles.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { incidentById } from '../incidents/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { alarmOfObligation, alarmOfSystem } from './commands.ts';
import {
  acksOf,
  docOf,
  firingsOf,
  judgeRow,
  type ObligationRow,
  raisedObligations,
  raisedSince,
  type SystemAlarmRow,
  systemAlarms,
} from './queries.ts';

export interface WireContext {
  db: ReadDb;
  now: Millis;
  iso: (at: Millis) => string;
}

function ruleOut(rule: FrozenRule): ObligationOut['rule'] {
  return {
    id: rule.id,
    source: sourceText(rule.source),
    version: rule.version,
    pack: rule.pack,
    confidence: rule.confidence,
    limitSeconds: rule.limitSeconds,
    dailyAt: rule.dailyAt ?? null,
    limitIsDefault: rule.limitIsDefault,
    clock: rule.clock,
    clockUsed: rule.clockUsed,
    force: rule.force,
    note: rule.note ?? null,
  };
}

function basisOut(basis: Basis): ObligationOut['bases'][number] {
  return { id: basis.id, source: sourceText(basis.source), confidence: basis.confidence, limitSeconds: basis.limitSeconds };
}

/** What would open, for forms and diffs. */
export function desiredOut(desired: Desired, iso: (at: Millis) => string) {
  return {
    key: desired.key,
    kind: desired.duty,
    mode: desired.mode,
    title: obligationTitle(desired, 'zh-CN'),
    owedBy: desired.owedBy,
    recipient: desired.recipient,
    ours: isOurs(desired),
    startedAt: iso(desired.startedAt),
    dueAt: iso(desired.dueAt),
    rule: ruleOut(desired.rule),
    bases: desired.bases.map(basisOut),
  };
}

function stagesOut(row: ObligationRow, context: WireContext): ObligationOut['stages'] {
  const stages = JSON.parse(row.stages) as PlannedStage[];
  const firings = row.lastStage === null ? [] : firingsOf(context.db, row.id);
  const acks = row.ackAt === null ? [] : acksOf(context.db, row.id);
  return stages.map((stage, index) => {
    const fired = firings.filter((firing) => firing.stage === index);
    const first = fired.find((firing) => firing.repeat === 0) ?? fired[0];
    const end = firings.find((firing) => firing.stage > index)?.firedAt ?? Number.MAX_SAFE_INTEGER;
    const ack = first && acks.find((one) => one.at >= first.firedAt && one.at < end);
    return {
      id: stage.id,
      at: context.iso(stage.at),
      ...(first ? { firedAt: context.iso(first.firedAt) } : {}),
      tells: stage.tells,
      priority: stage.priority,
      repeats: Math.max(0, fired.length - 1),
      ...(ack ? { acknowledgedBy: actorName(context.db, ack.actor) ?? ack.actor, acknowledgedAt: context.iso(ack.at) } : {}),
    };
  });
}

export function obligationOut(row: ObligationRow, context: WireContext): ObligationOut {
  const { db, now, iso } = context;
  const doc = docOf(row);
  const judged = judgeRow(row, now);
  const incident = row.incident === null ? undefined : incidentById(db, row.incident);
  const state = alarmOfObligation(row);
  return {
    id: row.id,
    kind: row.duty,
    mode: row.mode,
    subject: row.incident,
    subjectTitle: incident?.title ?? null,
    title: row.title,
    owedBy: doc.owedBy,
    recipient: doc.recipient,
    ours: row.ours === 1,
    startedAt: iso(row.startedAt),
    openedAt: iso(row.openedAt),
    dueAt: iso(row.dueAt),
    state: judged.state,
    overdue: judged.overdue,
    rule: ruleOut(doc.rule),
    bases: doc.bases.map(basisOut),
    stages: stagesOut(row, context),
    ...(row.metAt === null ? {} : { metAt: iso(row.metAt) }),
    ...(judged.lateByMs > 0 ? { lateByMs: judged.lateByMs } : {}),
    ...(row.proof === null ? {} : { proof: JSON.parse(row.proof) as NonNullable<ObligationOut['proof']> }),
    ...(row.waivedReason === null ? {} : { waivedReason: row.waivedReason }),
    ...(row.waivedBy === null ? {} : { waivedBy: row.waivedBy === 'rule' ? 'rule' : (actorName(db, row.waivedBy) ?? row.waivedBy) }),
    ...(row.explanation === null ? {} : { explanation: row.explanation }),
    alarm: state ? obligationAlarm(row, state, context) : null,
  };
}

function stateOut(state: AlarmState, context: WireContext, ackBy: string | null) {
  const { iso, now, db } = context;
  const at = (value: Millis | null): string | null => (value === null ? null : iso(value));
  const answered = !isUnanswered(state, now) && state.acknowledgedAt !== null;
  return {
    priority: state.priority,
    raisedAt: iso(state.raisedAt),
    sounding: isSounding(state, now),
    silencedUntil: isSilenced(state, now) ? at(state.silencedUntil) : null,
    acknowledgedBy: answered && ackBy !== null ? (actorName(db, ackBy) ?? ackBy) : null,
    acknowledgedAt: answered ? at(state.acknowledgedAt) : null,
    quietUntil: answered ? at(state.quietUntil) : null,
    shelvedUntil: at(state.shelvedUntil !== null && state.shelvedUntil > now ? state.shelvedUntil : null),
  };
}

function obligationAlarm(row: ObligationRow, state: AlarmState, context: WireContext): AlarmOut {
  const incident = row.incident === null ? undefined : incidentById(context.db, row.incident);
  const stage = (JSON.parse(row.stages) as PlannedStage[])[row.lastStage ?? 0];
  return {
    id: row.id,
    kind: 'obligation',
    title: row.title,
    incident: incident ? { id: incident.id, title: incident.title, grade: incident.grade } : null,
    obligation: row.id,
    duty: row.duty,
    dueAt: context.iso(row.dueAt),
    tells: (stage?.tells ?? []).map((role) => roleNames['zh-CN'][role]),
    stage: stage?.id ?? null,
    mayShelve: false,
    params: {},
    ...stateOut(state, context, row.ackBy),
  };
}

function systemAlarm(row: SystemAlarmRow, context: WireContext): AlarmOut {
  return {
    id: row.id,
    kind: row.kind,
    title: alarmNames['zh-CN'][row.kind],
    incident: null,
    obligation: null,
    duty: null,
    dueAt: null,
    tells: [],
    stage: null,
    mayShelve: true,
    params: JSON.parse(row.params) as AlarmOut['params'],
    ...stateOut(alarmOfSystem(row), context, row.ackBy),
  };
}

export interface AlarmList {
  items: AlarmOut[];
  flood: boolean;
  raisedLast10Min: number;
}

/** All that stands, urgent first, then by limit. */
export function alarmList(context: WireContext): AlarmList {
  const rows = raisedObligations(context.db).flatMap((row) => {
    const state = alarmOfObligation(row);
    return state ? [{ priority: state.priority, at: row.dueAt, out: obligationAlarm(row, state, context) }] : [];
  });
  const system = systemAlarms(context.db).map((row) => ({ priority: row.priority, at: row.raisedAt, out: systemAlarm(row, context) }));
  const recent = raisedSince(context.db, context.now - floodWindowMs);
  return { items: [...rows, ...system].sort(compareAlarms).map(({ out }) => out), flood: recent > floodCount, raisedLast10Min: recent };
}
