// The elements of a report as they stand in a form, and back.
import type { ReportElementRule } from '#shared/reports/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { Row } from '../rules-read.ts';

type Words = Texts['rules']['editor']['problems'];

export interface ElementsForm {
  name: string;
  /** One a line. */
  elements: string;
  checks: string[];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const elementsForm = ({ name, elements, checks }: ReportElementRule): ElementsForm => ({
  name,
  elements: elements.join('\n'),
  checks,
});

export function elementsProblems(form: ElementsForm, words: Words): Problems {
  const lines = linesOf(form.elements);
  return {
    name: form.name.trim() === '' ? words.required : undefined,
    elements: lines.length === 0 || lines.some((line) => line.length > 300) ? words.elements : undefined,
  };
}

export function elementsItem(form: ElementsForm): Row {
  return { name: form.name.trim(), elements: linesOf(form.elements), checks: form.checks };
}
