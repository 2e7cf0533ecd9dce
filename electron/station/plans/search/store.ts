// The index's own file: a cache that may be deleted at any time. Texts in pieces, and where each pair of characters stands.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDomainError } from '#shared/kernel/errors.ts';
import { SqliteFile } from '../../kernel/db.ts';
import { toFault } from '../../kernel/faults.ts';
import { makeFolder } from '../../kernel/folders.ts';
import type { Log } from '../../kernel/log.ts';
import { syllablesOf } from '../../kernel/pinyin.ts';
import { Characters, charactersSchema } from './characters.ts';
import { fold } from './fold.ts';
import { type Piece, type PieceSort, partsOf } from './pieces.ts';
import type { DocStamp } from './source.ts';
import { onlyCharacter, pairsOf, phraseOf, rowEnd } from './tokens.ts';

/** Goes up when folding, tokens or tables change: an index of another format is made anew. */
const format = 4;

const schema = `
  CREATE TABLE docs (doc INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, plan TEXT NOT NULL, stamp TEXT NOT NULL, UNIQUE (kind, id)) STRICT;
  CREATE TABLE headings (heading INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, spelling TEXT NOT NULL) STRICT;
  -- The parts of a long piece follow it, each with the piece as its head. No number is given twice (characters.ts).
  CREATE TABLE pieces (
    piece INTEGER PRIMARY KEY AUTOINCREMENT, doc INTEGER NOT NULL, head INTEGER NOT NULL, parent INTEGER NOT NULL, sort TEXT NOT NULL,
    ref TEXT, heading INTEGER NOT NULL
  ) STRICT;
  -- Apart from them: all pieces are read when the index is opened, bodies only for snippets.
  CREATE TABLE bodies (piece INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE INDEX piecesByDoc ON pieces (doc);
  -- Without a copy of the text.
  CREATE VIRTUAL TABLE pairs USING fts5(body, content = '', contentless_delete = 1, tokenize = 'ascii');
  ${charactersSchema}
  PRAGMA user_version = ${format};
`;

/** Pages of the file that are kept in memory, KiB: what questions touch of a library of 50,000 sections. */
const cacheKib = 48_000;

/** Terms whose pieces are remembered: those of one question with its other words. */
const knownTerms = 16;
/** Bodies that are remembered: some of the last few questions', at most 8,000 characters each. */
const knownBodies = 600;

type Asking = ReturnType<SqliteFile['raw']['prepare']>;

export interface StoredDoc extends DocStamp {
  doc: number;
}

export interface PieceRow {
  piece: number;
  doc: number;
  head: number;
  /** 0: none. */
  parent: number;
  sort: PieceSort;
  ref: string | null;
  heading: number;
}

export interface HeadingRow {
  heading: number;
  text: string;
  /** Syllables parted by blanks. */
  spelling: string;
}

/** The file cannot be trusted any more: it is made anew. */
export function isDamage(error: unknown): boolean {
  const fault = toFault(error);
  return (
    (isDomainError(fault) && fault.code === 'damaged') || (error instanceof Error && /fts5: corruption|malformed/i.test(error.message))
  );
}

export class IndexStore {
  readonly db: SqliteFile;
  readonly #idsOfPairs: Asking;
  readonly #characters: Characters;
  readonly #last: Asking;
  readonly #body: Asking;
  /** What the last questions read, until the index changes: the next key, page or filter asks for most of it again. */
  readonly #knownIds = new Map<string, Uint32Array>();
  readonly #knownBodies = new Map<number, string>();

  /** @throws DomainError when no file can stand there */
  constructor(file: string, log: Log) {
    this.db = openCache(file, log);
    // One long value is read faster than as many rows.
    this.#idsOfPairs = this.db.raw.prepare('SELECT CAST(group_concat(rowid) AS BLOB) FROM pairs WHERE pairs MATCH ?').pluck();
    this.#characters = new Characters(this.db);
    this.#last = this.db.raw.prepare('SELECT coalesce(max(piece), 0) FROM pieces').pluck();
    this.#body = this.db.raw.prepare('SELECT body FROM bodies WHERE piece = ?').pluck();
  }

  /** Numbers of all parts whose body contains one of the folded terms. */
  idsOf(forms: readonly string[]): Uint32Array {
    const of = forms.join('\n');
    const known = this.#knownIds.get(of);
    if (known) return known;
    const ids = this.#askIds(forms);
    if (this.#knownIds.size >= knownTerms) this.#knownIds.clear();
    this.#knownIds.set(of, ids);
    return ids;
  }

  #askIds(forms: readonly string[]): Uint32Array {
    const parts: Uint32Array[] = [];
    const phrases: string[] = [];
    for (const form of forms) {
      const point = onlyCharacter(form);
      if (point === null) phrases.push(phraseOf(form));
      else parts.push(this.#characters.piecesWith(point, this.#last.get([]) as number));
    }
    if (phrases.length > 0) parts.push(numbersOf(this.#idsOfPairs.get(phrases.join(' OR ')) as Uint8Array | null));
    const [first = new Uint32Array(0)] = parts;
    return parts.length <= 1 ? first : Uint32Array.from(parts.flatMap((part) => [...part]));
  }

  docs(): StoredDoc[] {
    return this.db.all('planIndex.docs', 'SELECT doc, kind, id, plan, stamp FROM docs');
  }

  headings(): HeadingRow[] {
    return this.db.all('planIndex.headings', 'SELECT heading, text, spelling FROM headings');
  }

  pieces(): PieceRow[] {
    return this.db.all('planIndex.pieces', 'SELECT piece, doc, head, parent, sort, ref, heading FROM pieces ORDER BY piece');
  }

  body(piece: number): string {
    const known = this.#knownBodies.get(piece);
    if (known !== undefined) return known;
    const body = (this.#body.get(piece) as string | undefined) ?? '';
    if (this.#knownBodies.size >= knownBodies) this.#knownBodies.clear();
    this.#knownBodies.set(piece, body);
    return body;
  }

  #forget(): void {
    this.#knownIds.clear();
    this.#knownBodies.clear();
  }

  /** A doc whose pieces are about to be added; it counts as indexed only when `finish` was called. */
  begin({ kind, id, plan }: DocStamp): number {
    return this.db.insert('planIndex.begin', "INSERT INTO docs (kind, id, plan, stamp) VALUES (?, ?, ?, '')", kind, id, plan);
  }

  finish(doc: number, stamp: string): void {
    this.db.run('planIndex.finish', 'UPDATE docs SET stamp = ? WHERE doc = ?', stamp, doc);
  }

  /** Takes a doc with its pieces out. */
  drop(doc: number): void {
    this.#forget();
    const ids = this.db.all<{ piece: number }>('planIndex.ofDoc', 'SELECT piece FROM pieces WHERE doc = ?', doc);
    for (const { piece } of ids) {
      this.db.run('planIndex.dropBody', 'DELETE FROM bodies WHERE piece = ?', piece);
      this.db.run('planIndex.dropPairs', 'DELETE FROM pairs WHERE rowid = ?', piece);
    }
    this.db.run('planIndex.dropPieces', 'DELETE FROM pieces WHERE doc = ?', doc);
    this.#characters.clean(ids.map(({ piece }) => piece));
    this.db.run('planIndex.dropDoc', 'DELETE FROM docs WHERE doc = ?', doc);
  }

  /** The number of a heading, new or known. */
  heading(text: string): HeadingRow {
    const known = this.db.get<HeadingRow>('planIndex.heading', 'SELECT heading, text, spelling FROM headings WHERE text = ?', text);
    if (known) return known;
    const spelling = syllablesOf(text).join(' ');
    const heading = this.db.insert('planIndex.newHeading', 'INSERT INTO headings (text, spelling) VALUES (?, ?)', text, spelling);
    return { heading, text, spelling };
  }

  /** Adds a piece with the parts of its body; it is found once `flush` was called. @param parent number of the piece above; 0: none */
  add(doc: number, piece: Piece, parent: number): { rows: PieceRow[]; heading: HeadingRow } {
    this.#forget();
    const heading = this.heading(piece.heading);
    const rows: PieceRow[] = [];
    for (const body of partsOf(piece.body)) {
      const row = { doc, head: rows[0]?.piece ?? 0, parent, sort: piece.sort, ref: piece.ref, heading: heading.heading };
      const id = this.db.insert(
        'planIndex.add',
        'INSERT INTO pieces (doc, head, parent, sort, ref, heading) VALUES (?, ?, ?, ?, ?, ?)',
        row.doc,
        row.head,
        row.parent,
        row.sort,
        row.ref,
        row.heading,
      );
      this.db.run('planIndex.addBody', 'INSERT INTO bodies (piece, body) VALUES (?, ?)', id, body);
      // Heading and text are read on into each other, as they are on the page.
      const { text } = fold(rows.length === 0 ? `${piece.heading}${rowEnd}${body}` : body);
      this.db.run('planIndex.addPairs', 'INSERT INTO pairs (rowid, body) VALUES (?, ?)', id, pairsOf(text));
      this.#characters.add(id, text);
      rows.push({ ...row, piece: id });
    }
    return { rows, heading };
  }

  /** To be called before the transaction ends in which something was added. */
  flush(): void {
    this.#characters.flush();
  }

  close(): void {
    this.db.close();
  }
}

/** Numbers written in digits with commas between. */
function numbersOf(list: Uint8Array | null): Uint32Array {
  if (!list) return new Uint32Array(0);
  const numbers = new Uint32Array((list.length + 1) >> 1);
  let count = 0;
  let number = 0;
  for (const unit of list) {
    if (unit === 0x2c) {
      numbers[count] = number;
      count += 1;
      number = 0;
    } else number = number * 10 + unit - 0x30;
  }
  numbers[count] = number;
  // Remembered for a while: no longer than it must be.
  return numbers.slice(0, count + 1);
}

export function removeCache(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}

function openCache(file: string, log: Log): SqliteFile {
  makeFolder(path.dirname(file));
  try {
    return prepared(file, log);
  } catch (error) {
    log.warn({ err: error, file }, 'the index of plans cannot be read and is made anew');
    removeCache(file);
    return prepared(file, log);
  }
}

function prepared(file: string, log: Log): SqliteFile {
  const isNew = !existsSync(file);
  let db = new SqliteFile(file, { log });
  try {
    if (!isNew && (db.get<{ user_version: number }>('planIndex.format', 'PRAGMA user_version')?.user_version ?? 0) !== format) {
      db.close();
      removeCache(file);
      db = new SqliteFile(file, { log });
    }
    // A power failure may cost the last changes: they are taken in again, since the marks of what is in go with them.
    db.raw.pragma('synchronous = NORMAL');
    db.raw.pragma('temp_store = MEMORY');
    db.raw.pragma(`cache_size = -${cacheKib}`);
    if (db.get('planIndex.made', "SELECT 1 FROM sqlite_schema WHERE name = 'characters'") === undefined) db.exec(schema);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
