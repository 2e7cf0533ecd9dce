// Whom the names of a table mean: one of that name, decided by telephone or unit where there are several, else asked.
import { digitsOf } from '#shared/directory/match.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { isSurnameWithTitle } from '#shared/rosters/import/names.ts';
import { type ImportCorrections, type ImportReading, personKey } from '#shared/rosters/import/types.ts';
import type { Roster } from '#shared/rosters/types.ts';
import { membersOfGroups, namesOfPeople, type PersonName } from '../../directory/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';

/** People offered for one name. */
const maxCandidates = 8;
/** Digits from which two numbers are compared by their ends: a local number and the same with its area code. */
const localDigits = 7;

export type PersonState = 'found' | 'chosen' | 'ambiguous' | 'unknown' | 'create' | 'leftOut';

export interface NamedByTable {
  key: string;
  name: string;
  phone: string | null;
  title: string | null;
  state: PersonState;
  person: Id | null;
  candidates: Id[];
  duties: number;
  /** The telephone of the table is not among those of the person found. */
  phoneDiffers: string | null;
}

export interface Directory {
  people: readonly PersonName[];
  byId: ReadonlyMap<Id, PersonName>;
  byName: ReadonlyMap<string, PersonName[]>;
  pool: ReadonlySet<Id>;
}

const plainName = (name: string): string => name.replace(/\s/g, '').toLowerCase();

export function readDirectory(db: ReadDb, roster: Roster): Directory {
  const people = namesOfPeople(db);
  const byName = new Map<string, PersonName[]>();
  for (const person of people) {
    const name = plainName(person.name);
    const same = byName.get(name);
    if (same) same.push(person);
    else byName.set(name, [person]);
  }
  const pool = roster.posts.flatMap((post) => [...post.pool.people, ...membersOfGroups(db, post.pool.groups)]);
  return { people, byName, byId: new Map(people.map((person) => [person.id, person])), pool: new Set(pool) };
}

const hasNumber = (person: PersonName, phone: string): boolean => {
  const digits = digitsOf(phone);
  return person.digits
    .split(' ')
    .some(
      (one) => one === digits || (Math.min(one.length, digits.length) >= localDigits && (one.endsWith(digits) || digits.endsWith(one))),
    );
};

/** Names that differ in one character, or sound the same. */
function near(name: string, people: readonly PersonName[]): PersonName[] {
  const differ = (other: string): number => Array.from(name).filter((char, at) => other[at] !== char).length;
  return people.filter((person) => person.name.length === name.length && person.name !== name && differ(person.name) === 1);
}

function offered(name: string, phone: string | null, directory: Directory): PersonName[] {
  const byNumber = phone === null ? [] : directory.people.filter((person) => hasNumber(person, phone));
  const title = name.slice(1);
  const byTitle = isSurnameWithTitle(name)
    ? directory.people.filter((person) => person.name.startsWith(name.charAt(0)) && person.post.includes(title))
    : [];
  return [...new Set([...byNumber, ...byTitle, ...near(name, directory.people)])].slice(0, maxCandidates);
}

/** The one of several with the same name whom telephone, pool or unit decide for; undefined: nothing decides. */
function decided(
  same: readonly PersonName[],
  phone: string | null,
  title: string | null,
  directory: Directory,
  roster: Roster,
): PersonName | undefined {
  const only = (fit: (person: PersonName) => boolean): PersonName | undefined => {
    const fits = same.filter(fit);
    return fits.length === 1 ? fits[0] : undefined;
  };
  return (
    (phone === null ? undefined : only((person) => hasNumber(person, phone))) ??
    (title === null || title === ''
      ? undefined
      : only((person) => person.post !== '' && (title.includes(person.post) || person.post.includes(title)))) ??
    only((person) => directory.pool.has(person.id)) ??
    (roster.unit === null ? undefined : only((person) => person.unit === roster.unit))
  );
}

/** A name that stands now with its telephone and now without is one person, unless it stands with two telephones. */
export function unified(readings: readonly ImportReading[]): ImportReading[] {
  const phones = new Map<string, Set<string>>();
  for (const { name, phone } of readings) {
    const known = phones.get(name) ?? new Set();
    if (phone !== null) known.add(phone);
    phones.set(name, known);
  }
  return readings.map((reading) => {
    const known = phones.get(reading.name);
    return reading.phone === null && known?.size === 1 ? { ...reading, phone: [...known][0] ?? null } : reading;
  });
}

/** Everybody the readings name, in the order in which they first appear. */
export function matchPeople(
  readings: readonly ImportReading[],
  directory: Directory,
  roster: Roster,
  corrections: Pick<ImportCorrections, 'people'>,
): Map<string, NamedByTable> {
  const named = new Map<string, NamedByTable>();
  for (const { name, phone, title } of readings) {
    const key = personKey(name, phone);
    const before = named.get(key);
    if (before) {
      before.duties += 1;
      continue;
    }
    named.set(key, { ...matched(name, phone, title, directory, roster), key, name, phone, title, duties: 1 });
  }
  for (const { key, choice } of corrections.people) {
    const one = named.get(key);
    if (!one) continue;
    if (choice.kind === 'leaveOut') Object.assign(one, { state: 'leftOut', person: null, phoneDiffers: null });
    else if (choice.kind === 'create') Object.assign(one, { state: 'create', person: null, phoneDiffers: null });
    else if (directory.byId.has(choice.person)) Object.assign(one, { state: 'chosen', person: choice.person, phoneDiffers: null });
  }
  return named;
}

function matched(
  name: string,
  phone: string | null,
  title: string | null,
  directory: Directory,
  roster: Roster,
): Pick<NamedByTable, 'state' | 'person' | 'candidates' | 'phoneDiffers'> {
  const same = directory.byName.get(plainName(name)) ?? [];
  const one = same.length === 1 ? same[0] : decided(same, phone, title, directory, roster);
  if (one) {
    const differs = phone !== null && one.digits.trim() !== '' && !hasNumber(one, phone);
    return {
      state: 'found',
      person: one.id,
      candidates: same.map((person) => person.id),
      phoneDiffers: differs ? (one.digits.trim().split(' ')[0] ?? '') : null,
    };
  }
  const candidates = same.length > 0 ? same.slice(0, maxCandidates) : offered(name, phone, directory);
  return {
    state: same.length > 0 ? 'ambiguous' : 'unknown',
    person: null,
    candidates: candidates.map((person) => person.id),
    phoneDiffers: null,
  };
}
