// Whether a row of a file is a place that stands already, or that stood in an earlier row of the file.
import { metresBetween, type Position } from '../../kernel/geo.ts';
import type { FacilityKind } from '../types.ts';
import { digitsOf } from './contacts.ts';
import type { DuplicateReason, StandingPlace } from './types.ts';

/** Two of one name this far apart are two: every township has its 中心小学. */
const sameNameMetres = 2_000;
/** Within the yard of one place, and the error of a position that was read off a map. */
const nearMetres = 300;
/** Side of a square of the grid in degrees: some 500 m, so that the nine around a place hold all that are near. */
const square = 0.005;
/** Bigrams in common, of all: 云河县实验小学 and 云河县实验学校 have 0.67. */
const alike = 0.6;
/** A number that so many places give is the township's duty room. */
const sharedNumber = 3;

export interface Match<P> {
  place: P;
  reason: DuplicateReason;
  /** null: one of them has no position. */
  metres: number | null;
  /** Taken for the same place unless somebody says otherwise; else it is taken in unless somebody says otherwise. */
  sure: boolean;
}

/** Without blanks, marks and case. */
export const nameForm = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】<>《》"“”'‘’·.,，。、:：;；_\-—/\\]+/g, '');

function bigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

/** How alike two names are, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [one, two] = [bigrams(a), bigrams(b)];
  if (one.size === 0 || two.size === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const pair of one) if (two.has(pair)) common += 1;
  return (2 * common) / (one.size + two.size);
}

type Sought = Pick<StandingPlace, 'kind' | 'name' | 'position' | 'phones'>;

/** Places by name, by number and by where they are. */
export class PlaceFinder<P extends Sought> {
  readonly #byName = new Map<string, P[]>();
  readonly #byPhone = new Map<string, P[]>();
  readonly #bySquare = new Map<string, { place: P; form: string }[]>();

  constructor(places: Iterable<P> = []) {
    for (const place of places) this.add(place);
  }

  add(place: P): void {
    const form = nameForm(place.name);
    put(this.#byName, `${place.kind}/${form}`, place);
    for (const phone of new Set(place.phones.map(digitsOf))) if (phone.length > 6) put(this.#byPhone, `${place.kind}/${phone}`, place);
    if (place.position) put(this.#bySquare, keyOf(place.kind, place.position, 0, 0), { place, form });
  }

  /** The likeliest place; a sure one before one that is not. @param names only by the same name */
  find(row: Sought, { names = false } = {}): Match<P> | null {
    const form = nameForm(row.name);
    const byName = nearest(row.position, this.#byName.get(`${row.kind}/${form}`) ?? []);
    if (byName && (byName.metres === null || byName.metres <= sameNameMetres)) return { ...byName, reason: 'name', sure: true };
    if (names) return null;
    const near = this.#near(row, form);
    if (near?.sure) return near;
    return near ?? (byName && { ...byName, reason: 'name', sure: false }) ?? this.#byNumber(row);
  }

  #near(row: Sought, form: string): Match<P> | null {
    if (!row.position) return null;
    let best: (Match<P> & { likeness: number }) | null = null;
    for (let x = -1; x <= 1; x += 1)
      for (let y = -1; y <= 1; y += 1)
        for (const { place, form: other } of this.#bySquare.get(keyOf(row.kind, row.position, x, y)) ?? []) {
          const metres = place.position ? metresBetween(row.position, place.position) : nearMetres;
          if (metres > nearMetres) continue;
          // 实验小学 is 云河县实验小学 where they stand on one spot.
          const sure = Math.min(form.length, other.length) >= 3 && (form.endsWith(other) || other.endsWith(form));
          const how = sure ? 1 : likeness(form, other);
          if (how >= alike && how > (best?.likeness ?? 0)) best = { place, reason: 'nearName', metres, sure, likeness: how };
        }
    if (!best) return null;
    const { likeness: _likeness, ...match } = best;
    return match;
  }

  #byNumber(row: Sought): Match<P> | null {
    for (const phone of row.phones.map(digitsOf)) {
      const places = this.#byPhone.get(`${row.kind}/${phone}`) ?? [];
      const found = places.length < sharedNumber ? nearest(row.position, places) : null;
      if (found) return { ...found, reason: 'phone', sure: false };
    }
    return null;
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const keyOf = (kind: FacilityKind, { lng, lat }: Position, x: number, y: number): string =>
  `${kind}/${Math.floor(lng / square) + x}/${Math.floor(lat / square) + y}`;

function nearest<P extends Sought>(position: Position | null, places: readonly P[]): { place: P; metres: number | null } | null {
  let best: { place: P; metres: number | null } | null = null;
  for (const place of places) {
    const metres = position && place.position ? metresBetween(position, place.position) : null;
    if (best === null || (metres !== null && (best.metres === null || metres < best.metres))) best = { place, metres };
  }
  return best;
}
