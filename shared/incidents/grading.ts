// The grade that the figures give, by the table of the event's own kind: never one table for all.
import { type Figure, knownFigure, sumOf } from '../kernel/figures.ts';
import { type KindIndex, kindLine } from './kinds.ts';
import type { Approximate, Casualties, Grade, GradeProposal, GradingCondition, GradingRule, Mark, MarkRule } from './types.ts';
import { isHigher } from './types.ts';

export interface GradingFacts {
  kind: string | null;
  casualties: Casualties;
  approximate: readonly Approximate[];
  figures: Readonly<Record<string, number>>;
  marks: readonly Mark[];
}

const lossMetrics = ['directLoss', 'directPropertyLoss', 'economicLoss'];

/** All figures of an incident by the metric names that grading rules use. Unknown stays absent; nothing is taken as 0. */
function figuresOf(facts: GradingFacts): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  const set = (metric: string, figure: Figure | null): void => {
    if (figure) figures.set(metric, figure);
  };
  const people = (field: keyof Casualties): Figure | null => knownFigure(facts.casualties, facts.approximate, field);
  const dead = people('dead');
  const serious = people('seriouslyInjured');
  const injured = people('injured');
  const evacuated = people('evacuated');
  set('deaths', dead);
  set('deathsOrMissing', sumOf(dead, people('missing')));
  set('seriousInjuries', serious);
  set('poisonedOrSeriouslyInjured', serious);
  set('injured', injured);
  set('evacuated', evacuated);
  set('toxicEvacuated', evacuated);
  set('threatenedToRelocate', evacuated);
  set('livesThreatened', people('trapped'));
  set('foodPoisoned', injured);
  set('foodPoisonDeaths', dead);
  set('occupationalPoisoned', injured);
  set('occupationalPoisonDeaths', dead);
  set('harmed', sumOf(dead, injured));
  if (dead && dead.value > 0) {
    set('harmedWithDeath', sumOf(dead, injured));
    set('poisonedWith1Death', injured);
  }
  if (facts.marks.includes('school')) set('schoolHarmed', sumOf(dead, injured));
  for (const [metric, value] of Object.entries(facts.figures)) {
    figures.set(metric, { value, atLeast: false });
    if (lossMetrics.includes(metric)) for (const alias of lossMetrics) figures.set(alias, { value, atLeast: false });
  }
  return figures;
}

function meets(condition: GradingCondition, figure: Figure | undefined): boolean {
  if (!figure) return false;
  if (condition.min !== undefined && figure.value < condition.min) return false;
  if (condition.maxExclusive !== undefined && figure.value >= condition.maxExclusive) return false;
  return condition.min !== undefined || condition.maxExclusive !== undefined;
}

function metCondition(rule: GradingRule, figures: ReadonlyMap<string, Figure>): GradingCondition | null {
  if (rule.conditions.length === 0) return null;
  const met = rule.conditions.filter((condition) => meets(condition, figures.get(condition.metric)));
  if (rule.match === 'all' ? met.length < rule.conditions.length : met.length === 0) return null;
  return met[0] ?? null;
}

/**
 * Proposes the highest grade that a rule of the nearest kind gives; goes up to the parent kind when none there has a
 * figure to judge by. Without any, IV and no rule: a person decides.
 */
export function proposeGrade(facts: GradingFacts, rules: readonly GradingRule[], kinds: KindIndex): GradeProposal {
  const figures = figuresOf(facts);
  for (const code of kindLine(kinds, facts.kind)) {
    let best: GradeProposal | null = null;
    for (const rule of rules) {
      if (rule.kind !== code) continue;
      const condition = metCondition(rule, figures);
      const figure = condition ? figures.get(condition.metric) : undefined;
      if (!condition || !figure || (best && !isHigher(rule.grade, best.grade))) continue;
      best = { grade: rule.grade, rule, because: { metric: condition.metric, value: figure.value, atLeast: figure.atLeast } };
    }
    if (best) return best;
  }
  return { grade: 'IV', rule: null, because: null };
}

/** The marks that hold: those set by people, and `deaths` when somebody died. */
export function effectiveMarks(facts: Pick<GradingFacts, 'casualties' | 'approximate' | 'marks'>): Mark[] {
  const rough = facts.approximate.some((item) => item.field === 'dead' && (item.min ?? item.about ?? 1) > 0);
  const died = (facts.casualties.dead ?? 0) > 0 || (facts.casualties.dead === null && rough);
  return died && !facts.marks.includes('deaths') ? [...facts.marks, 'deaths'] : [...facts.marks];
}

/** The grade whose limits hold: the incident's own, raised by its marks as the rules say. */
export function timedAs(grade: Grade, held: readonly Mark[], rules: readonly MarkRule[]): { grade: Grade; raisedBy: MarkRule | null } {
  let result: { grade: Grade; raisedBy: MarkRule | null } = { grade, raisedBy: null };
  for (const rule of rules) {
    if (held.includes(rule.mark) && isHigher(rule.timedAtLeastAs, result.grade)) result = { grade: rule.timedAtLeastAs, raisedBy: rule };
  }
  return result;
}
