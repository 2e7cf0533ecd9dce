// The directory as data: the tree of units, and units and people as they stand in a form.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import type { Phone, UnitKind } from '#shared/directory/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

type Procedures = typeof contract.directory;
export type Unit = z.infer<NonNullable<Procedures['saveUnit']['~orpc']['outputSchema']>>;
export type Person = z.infer<NonNullable<Procedures['savePerson']['~orpc']['outputSchema']>>;
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
  phones: Phone[];
  email: string;
  order: string;
}

export function personForm(person: Person | null, unit: string | null): PersonForm {
  if (!person) return { name: '', unit, post: '', phones: [{ kind: 'mobile', number: '' }], email: '', order: '0' };
  const { name, post, phones, email, order } = person;
  return {
    name,
    unit: person.unit,
    post,
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
const hasDigits = (text: string): boolean => text.normalize('NFKC').replace(/\D/g, '').length >= 3;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

function orderOf(text: string): number | null {
  const typed = plain(text);
  if (typed === '') return 0;
  return /^\d{1,6}$/.test(typed) && Number(typed) <= 100_000 ? Number(typed) : null;
}

export function personProblems(form: PersonForm, words: Texts['directory']['problems']): Problems {
  const phones = form.phones.map((phone, index): [string, string | undefined] => [
    `phones.${index}`,
    plain(phone.number) !== '' && !hasDigits(phone.number) ? words.phone : undefined,
  ]);
  return {
    name: form.name.trim() === '' ? words.name : undefined,
    email: plain(form.email) !== '' && !emailPattern.test(plain(form.email)) ? words.email : undefined,
    order: orderOf(form.order) === null ? words.order : undefined,
    ...Object.fromEntries(phones),
  };
}

export function unitProblems(form: UnitForm, words: Texts['directory']['problems']): Problems {
  return {
    name: form.name.trim() === '' ? words.unitName : undefined,
    phone: plain(form.phone) !== '' && !hasDigits(form.phone) ? words.phone : undefined,
    order: orderOf(form.order) === null ? words.order : undefined,
  };
}

function phoneInput({ kind, number, hours = '' }: Phone): Phone {
  return { kind, number: plain(number), ...(hours.trim() === '' ? {} : { hours: hours.trim() }) };
}

export function personInput(id: string | null, form: PersonForm): PersonInput {
  return {
    ...(id === null ? {} : { id }),
    name: form.name.trim(),
    unit: form.unit,
    post: form.post.trim(),
    phones: form.phones.filter((phone) => plain(phone.number) !== '').map(phoneInput),
    email: plain(form.email) === '' ? null : plain(form.email),
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
