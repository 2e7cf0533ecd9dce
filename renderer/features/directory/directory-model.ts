// The directory as data: the tree of units, and units and people as they stand in a form.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { numberFault } from '#shared/directory/phone.ts';
import type { OtherPost, Phone, UnitKind } from '#shared/directory/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

type Procedures = typeof contract.directory;
export type Unit = z.infer<NonNullable<Procedures['saveUnit']['~orpc']['outputSchema']>>;
export type Person = z.infer<NonNullable<Procedures['savePerson']['~orpc']['outputSchema']>>;
export type PersonDetail = z.infer<NonNullable<Procedures['person']['~orpc']['outputSchema']>>;
type PersonInput = z.input<NonNullable<Procedures['savePerson']['~orpc']['inputSchema']>>;
type UnitInput = z.input<NonNullable<Procedures['saveUnit']['~orpc']['inputSchema']>>;

export interface UnitNode {
  unit: Unit;
  level: number;
  children: number;
}

/** A unit whose parent is not listed stands at the top. */
export function childrenOf(units: readonly Unit[], parent: string | null): Unit[] {
  const known = new Set(units.map((unit) => unit.id));
  return units.filter((unit) => (parent === null ? unit.parent === null || !known.has(unit.parent) : unit.parent === parent));
}

/** The rows of the tree that show, from the top. */
export function openRows(units: readonly Unit[], expanded: ReadonlySet<string>): UnitNode[] {
  const walk = (parent: string | null, level: number): UnitNode[] =>
    childrenOf(units, parent).flatMap((unit) => [
      { unit, level, children: units.filter((one) => one.parent === unit.id).length },
      ...(expanded.has(unit.id) ? walk(unit.id, level + 1) : []),
    ]);
  return walk(null, 1);
}

/** The unit itself and all below it: none of them can become its parent. */
export function withBelow(units: readonly Unit[], id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const unit of units) if (unit.parent !== null && found.has(unit.parent)) found.add(unit.id);
  }
  return found;
}

/** From the top to the unit: what must be open for it to be seen. */
export function pathTo(units: readonly Unit[], id: string): string[] {
  const path: string[] = [];
  for (let unit = units.find((one) => one.id === id); unit && !path.includes(unit.id); ) {
    path.unshift(unit.id);
    const { parent } = unit;
    unit = units.find((one) => one.id === parent);
  }
  return path;
}

export interface PersonForm {
  name: string;
  unit: string | null;
  post: string;
  postSince: string;
  otherPosts: OtherPost[];
  phones: Phone[];
  email: string;
  qualifications: string[];
  groups: string[];
  note: string;
  order: string;
}

export function personForm(person: PersonDetail | null, unit: string | null): PersonForm {
  const none = { postSince: '', otherPosts: [], qualifications: [], groups: [], note: '' };
  if (!person) return { name: '', unit, post: '', ...none, phones: [{ kind: 'mobile', number: '' }], email: '', order: '0' };
  const { name, post, phones, email, order, otherPosts, qualifications, groups, note } = person;
  return {
    name,
    unit: person.unit,
    post,
    postSince: person.postSince ?? '',
    otherPosts,
    qualifications,
    groups,
    note,
    phones: phones.length === 0 ? [{ kind: 'mobile', number: '' }] : phones,
    email: email ?? '',
    order: String(order),
  };
}

export interface UnitForm {
  name: string;
  shortName: string;
  kind: UnitKind;
  parent: string | null;
  phone: string;
  order: string;
}

export function unitForm(unit: Unit | null, parent: string | null): UnitForm {
  if (!unit) return { name: '', shortName: '', kind: 'department', parent, phone: '', order: '0' };
  return {
    name: unit.name,
    shortName: unit.shortName ?? '',
    kind: unit.kind,
    parent: unit.parent,
    phone: unit.phone ?? '',
    order: String(unit.order),
  };
}

const plain = (text: string): string => text.normalize('NFKC').trim();
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

/** YYYY-MM-DD that exists. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function orderOf(text: string): number | null {
  const typed = plain(text);
  if (typed === '') return 0;
  return /^\d{1,6}$/.test(typed) && Number(typed) <= 100_000 ? Number(typed) : null;
}

export function personProblems(form: PersonForm, words: Texts['directory']['problems']): Problems {
  const phones = form.phones.map((phone, index): [string, string | undefined] => [
    `phones.${index}`,
    plain(phone.number) !== '' && numberFault(plain(phone.number), phone.kind) !== null ? words.phone : undefined,
  ]);
  return {
    name: form.name.trim() === '' ? words.name : undefined,
    ...Object.fromEntries(
      form.otherPosts.map((other, index): [string, string | undefined] => [
        `otherPosts.${index}`,
        other.post.trim() === '' && other.unit !== null ? words.otherPost : undefined,
      ]),
    ),
    postSince: plain(form.postSince) !== '' && !isDay(plain(form.postSince)) ? words.day : undefined,
    email: plain(form.email) !== '' && !emailPattern.test(plain(form.email)) ? words.email : undefined,
    order: orderOf(form.order) === null ? words.order : undefined,
    ...Object.fromEntries(phones),
  };
}

export function unitProblems(form: UnitForm, words: Texts['directory']['problems']): Problems {
  return {
    name: form.name.trim() === '' ? words.unitName : undefined,
    phone: plain(form.phone) !== '' && numberFault(plain(form.phone), null) !== null ? words.phone : undefined,
    order: orderOf(form.order) === null ? words.order : undefined,
  };
}

function phoneInput({ kind, number, hours = '' }: Phone): Phone {
  return { kind, number: plain(number), ...(hours.trim() === '' ? {} : { hours: hours.trim() }) };
}

/** @param person who is changed: a new post without a first day of its own begins today */
export function personInput(person: PersonDetail | null, form: PersonForm): PersonInput {
  const since = plain(form.postSince);
  const moved = person !== null && (form.unit !== person.unit || form.post.trim() !== person.post);
  const postSince = since === '' || (moved && since === person.postSince) ? null : since;
  return {
    ...(person === null ? {} : { id: person.id }),
    name: form.name.trim(),
    unit: form.unit,
    post: form.post.trim(),
    postSince,
    otherPosts: form.otherPosts.filter((other) => other.post.trim() !== '').map(({ unit, post }) => ({ unit, post: post.trim() })),
    phones: form.phones.filter((phone) => plain(phone.number) !== '').map(phoneInput),
    email: plain(form.email) === '' ? null : plain(form.email),
    qualifications: form.qualifications.map((one) => one.trim()).filter((one) => one !== ''),
    note: form.note.trim(),
    order: orderOf(form.order) ?? 0,
  };
}

export function unitInput(id: string | null, form: UnitForm): UnitInput {
  return {
    ...(id === null ? {} : { id }),
    name: form.name.trim(),
    shortName: form.shortName.trim() === '' ? null : form.shortName.trim(),
    kind: form.kind,
    parent: form.parent,
    phone: plain(form.phone) === '' ? null : plain(form.phone),
    order: orderOf(form.order) ?? 0,
  };
}

/** `tel:` takes digits and a leading plus; what is written after an extension mark is dialled by hand. */
export function telOf(number: string): string {
  const plainNumber = plain(number);
  const head = plainNumber.split(/转|分机|[xX#,]/)[0] ?? '';
  return `tel:${head.startsWith('+') ? '+' : ''}${head.replace(/\D/g, '')}`;
}

/** How a person is written down as a caller: "城关镇 张三（镇长）". */
export function callerOf(person: Pick<Person, 'name' | 'post' | 'unitName'>): string {
  return `${person.unitName === '' ? '' : `${person.unitName} `}${person.name}${person.post === '' ? '' : `（${person.post}）`}`;
}
