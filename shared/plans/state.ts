// How the library stands: what is wanting in each plan, how old it is, and which kinds of events no plan covers. Pure.
import type { Id } from '../kernel/ids.ts';
import { monthsFrom } from '../time/days.ts';
import { type OwedOfPlan, owedState } from './owed.ts';
import { type Age, type Coverage, planActs, type PlanAct, type PlanFlag, planFlags, type Shelf } from './types.ts';

export interface PlanStateRow {
  id: Id;
  title: string;
  shelf: Shelf;
  unitName: string;
  label: string;
  number: string;
  issuedOn: string | null;
  age: Age;
  flags: PlanFlag[];
  /** The next limit that is not done. */
  next: { act: PlanAct; dueOn: string } | null;
}

export interface PlanFacts {
  id: Id;
  title: string;
  shelf: Shelf;
  unitName: string;
  /** The newest issued version, else a draft. */
  version: { label: string; number: string; issuedOn: string | null; state: 'draft' | 'issued' } | null;
  text: { sections: number; levels: number; cards: number } | null;
  /** Acts that were done at any time. */
  acted: ReadonlySet<PlanAct>;
  copiesOutdated: boolean;
  owed: readonly OwedOfPlan[];
}

/** A plan that nobody looked into for longer than this is old, where no rule of evaluation says another. */
const usualMonths = 36;

export function ageOf(issuedOn: string | null, today: string): Age {
  if (issuedOn === null) return 'unknown';
  const months = monthsFrom(issuedOn, today);
  if (months < 12) return 'under1';
  if (months < 36) return 'to3';
  return months < 60 ? 'to5' : 'over5';
}

/** Plans of these shelves start responses by levels; those of villages and schools often have none. */
const withLevels: readonly Shelf[] = ['general', 'special', 'department', 'township'];

/** @param today YYYY-MM-DD in the unit's zone */
export function stateRow(facts: PlanFacts, today: string): PlanStateRow {
  const { version, text, owed, acted } = facts;
  const issued = version?.state === 'issued';
  const stateOf = (act: PlanAct) => {
    const one = owed.find((item) => item.act === act);
    return one && owedState(one, today);
  };
  const over = (act: PlanAct): boolean => ['overdue', 'overdueBefore'].includes(stateOf(act) ?? '');
  const asked = (act: PlanAct): boolean => owed.some((one) => one.act === act);
  const evaluation = owed.find((one) => one.act === 'evaluation');
  const months = evaluation?.rule.everyMonths ?? usualMonths;
  const issuedOn = version?.issuedOn ?? null;
  const has: Record<PlanFlag, boolean> = {
    draft: !issued,
    noDate: issued && issuedOn === null,
    noText: text === null || text.sections === 0,
    unfiled: asked('filing') && stateOf('filing') !== 'done',
    filingOverdue: over('filing'),
    unpublished: asked('publication') && stateOf('publication') !== 'done',
    publicationOverdue: over('publication'),
    unevaluated: asked('evaluation') && !acted.has('evaluation'),
    evaluationOverdue: over('evaluation'),
    revisionOverdue: over('revision'),
    unrevised: issued && issuedOn !== null && monthsFrom(issuedOn, today) >= months,
    undrilled: asked('drill') && !acted.has('drill'),
    drillOverdue: over('drill'),
    overdueWhenRecorded: owed.some((one) => owedState(one, today) === 'overdueBefore'),
    noLevels: issued && text !== null && withLevels.includes(facts.shelf) && text.levels === 0,
    noCards: issued && text !== null && text.cards === 0,
    copiesOutdated: facts.copiesOutdated,
  };
  const next = owed.find((one) => !one.done);
  return {
    id: facts.id,
    title: facts.title,
    shelf: facts.shelf,
    unitName: facts.unitName,
    label: version?.label ?? '',
    number: version?.number ?? '',
    issuedOn,
    age: ageOf(issuedOn, today),
    flags: planFlags.filter((flag) => has[flag]),
    next: next ? { act: next.act, dueOn: next.dueOn } : null,
  };
}

/** Which acts somebody put on record. */
export function actedOf(acts: readonly { act: PlanAct; removed: boolean }[]): ReadonlySet<PlanAct> {
  return new Set(planActs.filter((act) => acts.some((one) => one.act === act && !one.removed)));
}

export interface KindCoverage {
  code: string;
  name: string;
  parent: string | null;
  level: number;
  /**
   * `covered`: a special, department or activity plan names it or a kind above it; `partly`: only kinds below it have one;
   * `baseOnly`: only plans of townships, villages, enterprises or schools name it; `none`. A general plan alone covers nothing.
   */
  coverage: Coverage;
  /** How many plans name it or a kind above it, of whatever shelf but general. */
  plans: number;
}

const countyShelves: readonly Shelf[] = ['special', 'department', 'activity'];

/** @param kinds the tree, parents before children @param plans those in force */
export function kindCoverage(
  kinds: readonly { code: string; name: string; parent: string | null; level: number }[],
  plans: readonly { shelf: Shelf; eventKinds: readonly string[] }[],
): KindCoverage[] {
  const byKind = new Map<string, { county: number; base: number }>();
  for (const { shelf, eventKinds } of plans) {
    if (shelf === 'general') continue;
    for (const code of eventKinds) {
      const count = byKind.get(code) ?? { county: 0, base: 0 };
      if (countyShelves.includes(shelf)) count.county += 1;
      else count.base += 1;
      byKind.set(code, count);
    }
  }
  const parents = new Map(kinds.map(({ code, parent }) => [code, parent]));
  const own = new Map<string, { county: number; base: number }>();
  const below = new Set<string>();
  for (const { code } of kinds) {
    const sum = { county: 0, base: 0 };
    for (let at: string | null = code; at !== null; at = parents.get(at) ?? null) {
      sum.county += byKind.get(at)?.county ?? 0;
      sum.base += byKind.get(at)?.base ?? 0;
    }
    own.set(code, sum);
    if ((byKind.get(code)?.county ?? 0) === 0) continue;
    for (let up = parents.get(code) ?? null; up !== null; up = parents.get(up) ?? null) below.add(up);
  }
  return kinds.map(({ code, name, parent, level }) => {
    const { county, base } = own.get(code) ?? { county: 0, base: 0 };
    const coverage = county > 0 ? 'covered' : below.has(code) ? 'partly' : base > 0 ? 'baseOnly' : 'none';
    return { code, name, parent, level, coverage, plans: county + base };
  });
}
