// Who and what a plan names, found in the directory: people by their number or by name and unit, units by name. Only when there is no doubt.
import { digitsOf } from '#shared/directory/match.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { PlanContact, PlanStep, PlanText } from '#shared/plans/types.ts';
import { allUnits, namesOfPeople } from '../../directory/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';

/** Fewer digits are an extension or an emergency number. */
const fewestDigits = 7;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
/** 县应急管理局 in a plan of the county is 云河县应急管理局 of the directory. */
const ownPart = (name: string): string => name.replace(/^(?:本|我)?[省市县区乡镇](?=\S{3})/, '');

/** The only value under a key; two different ones are none. */
class Only {
  readonly #values = new Map<string, Id | null>();

  put(key: string, id: Id): void {
    if (key === '') return;
    const known = this.#values.get(key);
    this.#values.set(key, known === undefined || known === id ? id : null);
  }

  get(key: string): Id | null {
    return this.#values.get(key) ?? null;
  }
}

export interface Linker {
  unit: (name: string) => Id | null;
  person: (contact: Pick<PlanContact, 'name' | 'unitName' | 'phone'>) => Id | null;
}

export function linkerOf(db: ReadDb): Linker {
  const units = new Only();
  const endings = new Only();
  for (const { id, name, shortName } of allUnits(db)) {
    for (const own of new Set([plain(name), plain(shortName ?? '')])) units.put(own, id);
    // Every ending that leaves a place's name before it.
    for (let at = 2; at <= name.length - 3; at += 1) endings.put(plain(name).slice(at), id);
  }
  const unit = (name: string): Id | null => {
    const whole = plain(name);
    if (whole === '') return null;
    const own = ownPart(whole);
    return units.get(whole) ?? (own === whole ? null : endings.get(own));
  };
  const byDigits = new Only();
  const byName = new Map<string, { id: Id; unit: Id | null; digits: string[] }[]>();
  for (const person of namesOfPeople(db)) {
    const digits = person.digits.split(' ').filter((one) => one.length >= fewestDigits);
    for (const one of new Set(digits)) byDigits.put(one, person.id);
    const name = plain(person.name);
    byName.set(name, [...(byName.get(name) ?? []), { id: person.id, unit: person.unit, digits }]);
  }
  const person: Linker['person'] = ({ name, unitName, phone }) => {
    const named = byName.get(plain(name)) ?? [];
    const numbers = phone
      .split(/[、,，;；/\s]+/)
      .map(digitsOf)
      .filter((one) => one.length >= fewestDigits);
    const holds = named.filter((one) => one.digits.some((digits) => numbers.includes(digits)));
    if (holds.length === 1) return holds[0]?.id ?? null;
    // A number that is another's now is a change for the linter to find, not a link.
    if (plain(name) === '') return numbers.map((one) => byDigits.get(one)).find((id) => id !== null) ?? null;
    const of = unit(unitName);
    const within = of === null ? [] : named.filter((one) => one.unit === of);
    return within.length === 1 ? (within[0]?.id ?? null) : null;
  };
  return { unit, person };
}

/** The text with its links; those that a hand made stay. */
export function linked(text: PlanText, { unit, person }: Linker): PlanText {
  const step = (one: PlanStep): PlanStep => ({ ...one, unit: one.unit ?? unit(one.who) });
  return {
    ...text,
    levels: text.levels.map((level) => ({ ...level, steps: level.steps.map(step) })),
    cards: text.cards.map((card) => ({ ...card, steps: card.steps.map(step) })),
    duties: text.duties.map((duty) => ({ ...duty, unit: duty.unit ?? unit(duty.unitName) })),
    contacts: text.contacts.map((contact) => ({ ...contact, person: contact.person ?? person(contact) })),
  };
}
