// Units as a tree, people with posts and phones, groups of people.
import type { Id } from '../kernel/ids.ts';

export const unitKinds = ['province', 'city', 'county', 'township', 'department', 'enterprise', 'school', 'hospital', 'other'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface UnitValue {
  name: string;
  shortName: string | null;
  kind: UnitKind;
  parent: Id | null;
  phone: string | null;
  order: number;
  removed: boolean;
}

export const phoneKinds = ['mobile', 'office', 'home', 'fax'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

export interface Phone {
  kind: PhoneKind;
  number: string;
  /** When somebody answers it, in words: 工作日 08:30–17:30. */
  hours?: string | undefined;
}

/** A post beside the main one (兼职). */
export interface OtherPost {
  unit: Id | null;
  post: string;
}

export interface PersonValue {
  name: string;
  unit: Id | null;
  post: string;
  /** YYYY-MM-DD from which the person holds unit and post; null: not said. */
  postSince: string | null;
  otherPosts: OtherPost[];
  /** In the order in which they are called. */
  phones: Phone[];
  email: string | null;
  /** What rosters ask for: 驾驶, 涉密 … */
  qualifications: string[];
  note: string;
  order: number;
  removed: boolean;
}

export interface GroupValue {
  name: string;
  order: number;
  removed: boolean;
}

/** What a column of a table of people may hold. */
export const importFields = [
  'name',
  'unit',
  'above',
  'department',
  'post',
  'postSince',
  'mobile',
  'office',
  'home',
  'fax',
  'phone',
  'hours',
  'email',
  'qualifications',
  'groups',
  'order',
  'note',
] as const;
export type ImportField = (typeof importFields)[number];

/** Why a cell or a line is refused. */
export const importProblems = [
  'missing',
  'tooLong',
  'tooMany',
  'formula',
  'notName',
  'notPhone',
  'rounded',
  'notEmail',
  'notOrder',
  'notDate',
  'future',
  'unitUnknown',
  'unitAmbiguous',
  'twice',
  'ambiguous',
] as const;
export type ImportProblemCode = (typeof importProblems)[number];
