// What an imported duty table is understood as: columns, readings of cells, problems, people. Pure data, shared with the contract.
import type { Id } from '../../kernel/ids.ts';

/** A sheet of the file, every cell as text. */
export interface ImportTable {
  name: string;
  rows: string[][];
  merged: { startRow: number; startColumn: number; endRow: number; endColumn: number }[];
}

export const columnRoles = ['day', 'weekday', 'shift', 'names', 'phones', 'title', 'postName', 'person', 'remark', 'ignored'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * A column of the table; a row of it when it is laid out with one column a day.
 * `posts`: what names in it are put on, the first until its seats are full, then the next.
 * `person`: its heading names somebody, its cells are marks (白, 休, √); `posts` are those of a mark that names none.
 */
export interface ImportColumn {
  at: number;
  head: string;
  role: ColumnRole;
  posts: string[];
  /** Pattern that the heading names (白班); null: as the row says, or every shift of the day. */
  shift: string | null;
}

/** Everything that a cell can be reproached with. `notice`: taken all the same. */
export const problemCodes = {
  dayUnreadable: 'error',
  dayImpossible: 'error',
  weekdayWrong: 'error',
  dayTwice: 'error',
  shiftUnknown: 'error',
  nameUnreadable: 'error',
  personUnknown: 'error',
  personAmbiguous: 'error',
  tooManyNames: 'error',
  postUnknown: 'error',
  monthDiffers: 'notice',
  dayMissing: 'notice',
  postEmpty: 'notice',
  markUnknown: 'error',
  monthMissing: 'error',
  twoPosts: 'notice',
  nameTwice: 'notice',
  phoneWrong: 'notice',
  phoneDiffers: 'notice',
  phoneAlone: 'notice',
} as const;
export type ProblemCode = keyof typeof problemCodes;

export interface ImportProblem {
  table: number;
  /** Row and column of the file, from 0. */
  row: number;
  column: number;
  code: ProblemCode;
  received: string;
  /** What would have been right, in words or as a number. */
  limit: string | number | null;
}

/** One person on one seat, and the cell that says so. */
export interface ImportReading {
  table: number;
  row: number;
  column: number;
  day: string;
  shift: string;
  post: string;
  slot: number;
  name: string;
  phone: string | null;
  title: string | null;
}

export const yearSources = ['given', 'cell', 'title', 'weekday', 'today'] as const;

export interface UnderstoodTable {
  /** One column a day. */
  transposed: boolean;
  /** Rows of the heading, as they are read (columns when transposed); null: no heading was found. */
  headRows: number[] | null;
  columns: ImportColumn[];
  year: { value: number; from: (typeof yearSources)[number] } | null;
}

/** What a mark means: not on duty; on duty as its person is; a shift; a post. */
export type MarkMeaning = { kind: 'off' } | { kind: 'on' } | { kind: 'shift'; pattern: string } | { kind: 'post'; post: string };

/** What a person corrects by hand; everything else is understood anew each time. */
export interface ImportCorrections {
  roster: Id;
  /** Tables that are left out. */
  leaveOut: number[];
  year: number | null;
  transposed: { table: number; value: boolean }[];
  columns: { table: number; at: number; role: ColumnRole; posts: string[]; shift: string | null }[];
  /** Shift as the table names it → pattern. */
  shifts: { text: string; pattern: string }[];
  /** Mark as the table has it → what it means. */
  marks: { text: string; means: MarkMeaning }[];
  edits: { table: number; row: number; column: number; text: string }[];
  /** Person as the table names him → who that is. */
  people: { key: string; choice: PersonChoice }[];
  /** Seats of shifts that are over are taken in as history. */
  history: boolean;
}

/** Nothing is corrected yet. */
export const noCorrections = (roster: Id): ImportCorrections => ({
  roster,
  leaveOut: [],
  year: null,
  transposed: [],
  columns: [],
  shifts: [],
  marks: [],
  edits: [],
  people: [],
  history: false,
});

export type PersonChoice =
  | { kind: 'person'; person: Id }
  /** Is added to the directory. */
  | { kind: 'create'; unit: Id | null; post: string }
  | { kind: 'leaveOut' };

/** Names a person of the table: the name, and the telephone where one stands with it. */
export const personKey = (name: string, phone: string | null): string => `${name}/${phone ?? ''}`;
