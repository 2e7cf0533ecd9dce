// What an incident is made of. Times are ms UTC, positions WGS-84 degrees, people are whole numbers, money is 万元.
import type { Millis } from '../time/clock.ts';
import type { RuleMeta } from '../settings/types.ts';

/** I 特别重大, II 重大, III 较大, IV 一般. */
export const grades = ['I', 'II', 'III', 'IV'] as const;
export type Grade = (typeof grades)[number];

/** Whether the first is the graver one: I before IV. */
export const isHigher = (a: Grade, b: Grade): boolean => grades.indexOf(a) < grades.indexOf(b);

export const casualtyFields = ['dead', 'seriouslyInjured', 'injured', 'missing', 'trapped', 'evacuated'] as const;
export type CasualtyField = (typeof casualtyFields)[number];

/** null: not said. `injured` counts all injured, the seriously injured included. */
export type Casualties = Record<CasualtyField, number | null>;

/** A number that was given only roughly: it counts for nothing but a hint. */
export interface Approximate {
  field: string;
  min?: number | undefined;
  max?: number | undefined;
  about?: number | undefined;
  text: string;
}

export interface Place {
  text: string;
  lng?: number | undefined;
  lat?: number | undefined;
}

export const sourceModes = ['phone', 'hotline', 'network', 'superior', 'patrol', 'written', 'other'] as const;
export type SourceMode = (typeof sourceModes)[number];

export interface Source {
  mode: SourceMode;
  caller?: string | undefined;
  phone?: string | undefined;
  /** The unit of the directory that called, when it is known. */
  unitId?: string | undefined;
}

/** Marks that raise the limits as a rule says. `deaths` is set by the figures, the rest by people. */
export const marks = ['school', 'foreigners', 'deaths', 'onlineAttention', 'specialPeriod'] as const;
export type Mark = (typeof marks)[number];

/** The three moments that rules start their clocks from. */
export const moments = ['occurred', 'learned', 'received'] as const;
export type Moment = (typeof moments)[number];

/** The facts of an incident. Each field has its own history; the later writer wins. */
export interface Facts {
  title: string;
  kind: string | null;
  grade: Grade;
  /** Who decided the grade: the rule or a person. */
  gradeBy: 'rule' | 'person';
  occurredAt: Millis | null;
  occurredApprox: boolean;
  learnedAt: Millis | null;
  receivedAt: Millis;
  place: Place | null;
  casualties: Casualties;
  approximate: Approximate[];
  /** Figures other than people that grading rules ask for, by metric name (`directLoss` in 万元, `forestAreaHa` …). */
  figures: Record<string, number>;
  marks: Mark[];
  source: Source;
  /** What was said, as it was typed or pasted. */
  text: string;
  /** Free text for the report: cause, course, measures, outlook, requests. */
  narrative: Narrative;
  handlingEndedAt: Millis | null;
}

export const narrativeFields = ['cause', 'course', 'impact', 'trend', 'leaders', 'measures', 'requests', 'commander'] as const;
export type NarrativeField = (typeof narrativeFields)[number];
export type Narrative = { [F in NarrativeField]?: string | undefined };

export interface EventKind {
  code: string;
  name: string;
  parent: string | null;
  /** 1 … 3 */
  level: number;
}

export interface GradingCondition {
  metric: string;
  unit: string;
  min?: number | undefined;
  maxExclusive?: number | undefined;
}

/** One line of a grading table: this kind, with any (or all) of these figures, is of this grade. */
export interface GradingRule extends RuleMeta {
  kind: string;
  grade: Grade;
  match: 'any' | 'all';
  conditions: GradingCondition[];
  /** The rule in words, also what figures cannot say. */
  text: string;
}

/** With this mark, the limits of at least this grade hold. */
export interface MarkRule extends RuleMeta {
  mark: Mark;
  timedAtLeastAs: Grade;
}

export interface GradeProposal {
  grade: Grade;
  /** The rule that decided; null when no rule has figures for this kind. */
  rule: GradingRule | null;
  /** Which figure of the rule was met, e.g. {metric: 'deaths', value: 3}. */
  because: { metric: string; value: number; atLeast: boolean } | null;
}
