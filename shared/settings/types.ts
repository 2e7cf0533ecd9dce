// Rules are data in packs; this is what every rule carries, whatever its table.

export const packScopes = ['national', 'sector', 'locality', 'proposal', 'office'] as const;
export type PackScope = (typeof packScopes)[number];

/** Tables that say what is owed after an incident; they are edited on the rules screen. */
export const reportingTables = ['deadlines', 'grading', 'ladders', 'marks', 'reportElements'] as const;
export type ReportingTable = (typeof reportingTables)[number];
/** Tables of the office's own duty: public holidays, points, allowances, what is owed on duty; they are edited where duty is. */
export const dutyTables = ['holidays', 'dutyScores', 'dutyAllowances', 'dutyRules'] as const;
/** Tables of the plan library: what is to be done with plans, words that mean the same, what is no more; edited in the library. */
export const planTables = ['planRules', 'synonyms', 'obsolete'] as const;
/** Tables of stock: when it is to be refilled or cleared; edited where stock is. */
export const stockTables = ['stockRules'] as const;
export const ruleTables = [...reportingTables, ...dutyTables, ...planTables, ...stockTables] as const;
export type RuleTable = (typeof ruleTables)[number];

/** The level of government of an office: decides which rules are its own. */
export const levels = ['county', 'city', 'province'] as const;
export type Level = (typeof levels)[number];

/** Where a rule was read. */
export interface RuleSource {
  title: string;
  /** Document number as printed, e.g. 国务院令第493号; null when the source shows none. */
  number: string | null;
  year: number | null;
  /** Article or clause, e.g. 第十一条. */
  clause?: string | undefined;
  url?: string | null | undefined;
}

/** `seen`: read in the source. `recalled`: from memory, to be verified. `proposal`: our own default, to be confirmed by the office. */
export const confidences = ['seen', 'recalled', 'proposal'] as const;
export type Confidence = (typeof confidences)[number];

export interface RuleMeta {
  id: string;
  pack: string;
  /** Counts the dated versions of one rule id; the factory's is 1. */
  version: number;
  /** First instant at which it applies, ISO 8601; null: since ever. */
  validFrom: string | null;
  /** First instant at which it no longer applies; null: until further notice. */
  validTo: string | null;
  source: RuleSource;
  confidence: Confidence;
  note?: string | null | undefined;
  /** Switched off by the office; the rule stays readable. */
  disabled?: boolean | undefined;
}

export interface Pack {
  id: string;
  name: string;
  nameEn: string;
  scope: PackScope;
  description: string;
  descriptionEn: string;
  /** On in a new data folder. */
  defaultOn: boolean;
}

/** Who and where this station is. Field by field, the later writer wins. */
export interface StationSettings {
  unitName: string;
  level: Level;
  /** Shown in reports: 云河县人民政府总值班室. */
  officeName: string;
  /** IANA zone in which days and limits are computed. */
  zone: string;
  /** Two letters or digits before every number this station gives, so that two stations never give the same one. */
  prefix: string;
  /** The words before 〔2026〕 in a report's number, e.g. 云河值班信息. */
  serialTitle: string;
  packs: string[];
  /** Wall time at which duty changes hands, HH:mm. */
  handoverTime: string;
  /** Person who is told when a limit is over: the director of the office. */
  directorId: string | null;
  /** Centre of the county, for the map and for near places; null until it is set. */
  centre: { lng: number; lat: number } | null;
  backupTime: string;
  backupKeep: number;
  backupDir: string | null;
  /** Files of maps of any size are in each backup; otherwise those above a limit are left out and named. */
  backupMaps: boolean;
  /** Addresses of the two ways out of the room; their keys live in the secrets. */
  mail: { host: string; port: number; secure: boolean; user: string; from: string } | null;
  webhook: { url: string } | null;
  /** Hosts other than loopback that may open the page; empty: this machine only. */
  allowedHosts: string[];
}
