// What a file gives before anything is understood of it, and what is said about the understanding.
import type { Body, PlanKind, PlanText } from '../types.ts';

/** A paragraph or a table of the file, in reading order. */
export type SourceBlock =
  | {
      kind: 'paragraph';
      text: string;
      /** 1 … 9 when the file styles or outlines it as a heading (0: its title); null: it says nothing. */
      heading: number | null;
      /** Number that the file's own numbering prints before it ('一、', '3.1'), which is no part of `text`; '' for none. */
      numbering: string;
      bold: boolean;
      centred: boolean;
      /** Points; null: unknown. */
      size: number | null;
      /** From 1; null: the format has no pages. */
      page: number | null;
    }
  | { kind: 'table'; rows: string[][]; page: number | null };

export const sourceFormats = ['docx', 'pdf', 'txt', 'md'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

export interface SourceDocument {
  format: SourceFormat;
  blocks: SourceBlock[];
  /** What of the file could not be taken over, so that nobody thinks it was: pictures, notes, headers. */
  left: { what: 'pictures' | 'headers' | 'comments' | 'drawings' | 'deletions' | 'pagesWithoutText'; count: number }[];
}

/** What the parser is unsure of, or misses. */
export const parseProblems = [
  'noTitle',
  'noHeadings',
  'noLevels',
  'levelWithoutConditions',
  'levelWithoutSteps',
  'numberSkipped',
  'numberTwice',
  'annexMissing',
  'phoneUnclear',
  'noDate',
  'noIssuer',
  'kindGuessed',
  'textLeft',
] as const;
export type ParseProblemCode = (typeof parseProblems)[number];

export interface ParseProblem {
  code: ParseProblemCode;
  section: string | null;
  /** The words it is about, or what was missing. */
  received: string;
}

/** What was understood of a file: shown, mended by hand, then taken in. */
export interface ParsedPlan {
  title: string;
  planKind: PlanKind;
  body: Body | null;
  eventKinds: string[];
  unitName: string;
  number: string;
  label: string;
  issuedOn: string | null;
  effectiveOn: string | null;
  text: PlanText;
  problems: ParseProblem[];
}

/** What the parser must know of the office. */
export interface ParseContext {
  /** Event kinds of the tables, to find them in titles. */
  kinds: readonly { code: string; name: string; level: number }[];
  /** Ids of sections, steps …: 'a', 'b' … or UUIDs; fresh at each call. */
  newId: () => string;
}
