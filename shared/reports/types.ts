// A report is composed beside the facts and frozen when it is submitted.
import type { Millis } from '../time/clock.ts';
import type { RuleMeta } from '../settings/types.ts';

export const reportTypes = ['first', 'followUp', 'final'] as const;
export type ReportType = (typeof reportTypes)[number];

export const reportModes = ['phone', 'written', 'system'] as const;
export type ReportMode = (typeof reportModes)[number];

/** The parts of a report in the official layout. */
export interface ReportContent {
  title: string;
  /** 云河值班信息〔2026〕第A12期 */
  number: string;
  /** The unit that reports. */
  unit: string;
  at: Millis;
  /** 主送. */
  to: string;
  /** Body text; a paragraph a line. */
  body: string;
  /** 报送 / 抄送, one party each. */
  submitTo: string[];
  copyTo: string[];
  /** 签发: the leader who signs; empty until then. */
  signer: string;
  /** 编辑 and 联系电话. */
  editor: string;
  phone: string;
}

/** Names the elements that a report of this type must have; `checks` are those the program can look for by itself. */
export interface ReportElementRule extends RuleMeta {
  name: string;
  elements: string[];
  checks: string[];
}

export type ReportProblemCode = 'elementMissing' | 'figureDiffers' | 'figureNotInText' | 'earlierSaidOtherwise' | 'notSigned' | 'empty';

export interface ReportProblem {
  code: ReportProblemCode;
  /** Which element or figure. */
  what: string;
  expected?: number | string | undefined;
  found?: number | string | undefined;
  /** Where in the body, as [start, end). */
  at?: [number, number] | undefined;
}
