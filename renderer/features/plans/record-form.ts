// What was done with a plan, and where its paper copies stand, as forms.
import type { PlanDetail } from '#shared/contract/plans.ts';
import type { PlanAct } from '#shared/plans/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { dayOrNull, dayProblem } from './plan-form.ts';

export type Act = PlanDetail['acts'][number];
export type Copy = PlanDetail['copies'][number];
type Words = Texts['plans']['record']['problems'];

export interface ActForm {
  act: PlanAct;
  on: string;
  by: string;
  reference: string;
  note: string;
  reviseBy: string;
  version: string | null;
}

export function actForm(act: Act | null, kind: PlanAct, version: string | null, today: string): ActForm {
  if (!act) return { act: kind, on: today, by: '', reference: '', note: '', reviseBy: '', version };
  const { on, by, reference, note, reviseBy } = act;
  return { act: act.act, on, by, reference, note, reviseBy: reviseBy ?? '', version: act.version };
}

export function actProblems(form: ActForm, today: string, words: Words): Problems {
  const on = dayOrNull(form.on, today);
  const reviseBy = dayOrNull(form.reviseBy, today);
  const tooEarly = on !== null && reviseBy !== null && reviseBy < on ? words.reviseBefore : undefined;
  return {
    on: on === null ? words.day : on > today ? words.future : undefined,
    reviseBy: form.act === 'evaluation' ? (dayProblem(form.reviseBy, today, words) ?? tooEarly) : undefined,
  };
}

export function actInput(form: ActForm, today: string) {
  return {
    on: dayOrNull(form.on, today) ?? today,
    by: form.by.trim(),
    reference: form.reference.trim(),
    note: form.note.trim(),
    reviseBy: form.act === 'evaluation' ? dayOrNull(form.reviseBy, today) : null,
    version: form.version,
  };
}

export interface CopyForm {
  number: string;
  place: string;
  holder: string;
  placedOn: string;
  version: string | null;
}

export function copyForm(copy: Copy | null, version: string | null): CopyForm {
  if (!copy) return { number: '', place: '', holder: '', placedOn: '', version };
  const { number, place, holder, placedOn } = copy;
  return { number, place, holder, placedOn: placedOn ?? '', version: copy.version };
}

export function copyProblems(form: CopyForm, today: string, words: Words): Problems {
  const placed = dayOrNull(form.placedOn, today);
  return {
    place: form.place.trim() === '' ? words.place : undefined,
    placedOn: dayProblem(form.placedOn, today, words) ?? (placed !== null && placed > today ? words.future : undefined),
  };
}

export function copyInput(form: CopyForm, today: string) {
  return {
    number: form.number.trim(),
    place: form.place.trim(),
    holder: form.holder.trim(),
    placedOn: dayOrNull(form.placedOn, today),
    version: form.version,
  };
}
