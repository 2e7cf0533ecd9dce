// What happens on duty: signing in, spot checks, handing over, and what counts in the yearly assessment.
import type { DayKind } from '../rosters/types.ts';
import type { RuleMeta } from '../settings/types.ts';

/** What can be counted for a unit or a person over a period; each is derived from the journal. */
export const scoreMetrics = [
  'gaps',
  'lateCheckIns',
  'missedCheckIns',
  'spotChecksFailed',
  'lateReports',
  'missedReports',
  'lateHandovers',
  'swaps',
  'dutyHours',
] as const;
export type ScoreMetric = (typeof scoreMetrics)[number];

/** A line of the scoring table of the yearly assessment (值班考核). */
export interface DutyScore extends RuleMeta {
  name: string;
  nameEn: string;
  metric: ScoreMetric;
  appliesTo: 'unit' | 'person';
  /** Points for each; negative takes away. */
  points: number;
  /** At most so many points, either way; null: no limit. */
  cap: number | null;
}

/** What a duty earns (补贴, 补休), by the kind of the day on which it begins; null: the office has not said. */
export interface DutyAllowance extends RuleMeta {
  dayKind: DayKind;
  yuan: number | null;
  restDays: number | null;
}
