// Finding people among tens of thousands while somebody types: who they are and what they are looked up by is kept in memory.
// The tables stay the truth. Before each question the index takes in what the journal has gained since, whoever wrote it.
import { fitOf, fitOfNumber, none, searchForm, type Sought, type Word, wordsOf } from '#shared/directory/match.ts';
import type { OtherPost } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ReadDb } from '../kernel/db.ts';
import { syllablesOf } from '../kernel/pinyin.ts';

interface UnitAt {
  /** Place in the tree from the top down, the unit above standing before. */
  place: number;
  parent: number;
  sought: Sought[];
}

interface Known {
  id: Id;
  name: Sought;
  /** First letters of all syllables: tells fast that a spelling cannot fit. */
  initials: string;
  /** Numbers of posts, for what is worked out once a post and not once a person. */
  posts: number[];
  /** With a blank before and behind each number. */
  digits: string;
  unit: Id | null;
  units: Id[];
  /** Places of the units in the tree, that of the main post first; -1 where it is not in the tree. */
  places: number[];
  order: number;
  pinyin: string;
}

interface PersonRow {
  id: Id;
  name: string;
  unit: Id | null;
  post: string;
  spelling: string;
  digits: string;
  otherPosts: string | null;
  sortOrder: number;
  removed: number;
}

interface UnitRow {
  id: Id;
  name: string;
  shortName: string | null;
  parent: Id | null;
}

export interface PeopleQuery {
  text?: string | undefined;
  unit?: Id | undefined;
  /** With `unit`: the units below it too. */
  below?: boolean | undefined;
  /** Only members of this group, in its order where nothing is typed. */
  group?: Id | undefined;
}

/** More changes than this are quicker read all at once. */
const manyChanges = 500;
/** A word in a post counts after one in a name, in a unit after one in a post. */
const postStep = 4;
const unitStep = 8;

const columns = 'id, name, unit, post, spelling, digits, otherPosts, sortOrder, removed';
const byPlace = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class PeopleIndex {
  readonly #db: ReadDb;
  readonly #people = new Map<Id, Known>();
  #units = new Map<Id, UnitAt>();
  #inOrder: Known[] = [];
  readonly #posts: Sought[] = [];
  readonly #postNumbers = new Map<string, number>();
  /** Up to this entry everything is taken in; -1: nothing yet. */
  #upTo = -1;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Reads everybody at once, so that the first question need not. */
  warm(): void {
    this.#takeIn();
  }

  /**
   * Ids of all who fit, the nearest first: the name begins so, is spelled so, then posts, then units. Several words must all fit.
   * People who fit equally well stand as in the printed list: unit by unit, by their order, by name.
   */
  find(query: PeopleQuery): Id[] {
    this.#takeIn();
    const candidates = this.#candidates(query);
    const words = wordsOf(query.text ?? '');
    if (words.length === 0) return candidates.map((one) => one.id);
    const asked = words.map(
      (word): Asked => ({
        word,
        units: this.#unitFits(word),
        posts: Uint8Array.from(this.#posts, (post) => fitOf(post, word)),
      }),
    );
    const buckets: Id[][] = [];
    for (const person of candidates) {
      let sum = 0;
      for (const one of asked) sum += fitOfPerson(person, one);
      if (sum < none) (buckets[sum] ??= []).push(person.id);
    }
    return buckets.flat();
  }

  #candidates({ unit, below = false, group }: PeopleQuery): readonly Known[] {
    const wanted = unit === undefined ? null : below ? this.#below(unit) : new Set([unit]);
    const fits = (one: Known): boolean => wanted === null || one.units.some((id) => wanted.has(id));
    if (group === undefined) return wanted === null ? this.#inOrder : this.#inOrder.filter(fits);
    return this.#db
      .all<{ person: Id }>(
        'directory.indexGroup',
        'SELECT person FROM groupMembers WHERE groupId = ? AND member = 1 ORDER BY sortOrder, person',
        group,
      )
      .flatMap(({ person }) => this.#people.get(person) ?? [])
      .filter(fits);
  }

  #below(top: Id): Set<Id> {
    const places = new Set<number>();
    const ids = new Set<Id>();
    // Units stand from the top down: whoever is above has been seen.
    for (const [id, { place, parent }] of this.#units) {
      if (id !== top && !places.has(parent)) continue;
      places.add(place);
      ids.add(id);
    }
    return ids;
  }

  /** How well a word fits each unit; a unit fits as well as those above it. */
  #unitFits(word: Word): Uint8Array {
    const fits = new Uint8Array(this.#units.size);
    for (const { place, parent, sought } of this.#units.values()) {
      let fit = fits[parent] ?? none;
      for (const one of sought) fit = Math.min(fit, fitOf(one, word));
      fits[place] = fit;
    }
    return fits;
  }

  #takeIn(): void {
    const last = this.#db.get<{ n: number }>('directory.indexLast', 'SELECT coalesce(max(rowid), 0) AS n FROM entries')?.n ?? 0;
    if (last === this.#upTo) return;
    const changes =
      this.#upTo < 0 || last < this.#upTo || last - this.#upTo > manyChanges
        ? null
        : this.#db.all<{ type: string; subject: Id }>(
            'directory.indexChanges',
            "SELECT DISTINCT type, subject FROM entries WHERE rowid > ? AND type IN ('unit.saved', 'person.saved')",
            this.#upTo,
          );
    this.#upTo = last;
    if (changes === null) return this.#readAll();
    const people = new Set(changes.flatMap((one) => (one.type === 'person.saved' ? one.subject : [])));
    const unitsChanged = changes.length > people.size;
    if (unitsChanged) this.#readUnits();
    if (people.size > 0) this.#readSome(people);
    if (unitsChanged) this.#sort();
  }

  #readAll(): void {
    this.#readUnits();
    this.#people.clear();
    for (const row of this.#db.all<PersonRow>('directory.indexAll', `SELECT ${columns} FROM people WHERE removed = 0`)) this.#keep(row);
    this.#sort();
  }

  /** Puts a few where they belong, without sorting all anew. */
  #readSome(people: ReadonlySet<Id>): void {
    this.#inOrder = this.#inOrder.filter((one) => !people.has(one.id));
    for (const id of people) {
      const row = this.#db.get<PersonRow>('directory.indexOne', `SELECT ${columns} FROM people WHERE id = ?`, id);
      if (!row || row.removed === 1) {
        this.#people.delete(id);
        continue;
      }
      const one = this.#keep(row);
      this.#place(one);
      let [from, to] = [0, this.#inOrder.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        const there = this.#inOrder[middle];
        if (there && inList(there, one) < 0) from = middle + 1;
        else to = middle;
      }
      this.#inOrder.splice(from, 0, one);
    }
  }

  #keep(row: PersonRow): Known {
    const others = row.otherPosts === null ? [] : (JSON.parse(row.otherPosts) as OtherPost[]);
    const spellings = row.spelling.split('|').map((one) => one.split(' '));
    const one: Known = {
      id: row.id,
      name: { text: searchForm(row.name), spellings },
      initials: spellings.flatMap((one) => one.map((syllable) => syllable[0] ?? '')).join(''),
      posts: [row.post, ...others.map((one) => one.post)].filter((post) => post !== '').map((post) => this.#post(post)),
      digits: row.digits === '' ? '' : ` ${row.digits} `,
      unit: row.unit,
      units: [row.unit, ...others.map((one) => one.unit)].filter((unit) => unit !== null),
      places: [],
      order: row.sortOrder,
      pinyin: row.spelling,
    };
    this.#people.set(row.id, one);
    return one;
  }

  /** Many people have the same post: it is spelled once. */
  #post(post: string): number {
    const known = this.#postNumbers.get(post);
    if (known !== undefined) return known;
    this.#postNumbers.set(post, this.#posts.length);
    return this.#posts.push({ text: searchForm(post), spellings: [syllablesOf(post)] }) - 1;
  }

  #readUnits(): void {
    const rows = this.#db.all<UnitRow>(
      'directory.indexUnits',
      "SELECT id, name, json_extract(value, '$.shortName') AS shortName, parent FROM units WHERE removed = 0 ORDER BY sortOrder, name, id",
    );
    const below = new Map<Id | null, UnitRow[]>();
    const known = new Set(rows.map((row) => row.id));
    for (const row of rows) {
      // A unit whose parent was removed stands at the top.
      const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
      below.set(parent, [...(below.get(parent) ?? []), row]);
    }
    this.#units = new Map();
    const walk = (parent: Id | null, at: number): void => {
      for (const { id, name, shortName } of below.get(parent) ?? []) {
        if (this.#units.has(id)) continue;
        const place = this.#units.size;
        const names = [name, shortName ?? ''].filter((one) => one !== '');
        const sought = names.map((one) => ({ text: searchForm(one), spellings: [syllablesOf(one)] }));
        this.#units.set(id, { place, parent: at, sought });
        walk(id, place);
      }
    };
    walk(null, -1);
  }

  #place(one: Known): void {
    one.places = one.units.map((unit) => this.#units.get(unit)?.place ?? -1);
  }

  #sort(): void {
    this.#inOrder = [...this.#people.values()];
    for (const one of this.#inOrder) this.#place(one);
    this.#inOrder.sort(inList);
  }
}

const mainPlace = (one: Known): number => (one.unit === null ? -1 : (one.places[0] ?? -1));

/** Who stands before whom in the printed list. */
function inList(a: Known, b: Known): number {
  return mainPlace(a) - mainPlace(b) || a.order - b.order || byPlace(a.pinyin, b.pinyin) || byPlace(a.id, b.id);
}

/** A word of the question, with how well it fits each post and each unit. */
interface Asked {
  word: Word;
  units: Uint8Array;
  posts: Uint8Array;
}

function fitOfPerson(person: Known, { word, units, posts }: Asked): number {
  let fit = fitOf(person.name, word, word.letters !== '' && person.initials.includes(word.letters[0] ?? ''));
  if (word.digits !== '') fit = Math.min(fit, fitOfNumber(person.digits, word));
  if (fit < postStep) return fit;
  for (const post of person.posts) fit = Math.min(fit, postStep + (posts[post] ?? none));
  for (const place of person.places) fit = Math.min(fit, unitStep + (units[place] ?? none));
  return Math.min(fit, none);
}
