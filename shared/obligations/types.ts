// A rule says what falls due; an obligation is that rule come to life for one incident and one recipient.
import type { Id } from '../kernel/ids.ts';
import type { Grade, Mark, Moment } from '../incidents/types.ts';
import type { Confidence, Level, RuleMeta, RuleSource } from '../settings/types.ts';
import type { Millis } from '../time/clock.ts';

/** Who is told when a stage fires; resolved at that moment from who is on duty then. */
export const roles = ['main', 'deputy', 'leaderOnShift', 'director'] as const;
export type Role = (typeof roles)[number];

/** urgent: overdue or nearly; important: soon; notice: for the list, no sound at night. */
export const priorities = ['urgent', 'important', 'notice'] as const;
export type Priority = (typeof priorities)[number];

/** How long an acknowledgement keeps an alarm quiet before it sounds again, ms. */
export const leaseMs: Record<Priority, number> = { urgent: 2 * 60_000, important: 5 * 60_000, notice: 15 * 60_000 };

/** first/followUp/final report; a report owed to us; telling somebody; an instruction to be carried out. */
export const ruleDuties = ['first', 'followUp', 'final', 'inbound', 'tell', 'task'] as const;
export type RuleDuty = (typeof ruleDuties)[number];
/** Of the duty room itself, with no incident: signing in, a post that nobody holds, handing over, a spot check that is due. */
export const shiftDuties = ['checkIn', 'gap', 'handover', 'spotCheck'] as const;
export type ShiftDutyKind = (typeof shiftDuties)[number];
/** Of the plan library, with no incident: filing, making public, evaluating, revising, drilling. */
export const planDuties = ['planFiling', 'planPublication', 'planEvaluation', 'planRevision', 'planDrill'] as const;
export type PlanDutyKind = (typeof planDuties)[number];
/** Of stock, with no incident: refilling what fell below its minimum, clearing what expires. */
export const stockDuties = ['stockMinimum', 'stockExpiry'] as const;
export type StockDutyKind = (typeof stockDuties)[number];
/** `step`: of a response that was started on an incident. */
export const duties = [...ruleDuties, 'step', ...shiftDuties, ...planDuties, ...stockDuties] as const;
export type Duty = (typeof duties)[number];

export const modes = ['phone', 'written', 'any'] as const;
export type Mode = (typeof modes)[number];

/** What makes a rule's obligation open. `reference`: nothing does; the rule is there to be read. */
export const openings = ['received', 'firstSubmitted', 'majorChange', 'handlingEnded', 'reference'] as const;
export type Opening = (typeof openings)[number];
/** What opens an obligation beside the rules of reporting: somebody's word, a shift, a response, a plan of the library, stock. */
export const otherOpenings = ['instruction', 'shift', 'activation', 'plan', 'stock'] as const;
export type AnyOpening = Opening | (typeof otherOpenings)[number];

export interface Party {
  id: string;
  name: string;
  nameEn?: string | undefined;
}

export interface DeadlineRule extends RuleMeta {
  /** The level of government whose duty room owes it; null: whatever the level. */
  level: Level | null;
  /** Codes of event kinds; a code covers the kinds below it; '*' covers all. */
  kinds: string[];
  /** Empty: all grades. */
  grades: Grade[];
  /** Only incidents with one of these marks. */
  marks?: Mark[] | undefined;
  /** Only when a unit of one of these kinds called us (inbound duties). */
  callerKinds?: string[] | undefined;
  owedBy: Party;
  recipient: Party;
  duty: RuleDuty;
  mode: Mode;
  opensOn: Opening;
  /** The moment that starts the clock; for later duties the clock starts at what opens them. */
  clock: Moment | 'opening';
  /** null: the source says only "at once"; the ladder's default is used and labelled a default. */
  limitSeconds: number | null;
  /** Wall times of day, HH:mm: the next of them after the opening is the limit. */
  dailyAt?: string[] | undefined;
  force: 'must' | 'strive' | 'derived' | 'proposal';
  /** When a raised grade opens this: from the change, or from the moment `clock` names. */
  onRaise: 'fromChange' | 'fromClock';
  ladder: string;
}

export interface LadderStage {
  id: string;
  /** Share of the limit (1 = when it is over), or seconds before (-) or after (+) the limit. */
  at: { share: number } | { afterSeconds: number };
  tells: Role[];
  priority: Priority;
  repeatSeconds: number | null;
}

export interface Ladder extends RuleMeta {
  name: string;
  nameEn: string;
  stages: LadderStage[];
  /** What "at once" is taken as, seconds. A default of this program, labelled so. */
  atOnceSeconds: number;
}

/** A stage with its absolute time. */
export interface PlannedStage {
  id: string;
  at: Millis;
  tells: Role[];
  priority: Priority;
  repeatMs: number | null;
}

/** The frozen copy of the rule under which an obligation was opened. */
export interface FrozenRule {
  id: string;
  version: number;
  pack: string;
  source: RuleSource;
  confidence: Confidence;
  /** null for limits that are times of day, see dailyAt. */
  limitSeconds: number | null;
  dailyAt?: string[] | undefined;
  /** True when the limit is the ladder's own because the source says only "at once". */
  limitIsDefault: boolean;
  clock: Moment | 'opening';
  /** The moment the clock really started from, when the rule's own was not known. */
  clockUsed: Moment | 'opening' | 'change';
  force: DeadlineRule['force'];
  note?: string | null | undefined;
}

/** Another rule that asks for the same, no stricter: named beside the deciding one. */
export interface Basis {
  id: string;
  source: RuleSource;
  confidence: Confidence;
  limitSeconds: number | null;
}

/** What a rule gives for one incident, before it is an obligation. */
export interface Desired {
  /** recipient, owed by, duty, mode and round: one obligation each. */
  key: string;
  duty: Duty;
  mode: Mode;
  owedBy: Party;
  recipient: Party;
  startedAt: Millis;
  dueAt: Millis;
  rule: FrozenRule;
  bases: Basis[];
  ladder: Ladder;
}

export const obligationStates = ['open', 'met', 'late', 'missed', 'waived'] as const;
export type ObligationState = (typeof obligationStates)[number];

export interface Firing {
  stage: number;
  repeat: number;
  scheduledAt: Millis;
}

/** As much of an obligation as the clock needs. */
export interface Schedule {
  stages: PlannedStage[];
  last: Firing | null;
  /** The latest acknowledgement: from when, until when it keeps quiet. */
  ack: { at: Millis; until: Millis } | null;
  /** Met, waived or ended; nothing fires from then on. */
  closedAt: Millis | null;
}

export interface DueFiring extends Firing {
  /** How long after its time it fires, ms. */
  lateMs: number;
  /** Repeats of the same stage that were passed over because they were due as well. */
  skipped: number;
  /** Scheduled time of the first of those passed over, else its own: its place in the order. */
  since: Millis;
}

export interface ObligationRef {
  id: Id;
  key: string;
  dueAt: Millis;
  state: ObligationState;
  recipientId: string;
  duty: Duty;
  mode: Mode;
}

export const systemAlarmKinds = [
  'selfTest',
  'clockJumped',
  'noLeader',
  'auditMismatch',
  'backupOld',
  'noticeFailed',
  'diskLow',
  'entriesLost',
  'damaged',
] as const;
export type SystemAlarmKind = (typeof systemAlarmKinds)[number];
