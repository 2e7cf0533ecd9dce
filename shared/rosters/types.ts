// Who serves when. A roster has posts and shift patterns; a shift is a pattern on a day; a cell is one seat of a post in a shift.
import type { Id } from '../kernel/ids.ts';
import type { RuleMeta } from '../settings/types.ts';
import type { Millis } from '../time/clock.ts';

/** Kinds of posts. The ladder tells main, deputy and leaderOnShift. */
export const posts = ['leaderOnShift', 'main', 'deputy', 'driver', 'standby', 'other'] as const;
export type Post = (typeof posts)[number];

export const rosterKinds = ['dutyRoom', 'township', 'department', 'standby'] as const;
export type RosterKind = (typeof rosterKinds)[number];

/** The roster of the station's own duty room: it is there from the start, and the alarm ladder reads it. */
export const homeRosterId: Id = '00000000-0000-7000-8000-00000000d07e';
/** The pattern of a roster that nobody has set up: from one handover to the next. */
export const wholeDay = 'day';

/** Who may serve on a post, in the order in which `inOrder` posts rotate. */
export interface Pool {
  people: Id[];
  /** Groups of the directory; their members follow the people named singly. */
  groups: Id[];
}

/** `inOrder`: one after the other as the pool stands, as leaders do. `fair`: whoever has had least. */
export const rotations = ['fair', 'inOrder'] as const;
export type Rotation = (typeof rotations)[number];

export interface RosterPost {
  /** Names the post within its roster. */
  id: string;
  kind: Post;
  /** As the table prints it: 带班领导. */
  name: string;
  /** Seats: so many serve at once. */
  count: number;
  /** A shift without it is a gap. */
  required: boolean;
  /** Whoever serves must have all of these. */
  qualifications: string[];
  pool: Pool;
  rotation: Rotation;
}

/** Kinds of days, as the public calendar has them: make-up working days count as workdays. */
export const dayKinds = ['workday', 'weekend', 'holiday'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface HolidayDay {
  /** YYYY-MM-DD */
  day: string;
  /** A day off, or a weekend day that is worked (调休). */
  kind: 'holiday' | 'workday';
  name: string;
  /** The day that the law names, not one that was moved there. */
  statutory?: boolean | undefined;
}

/** The public holidays of a year: a rule of the table `holidays`, with its notice as source. */
export interface HolidayYear extends RuleMeta {
  year: number;
  days: HolidayDay[];
}

export interface ShiftPattern {
  /** Names the pattern within its roster. */
  id: string;
  /** 全天, 白班, 夜班 … */
  name: string;
  days: DayKind[];
  /** HH:mm; null: the office's handover time. */
  from: string | null;
  /** HH:mm; at or before `from` it is on the next day; null: the office's handover time. */
  to: string | null;
  /** Posts that serve in it; null: all. */
  posts: string[] | null;
}

/** How much a duty weighs when duties are shared out. `night` is added to a shift with hours between 22:00 and 06:00. */
export interface DutyWeights {
  workday: number;
  weekend: number;
  holiday: number;
  night: number;
}

export interface RosterRules {
  /** Hours between the end of a duty and the beginning of the next of the same person, in whatever roster. */
  restHours: number;
  /** Duties of one person from Monday to Sunday; null: no limit. */
  maxPerWeek: number | null;
  weights: DutyWeights;
  /** Days before the period whose duties are carried over when duties are shared out. */
  carryOverDays: number;
}

export interface RosterValue {
  name: string;
  /** The unit that serves; null: the station's own. */
  unit: Id | null;
  kind: RosterKind;
  posts: RosterPost[];
  patterns: ShiftPattern[];
  rules: RosterRules;
  /** Gaps of this roster alarm here, as those of the duty room's own always do. */
  watched?: boolean | undefined;
  order: number;
  removed: boolean;
}

export interface Roster extends RosterValue {
  id: Id;
}

/** A stretch of duty, half-open. */
export interface Shift {
  /** Calendar day on which it begins, YYYY-MM-DD. */
  day: string;
  from: Millis;
  /** Exclusive. */
  to: Millis;
}

/** A pattern of a roster on a day. */
export interface RosterShift extends Shift {
  roster: Id;
  pattern: string;
  name: string;
  dayKind: DayKind;
  night: boolean;
  /** What it weighs when duties are shared out. */
  weight: number;
  /** Ids of the posts that serve in it. */
  posts: string[];
}

/** One seat: where a person is put. */
export interface CellRef {
  roster: Id;
  day: string;
  /** Id of the pattern. */
  shift: string;
  /** Id of the post. */
  post: string;
  /** Seat within the post, from 0. */
  slot: number;
}

/** How a person came onto a seat. */
export const assignedHows = ['assigned', 'substitution', 'swap', 'undo', 'imported'] as const;
export type AssignedHow = (typeof assignedHows)[number];

/** Why somebody else comes at short notice. */
export const substitutionCauses = ['sick', 'away', 'called', 'other'] as const;

export const leaveKinds = ['leave', 'sick', 'travel', 'training', 'other'] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** A person is away from a day to a day, both included. */
export interface LeaveValue {
  person: Id;
  from: string;
  to: string;
  kind: LeaveKind;
  note: string;
  removed: boolean;
}

export const wishWants = ['on', 'off'] as const;

/** What somebody would like; kept where it can be, and said where it cannot. */
export interface WishValue {
  person: Id;
  /** null: in whatever roster. */
  roster: Id | null;
  from: string;
  to: string;
  /** 0 Sunday … 6 Saturday; null: every day of the period. */
  weekdays: number[] | null;
  want: (typeof wishWants)[number];
  note: string;
  removed: boolean;
}

export const swapStates = ['asked', 'accepted', 'declined', 'withdrawn', 'approved', 'refused', 'undone'] as const;
export type SwapState = (typeof swapStates)[number];

export const draftOrigins = ['generated', 'imported', 'copied', 'blank'] as const;
export type DraftOrigin = (typeof draftOrigins)[number];

/** A seat of a draft or a published version: day, pattern, post, seat, who. */
export type CellTuple = [day: string, shift: string, post: string, slot: number, person: Id | null];

/** Rules that a table may break. `twice`: at two places at once. `fixed`: somebody else than who was settled for a seat. */
export const breachRules = ['twice', 'removed', 'leave', 'rest', 'perWeek', 'qualification', 'pool', 'empty', 'fixed'] as const;
export type BreachRule = (typeof breachRules)[number];
