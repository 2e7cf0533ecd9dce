// Whom of the directory a contact of a row is: what fits, what that rests on, and which of them is proposed. Of several nobody is taken blindly.
import type { Id } from '../../kernel/ids.ts';
import { digitsOf } from './contacts.ts';
import { tieReasons, type ImportContact, type TieReason } from './types.ts';
import { searchName } from './unit-names.ts';

/** Somebody of the directory, as far as contacts are compared with them. */
export interface KnownPerson {
  id: Id;
  name: string;
  unit: Id | null;
  unitName: string;
  phones: readonly string[];
}

export interface TieCandidate {
  person: Id;
  name: string;
  unitName: string;
  phones: readonly string[];
  reason: TieReason;
}

export interface ContactTie {
  /** Which of the row's contacts. */
  nth: number;
  /** Best first. */
  candidates: TieCandidate[];
  /** Who it will be; null: it stays a name and number of its own. */
  person: Id | null;
  /** Somebody has decided it. */
  said: boolean;
}

/** A contact as it is written. */
export interface TiedContact extends ImportContact {
  person: Id | null;
}

/** 0086 and 86 before a mobile number say nothing of whose it is. */
const plainDigits = (phone: string): string => digitsOf(phone).replace(/^(?:00)?86(?=1\d{10}$)/, '');
const samePhone = (phones: readonly string[], phone: string): boolean => phones.some((own) => plainDigits(own) === plainDigits(phone));

const byName = (a: TieCandidate, b: TieCandidate): number =>
  a.name === b.name ? (a.person < b.person ? -1 : 1) : a.name < b.name ? -1 : 1;

/** More namesakes are no offer that anybody reads. */
const maxCandidates = 8;

export class PersonFinder {
  readonly #byPhone = new Map<string, KnownPerson[]>();
  readonly #byName = new Map<string, KnownPerson[]>();

  constructor(people: readonly KnownPerson[]) {
    const put = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
      const list = map.get(key);
      if (list) list.push(person);
      else map.set(key, [person]);
    };
    for (const person of people) {
      for (const digits of new Set(person.phones.map(plainDigits))) if (digits !== '') put(this.#byPhone, digits, person);
      put(this.#byName, searchName(person.name), person);
    }
  }

  /** @param unit of the directory to which the place belongs */
  candidates({ name, phone }: Pick<ImportContact, 'name' | 'phone'>, unit: Id | null): TieCandidate[] {
    const named = searchName(name);
    const found = new Map<Id, TieCandidate>();
    const add = ({ id, name: known, unitName, phones }: KnownPerson, reason: TieReason): void => {
      if (!found.has(id)) found.set(id, { person: id, name: known, unitName, phones, reason });
    };
    const digits = plainDigits(phone);
    for (const person of (digits !== '' && this.#byPhone.get(digits)) || [])
      add(person, named !== '' && searchName(person.name) === named ? 'nameAndPhone' : 'phone');
    for (const person of (named !== '' && unit !== null && this.#byName.get(named)) || [])
      if (person.unit === unit) add(person, 'nameInUnit');
    return [...found.values()]
      .sort((a, b) => tieReasons.indexOf(a.reason) - tieReasons.indexOf(b.reason) || byName(a, b))
      .slice(0, maxCandidates);
  }
}

/** Who of the candidates is proposed: the only one with name and phone; else the only one at all, unless the row names somebody else. */
function proposed(candidates: readonly TieCandidate[], name: string): Id | null {
  const sure = candidates.filter(({ reason }) => reason === 'nameAndPhone');
  const [one, second] = sure.length > 0 ? sure : candidates;
  if (!one || second) return null;
  return one.reason === 'phone' && name !== '' ? null : one.person;
}

/** @param said by contact: what somebody has decided; a person who fits no longer counts as not said */
export function tiesOf(
  contacts: readonly ImportContact[],
  unit: Id | null,
  people: PersonFinder,
  said: ReadonlyMap<number, Id | null> | undefined,
): ContactTie[] {
  return contacts.flatMap((contact, nth): ContactTie[] => {
    const candidates = people.candidates(contact, unit);
    if (candidates.length === 0) return [];
    const decided = said?.get(nth);
    const stands = decided === null || candidates.some(({ person }) => person === decided);
    const person = stands && decided !== undefined ? decided : proposed(candidates, contact.name);
    return [{ nth, candidates, person, said: stands }];
  });
}

/**
 * Contacts as they are written. Somebody of the directory is named and numbered there: a number of the row stands only when the
 * directory does not have it. One person in several cells is one contact.
 */
export function tiedContacts(
  contacts: readonly ImportContact[],
  ties: readonly ContactTie[],
  isWritten: (contact: ImportContact) => boolean = () => true,
): TiedContact[] {
  const written: TiedContact[] = [];
  for (const [nth, contact] of contacts.entries()) {
    if (!isWritten(contact)) continue;
    const tie = ties.find((one) => one.nth === nth);
    const person = tie?.person ?? null;
    const known = tie?.candidates.find((one) => one.person === person);
    if (!known) {
      written.push({ ...contact, person: null });
      continue;
    }
    const phone = samePhone(known.phones, contact.phone) ? '' : contact.phone;
    const same = written.find((one) => one.person === person && (phone === '' || one.phone === '' || one.phone === phone));
    if (same) {
      same.phone ||= phone;
      same.role ||= contact.role;
      same.keyHolder ||= contact.keyHolder;
    } else written.push({ ...contact, name: '', phone, person });
  }
  return written;
}
