// What is typed into a report against what the station has: nobody's text is lost when two windows write.
import { maxLine, maxReportText } from '#shared/kernel/limits.ts';
import type { Report } from './report-model.ts';

type Content = Report['content'];
export const fields = ['title', 'to', 'body', 'submitTo', 'copyTo', 'signer', 'editor', 'phone'] as const;
export type Field = (typeof fields)[number];
export type FieldValue<F extends Field> = Content[F];

/** A typed value, and what the station had when one began to type. */
export interface Edit<V> {
  value: V;
  base: V;
}
export type Edits = { [F in Field]?: Edit<FieldValue<F>> };
export type Patch = { [F in Field]?: FieldValue<F> };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function shown<F extends Field>(content: Content, edits: Edits, field: F): FieldValue<F> {
  return edits[field]?.value ?? content[field];
}

/** Types a value into a field; typing what the station has takes the edit off. */
export function typed<F extends Field>(content: Content, edits: Edits, field: F, value: FieldValue<F>): Edits {
  const before = edits[field];
  const next: Edits = { ...edits, [field]: { value, base: before?.base ?? content[field] } };
  if (same(value, content[field])) delete next[field];
  return next;
}

/**
 * The edits after the station's content became another: what arrived there is done with, what is still typed stands on the new ground
 * when the change was our own.
 * @param sent values of this window that may have arrived
 */
export function settled(content: Content, edits: Edits, sent: readonly Patch[]): Edits {
  const next: Edits = {};
  for (const field of fields) {
    const edit = edits[field];
    if (!edit || same(edit.value, content[field])) continue;
    const own = same(content[field], edit.base) || sent.some((patch) => field in patch && same(patch[field], content[field]));
    Object.assign(next, { [field]: own ? { value: edit.value, base: content[field] } : edit });
  }
  return next;
}

/** Fields that another window changed while they were typed here. */
export function conflicts(content: Content, edits: Edits): Field[] {
  return fields.filter((field) => {
    const edit = edits[field];
    return edit !== undefined && !same(content[field], edit.base) && !same(content[field], edit.value);
  });
}

/** Keeps what was typed over what the other window wrote. */
export function keptMine(content: Content, edits: Edits, field: Field): Edits {
  const edit = edits[field];
  return edit ? { ...edits, [field]: { value: edit.value, base: content[field] } } : edits;
}

export function without(edits: Edits, field: Field): Edits {
  const next = { ...edits };
  delete next[field];
  return next;
}

export type FieldProblem = 'required' | 'tooLong' | 'tooMany';

const maxParties = 20;
const maxPhone = 60;

function problemOf(field: Field, value: string | string[]): FieldProblem | null {
  if (Array.isArray(value)) return value.length > maxParties ? 'tooMany' : value.some((party) => party.length > maxLine) ? 'tooLong' : null;
  if ((field === 'title' || field === 'to') && value.trim() === '') return 'required';
  const most = field === 'body' ? maxReportText : field === 'phone' ? maxPhone : maxLine;
  return value.trim().length > most ? 'tooLong' : null;
}

export function problems(edits: Edits): { [F in Field]?: FieldProblem } {
  const found: { [F in Field]?: FieldProblem } = {};
  for (const field of fields) {
    const edit = edits[field];
    const problem = edit ? problemOf(field, edit.value) : null;
    if (problem) found[field] = problem;
  }
  return found;
}

/** What can be sent: neither wrong nor in conflict. */
export function sendable(content: Content, edits: Edits): Patch {
  const [wrong, clash] = [problems(edits), conflicts(content, edits)];
  return Object.fromEntries(
    fields.flatMap((field) => (edits[field] && !wrong[field] && !clash.includes(field) ? [[field, edits[field].value]] : [])),
  );
}

/** "市应急局，市公安局" as parties. */
export function partiesOf(text: string): string[] {
  return text
    .split(/[，,、；;\n]/)
    .map((party) => party.trim())
    .filter((party) => party !== '');
}
