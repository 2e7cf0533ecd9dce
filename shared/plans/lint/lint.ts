// Everything that is wrong, contradicts itself or wants a look in one plan, in the order of its text.
import type { Finding } from '../types.ts';
import { chapterFindings } from './chapters.ts';
import { contactFindings, unitFindings } from './directory.ts';
import { type Lint, type LintInput, prepare } from './input.ts';
import {
  conditionFindings,
  gradingFindings,
  levelWordFindings,
  offTableFindings,
  thresholdFindings,
  undefinedLevelFindings,
} from './levels.ts';
import { obsoleteFindings } from './obsolete.ts';
import { placeFindings } from './places.ts';
import { reportingFindings } from './reporting.ts';
import { annexFindings, dateFindings, referenceFindings, stepFindings, versionFindings } from './structure.ts';

const checks: ((lint: Lint) => Finding[])[] = [
  versionFindings,
  chapterFindings,
  contactFindings,
  unitFindings,
  levelWordFindings,
  undefinedLevelFindings,
  conditionFindings,
  thresholdFindings,
  gradingFindings,
  offTableFindings,
  reportingFindings,
  obsoleteFindings,
  placeFindings,
  annexFindings,
  referenceFindings,
  dateFindings,
  stepFindings,
];

/** More findings of one plan say no more than these: it is another plan's text, or no plan. */
const maxFindings = 400;

export function lintPlan(input: LintInput): Finding[] {
  const lint = prepare(input);
  const place = new Map(lint.pages.map(({ section }, index) => [section.id, index]));
  const seen = new Set<string>();
  return checks
    .flatMap((check) => check(lint))
    .filter((one) => {
      const key = `${one.key}/${one.section ?? ''}/${one.from}`;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => (place.get(a.section ?? '') ?? -1) - (place.get(b.section ?? '') ?? -1) || a.from - b.from)
    .slice(0, maxFindings);
}
