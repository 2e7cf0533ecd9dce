// What happens on duty: signing in, spot checks, handing over, and what counts in the yearly assessment.
import type { z } from 'zod';
import type { ShiftDutyKind } from '../obligations/types.ts';
import type { DayKind, Post } from '../rosters/types.ts';
import type { RuleMeta } from '../settings/types.ts';
import type { drawnSchema, equipmentItemSchema, sheetSchema, typedSchema } from './schemas.ts';

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

/** How spot checks are drawn. Moments are random, so that nobody can know them; these are the bounds. */
export interface SpotPlan {
  /** Calls to one unit in a period. */
  perUnit: number;
  periodDays: number;
  /** Share of the calls that come at night. */
  nightShare: number;
  /** HH:mm; the day for this purpose, the rest is night. */
  dayFrom: string;
  dayTo: string;
  /** Two calls to one unit are at least so far apart. */
  apartHours: number;
}

/** What is owed on duty itself: when it opens, by when, and who is told. */
export interface DutyRule extends RuleMeta {
  name: string;
  nameEn: string;
  duty: ShiftDutyKind;
  ladder: string;
  /** When it opens: seconds after the moment it counts from; negative: before. */
  opensSeconds: number;
  /** The limit: seconds after the moment it counts from: begin of the shift (checkIn, gap), its end (handover), the drawn moment (spotCheck). */
  limitSeconds: number;
  /** Who signs in (checkIn). */
  posts?: Post[] | undefined;
  /** Whether somebody may sign in by telephone (checkIn). */
  byPhone?: boolean | undefined;
  /** How calls are drawn (spotCheck). */
  spot?: SpotPlan | undefined;
}

/** How a person signed in. */
export const checkInWays = ['page', 'phone'] as const;
export type CheckInWay = (typeof checkInWays)[number];

/** What a spot check found. */
export const spotResults = ['answered', 'nobody', 'wrongPerson', 'wrongNumber'] as const;
export type SpotResult = (typeof spotResults)[number];
/** Results that count against the unit. A wrong number is ours to mend. */
export const failedResults: readonly SpotResult[] = ['nobody', 'wrongPerson'];

/** What lies in the duty room and is handed over; which of them there are is the office's own list. */
export const equipmentStates = ['good', 'faulty', 'absent', 'unchecked'] as const;
export type EquipmentState = (typeof equipmentStates)[number];
export type EquipmentItem = z.infer<typeof equipmentItemSchema>;
/** What of a handover sheet is drawn from the journal. */
export type DrawnSheet = z.infer<typeof drawnSchema>;
/** What of it people write. */
export type TypedSheet = z.infer<typeof typedSchema>;
/** The whole, frozen with both signatures. */
export type HandoverSheet = z.infer<typeof sheetSchema>;
