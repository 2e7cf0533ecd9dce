// Which pieces contain a character, as bits: a character that stands in most pieces is read in a fraction of the time of a list of them.
// Bits of pieces that are gone may stay: numbers of pieces are never given twice, and the catalogue knows them no more.
import type { SqliteFile } from '../../kernel/db.ts';

/** Pieces of one chunk, a bit each. */
const chunkBits = 9;
const chunkBytes = 2 ** chunkBits / 8;

export const charactersSchema = `
  -- Chunk by chunk, since what is added stands in the last one.
  CREATE TABLE characters (chunk INTEGER NOT NULL, point TEXT NOT NULL, bits BLOB NOT NULL, PRIMARY KEY (chunk, point)) STRICT, WITHOUT ROWID;
`;

interface Chunk {
  number: number;
  bits: Map<string, Uint8Array>;
  changed: Set<string>;
}

export class Characters {
  readonly #db: SqliteFile;
  readonly #bits: ReturnType<SqliteFile['raw']['prepare']>;
  /** The chunk that is added to. */
  #open: Chunk | null = null;

  constructor(db: SqliteFile) {
    this.#db = db;
    this.#bits = db.raw.prepare('SELECT bits FROM characters WHERE chunk = ? AND point = ?').pluck();
  }

  /** It counts once `flush` was called. */
  add(piece: number, folded: string): void {
    const chunk = this.#chunk(piece >> chunkBits);
    const bit = piece & (2 ** chunkBits - 1);
    for (const point of new Set(folded)) {
      let bits = chunk.bits.get(point);
      if (!bits) {
        bits = new Uint8Array(chunkBytes);
        chunk.bits.set(point, bits);
      }
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
      chunk.changed.add(point);
    }
  }

  /** Writes what was added since. */
  flush(): void {
    if (!this.#open) return;
    const { number, bits, changed } = this.#open;
    for (const point of changed) {
      const own = bits.get(point);
      if (own)
        this.#db.run('planIndex.bits', 'INSERT OR REPLACE INTO characters (chunk, point, bits) VALUES (?, ?, ?)', number, point, own);
    }
    changed.clear();
  }

  /** Numbers of the pieces up to `last` that contain the character, some of pieces that are gone among them. */
  piecesWith(point: string, last: number): Uint32Array {
    const pieces = new Uint32Array(last + 2 ** chunkBits);
    let count = 0;
    for (let chunk = 0; chunk <= last >> chunkBits; chunk += 1) {
      const bits = this.#bits.get([chunk, point]) as Uint8Array | undefined;
      if (!bits) continue;
      for (let at = 0; at < chunkBytes; at += 1) {
        const first = (chunk << chunkBits) + at * 8;
        // From the lowest bit to the highest.
        for (let byte = bits[at] ?? 0; byte !== 0; byte &= byte - 1) {
          pieces[count] = first + 31 - Math.clz32(byte & -byte);
          count += 1;
        }
      }
    }
    return pieces.slice(0, count);
  }

  /** After pieces were taken out: chunks in which none is left go. */
  clean(pieces: readonly number[]): void {
    for (const chunk of new Set(pieces.map((piece) => piece >> chunkBits))) {
      if (chunk === this.#open?.number) continue;
      const first = chunk << chunkBits;
      const left = this.#db.get('planIndex.inChunk', 'SELECT 1 FROM pieces WHERE piece BETWEEN ? AND ?', first, first + 2 ** chunkBits - 1);
      if (left === undefined) this.#db.run('planIndex.dropChunk', 'DELETE FROM characters WHERE chunk = ?', chunk);
    }
  }

  #chunk(number: number): Chunk {
    if (this.#open?.number === number) return this.#open;
    this.flush();
    const rows = this.#db.all<{ point: string; bits: Uint8Array }>(
      'planIndex.chunk',
      'SELECT point, bits FROM characters WHERE chunk = ?',
      number,
    );
    const bits = new Map(rows.map((row) => [row.point, Uint8Array.from(row.bits)]));
    this.#open = { number, bits, changed: new Set() };
    return this.#open;
  }
}
