// Who of the directory a line means. A telephone number says it best; then name and unit; two lines never mean one person.
import { digitsOf, searchForm } from '#shared/directory/match.ts';
import type { Phone } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Person } from '../queries.ts';

/** Numbers shorter than this are extensions, which many share. */
const longNumber = 7;

const numbersOf = (phones: readonly Phone[]): string[] =>
  phones.map((phone) => digitsOf(phone.number).replace(/^(?:00)?86(?=1\d{10}$)/, '')).filter((digits) => digits.length >= longNumber);

/** Office numbers stand with everybody of a room: two of one name in one room are told apart by their own numbers. */
const ownNumbers = (phones: readonly Phone[]): string[] =>
  numbersOf(phones.filter((phone) => phone.kind === 'mobile' || phone.kind === 'home'));

const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** A line of a table, as far as it says who is meant. */
export interface Meant {
  line: number;
  name: string;
  /** Id of a unit that stands, key of one to be made, '' when none was given. */
  unit: string;
  phones: readonly Phone[];
}

export type Match = { person: Person | null } | { fault: 'twice'; line: number } | { fault: 'ambiguous' };

interface Claim {
  line: number;
  meant: Meant;
}

export class PeopleFinder {
  readonly #byName = new Map<string, Person[]>();
  readonly #claimed = new Map<Id, Claim>();
  readonly #new = new Map<string, Claim[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) {
      const form = searchForm(person.name);
      const known = this.#byName.get(form);
      if (known) known.push(person);
      else this.#byName.set(form, [person]);
    }
  }

  /** Those whose own number tells are settled first, so that a namesake cannot take their place. */
  match(lines: readonly Meant[]): Match[] {
    const found: (Match | undefined)[] = lines.map((meant) => this.#byNumber(meant));
    return lines.map((meant, nth) => found[nth] ?? this.#byUnit(meant));
  }

  #claim(person: Person, meant: Meant): Match {
    const before = this.#claimed.get(person.id);
    if (before) return { fault: 'twice', line: before.line };
    this.#claimed.set(person.id, { line: meant.line, meant });
    return { person };
  }

  #byNumber(meant: Meant): Match | undefined {
    const numbers = ownNumbers(meant.phones);
    if (numbers.length === 0) return undefined;
    const same = (this.#byName.get(searchForm(meant.name)) ?? []).filter((person) => shares(numbersOf(person.phones), numbers));
    const inUnit = same.filter((person) => person.unit === meant.unit);
    const [one, other] = inUnit.length > 0 ? inUnit : same;
    if (!one) return undefined;
    return other ? { fault: 'ambiguous' } : this.#claim(one, meant);
  }

  #byUnit(meant: Meant): Match {
    const namesakes = this.#byName.get(searchForm(meant.name)) ?? [];
    const there = meant.unit === '' ? namesakes : namesakes.filter((person) => person.unit === meant.unit);
    const free = there.filter((person) => !this.#claimed.has(person.id));
    const [one, other] = free;
    if (other) return { fault: 'ambiguous' };
    if (one) return this.#claim(one, meant);
    const numbers = ownNumbers(meant.phones);
    const claims = there.flatMap((person) => this.#claimed.get(person.id) ?? []);
    const twice = claims.find((claim) => this.#sameLine(claim.meant, numbers)) ?? this.#earlierNew(meant, numbers);
    if (twice) return { fault: 'twice', line: twice.line };
    const form = searchForm(meant.name);
    this.#new.set(form, [...(this.#new.get(form) ?? []), { line: meant.line, meant }]);
    return { person: null };
  }

  /** Nothing tells the two lines apart: they share a number, or one of them gives none of its own. */
  #sameLine(before: Meant, numbers: readonly string[]): boolean {
    const earlier = ownNumbers(before.phones);
    return numbers.length === 0 || earlier.length === 0 || shares(earlier, numbers);
  }

  #earlierNew(meant: Meant, numbers: readonly string[]): Claim | undefined {
    return (this.#new.get(searchForm(meant.name)) ?? []).find((claim) =>
      claim.meant.unit === meant.unit ? this.#sameLine(claim.meant, numbers) : shares(ownNumbers(claim.meant.phones), numbers),
    );
  }
}
