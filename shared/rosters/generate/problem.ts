// What the generator is given: shifts, seats to fill, people, leave, wishes and rules, all by number, so that solvers work on plain arrays.
import type { Id } from '../../kernel/ids.ts';
import type { Millis } from '../../time/clock.ts';
import type { DayKind, Rotation } from '../types.ts';

export interface GenShift {
  /** `day/pattern`: names it within the roster. */
  key: string;
  /** YYYY-MM-DD */
  day: string;
  pattern: string;
  name: string;
  from: Millis;
  /** Exclusive. */
  to: Millis;
  kind: DayKind;
  night: boolean;
  weight: number;
}

/** Duty that counts when duties are shared out. */
export interface Load {
  weighted: number;
  weekend: number;
  holiday: number;
  night: number;
}
export const measures = ['weighted', 'weekend', 'holiday', 'night'] as const;
export type Measure = (typeof measures)[number];
export const noLoad: Load = { weighted: 0, weekend: 0, holiday: 0, night: 0 };

export interface GenPost {
  /** Names the post within its roster. */
  id: string;
  name: string;
  rotation: Rotation;
  required: boolean;
  qualifications: readonly string[];
  /** People by number, in the order in which an `inOrder` post rotates. */
  pool: readonly number[];
  /** People outside the pool who could serve on it, were the pool wider. */
  others: readonly number[];
  /** Place in the pool whose turn is first. */
  next: number;
}

/** Seats of one post in one shift. */
export interface GenDemand {
  shift: number;
  post: number;
  /** Seats to fill. */
  open: number;
  /** People who are settled for the other seats of the post. */
  fixed: readonly number[];
}

/** A stretch in which somebody cannot serve. */
export interface Busy {
  from: Millis;
  to: Millis;
  kind: 'leave' | 'duty';
  /** Day on which the duty begins: it counts in that week; '' for leave. */
  day: string;
  /** Hours of rest that the roster of that duty asks; 0 for leave. */
  rest: number;
  /** Id of the leave, or the key of the other roster's seat. */
  id: string;
  /** As an explanation names it: 请假 11-20 至 11-25. */
  text: string;
}

export interface GenPerson {
  id: Id;
  name: string;
  qualifications: readonly string[];
  busy: readonly Busy[];
  /** Duty before the period that counts on, by post. */
  carried: readonly Load[];
}

export interface GenWish {
  id: Id;
  person: number;
  want: 'on' | 'off';
  shifts: readonly number[];
}

export interface Problem {
  /** In the order of their beginning. */
  shifts: readonly GenShift[];
  demands: readonly GenDemand[];
  posts: readonly GenPost[];
  people: readonly GenPerson[];
  wishes: readonly GenWish[];
  restHours: number;
  /** Duties of one person from Monday to Sunday; null: no limit. */
  maxPerWeek: number | null;
  /** What a duty on a workday weighs: one weighted shift. */
  unit: number;
}

/** Who fills the open seats of each demand; shorter than `open` where a seat stays empty. */
export type Plan = readonly (readonly number[])[];

/** @throws RangeError when there is nothing at that place: the numbers of a problem do not fit together */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return value;
}

export function loadOf(shift: Pick<GenShift, 'weight' | 'kind' | 'night'>): Load {
  return {
    weighted: shift.weight,
    weekend: shift.kind === 'weekend' ? 1 : 0,
    holiday: shift.kind === 'holiday' ? 1 : 0,
    night: shift.night ? 1 : 0,
  };
}

export function addLoad(a: Load, b: Load): Load {
  return { weighted: a.weighted + b.weighted, weekend: a.weekend + b.weekend, holiday: a.holiday + b.holiday, night: a.night + b.night };
}
