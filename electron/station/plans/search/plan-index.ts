// The index of the plan library: kept up with the tables in the background, a little at a time, and asked at every key.
import { existsSync } from 'node:fs';
import path from 'node:path';
// No timer: whatever waits has its turn, however the clock goes.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { SynonymRule } from '#shared/plans/types.ts';
import type { Log } from '../../kernel/log.ts';
import { answer, type Found } from './answer.ts';
import { Catalogue } from './catalogue.ts';
import { asked, type Filter, Finder } from './find.ts';
import { Library } from './library.ts';
import { countTimes, Order } from './order.ts';
import { type Piece, pieceOfFile, piecesOfText } from './pieces.ts';
import { parseQuery } from './query.ts';
import type { DocStamp, PlanSource } from './source.ts';
import { IndexStore, isDamage, removeCache } from './store.ts';
import { Synonyms } from './synonyms.ts';

/** Characters that are indexed without letting others have their turn: some ten milliseconds. */
const sliceChars = 14_000;
/** So many slices a question waits for at most: what was saved a moment ago is found. */
const patience = 18;

export interface SearchRequest {
  text: string;
  filter: Filter;
  offset: number;
  limit: number;
  /** Of one plan all hits stand together. */
  perPlan?: number | undefined;
  /** Words that mean the same; empty: only what was typed. */
  synonyms: readonly Pick<SynonymRule, 'words'>[];
  /** Day for which versions are in force, YYYY-MM-DD. */
  day: string;
}

export interface SearchResult {
  items: Found[];
  total: number;
  plans: number;
  /** Other words that were looked for too. */
  also: { typed: string; words: string[] }[];
  /** Texts that are in the index and how many there are, while it is behind; null when it is whole. */
  indexing: { done: number; of: number } | null;
}

interface Work {
  doc: DocStamp;
  /** Its pieces, when it was begun. */
  begun: { number: number; pieces: Piece[]; next: number; numbers: number[] } | null;
}

const keyOf = (doc: DocStamp): string => `${doc.kind}/${doc.id}`;

export class PlanIndex {
  readonly #file: string;
  readonly #source: PlanSource;
  readonly #log: Log;
  #store: IndexStore | null = null;
  #catalogue = new Catalogue();
  #library: Library | null = null;
  /** Null: something has changed since the last question. */
  #finder: Finder | null = null;
  #synonyms = { of: '', made: new Synonyms([]) };
  /** Up to this revision of the source everything is known. */
  #revision = -1;
  /** What is to be indexed, by key; the first may have been begun. */
  #queue = new Map<string, Work>();
  #stale: number[] = [];
  #wanted = 0;
  #running = false;
  #stopped = false;

  constructor(dataDir: string, source: PlanSource, log: Log) {
    this.#file = path.join(dataDir, 'index', 'plans.sqlite');
    this.#source = source;
    this.#log = log;
  }

  /** Something was written: takes it in when nothing else is to be done. */
  touch(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    void this.#run();
  }

  /** @throws DomainError notValid, tooLarge (what was typed); diskFull, readOnly (no index can be made) */
  async search(request: SearchRequest): Promise<SearchResult> {
    const query = parseQuery(request.text);
    return this.#whole(async () => {
      this.#takeIn();
      for (let nth = 0; nth < patience && this.#behind > 0; nth += 1) {
        this.#slice();
        if (this.#behind > 0) await nextTurn();
      }
      if (this.#behind > 0) this.touch();
      const library = this.#libraryNow();
      const store = this.#opened();
      const synonyms = this.#synonymsOf(request.synonyms);
      const wanted = asked(query.wanted, (term) => synonyms.of(term));
      this.#finder ??= new Finder(store, this.#catalogue, library);
      const findings = this.#finder.find(query, wanted, request.filter, request.day);
      const forms = wanted.map(({ term, others }) => [...term.forms, ...others.map(({ form }) => form)]);
      const order = new Order(findings, this.#catalogue, library, countTimes(findings, store, this.#catalogue, forms.flat()));
      const places = order.slice(request.offset, request.limit, request.perPlan);
      return {
        items: places.map((place) => answer(place, { store, catalogue: this.#catalogue, library, wanted, forms, day: request.day })),
        total: findings.pieces.length + findings.titles.length,
        plans: order.plans,
        also: wanted.flatMap(({ term, others }) =>
          others.length === 0 ? [] : { typed: term.typed, words: others.map(({ shown }) => shown) },
        ),
        indexing: this.#behind === 0 ? null : { done: this.#wanted - this.#queue.size, of: this.#wanted },
      };
    });
  }

  /** All work that is known, done at once: for benches and for whoever waits for the whole. */
  async settle(onSlice?: (tookOf: () => void) => void): Promise<void> {
    this.#takeIn();
    while (this.#behind > 0 && !this.#stopped) {
      if (onSlice) onSlice(() => this.#slice());
      else this.#slice();
      await nextTurn();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#store?.close();
    this.#store = null;
  }

  get #behind(): number {
    return this.#queue.size + this.#stale.length;
  }

  /** Runs `work`; when the file turns out to be damaged, once more on a new one. */
  async #whole<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#log.warn({ err: error, file: this.#file }, 'the index of plans is damaged and is made anew');
      this.#renew();
      return work();
    }
  }

  #renew(): void {
    try {
      this.#store?.close();
    } finally {
      this.#store = null;
      removeCache(this.#file);
      this.#revision = -1;
    }
  }

  async #run(): Promise<void> {
    try {
      // Not before whoever wrote has had the answer.
      await nextTurn();
      // A library without texts needs no file.
      if (this.#stopped || (this.#store === null && !existsSync(this.#file) && this.#source.docs().length === 0)) return;
      await this.#whole(() => this.settle());
    } catch (error) {
      // The next question tries again, and its answer says that the index is behind.
      if (!this.#stopped) this.#log.warn({ err: error }, 'the index of plans cannot be kept up');
    } finally {
      this.#running = false;
    }
  }

  #opened(): IndexStore {
    if (this.#store) return this.#store;
    if (this.#stopped) throw new DomainError('stopping');
    const store = new IndexStore(this.#file, this.#log);
    this.#store = store;
    this.#catalogue = new Catalogue();
    this.#finder = null;
    for (const doc of store.docs()) this.#catalogue.addDoc(doc);
    for (const heading of store.headings()) this.#catalogue.addHeading(heading);
    for (const piece of store.pieces()) this.#catalogue.add(piece);
    return store;
  }

  #synonymsOf(rules: SearchRequest['synonyms']): Synonyms {
    const of = rules.map(({ words }) => words.join('=')).join('\n');
    if (this.#synonyms.of !== of) this.#synonyms = { of, made: new Synonyms(rules) };
    return this.#synonyms.made;
  }

  #libraryNow(): Library {
    this.#library ??= new Library(this.#source, null);
    return this.#library;
  }

  /** Compares what is there with what is indexed, when anything was written since. */
  #takeIn(): void {
    this.#opened();
    const revision = this.#source.revision();
    if (revision === this.#revision) return;
    this.#library = new Library(this.#source, this.#library);
    this.#finder = null;
    const docs = this.#source.docs();
    const there = new Set(docs.map(keyOf));
    const begun = [...this.#queue.values()].find((work) => work.begun !== null);
    this.#queue = new Map();
    this.#stale = [];
    for (const [key, doc] of this.#catalogue.byId) if (!there.has(key)) this.#stale.push(doc.doc);
    // What is half indexed is finished first, if it is still wanted as it was.
    const all = begun && docs.some((doc) => keyOf(doc) === keyOf(begun.doc) && doc.stamp === begun.doc.stamp) ? [begun.doc, ...docs] : docs;
    for (const doc of all) {
      const key = keyOf(doc);
      const known = this.#catalogue.byId.get(key);
      if (this.#queue.has(key) || (known && known.stamp === doc.stamp && known.plan === doc.plan)) continue;
      this.#queue.set(key, begun && key === keyOf(begun.doc) && doc === begun.doc ? begun : { doc, begun: null });
    }
    this.#wanted = docs.length;
    this.#revision = revision;
  }

  /** Indexes for some milliseconds; everything of it stays or nothing. */
  #slice(): void {
    const store = this.#opened();
    this.#finder = null;
    let left = sliceChars;
    try {
      store.db.transaction(() => {
        while (left > 0 && this.#behind > 0) left -= this.#step(store);
        store.flush();
      });
    } catch (error) {
      // The file has nothing of this slice; what is kept in memory is read from it again.
      store.close();
      this.#store = null;
      this.#revision = -1;
      this.#queue = new Map();
      this.#stale = [];
      throw error;
    }
  }

  /** Takes one doc out, begins one, or adds one piece. Returns how many characters that counts for. */
  #step(store: IndexStore): number {
    const gone = this.#stale.pop();
    if (gone !== undefined) {
      store.drop(gone);
      this.#catalogue.dropDoc(gone);
      return sliceChars / 4;
    }
    const [work] = this.#queue.values();
    if (!work) return 0;
    const { doc } = work;
    if (!work.begun) {
      const known = this.#catalogue.byId.get(keyOf(doc));
      if (known) {
        store.drop(known.doc);
        this.#catalogue.dropDoc(known.doc);
      }
      const pieces = this.#piecesOf(doc);
      const number = store.begin(doc);
      this.#catalogue.addDoc({ ...doc, doc: number, stamp: '' });
      work.begun = { number, pieces, next: 0, numbers: [] };
      // Reading the text took its time too.
      return sliceChars / 10;
    }
    const { begun } = work;
    const piece = begun.pieces[begun.next];
    if (!piece) {
      store.finish(begun.number, doc.stamp);
      this.#catalogue.addDoc({ ...doc, doc: begun.number });
      this.#queue.delete(keyOf(doc));
      return 0;
    }
    const parent = piece.parent === null ? 0 : (begun.numbers[piece.parent] ?? 0);
    const { rows, heading } = store.add(begun.number, piece, parent);
    this.#catalogue.addHeading(heading);
    for (const row of rows) this.#catalogue.add(row);
    begun.numbers.push(rows[0]?.piece ?? 0);
    begun.next += 1;
    return piece.body.length + 200;
  }

  #piecesOf({ kind, id }: { kind: DocStamp['kind']; id: Id }): Piece[] {
    if (kind === 'version') {
      const text = this.#source.text(id);
      return text ? piecesOfText(text) : [];
    }
    const file = this.#source.file(id);
    return file ? [pieceOfFile(id, file)] : [];
  }
}
