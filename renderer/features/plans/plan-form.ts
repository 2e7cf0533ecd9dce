// A plan and a version as they stand in forms, what is wrong with them, and what is sent.
import type { PlanDetail } from '#shared/contract/plans.ts';
import type { Body, PlanKind, VersionState } from '#shared/plans/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

export type PlanVersion = PlanDetail['versions'][number];
type Words = Texts['plans']['form']['problems'];

export interface PlanForm {
  title: string;
  planKind: PlanKind;
  body: Body | null;
  eventKinds: string[];
  unit: string | null;
  unitName: string;
  places: string[];
  activityOn: string;
  note: string;
}

export interface VersionForm {
  label: string;
  number: string;
  state: VersionState;
  issuedOn: string;
  effectiveOn: string;
  approvedBy: string;
  approvedOn: string;
  changes: string;
}

type PlanMeta = Pick<PlanDetail, 'title' | 'planKind' | 'body' | 'eventKinds' | 'unit' | 'unitName' | 'places' | 'activityOn' | 'note'>;

export function planForm(plan: PlanMeta | null): PlanForm {
  if (!plan)
    return { title: '', planKind: 'special', body: null, eventKinds: [], unit: null, unitName: '', places: [], activityOn: '', note: '' };
  const { title, planKind, body, eventKinds, unit, unitName, places, activityOn, note } = plan;
  return { title, planKind, body, eventKinds, unit, unitName, places, activityOn: activityOn ?? '', note };
}

type VersionMeta = Pick<PlanVersion, 'label' | 'number' | 'state' | 'issuedOn' | 'effectiveOn' | 'approvedBy' | 'approvedOn' | 'changes'>;

export function versionForm(version: VersionMeta | null): VersionForm {
  if (!version)
    return { label: '', number: '', state: 'draft', issuedOn: '', effectiveOn: '', approvedBy: '', approvedOn: '', changes: '' };
  const { label, number, state, issuedOn, effectiveOn, approvedBy, approvedOn, changes } = version;
  return {
    label,
    number,
    state,
    issuedOn: issuedOn ?? '',
    effectiveOn: effectiveOn ?? '',
    approvedBy,
    approvedOn: approvedOn ?? '',
    changes,
  };
}

const isTyped = (text: string): boolean => text.trim() !== '';

/** @param near what is left out of a typed day is taken from this one */
export function dayOrNull(text: string, near: string): string | null {
  return isTyped(text) ? dayOfTyped(text, near) : null;
}

/** Something was typed that is no day. */
export const dayProblem = (text: string, near: string, words: Pick<Words, 'day'>): string | undefined =>
  isTyped(text) && dayOfTyped(text, near) === null ? words.day : undefined;

export function planProblems(form: PlanForm, today: string, words: Words): Problems {
  return {
    title: isTyped(form.title) ? undefined : words.title,
    body: form.planKind === 'grassroots' && form.body === null ? words.body : undefined,
    activityOn: form.planKind === 'activity' && !isTyped(form.activityOn) ? words.activityOn : dayProblem(form.activityOn, today, words),
  };
}

export function versionProblems(form: VersionForm, today: string, words: Words): Problems {
  const [issued, effective, approved] = [form.issuedOn, form.effectiveOn, form.approvedOn].map((day) => dayOrNull(day, today));
  return {
    issuedOn: form.state === 'issued' && !isTyped(form.issuedOn) ? words.issuedOn : dayProblem(form.issuedOn, today, words),
    effectiveOn: dayProblem(form.effectiveOn, today, words) ?? (issued && effective && effective < issued ? words.effective : undefined),
    approvedOn: dayProblem(form.approvedOn, today, words) ?? (issued && approved && issued < approved ? words.approved : undefined),
  };
}

export function planInput(form: PlanForm, today: string) {
  return {
    title: form.title.trim(),
    planKind: form.planKind,
    eventKinds: form.eventKinds,
    unit: form.unit,
    body: form.planKind === 'grassroots' ? form.body : null,
    unitName: form.unitName.trim(),
    places: form.places.map((place) => place.trim()).filter((place) => place !== ''),
    activityOn: form.planKind === 'activity' ? dayOrNull(form.activityOn, today) : null,
    note: form.note.trim(),
  };
}

export function versionInput(form: VersionForm, today: string) {
  return {
    label: form.label.trim(),
    number: form.number.trim(),
    state: form.state,
    issuedOn: dayOrNull(form.issuedOn, today),
    effectiveOn: dayOrNull(form.effectiveOn, today),
    approvedBy: form.approvedBy.trim(),
    approvedOn: dayOrNull(form.approvedOn, today),
    changes: form.changes.trim(),
  };
}
