// What the search knows of all pieces without asking the file: which heading, under what, of which plan. Columns by number of the piece.
import { fitOf, none, type Sought } from '#shared/directory/match.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { fold } from './fold.ts';
import type { PieceSort } from './pieces.ts';
import type { HeadingRow, PieceRow, StoredDoc } from './store.ts';

export const sorts = ['card', 'section', 'file'] as const satisfies readonly PieceSort[];

/** Heading texts one after another, so that one pass finds all that contain a term. */
const between = '\n';

function grown<A extends Uint32Array | Uint8Array>(array: A, wanted: number): A {
  if (wanted < array.length) return array;
  const Made = array.constructor as new (length: number) => A;
  const larger = new Made(Math.max(1_024, wanted * 2));
  larger.set(array);
  return larger;
}

export class Catalogue {
  /** The highest number of a piece. */
  last = 0;
  doc = new Uint32Array(0);
  /** The piece a part belongs to: itself, when it is no part. */
  head = new Uint32Array(0);
  parent = new Uint32Array(0);
  heading = new Uint32Array(0);
  /** Place in `sorts`, from 1; 0: no such piece. */
  sort = new Uint8Array(0);
  readonly refs: (string | null)[] = [];
  readonly docs = new Map<number, StoredDoc>();
  readonly byId = new Map<Id, StoredDoc>();
  readonly #pieces = new Map<number, number[]>();
  readonly #headings: (HeadingRow & { folded: string; sought: Sought })[] = [];
  #all: { text: string; at: Uint32Array; numbers: Uint32Array } | null = null;

  /** A new doc, or the new stamp of a known one. */
  addDoc(doc: StoredDoc): void {
    this.docs.set(doc.doc, doc);
    this.byId.set(`${doc.kind}/${doc.id}`, doc);
    if (!this.#pieces.has(doc.doc)) this.#pieces.set(doc.doc, []);
  }

  addHeading(row: HeadingRow): void {
    if (this.#headings[row.heading]) return;
    const folded = fold(row.text).text;
    this.#headings[row.heading] = { ...row, folded, sought: { text: folded, spellings: [row.spelling.split(' ')] } };
    this.#all = null;
  }

  add(row: PieceRow): void {
    const { piece } = row;
    this.last = Math.max(this.last, piece);
    this.doc = grown(this.doc, piece);
    this.head = grown(this.head, piece);
    this.parent = grown(this.parent, piece);
    this.heading = grown(this.heading, piece);
    this.sort = grown(this.sort, piece);
    this.doc[piece] = row.doc;
    this.head[piece] = row.head === 0 ? piece : row.head;
    this.parent[piece] = row.parent;
    this.heading[piece] = row.heading;
    // A part is found as its piece and never by itself.
    this.sort[piece] = row.head === 0 ? sorts.indexOf(row.sort) + 1 : 0;
    this.refs[piece] = row.ref;
    this.#pieces.get(row.doc)?.push(piece);
  }

  dropDoc(number: number): void {
    const doc = this.docs.get(number);
    if (!doc) return;
    for (const piece of this.#pieces.get(number) ?? []) {
      this.sort[piece] = 0;
      this.refs[piece] = null;
    }
    this.#pieces.delete(number);
    this.docs.delete(number);
    this.byId.delete(`${doc.kind}/${doc.id}`);
  }

  /** Numbers of the pieces of a doc with their parts, in reading order. */
  piecesOf(doc: number): readonly number[] {
    return this.#pieces.get(doc) ?? [];
  }

  /** The piece and the parts of its body. */
  partsOf(piece: number): number[] {
    return this.piecesOf(this.doc[piece] ?? 0).filter((one) => this.head[one] === piece);
  }

  headingText(piece: number): string {
    return this.#headings[this.heading[piece] ?? 0]?.text ?? '';
  }

  headingFolded(piece: number): string {
    return this.#headings[this.heading[piece] ?? 0]?.folded ?? '';
  }

  /** Marks, by its number, each heading that contains one of the folded terms; null: none does. */
  headingsWith(forms: readonly string[]): Uint8Array | null {
    this.#all ??= this.#joined();
    const { text, at, numbers } = this.#all;
    let marks: Uint8Array | null = null;
    for (const form of forms) {
      let nth = 0;
      for (let found = text.indexOf(form); found >= 0; ) {
        while ((at[nth + 1] ?? Number.POSITIVE_INFINITY) <= found) nth += 1;
        marks ??= new Uint8Array(this.#headings.length);
        marks[numbers[nth] ?? 0] = 1;
        // One hit in a heading is enough.
        const next = at[nth + 1];
        found = next === undefined ? -1 : text.indexOf(form, next);
      }
    }
    return marks;
  }

  /** Marks the headings that are spelled so: full pinyin or initials. */
  headingsSpelled(letters: string): Uint8Array {
    const marks = new Uint8Array(this.#headings.length);
    for (const one of this.#headings) {
      if (one && fitOf(one.sought, { text: '\u0000', letters, digits: '' }) < none) marks[one.heading] = 1;
    }
    return marks;
  }

  #joined(): { text: string; at: Uint32Array; numbers: Uint32Array } {
    const kept = this.#headings.filter((one) => one !== undefined && one.folded !== '');
    const at = new Uint32Array(kept.length);
    const numbers = new Uint32Array(kept.length);
    let length = 0;
    for (const [nth, { folded, heading }] of kept.entries()) {
      at[nth] = length;
      numbers[nth] = heading;
      length += folded.length + between.length;
    }
    return { text: kept.map(({ folded }) => folded).join(between), at, numbers };
  }
}
