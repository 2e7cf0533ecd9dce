// Which problems of a reading still stand after a hand has mended it, and which of them want a decision before the plan is taken in.
import { headingOf } from '../current.ts';
import type { Coverage } from './coverage.ts';
import type { ParsedPlan, ParseProblem, ParseProblemCode } from './types.ts';

/** A plan with one of these is not taken in unseen. */
export const seriousProblems: readonly ParseProblemCode[] = ['noTitle', 'noHeadings', 'textLeft'];

const isSerious = (code: ParseProblemCode): boolean => seriousProblems.includes(code);

/** The serious ones among them, each once. */
export function seriousOf(problems: readonly ParseProblem[]): ParseProblemCode[] {
  return [...new Set(problems.map(({ code }) => code).filter(isSerious))];
}

const headings = (plan: ParsedPlan): Map<string, string> => new Map(plan.text.sections.map((section) => [section.id, headingOf(section)]));

/** How much of a missing text is shown. */
const shownText = 200;

/**
 * @param before as it was read
 * @param after as it was mended
 */
export function recheck(before: ParsedPlan, after: ParsedPlan, coverage: Coverage): ParseProblem[] {
  const { text } = after;
  const [was, is] = [headings(before), headings(after)];
  const sectionStands = ({ section }: ParseProblem): boolean => section === null || is.has(section);
  const sameHeading = ({ section }: ParseProblem): boolean => section === null || (is.has(section) && is.get(section) === was.get(section));
  const levels = (test: (level: ParsedPlan['text']['levels'][number]) => boolean, problem: ParseProblem): boolean =>
    text.levels.some((level) => test(level) && (problem.received === '' || problem.received === level.name));
  const stands: Record<ParseProblemCode, (problem: ParseProblem) => boolean> = {
    noTitle: () => after.title === '',
    noHeadings: () => text.sections.length < 2,
    noLevels: () => text.levels.length === 0,
    levelWithoutConditions: (problem) => levels((level) => level.conditions.length === 0, problem),
    levelWithoutSteps: (problem) => levels((level) => level.steps.length === 0, problem),
    numberSkipped: sameHeading,
    numberTwice: sameHeading,
    annexMissing: ({ received }) =>
      text.annexes.some(
        (annex) => annex.section === null && (received === '' || received.includes(annex.label) || received.includes(annex.title)),
      ),
    phoneUnclear: ({ received }) =>
      received === '' || text.contacts.some((contact) => contact.phone.includes(received) || received.includes(contact.phone)),
    noDate: () => after.issuedOn === null,
    noIssuer: () => after.unitName === '',
    kindGuessed: () => after.planKind === before.planKind && after.body === before.body,
    textLeft: () => false,
  };
  return [
    ...before.problems.filter((problem) => sectionStands(problem) && stands[problem.code](problem)),
    ...coverage.missing.map(({ text: received }) => ({ code: 'textLeft' as const, section: null, received: received.slice(0, shownText) })),
  ];
}
