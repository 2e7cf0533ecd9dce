// An action card as it is made from a level, typed in a form, and written back.
import type { Grade } from '#shared/incidents/types.ts';
import { maxStepMinutes } from '#shared/plans/limits.ts';
import type { ActionCard, PlanStep, ResponseLevel } from '#shared/plans/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';

/** @param id of the new card; its steps get ids of their own below it */
export function cardOfLevel(level: ResponseLevel, title: string, id: string): ActionCard {
  return {
    id,
    title: title.slice(0, 200),
    role: '',
    level: level.level,
    steps: level.steps.map((step, at) => ({ ...step, id: `${id}-${at + 1}` })),
    note: '',
  };
}

export interface StepForm {
  id: string;
  minutes: string;
  who: string;
  unit: string | null;
  text: string;
  section: string | null;
}

export interface CardForm {
  title: string;
  role: string;
  level: Grade | '';
  steps: StepForm[];
  note: string;
  /** The card as it stood when typing began: another's writing since then is told. */
  base: string;
}

export function cardForm(card: ActionCard | null): CardForm {
  return {
    title: card?.title ?? '',
    role: card?.role ?? '',
    level: card?.level ?? '',
    steps: (card?.steps ?? []).map(({ id, minutes, who, unit, text, section }) => ({
      id,
      minutes: minutes === null ? '' : String(minutes),
      who,
      unit,
      text,
      section,
    })),
    note: card?.note ?? '',
    base: JSON.stringify(card),
  };
}

/** Whole minutes; null: none was typed; undefined: it is no number of minutes. */
export function minutesOf(text: string): number | null | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const minutes = Number(typed);
  return /^\d{1,5}$/.test(typed) && minutes <= maxStepMinutes ? minutes : undefined;
}

const isBlank = (step: StepForm): boolean => step.text.trim() === '' && step.who.trim() === '' && step.minutes.trim() === '';

export function cardProblems(form: CardForm, words: { title: string; minutes: string; text: string; steps: string }): Problems {
  const problems: Problems = { title: form.title.trim() === '' ? words.title : undefined };
  form.steps.forEach((step, at) => {
    if (minutesOf(step.minutes) === undefined) problems[`steps.${at}.minutes`] = words.minutes;
    if (step.text.trim() === '' && !isBlank(step)) problems[`steps.${at}.text`] = words.text;
  });
  if (form.steps.every(isBlank)) problems.steps = words.steps;
  return problems;
}

/** The card as it is written; blank lines fall away. */
export function cardOf(form: CardForm, id: string): ActionCard {
  return {
    id,
    title: form.title.trim(),
    role: form.role.trim(),
    level: form.level === '' ? null : form.level,
    steps: form.steps
      .filter((step) => !isBlank(step))
      .map(
        (step): PlanStep => ({
          id: step.id,
          text: step.text.trim(),
          unit: step.unit,
          who: step.who.trim(),
          minutes: minutesOf(step.minutes) ?? null,
          section: step.section,
        }),
      ),
    note: form.note.trim(),
  };
}

/** A typed name that is a unit's of the directory links the step to it; a name that no longer is unlinks it. */
export function unitNamed(who: string, units: Iterable<{ id: string; name: string }>): string | null {
  const wanted = who.trim();
  for (const unit of units) if (unit.name === wanted) return unit.id;
  return null;
}
