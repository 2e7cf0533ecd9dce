// A rule with its source, dates and reason as it stands in the editor, and the version that saving would write.
import type { Confidence } from '#shared/settings/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { AnyRule, Row } from '../rules-read.ts';
import type { EditMode } from '../rules-view.ts';
import { type DeadlineForm, deadlineForm, deadlineItem, deadlineProblems } from './deadline-form.ts';
import { type ElementsForm, elementsForm, elementsItem, elementsProblems } from './elements-form.ts';
import { type GradingForm, gradingForm, gradingItem, gradingProblems, type MarkForm, markForm } from './grading-form.ts';
import { type LadderForm, ladderForm, ladderItem, ladderProblems } from './ladder-form.ts';
import { isoTyped, momentTyped, plain, wholeOf } from './values.ts';

/** The pack of rules that an office makes itself. */
export const ownPack = 'office';

type Words = Texts['rules']['editor']['problems'];

export type BodyForm =
  | { table: 'deadlines'; form: DeadlineForm }
  | { table: 'ladders'; form: LadderForm }
  | { table: 'grading'; form: GradingForm }
  | { table: 'marks'; form: MarkForm }
  | { table: 'reportElements'; form: ElementsForm };

export interface MetaForm {
  id: string;
  pack: string;
  title: string;
  number: string;
  year: string;
  clause: string;
  url: string;
  confidence: Confidence;
  note: string;
  validFrom: string;
  validTo: string;
  reason: string;
}

export interface RuleForm {
  meta: MetaForm;
  body: BodyForm;
}

function bodyForm(one: AnyRule): BodyForm {
  switch (one.table) {
    case 'deadlines':
      return { table: one.table, form: deadlineForm(one.rule) };
    case 'ladders':
      return { table: one.table, form: ladderForm(one.rule) };
    case 'grading':
      return { table: one.table, form: gradingForm(one.rule) };
    case 'marks':
      return { table: one.table, form: markForm(one.rule) };
    default:
      return { table: one.table, form: elementsForm(one.rule) };
  }
}

export function ruleForm(one: AnyRule, mode: EditMode, freshId: string): RuleForm {
  const { source, confidence, note, validTo, pack, id } = one.rule;
  return {
    meta: {
      id: mode === 'copy' ? freshId : id,
      pack: mode === 'copy' ? ownPack : pack,
      title: source.title,
      number: source.number ?? '',
      year: source.year === null ? '' : String(source.year),
      clause: source.clause ?? '',
      url: source.url ?? '',
      confidence,
      note: note ?? '',
      validFrom: '',
      validTo: momentTyped(validTo),
      reason: '',
    },
    body: bodyForm(one),
  };
}

/** The first id of the office's own that nobody has. */
export function freshIdOf(taken: readonly string[], year: number): string {
  for (let number = 1; ; number += 1) {
    const id = `office-${year}-${String(number).padStart(2, '0')}`;
    if (!taken.includes(id)) return id;
  }
}

function bodyProblems(body: BodyForm, words: Words): Problems {
  switch (body.table) {
    case 'deadlines':
      return deadlineProblems(body.form, words);
    case 'ladders':
      return ladderProblems(body.form, words);
    case 'grading':
      return gradingProblems(body.form, words);
    case 'reportElements':
      return elementsProblems(body.form, words);
    default:
      return {};
  }
}

/** @param taken ids that a new rule may not have */
export function ruleProblems({ meta, body }: RuleForm, mode: EditMode, taken: readonly string[], words: Words): Problems {
  const [from, to] = [plain(meta.validFrom), plain(meta.validTo)];
  const [fromIso, toIso] = [isoTyped(from), isoTyped(to)];
  const dates: Problems = {
    validFrom: from !== '' && fromIso === null ? words.time : undefined,
    validTo:
      to === ''
        ? undefined
        : toIso === null
          ? words.time
          : fromIso !== null && Date.parse(toIso) <= Date.parse(fromIso)
            ? words.order
            : undefined,
    reason: meta.reason.trim() === '' ? words.required : undefined,
  };
  if (mode === 'off' || mode === 'on') return dates;
  const id = plain(meta.id);
  return {
    ...bodyProblems(body, words),
    id: mode === 'copy' ? (/^[A-Za-z0-9_.-]{1,80}$/.test(id) ? (taken.includes(id) ? words.idTaken : undefined) : words.id) : undefined,
    'source.title': meta.title.trim() === '' ? words.required : undefined,
    'source.year': plain(meta.year) !== '' && wholeOf(meta.year, 1949, 2200) === null ? words.year : undefined,
    ...dates,
  };
}

function bodyItem(body: BodyForm, before: AnyRule): Row {
  switch (body.table) {
    case 'deadlines':
      return deadlineItem(body.form);
    case 'ladders':
      return before.table === 'ladders' ? ladderItem(body.form, before.rule) : {};
    case 'grading':
      return gradingItem(body.form);
    case 'reportElements':
      return elementsItem(body.form);
    default:
      return { ...body.form };
  }
}

/** The item to be written; its version is given by the station. */
export function ruleItem({ meta, body }: RuleForm, mode: EditMode, before: AnyRule): Row {
  const optional = (key: string, text: string): Row => (text.trim() === '' ? {} : { [key]: text.trim() });
  return {
    ...bodyItem(body, before),
    id: plain(meta.id),
    pack: meta.pack,
    validFrom: isoTyped(meta.validFrom),
    validTo: isoTyped(meta.validTo),
    source: {
      title: meta.title.trim(),
      number: meta.number.trim() === '' ? null : meta.number.trim(),
      year: wholeOf(meta.year, 1949, 2200),
      ...optional('clause', meta.clause),
      ...optional('url', meta.url),
    },
    confidence: meta.confidence,
    note: meta.note.trim() === '' ? null : meta.note.trim(),
    ...(mode === 'off' ? { disabled: true } : {}),
  };
}
