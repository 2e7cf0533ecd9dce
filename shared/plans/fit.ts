// Which plans fit an incident, why, and which of a plan's levels applies. Pure.
import { type Grade, isHigher } from '../incidents/types.ts';
import { type ConditionFacts, type Judged, judgeCondition } from './conditions.ts';
import { levelsInOrder } from './current.ts';
import type { FitReason, PlanValue, ResponseLevel } from './types.ts';

/** What is known of an incident when plans are looked for: also of one that is not saved yet. */
export interface FitFacts extends ConditionFacts {
  /** Code of its kind and of those above it, the nearest first; empty: unknown. */
  kindLine: readonly string[];
  /** Where it is, as it was said. */
  place: string;
  /** Title and what was said. */
  words: string;
  /** The unit that called, when it is known. */
  unit: string | null;
  /** The day, YYYY-MM-DD: a plan for a major activity fits around its own. */
  day: string;
  /** The office's own unit (云河县): nearly every title begins with it, and what is said often does too. */
  home: string;
}

export type FitPlan = Pick<PlanValue, 'title' | 'planKind' | 'body' | 'eventKinds' | 'unit' | 'unitName' | 'places' | 'activityOn'>;

export interface ReasonOfFit {
  reason: FitReason;
  /** The kind's code, the place, the unit or the words that were found; '' for a general plan. */
  found: string;
}

export interface Fit {
  score: number;
  reasons: ReasonOfFit[];
  /**
   * A plan of the office or its departments for this kind: the desk itself starts it. What a township, village, works or school has for
   * itself is looked at beside it.
   */
  own: boolean;
}

const scores: Record<FitReason, number> = { kind: 100, kindAbove: 70, general: 15, place: 40, unit: 60, words: 30 };
/** Each step that the plan's kind lies above the incident's own. */
const perStepAbove = 15;
/** A part of a place's or unit's name that is shorter says nothing. */
const shortestName = 2;
const shortestWords = 2;
/** Days before and after a major activity in which its plan is proposed. */
const activityDays = 3;

/** What stands in nearly every title and tells nothing. */
const common =
  /突发公共事件|突发事件|突发|应急|预案|专项|总体|综合|部门|现场|处置|方案|处置卡|工作|事故|灾害|事件|救援|响应|县|市|人民政府|办公室|和|及|的|与|与其他|重大|较大|特别/g;

const bare = (name: string): string => name.replace(/[\s《》（）()·、，]/g, '');
/** 城关镇人民政府 → 城关镇 → 城关. */
function namesOf(name: string): string[] {
  const full = bare(name).replace(/(?:人民政府|办事处|村民委员会|村委会|居民委员会|居委会)$/, '');
  const stem = full.replace(/(?:镇|乡|街道|村|社区|县|市)$/, '');
  return [full, stem].filter((one) => one.length >= shortestName);
}

/** 泰安市云河县 → 泰安市, 云河县. */
const areasIn = (home: string): string[] => bare(home).match(/[\u4e00-\u9fa5]{2,}?[省市县区旗]/g) ?? [];

/** The longest stretch of a plan's own words that the text has too, but for the office's own area; '' when it is too short to tell. */
function sharedWords(title: string, said: string, home: string): string {
  const without = (words: string): string => areasIn(home).reduce((left, area) => left.replaceAll(area, ' '), words);
  const text = without(said);
  let best = '';
  for (const piece of without(title)
    .replace(common, ' ')
    .split(/[\s《》（）()·、，\-—]+/)) {
    for (let from = 0; from + shortestWords <= piece.length; from += 1) {
      for (let to = from + Math.max(shortestWords, best.length + 1); to <= piece.length; to += 1) {
        const part = piece.slice(from, to);
        if (!text.includes(part)) break;
        best = part;
      }
    }
  }
  return best;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** How a plan fits, with its reasons; null when nothing speaks for it. */
export function fitOf(plan: FitPlan, facts: FitFacts): Fit | null {
  const reasons: ReasonOfFit[] = [];
  let score = 0;
  const add = (reason: FitReason, found: string, points = scores[reason]): void => {
    reasons.push({ reason, found });
    score += points;
  };
  const text = `${bare(facts.place)} ${bare(facts.words)}`;
  const general = plan.eventKinds.length === 0;
  const at = facts.kindLine.findIndex((code) => plan.eventKinds.includes(code));
  if (at === 0) add('kind', facts.kindLine[0] ?? '');
  else if (at > 0) add('kindAbove', facts.kindLine[at] ?? '', Math.max(20, scores.kindAbove - perStepAbove * (at - 1)));
  const place = plan.places.find((name) => namesOf(name).some((one) => text.includes(one)));
  if (place !== undefined) add('place', place);
  // A township's plan names its township as place and as unit: that is one reason, not two.
  const ofPlace = plan.body === 'township' || plan.body === 'village';
  const named = plan.planKind === 'grassroots' && namesOf(plan.unitName).some((one) => one.length > shortestName && text.includes(one));
  const called = plan.unit !== null && plan.unit === facts.unit;
  if ((called || named) && !(ofPlace && place !== undefined)) add('unit', plan.unitName, ofPlace ? scores.place : scores.unit);
  // 建设 of 城乡建设局 in front of a department's title is no word of what its plan is for. A works is what its plan is for.
  const title = plan.planKind === 'grassroots' ? plan.title : bare(plan.title).replace(bare(plan.unitName), ' ');
  const words = sharedWords(title, text, facts.home);
  if (words !== '' && at !== 0 && !plan.places.some((name) => namesOf(name).includes(words)))
    // Beside a kind the words only tell plans of one kind apart: the kind's own name stands in the title of the incident.
    add('words', words, at > 0 ? Math.min(10, 2 * words.length) : Math.min(scores.words, 6 * words.length));
  const elsewhere = plan.places.length > 0 && place === undefined && !reasons.some(({ reason }) => reason === 'unit');
  if (elsewhere) return null;
  if (plan.planKind === 'activity') {
    const near = plan.activityOn !== null && Math.abs(dayNumber(plan.activityOn) - dayNumber(facts.day)) <= activityDays;
    if (!near && place === undefined && words.length < 3) return null;
  }
  // A plan for all kinds fits anything of its own area; the county's general plan stands behind those of the kind.
  if (general && (plan.planKind === 'general' || place !== undefined || reasons.some(({ reason }) => reason === 'unit')))
    add('general', '');
  // A plan of other kinds that only lies near, or whose title only has a common word, is none for this.
  const forOther = !general && at < 0 && facts.kindLine.length > 0;
  if (forOther && words.length < 2) return null;
  if (reasons.length === 0) return null;
  return {
    score: score + (plan.planKind === 'special' ? 5 : 0) - (forOther ? 20 : 0),
    reasons,
    own: plan.planKind !== 'grassroots' && at >= 0,
  };
}

export interface JudgedLevel {
  level: ResponseLevel;
  conditions: ({ text: string } & Judged)[];
}

export interface LevelChoice {
  /** null: the plan has no level for it. */
  level: ResponseLevel | null;
  by: 'condition' | 'grade' | 'none';
  /** The grade is only taken for the time being: nothing says yet how grave it is. */
  provisional: boolean;
  condition: string;
  because: Judged['because'];
  /** Figures that higher levels ask for and nobody knows yet. */
  missing: string[];
  /** Conditions of higher levels that a person must judge. */
  words: number;
  judged: JudgedLevel[];
}

/** Levels of a works or a village go by its own measure: its third is what one shift copes with, not an incident of grade III. */
export const hasOwnMeasure = (plan: Pick<PlanValue, 'planKind'>): boolean => plan.planKind === 'grassroots';

/**
 * The level that applies: the highest with a condition that is met; else the one of the incident's own grade; else none. What is not
 * known is said, never taken as nothing.
 * @param ownMeasure the grade says nothing about its levels
 */
export function chooseLevel(levels: readonly ResponseLevel[], facts: ConditionFacts, ownMeasure: boolean): LevelChoice {
  const judged = levelsInOrder(levels).map((level): JudgedLevel => {
    return { level, conditions: level.conditions.map((text) => ({ text, ...judgeCondition(text, facts) })) };
  });
  const openAbove = (grade: Grade | null): { missing: string[]; words: number } => {
    const above = judged
      .filter(({ level }) => grade === null || level.level === grade || isHigher(level.level, grade))
      .flatMap((one) => one.conditions);
    return {
      missing: [...new Set(above.flatMap((one) => one.missing))],
      words: above.filter(({ verdict }) => verdict === 'words').length,
    };
  };
  for (const { level, conditions } of judged) {
    const met = conditions.find(({ verdict }) => verdict === 'met');
    if (!met) continue;
    const open = openAbove(level.level);
    return { level, by: 'condition', provisional: false, condition: met.text, because: met.because, ...open, judged };
  }
  const own = ownMeasure ? undefined : judged.find(({ level }) => level.level === facts.grade);
  const open = openAbove(own ? facts.grade : null);
  if (!own) return { level: null, by: 'none', provisional: !facts.gradeKnown, condition: '', because: null, ...open, judged };
  return { level: own.level, by: 'grade', provisional: !facts.gradeKnown, condition: '', because: null, ...open, judged };
}
