// What a plan file became, and how it stands after mending: its problems, what of the file is missing in it, the little that lists show.
import type { Grade } from '#shared/incidents/types.ts';
import { levelsInOrder } from '#shared/plans/current.ts';
import { type Coverage, coverageOf } from '#shared/plans/parse/coverage.ts';
import { recheck, seriousOf } from '#shared/plans/parse/recheck.ts';
import type { ParsedPlan, ParseProblemCode, SourceDocument } from '#shared/plans/parse/types.ts';

/** What a file became, as it lies on the disk until the plan is taken in. */
export interface Reading {
  document: SourceDocument;
  /** As it was read, and as it stands after mending. */
  read: ParsedPlan;
  plan: ParsedPlan;
}

/** The little of it that lists show; kept in memory. */
export interface Summary extends Pick<ParsedPlan, 'title' | 'planKind' | 'body' | 'unitName' | 'number' | 'issuedOn'> {
  sections: number;
  levels: Grade[];
  problems: number;
  serious: ParseProblemCode[];
  characters: { file: number; sections: number; missing: number; added: number };
}

const letters = (parts: readonly { text: string }[]): number => parts.reduce((sum, { text }) => sum + text.length, 0);

export const countsOf = ({ file, sections, missing, added }: Coverage): Summary['characters'] => ({
  file,
  sections,
  missing: letters(missing),
  added: letters(added),
});

export function summaryOf(plan: ParsedPlan, coverage: Coverage): Summary {
  const { title, planKind, body, unitName, number, issuedOn, text, problems } = plan;
  return {
    title,
    planKind,
    body,
    unitName,
    number,
    issuedOn,
    sections: text.sections.length,
    levels: levelsInOrder(text.levels).map(({ level }) => level),
    problems: problems.length,
    serious: seriousOf(problems),
    characters: countsOf(coverage),
  };
}

/** The plan with the problems that it has now. */
export function rechecked(
  { document, read }: Pick<Reading, 'document' | 'read'>,
  plan: ParsedPlan,
): { plan: ParsedPlan; coverage: Coverage } {
  const coverage = coverageOf(document.blocks, plan.text.sections);
  return { plan: { ...plan, problems: recheck(read, plan, coverage) }, coverage };
}
