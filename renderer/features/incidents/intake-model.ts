// The intake form as data: what was typed, what was heard, and what saving would write.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { type Casualties, casualtyFields, type CasualtyField, type Grade, type Mark, type SourceMode } from '#shared/incidents/types.ts';
import type { Approximate } from '#shared/incidents/types.ts';
import { instantOf, toIso } from '#shared/time/zone.ts';
import { momentOf, zoneNow } from '#renderer/texts/times.ts';

type Procedures = typeof contract.incidents;
export type Heard = z.infer<NonNullable<Procedures['parse']['~orpc']['outputSchema']>>;
export type IntakeInput = z.input<NonNullable<Procedures['receive']['~orpc']['inputSchema']>>;

export const heardFields = ['kind', 'occurredAt', 'place', ...casualtyFields] as const;
export type HeardField = (typeof heardFields)[number];

/** What happened to a chip: nothing yet, taken, or taken off. A typed value stands in the form itself. */
export type ChipState = 'accepted' | 'dismissed';

export interface IntakeForm {
  receivedAt: string;
  mode: SourceMode;
  caller: string;
  phone: string;
  text: string;
  /** Typed values; undefined: nothing typed, what was heard counts. '' is typed as unknown. */
  typed: Partial<Record<HeardField, string>>;
  chips: Partial<Record<HeardField, ChipState>>;
  lng: number | null;
  lat: number | null;
  /** null: by the rules. */
  grade: Grade | null;
  marks: Mark[] | null;
  callNote: string | null;
  /** When the form was opened, page time. */
  openedAt: number;
}

export function emptyForm(now: number): IntakeForm {
  return {
    receivedAt: momentOf(now),
    mode: 'phone',
    caller: '',
    phone: '',
    text: '',
    typed: {},
    chips: {},
    lng: null,
    lat: null,
    grade: null,
    marks: null,
    callNote: null,
    openedAt: Date.now(),
  };
}

export function isUntouched(form: IntakeForm): boolean {
  return form.text.trim() === '' && form.caller === '' && form.phone === '' && Object.values(form.typed).every((value) => value === '');
}

const timePattern = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** ISO with offset of "2026-11-20 22:54" in the unit's zone; null when it is none. Full-width digits are taken. */
export function isoOfTyped(text: string): string | null {
  const match = timePattern.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if ((month ?? 0) < 1 || (month ?? 0) > 12 || (day ?? 0) < 1 || (day ?? 0) > 31 || (hour ?? 0) > 23 || (minute ?? 0) > 59) return null;
  const at = instantOf(
    { year: year ?? 0, month: month ?? 1, day: day ?? 1, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 },
    zoneNow(),
  );
  return toIso(at, zoneNow());
}

/** A whole number from 0; null for nothing; undefined when it is neither. */
export function countOfTyped(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined;
}

export interface FieldProblem {
  field: HeardField | 'receivedAt';
  kind: 'time' | 'number';
}

/** What is typed in a form that the station could not read. */
export function problemsOf(form: IntakeForm): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (isoOfTyped(form.receivedAt) === null) problems.push({ field: 'receivedAt', kind: 'time' });
  const occurred = form.typed.occurredAt;
  if (occurred !== undefined && occurred.trim() !== '' && isoOfTyped(occurred) === null)
    problems.push({ field: 'occurredAt', kind: 'time' });
  for (const field of casualtyFields) {
    const typed = form.typed[field];
    if (typed !== undefined && countOfTyped(typed) === undefined) problems.push({ field, kind: 'number' });
  }
  return problems;
}

const counts = (form: IntakeForm, field: HeardField): boolean => form.chips[field] !== 'dismissed';

/** The value that saving would write for a field: typed, else heard and not taken off. */
function casualtyOf(form: IntakeForm, heard: Heard | undefined, field: CasualtyField): number | null {
  const typed = form.typed[field];
  if (typed !== undefined) return countOfTyped(typed) ?? null;
  return counts(form, field) ? (heard?.casualties[field] ?? null) : null;
}

export function kindOf(form: IntakeForm, heard: Heard | undefined): string | null {
  if (form.typed.kind !== undefined) return form.typed.kind || null;
  return counts(form, 'kind') ? (heard?.kind ?? null) : null;
}

export function placeOf(form: IntakeForm, heard: Heard | undefined): string {
  if (form.typed.place !== undefined) return form.typed.place;
  return counts(form, 'place') ? (heard?.place?.text ?? '') : '';
}

function occurredOf(form: IntakeForm, heard: Heard | undefined): string | null {
  if (form.typed.occurredAt !== undefined) return isoOfTyped(form.typed.occurredAt);
  return counts(form, 'occurredAt') ? (heard?.occurredAt ?? null) : null;
}

function isRoughCount(item: Heard['approximate'][number]): item is Approximate {
  return item.field !== 'occurredAt' && typeof item.min !== 'string' && typeof item.max !== 'string';
}

function roughOf(form: IntakeForm, heard: Heard | undefined): Approximate[] {
  return (heard?.approximate ?? []).filter(isRoughCount).filter((item) => {
    const field = item.field as HeardField;
    return form.typed[field] === undefined && counts(form, field);
  });
}

export function marksOf(form: IntakeForm, heard: Heard | undefined): Mark[] {
  return form.marks ?? heard?.marks ?? [];
}

function casualtiesOf(form: IntakeForm, heard: Heard | undefined): Casualties {
  const of = (field: CasualtyField): number | null => casualtyOf(form, heard, field);
  return {
    dead: of('dead'),
    seriouslyInjured: of('seriouslyInjured'),
    injured: of('injured'),
    missing: of('missing'),
    trapped: of('trapped'),
    evacuated: of('evacuated'),
  };
}

/** Everything is given, unknown as null: the station reads nothing from the text by itself. */
export function inputOf(form: IntakeForm, heard: Heard | undefined): IntakeInput {
  const place = placeOf(form, heard).trim();
  const position = form.lng !== null && form.lat !== null ? { lng: form.lng, lat: form.lat } : {};
  return {
    receivedAt: isoOfTyped(form.receivedAt) ?? form.receivedAt,
    source: {
      mode: form.mode,
      ...(form.caller.trim() ? { caller: form.caller.trim() } : {}),
      ...(form.phone.trim() ? { phone: form.phone.trim() } : {}),
    },
    text: form.text,
    kind: kindOf(form, heard),
    ...(form.grade === null ? (heard?.grade ? { grade: heard.grade } : {}) : { grade: form.grade }),
    occurredAt: occurredOf(form, heard),
    occurredApprox: form.typed.occurredAt === undefined && counts(form, 'occurredAt') && (heard?.occurredApprox ?? false),
    place: place === '' && form.lng === null ? null : { text: place || `${form.lng?.toFixed(4)}, ${form.lat?.toFixed(4)}`, ...position },
    casualties: casualtiesOf(form, heard),
    approximate: roughOf(form, heard),
    figures: heard?.figures ?? {},
    marks: marksOf(form, heard),
    ...(form.callNote === null ? {} : { callNote: form.callNote }),
  };
}
