// Grading and mark rules as they stand in a form, and back.
import type { Grade, GradingRule, Mark, MarkRule } from '#shared/incidents/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { Row } from '../rules-read.ts';
import { decimalOf, plain } from './values.ts';

type Words = Texts['rules']['editor']['problems'];

export interface ConditionForm {
  metric: string;
  unit: string;
  min: string;
  maxExclusive: string;
}

export interface GradingForm {
  kind: string | null;
  grade: Grade;
  match: 'any' | 'all';
  conditions: ConditionForm[];
  text: string;
}

export function gradingForm(rule: GradingRule): GradingForm {
  return {
    kind: rule.kind === '' ? null : rule.kind,
    grade: rule.grade,
    match: rule.match,
    conditions: rule.conditions.map(({ metric, unit, min, maxExclusive }) => ({
      metric,
      unit,
      min: min === undefined ? '' : String(min),
      maxExclusive: maxExclusive === undefined ? '' : String(maxExclusive),
    })),
    text: rule.text,
  };
}

function conditionProblem({ metric, min, maxExclusive }: ConditionForm, words: Words): string | undefined {
  const [low, high] = [plain(min), plain(maxExclusive)];
  const wrong = (text: string): boolean => text !== '' && decimalOf(text) === null;
  if (plain(metric) === '' || (low === '' && high === '') || wrong(low) || wrong(high)) return words.condition;
  return low !== '' && high !== '' && Number(low) >= Number(high) ? words.range : undefined;
}

export function gradingProblems(form: GradingForm, words: Words): Problems {
  return {
    kind: form.kind === null ? words.kind : undefined,
    ...Object.fromEntries(form.conditions.map((condition, index) => [`conditions.${index}`, conditionProblem(condition, words)])),
  };
}

export function gradingItem(form: GradingForm): Row {
  return {
    kind: form.kind,
    grade: form.grade,
    match: form.match,
    conditions: form.conditions.map(({ metric, unit, min, maxExclusive }) => ({
      metric: plain(metric),
      unit: unit.trim(),
      ...(plain(min) === '' ? {} : { min: decimalOf(min) }),
      ...(plain(maxExclusive) === '' ? {} : { maxExclusive: decimalOf(maxExclusive) }),
    })),
    text: form.text.trim(),
  };
}

export interface MarkForm {
  mark: Mark;
  timedAtLeastAs: Grade;
}

export const markForm = ({ mark, timedAtLeastAs }: MarkRule): MarkForm => ({ mark, timedAtLeastAs });
