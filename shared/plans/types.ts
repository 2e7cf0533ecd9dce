// What a contingency plan (应急预案) is made of. Days are YYYY-MM-DD in the unit's zone, times ms UTC.
import type { Grade } from '../incidents/types.ts';
import type { Id } from '../kernel/ids.ts';
import type { RuleMeta } from '../settings/types.ts';
import type { Millis } from '../time/clock.ts';

/** 总体, 专项, 部门, 基层, 重大活动. */
export const planKinds = ['general', 'special', 'department', 'grassroots', 'activity'] as const;
export type PlanKind = (typeof planKinds)[number];

/** What sort of body a grassroots plan is of: 乡镇(街道), 村(社区), 企业, 学校. */
export const bodies = ['township', 'village', 'enterprise', 'school'] as const;
export type Body = (typeof bodies)[number];

/** Where a plan stands in the library: its kind, and for grassroots plans the body. Rules and counts go by it. */
export const shelves = ['general', 'special', 'department', 'township', 'village', 'enterprise', 'school', 'activity'] as const;
export type Shelf = (typeof shelves)[number];

/** Where a plan stands: in force, not issued yet, no longer in force. */
export const planStates = ['inForce', 'draft', 'abolished'] as const;
export type PlanState = (typeof planStates)[number];

/** A file in the attachment store. */
export interface StoredFile {
  /** SHA-256 of its bytes. */
  hash: string;
  name: string;
  mime: string;
  size: number;
}

/** A plan: what stays the same over its versions. Field by field, the later writer wins. */
export interface PlanValue {
  title: string;
  planKind: PlanKind;
  body: Body | null;
  /** Codes of event kinds; a code covers the kinds below it. Empty: all (a general plan). */
  eventKinds: string[];
  /** Issuing unit in the directory, and as the plan prints it. */
  unit: Id | null;
  unitName: string;
  /** Names of townships or places it is for; empty: the whole county. */
  places: string[];
  /** Day of the major activity that an activity plan is for. */
  activityOn: string | null;
  /** Why it is no longer in force; null: in force or still a draft. */
  abolished: { on: string; reason: string } | null;
  note: string;
  removed: boolean;
}

export const versionStates = ['draft', 'issued'] as const;
export type VersionState = (typeof versionStates)[number];

/** One edition of a plan without its text. Field by field, the later writer wins. */
export interface VersionValue {
  plan: Id;
  /** 2024年修订. */
  label: string;
  /** Document number: 云政办发〔2024〕12号. */
  number: string;
  state: VersionState;
  /** Day of issue (印发), and of coming into force when the plan says another. */
  issuedOn: string | null;
  effectiveOn: string | null;
  /** What changed against the version before, and why (编制说明). */
  changes: string;
  approvedBy: string;
  approvedOn: string | null;
  /** The file it was read from. */
  original: StoredFile | null;
  removed: boolean;
}

/** A stretch of text (lines parted by \n), or a table. */
export type PlanBlock = { kind: 'text'; text: string } | { kind: 'table'; rows: string[][] };

/** One section. Sections stand in reading order; `depth` makes the tree (0: top). */
export interface PlanSection {
  id: string;
  depth: number;
  /** As printed: 一、 （二） 3.1 第四条 附件1; '' for none. */
  number: string;
  title: string;
  blocks: PlanBlock[];
}

/** One thing that somebody does when a level is started, or on an action card. */
export interface PlanStep {
  id: string;
  text: string;
  /** Who does it: a unit of the directory when it was found, and as the plan says. */
  unit: Id | null;
  who: string;
  /** Minutes after the start within which it is done; null: the plan names none. */
  minutes: number | null;
  section: string | null;
}

/** A response level (响应级别) with what starts it. */
export interface ResponseLevel {
  id: string;
  level: Grade;
  /** As printed: Ⅱ级响应, 橙色. */
  name: string;
  /** Start conditions, one a line as printed. */
  conditions: string[];
  /** Who decides it, as printed. */
  startedBy: string;
  section: string | null;
  steps: PlanStep[];
}

export interface UnitDuty {
  id: string;
  unit: Id | null;
  unitName: string;
  text: string;
  section: string | null;
}

/** Somebody named with a number. Linked to a person, the number is the directory's. */
export interface PlanContact {
  id: string;
  person: Id | null;
  name: string;
  post: string;
  unitName: string;
  /** As printed. */
  phone: string;
  section: string | null;
}

export interface Annex {
  id: string;
  /** 附件1 */
  label: string;
  title: string;
  /** The section it stands in; null: it is named but absent. */
  section: string | null;
}

/** An action card (处置卡): one page, who does what in which minute. */
export interface ActionCard {
  id: string;
  title: string;
  /** Whose card it is. */
  role: string;
  /** The level it is for; null: any. */
  level: Grade | null;
  steps: PlanStep[];
  /** What must not be done, and other remarks. */
  note: string;
}

/** The text of a version and what was understood of it. Written as a whole; the later writer wins. */
export interface PlanText {
  sections: PlanSection[];
  levels: ResponseLevel[];
  duties: UnitDuty[];
  contacts: PlanContact[];
  annexes: Annex[];
  cards: ActionCard[];
}

/** A paper copy and where it stands. Field by field, the later writer wins. */
export interface CopyValue {
  plan: Id;
  version: Id | null;
  /** Number on its cover. */
  number: string;
  place: string;
  holder: string;
  placedOn: string | null;
  removed: boolean;
}

/** A file that belongs to a plan, with its text for the search ('' for pictures). */
export interface PlanFileValue {
  plan: Id;
  file: StoredFile;
  title: string;
  text: string;
  removed: boolean;
}

/** What is done with a plan after its text stands. */
export const planActs = ['filing', 'publication', 'evaluation', 'revision', 'drill'] as const;
export type PlanAct = (typeof planActs)[number];

/** Something that was done: filed, made public, evaluated, revised, drilled. */
export interface ActValue {
  plan: Id;
  version: Id | null;
  act: PlanAct;
  on: string;
  /** With whom it was filed, who evaluated, how it was drilled. */
  by: string;
  reference: string;
  note: string;
  /** An evaluation that says the plan must be revised, by this day. */
  reviseBy: string | null;
  removed: boolean;
}

export const ruleTopics = [...planActs, 'approval', 'kinds', 'repeal'] as const;

/** What is to be done with plans of these shelves, by when. Without `days` and `everyMonths` it is there to be read. */
export interface PlanRule extends RuleMeta {
  topic: (typeof ruleTopics)[number];
  name: string;
  nameEn: string;
  /** Empty: all. */
  shelves: Shelf[];
  /** Codes of event kinds; empty: all. */
  kinds: string[];
  /** After the issue of a version (filing, publication); before the activity when negative. */
  days: number | null;
  dayType: 'workday' | 'day' | null;
  /** Anew so many months after the issue or after the last time (evaluation, drill). */
  everyMonths: number | null;
  /** How many days ahead it shows as owed. */
  leadDays: number;
  /** To whom, and with copy to whom. */
  to: string;
  copyTo: string;
  text: string;
  ladder: string;
}

/** Words of the field that mean the same for the search: 危化品 = 危险化学品. */
export interface SynonymRule extends RuleMeta {
  words: string[];
}

/** A law, rule or body that is no more, and what stands in its place. */
export interface ObsoleteRule extends RuleMeta {
  what: 'law' | 'body';
  /** As it is cited. */
  words: string[];
  /** Since when, YYYY-MM-DD or YYYY. */
  since: string;
  replacedBy: string;
}

export const stepStates = ['open', 'done', 'notNeeded', 'handedOn'] as const;
export type StepState = (typeof stepStates)[number];

/** A step of a running response. */
export interface ActivationStep extends PlanStep {
  /** The level that asked for it. */
  level: Grade;
  /** Absolute limit; null: none. */
  dueAt: Millis | null;
}

/** A notice to a member unit (成员单位) that a response was started, raised, lowered or ended. */
export interface NoticeValue {
  activation: Id;
  incident: Id;
  unit: Id | null;
  unitName: string;
  phone: string;
  text: string;
  /** null: nobody has told them yet. */
  told: { at: Millis; to: string; via: 'phone' | 'written' | 'message' } | null;
  removed: boolean;
}

/** How an incident meets a level's conditions. */
export interface LevelReason {
  level: Grade;
  /** The condition that is met, as printed; '' when only the grade speaks for it. */
  condition: string;
  /** Figure that met it, e.g. {field: 'dead', value: 3}. */
  because: { field: string; value: number } | null;
}

export const fitReasons = ['kind', 'kindAbove', 'general', 'place', 'unit', 'words'] as const;
export type FitReason = (typeof fitReasons)[number];

/** How what is owed for a plan stands. `later`: its time to show has not come. `overdueBefore`: over already when it was recorded here. */
export const owedStates = ['done', 'later', 'due', 'overdue', 'overdueBefore'] as const;
export type OwedState = (typeof owedStates)[number];

/** What can be wanting in a plan that is not abolished. */
export const planFlags = [
  'draft',
  'noDate',
  'noText',
  'unfiled',
  'filingOverdue',
  'unpublished',
  'publicationOverdue',
  'unevaluated',
  'evaluationOverdue',
  'revisionOverdue',
  'unrevised',
  'undrilled',
  'drillOverdue',
  'overdueWhenRecorded',
  'noLevels',
  'noCards',
  'copiesOutdated',
] as const;
export type PlanFlag = (typeof planFlags)[number];

/** Years since the issue of the newest version. */
export const ages = ['under1', 'to3', 'to5', 'over5', 'unknown'] as const;
export type Age = (typeof ages)[number];

/** Whether plans cover a kind of events, see `kindCoverage`. */
export const coverages = ['covered', 'partly', 'baseOnly', 'none'] as const;
export type Coverage = (typeof coverages)[number];

/** What a hit of the search is: the plan by its title, a section, an action card, an attached file. */
export const foundSorts = ['title', 'section', 'card', 'file'] as const;
export type FoundSort = (typeof foundSorts)[number];

/** Where the found text stands: in force, not issued yet, an older version, a plan that is no longer in force. */
export const foundStates = ['inForce', 'draft', 'old', 'abolished'] as const;
export type FoundState = (typeof foundStates)[number];
/** What the checking of a plan finds. `error`: wrong or void; `warning`: contradicts something; `notice`: look at it. */
export const lintSeverities = ['error', 'warning', 'notice'] as const;
export type LintSeverity = (typeof lintSeverities)[number];

/** Kinds of findings with their severity. */
export const lintCodes = {
  personLeft: 'error',
  personMoved: 'warning',
  personUnknown: 'notice',
  phoneDiffers: 'error',
  phoneUnknown: 'warning',
  unitUnknown: 'notice',
  levelWords: 'error',
  conditionTwice: 'warning',
  thresholdOrder: 'error',
  thresholdGap: 'warning',
  levelUndefined: 'warning',
  gradingDiffers: 'error',
  thresholdNotInTable: 'notice',
  reportingLax: 'error',
  obsoleteLaw: 'error',
  obsoleteBody: 'error',
  placeClosed: 'error',
  placeGone: 'warning',
  chapterMissing: 'warning',
  annexMissing: 'warning',
  referenceDead: 'warning',
  dateFuture: 'notice',
  expired: 'error',
  cardNoMinutes: 'notice',
  cardNoWho: 'notice',
  stepNoWho: 'notice',
  versionNoNumber: 'notice',
  versionNoDate: 'warning',
  versionNoApproval: 'notice',
} as const satisfies Record<string, LintSeverity>;
export type LintCode = keyof typeof lintCodes;

/** One finding, with its place in the text. */
export interface Finding {
  code: LintCode;
  /** null: it is about the plan or its version as a whole. */
  section: string | null;
  /** Within the section's text (its blocks joined by line breaks); both 0 when it is in the heading or has no place. */
  from: number;
  to: number;
  /** As it stands in the plan. */
  received: string;
  /** What the advice names: the number in the directory, the law in force, the limit of the rule … */
  params: Record<string, string | number>;
  /** Stays the same as long as the section's text does: a finding that was set aside comes back with another text. */
  key: string;
}
