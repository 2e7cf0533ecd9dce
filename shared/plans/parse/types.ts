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
      /** Bold, or set in a face that only headings have (黑体, 小标宋). */
      bold: boolean;
      centred: boolean;
      /** Points; null: unknown. */
      size: number | null;
      /** From 1; null: the format has no pages. */
      page: number | null;
    }
  | {
      kind: 'table';
      /** As many cells in every row. A merged cell's text stands in its first cell alone, so that no character counts twice. */
      rows: string[][];
      /** Which cells are merged, for who must know that a name holds for the rows below; left out where the format cannot say. */
      merged?: { row: number; column: number; rows: number; columns: number }[];
      page: number | null;
    };

export const sourceFormats = ['docx', 'pdf', 'txt', 'md'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** `headers`: running heads, feet and page numbers; `contents`: lines of a generated table of contents; `drawings`: shapes, charts and
 *  embedded objects without text of their own; `deletions`: text that a tracked change takes away; `hidden`: text that is not printed. */
export const leftOuts = ['pictures', 'headers', 'comments', 'drawings', 'deletions', 'hidden', 'contents', 'pagesWithoutText'] as const;
export type LeftOut = (typeof leftOuts)[number];

export interface SourceDocument {
  format: SourceFormat;
  blocks: SourceBlock[];
  /** How the bytes of a text file were understood; null: the format says it itself. */
  encoding: TextEncoding | null;
  /** What of the file was not taken over, so that nobody thinks it was. `count` things with `characters` visible characters in them. */
  left: { what: LeftOut; count: number; characters: number }[];
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
