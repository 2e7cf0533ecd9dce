// Which pieces and titles answer a question, and in which order. Each term must stand in the piece, in a heading above it or in the
// plan's title, and at least one in the piece itself.
import type { Id } from '#shared/kernel/ids.ts';
import type { FoundSort, FoundState, Shelf } from '#shared/plans/types.ts';
import { type Catalogue, sorts } from './catalogue.ts';
import { type Library, spelledSo, versionOf } from './library.ts';
import type { PieceSort } from './pieces.ts';
import type { Query, Term } from './query.ts';
import type { IndexStore } from './store.ts';
import type { Other } from './synonyms.ts';

export interface Filter {
  shelves?: readonly Shelf[] | undefined;
  /** The plan covers this kind: given its codes of event kinds. */
  covers?: ((eventKinds: readonly string[]) => boolean) | undefined;
  unit?: Id | undefined;
  plan?: Id | undefined;
  state?: FoundState | undefined;
  what?: FoundSort | undefined;
  /** Older versions too. */
  allVersions?: boolean | undefined;
}

/** A term with the other words for it. */
export interface Asked {
  term: Term;
  others: Other[];
  /** Letters that may be pinyin; '' for none. */
  letters: string;
}

/** From so many letters on a heading is looked for by its pinyin; two are initials of half of all headings. */
const lettersOfHeading = 3;
const lettersOfTitle = 2;

/** How well something fits, the best first; of equals what is found only through other words stands behind. */
const fits = { exactTitle: 0, title: 1, spelledTitle: 2, exactHeading: 3, heading: 4, own: 5, spelledHeading: 6, context: 7 } as const;
const fitCount = 8;
const worseState: Record<FoundState, number> = { inForce: 0, draft: 0, old: 1, abolished: 2 };
/** One more than the worst rank. */
export const rankCount = 3 * fitCount * 2;

/** What was found. */
export interface Findings {
  /** Numbers of pieces, in reading order, and of titles. */
  pieces: Uint32Array;
  titles: Uint32Array;
  /** By number of the piece and of the title; lower is better. */
  rankOfPiece: Uint8Array;
  rankOfTitle: Uint8Array;
  docs: Docs;
}

/** The docs that may be found, by number: the number of their plan (-1: not to be found), and how their state ranks. */
export interface Docs {
  plan: Int32Array;
  worse: Uint8Array;
}

/** Which terms each piece has, as bits: with the term itself, and also with its other words. */
interface Masks {
  own: Uint8Array;
  other: Uint8Array;
  /** In the heading. */
  headed: Uint8Array;
  spelled: Uint8Array;
}

const lettersOf = ({ exact, forms }: Term): string => (!exact && /^[a-z]{2,}$/.test(forms.at(-1) ?? '') ? (forms.at(-1) ?? '') : '');

export const asked = (terms: readonly Term[], othersOf: (term: Term) => Other[]): Asked[] =>
  terms.map((term) => ({ term, others: othersOf(term), letters: lettersOf(term) }));

/** For one state of the index and the library: whoever changes one of them makes another Finder. */
export class Finder {
  readonly #store: IndexStore;
  readonly #catalogue: Catalogue;
  readonly #library: Library;
  /** What the last filter let through: while somebody types it stays the same. */
  #passed: { of: string; passes: Uint8Array; docs: Docs } | null = null;

  constructor(store: IndexStore, catalogue: Catalogue, library: Library) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#library = library;
  }

  find(query: Query, wanted: readonly Asked[], filter: Filter, day: string): Findings {
    const { passes, docs } = this.#through(filter, day);
    const rankOfPiece = new Uint8Array(this.#catalogue.last + 1);
    const rankOfTitle = new Uint8Array(this.#library.titles.length);
    return {
      docs,
      rankOfPiece,
      rankOfTitle,
      titles:
        isTitle(filter.what) || filter.what === undefined ? this.#findTitles(rankOfTitle, query, wanted, filter, passes, day) : nobody,
      pieces: isTitle(filter.what) ? nobody : this.#findPieces(rankOfPiece, docs, query, wanted, filter.what),
    };
  }

  #through(filter: Filter, day: string): { passes: Uint8Array; docs: Docs } {
    // A function has no name to know it by.
    const of = filter.covers === undefined ? JSON.stringify([day, filter]) : null;
    if (of !== null && this.#passed?.of === of) return this.#passed;
    const passes = this.#passing(filter);
    const docs = this.#docs(filter, passes, day);
    if (of !== null) this.#passed = { of, passes, docs };
    return { passes, docs };
  }

  /** Whether each plan passes, by its number. */
  #passing({ shelves, covers, unit, plan: only }: Filter): Uint8Array {
    return Uint8Array.from(this.#library.all, ({ plan, shelf }) => {
      const passes =
        (shelves === undefined || shelves.includes(shelf)) &&
        (covers === undefined || covers(plan.eventKinds)) &&
        (unit === undefined || plan.unit === unit) &&
        (only === undefined || plan.id === only);
      return passes ? 1 : 0;
    });
  }

  #findTitles(ranks: Uint8Array, query: Query, wanted: readonly Asked[], filter: Filter, passes: Uint8Array, day: string): Uint32Array {
    const found: number[] = [];
    const all = (1 << wanted.length) - 1;
    const exact = formsOfOnly(query);
    const asks = wanted.map(({ term, others, letters }, place) => ({
      bit: 1 << place,
      forms: term.forms,
      others: others.map(({ form }) => form),
      letters: letters.length >= lettersOfTitle ? letters : '',
    }));
    for (const [nth, { held, version, moreFolded }] of this.#library.titles.entries()) {
      if (passes[held.nth] === 0) continue;
      const title = held.title.text;
      const has = (forms: readonly string[]): boolean => forms.some((form) => title.includes(form) || moreFolded.includes(form));
      let [spelled, other, every] = [0, 0, true];
      for (const { bit, forms, others, letters } of asks) {
        if (has(forms)) continue;
        if (letters !== '' && spelledSo(held, letters)) spelled |= bit;
        else if (has(others)) other |= bit;
        else {
          every = false;
          break;
        }
      }
      if (!every || query.excluded.some(({ forms }) => has(forms))) continue;
      let titled = 0;
      for (const { bit, forms, others } of asks) if ([...forms, ...others].some((form) => title.includes(form))) titled |= bit;
      const { state, current } = this.#library.standing(held, version, day);
      if (!admits(filter, state, current)) continue;
      const fit = exact.includes(title) ? fits.exactTitle : titled === all ? fits.title : spelled === 0 ? fits.own : fits.spelledTitle;
      ranks[nth] = rankOf(fit, other !== 0, worseState[state]);
      found.push(nth);
    }
    return Uint32Array.from(found);
  }

  #findPieces(ranks: Uint8Array, docs: Docs, query: Query, wanted: readonly Asked[], what: PieceSort | undefined): Uint32Array {
    const { last, doc, sort } = this.#catalogue;
    const all = (1 << wanted.length) - 1;
    const { own, other, headed, spelled } = this.#masks(wanted);
    const without = this.#excluded(query.excluded);
    const titles = this.#titleBits(wanted, query.excluded);
    const onlySort = what === undefined ? 0 : sorts.indexOf(what) + 1;
    const exact = formsOfOnly(query);
    const above = wanted.length > 1 || without ? this.#above(headed, without?.headed) : null;
    const found = new Uint32Array(last);
    let count = 0;
    for (let piece = 1; piece <= last; piece += 1) {
      const literal = own[piece] ?? 0;
      const sound = spelled[piece] ?? 0;
      const said = literal | (other[piece] ?? 0);
      const mine = said | sound;
      if (mine === 0 || sort[piece] === 0 || (onlySort !== 0 && sort[piece] !== onlySort)) continue;
      const inDoc = doc[piece] ?? 0;
      const plan = docs.plan[inDoc] ?? -1;
      if (plan < 0) continue;
      const context = (titles.bits[plan] ?? 0) | (above?.[piece] ?? 0);
      if ((mine | context) !== all || titles.excluded[plan] === 1) continue;
      if (without && (without.own[piece] === 1 || without.headed[piece] === 1)) continue;
      let fit: number = fits.context;
      if (headed[piece] === all) fit = exact.includes(this.#catalogue.headingFolded(piece)) ? fits.exactHeading : fits.heading;
      else if (said === all) fit = fits.own;
      else if (mine === all) fit = fits.spelledHeading;
      ranks[piece] = rankOf(fit, (literal | sound | context) !== all, docs.worse[inDoc] ?? 0);
      found[count] = piece;
      count += 1;
    }
    return found.subarray(0, count);
  }

  /** What the headings above each piece have; what is excluded above a piece is excluded in it. */
  #above(headed: Uint8Array, excluded: Uint8Array | undefined): Uint8Array {
    const { last, parent } = this.#catalogue;
    const above = new Uint8Array(last + 1);
    // Pieces are numbered in reading order: those above come before.
    for (let piece = 1; piece <= last; piece += 1) {
      const up = parent[piece] ?? 0;
      if (up === 0) continue;
      mark(above, piece, (above[up] ?? 0) | (headed[up] ?? 0));
      if (excluded?.[up] === 1) excluded[piece] = 1;
    }
    return above;
  }

  #masks(wanted: readonly Asked[]): Masks {
    const { last, head, heading } = this.#catalogue;
    const masks = {
      own: new Uint8Array(last + 1),
      other: new Uint8Array(last + 1),
      headed: new Uint8Array(last + 1),
      spelled: new Uint8Array(last + 1),
    };
    for (const [nth, { term, others, letters }] of wanted.entries()) {
      const bit = 1 << nth;
      const forms = others.map(({ form }) => form);
      for (const id of this.#store.idsOf(term.forms)) mark(masks.own, head[id] ?? 0, bit);
      if (forms.length > 0) for (const id of this.#store.idsOf(forms)) mark(masks.other, head[id] ?? 0, bit);
      const literal = this.#catalogue.headingsWith(term.forms);
      const through = forms.length > 0 ? this.#catalogue.headingsWith(forms) : null;
      const spelled = letters.length >= lettersOfHeading ? this.#catalogue.headingsSpelled(letters) : null;
      if (literal === null && through === null && spelled === null) continue;
      for (let piece = 1; piece <= last; piece += 1) {
        const at = heading[piece] ?? 0;
        if (literal?.[at] === 1) {
          mark(masks.own, piece, bit);
          mark(masks.headed, piece, bit);
        }
        if (through?.[at] === 1) {
          mark(masks.other, piece, bit);
          mark(masks.headed, piece, bit);
        }
        if (spelled?.[at] === 1) mark(masks.spelled, piece, bit);
      }
    }
    return masks;
  }

  /** Pieces that contain something excluded, themselves and by their headings. */
  #excluded(terms: readonly Term[]): { own: Uint8Array; headed: Uint8Array } | null {
    if (terms.length === 0) return null;
    const { last, head, heading } = this.#catalogue;
    const own = new Uint8Array(last + 1);
    const headed = new Uint8Array(last + 1);
    for (const { forms } of terms) {
      for (const id of this.#store.idsOf(forms)) own[head[id] ?? 0] = 1;
      const marks = this.#catalogue.headingsWith(forms);
      if (marks !== null) for (let piece = 1; piece <= last; piece += 1) if (marks[heading[piece] ?? 0] === 1) headed[piece] = 1;
    }
    return { own, headed };
  }

  /** What each plan's title has of the terms, and whether it has something excluded. */
  #titleBits(wanted: readonly Asked[], excluded: readonly Term[]): { bits: Uint8Array; excluded: Uint8Array } {
    const bits = new Uint8Array(this.#library.all.length);
    const out = new Uint8Array(this.#library.all.length);
    const alone = wanted.length === 1;
    for (const { nth, title } of this.#library.all) {
      const has = (forms: readonly string[]): boolean => forms.some((form) => title.text.includes(form));
      if (!alone)
        for (const [bit, { term, others }] of wanted.entries())
          if (has(term.forms) || has(others.map(({ form }) => form))) mark(bits, nth, 1 << bit);
      if (excluded.some(({ forms }) => has(forms))) out[nth] = 1;
    }
    return { bits, excluded: out };
  }

  #docs(filter: Filter, passes: Uint8Array, day: string): Docs {
    const { docs } = this.#catalogue;
    const room = Math.max(0, ...docs.keys()) + 1;
    const out: Docs = { plan: new Int32Array(room).fill(-1), worse: new Uint8Array(room) };
    for (const doc of docs.values()) {
      const held = this.#library.byId.get(doc.plan);
      if (!held || passes[held.nth] === 0) continue;
      const version = versionOf(this.#library, doc);
      if (doc.kind === 'version' && version === null) continue;
      const { state, current } = this.#library.standing(held, version, day);
      if (!admits(filter, state, current)) continue;
      out.plan[doc.doc] = held.nth;
      out.worse[doc.doc] = worseState[state];
    }
    return out;
  }
}

const nobody = new Uint32Array(0);
const isTitle = (what: FoundSort | undefined): what is 'title' => what === 'title';

/** Asked for drafts or old versions by name, they are shown; else only what is current. */
function admits(filter: Filter, state: FoundState, current: boolean): boolean {
  if (filter.state !== undefined) return filter.state === state && (current || state !== 'abolished' || filter.allVersions === true);
  return current || filter.allVersions === true;
}

/** Put more marks on a place. */
function mark(marks: Uint8Array, at: number, bits: number): void {
  marks[at] = (marks[at] ?? 0) | bits;
}

/** What a heading must be for an exact hit. */
const formsOfOnly = ({ wanted }: Query): readonly string[] => (wanted.length === 1 ? (wanted[0]?.forms ?? []) : []);

const rankOf = (fit: number, through: boolean, worse: number): number => (worse * fitCount + fit) * 2 + (through ? 1 : 0);
