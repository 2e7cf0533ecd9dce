// Which plans fit an incident or what the intake form holds, and which level of each applies. Reads only.
import type { FittingPlan, LevelChoiceOut } from '#shared/contract/activations.ts';
import { kindLine } from '#shared/incidents/kinds.ts';
import type { Facts } from '#shared/incidents/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { shelfOf } from '#shared/plans/current.ts';
import { chooseLevel, type Fit, type FitFacts, fitOf, hasOwnMeasure, type LevelChoice } from '#shared/plans/fit.ts';
import type { ResponseLevel } from '#shared/plans/types.ts';
import type { Assessment, RuleSet } from '../incidents/rule-queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { StationParts } from '../parts.ts';
import { allPlans, currentOf, type Plan, type Version } from './queries.ts';
import { stateOf, todayOf } from './wire-queries.ts';

/** Proposals that are given: more than a tired person reads. */
const proposals = 8;
/** Of how many of the best the versions are read: those that are only drafts go behind. */
const looked = 40;

type FitParts = Pick<StationParts, 'read' | 'rules' | 'settings' | 'clock'>;

/** What levels are judged by. A grade that neither a person nor a figure gave is only taken for the time being. */
function fitFacts(parts: FitParts, facts: Facts, assessment: Assessment): FitFacts {
  return {
    casualties: facts.casualties,
    approximate: facts.approximate,
    figures: facts.figures,
    grade: assessment.grade,
    gradeKnown: facts.gradeBy === 'person' || assessment.proposal.rule !== null,
    kindLine: kindLine(parts.rules.book.kinds, facts.kind),
    place: facts.place?.text ?? '',
    words: `${facts.title} ${facts.text}`,
    unit: facts.source.unitId ?? null,
    day: todayOf(parts),
    home: parts.settings().unitName,
  };
}

export function fitFactsOf(parts: FitParts, facts: Facts, set?: RuleSet): FitFacts {
  const rules = set ?? parts.rules.ruleSet(parts.read, parts.clock.now());
  return fitFacts(parts, facts, parts.rules.assess(facts, rules));
}

/** Only the levels of a text: the sections, which are the most of it, are not read. */
export function levelsOf(db: ReadDb, version: Id): ResponseLevel[] {
  const row = db.get<{ levels: string | null }>(
    'plans.levelsOf',
    "SELECT json_extract(text, '$.levels') AS levels FROM planTexts WHERE id = ?",
    version,
  );
  return row?.levels ? (JSON.parse(row.levels) as ResponseLevel[]) : [];
}

export function choiceOut(choice: LevelChoice): LevelChoiceOut {
  return {
    level: choice.level?.level ?? null,
    levelId: choice.level?.id ?? null,
    name: choice.level?.name ?? '',
    by: choice.by,
    provisional: choice.provisional,
    condition: choice.condition,
    because: choice.because,
    missing: choice.missing,
    words: choice.words,
  };
}

/** The plans that fit best, the best first. @param running response that runs under a plan on the incident, by plan */
export function fittingPlans(parts: FitParts, facts: FitFacts, running: ReadonlyMap<Id, Id> = new Map()): FittingPlan[] {
  const found: { plan: Plan; fit: Fit }[] = [];
  for (const plan of allPlans(parts.read)) {
    const fit = plan.abolished === null ? fitOf(plan, facts) : null;
    if (fit) found.push({ plan, fit });
  }
  const byScore = (a: (typeof found)[number], b: (typeof found)[number]): number =>
    Number(b.fit.own) - Number(a.fit.own) || b.fit.score - a.fit.score || a.plan.title.localeCompare(b.plan.title, 'zh-CN');
  const draft = (version: Version | undefined): number => (version?.state === 'issued' ? 0 : 1);
  return found
    .toSorted(byScore)
    .slice(0, looked)
    .map((one) => ({ ...one, version: currentOf(parts.read, one.plan.id, facts.day) }))
    .toSorted((a, b) => draft(a.version) - draft(b.version) || byScore(a, b))
    .slice(0, proposals)
    .map(({ plan, version, fit }) => {
      const choice = chooseLevel(version ? levelsOf(parts.read, version.id) : [], facts, hasOwnMeasure(plan));
      return {
        plan: plan.id,
        title: plan.title,
        planKind: plan.planKind,
        shelf: shelfOf(plan),
        unitName: plan.unitName,
        number: version?.number ?? '',
        state: stateOf(plan, version),
        version: version?.id ?? null,
        reasons: fit.reasons.map(({ reason, found }) => ({
          reason,
          found: reason === 'kind' || reason === 'kindAbove' ? (parts.rules.book.kindName(found) ?? found) : found,
        })),
        applies: choiceOut(choice),
        levels: choice.judged.map(({ level, conditions }) => ({ id: level.id, level: level.level, name: level.name, conditions })),
        running: running.get(plan.id) ?? null,
      };
    });
}
