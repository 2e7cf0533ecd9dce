// Splits text that comes in pieces into rows of cells. Quotes may enclose separators, line ends and doubled quotes.

import { DomainError } from '#shared/kernel/errors.ts';

/** Characters of one row: 400 cells of a page each. */
const longestRow = 800_000;
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

export type RowSink = (cells: string[], line: number, closed: boolean) => void;

export class CsvRows {
  readonly #separator: number;
  readonly #sink: RowSink;
  #rest = '';
  #line = 1;

  constructor(separator: string, sink: RowSink) {
    this.#separator = separator.charCodeAt(0);
    this.#sink = sink;
  }

  /** @throws DomainError brokenFile (`received`: the row that does not end) */
  push(text: string): void {
    this.#rest = this.#split(this.#rest + text, false);
    // A quote that is not closed within a row of any length makes a row of the whole file.
    if (this.#rest.length > longestRow) throw new DomainError('brokenFile', { field: 'line', received: this.#line, limit: longestRow });
  }

  end(): void {
    this.#rest = this.#split(this.#rest, true);
  }

  /** Gives away all rows that are whole. @returns what is left */
  #split(text: string, last: boolean): string {
    let start = 0;
    for (;;) {
      const cells: string[] = [];
      const next = this.#row(text, start, cells, last);
      if (next < 0) return text.slice(start);
      this.#sink(cells, this.#line, next <= text.length);
      this.#line += 1;
      start = Math.min(next, text.length);
      if (start >= text.length) return '';
    }
  }

  /** Cells of the row at `at`. @returns where the next begins; beyond the text when a quote was never closed; -1 when the row is not whole yet */
  #row(text: string, at: number, cells: string[], last: boolean): number {
    const separator = this.#separator;
    if (at >= text.length) return -1;
    for (;;) {
      let from = at;
      while (text.charCodeAt(from) === 32) from += 1;
      if (text.charCodeAt(from) === quote) {
        let cell = '';
        let begin = from + 1;
        let close = text.indexOf('"', begin);
        while (close >= 0 && text.charCodeAt(close + 1) === quote) {
          cell += text.slice(begin, close + 1);
          begin = close + 2;
          close = text.indexOf('"', begin);
        }
        if (close < 0) {
          if (!last) return -1;
          cells.push(cell + text.slice(begin));
          return text.length + 1;
        }
        cell += text.slice(begin, close);
        at = close + 1;
        const tail = at;
        while (at < text.length && !this.#ends(text.charCodeAt(at))) at += 1;
        cells.push(cell + text.slice(tail, at));
      } else {
        while (at < text.length && !this.#ends(text.charCodeAt(at))) at += 1;
        cells.push(text.slice(from, at));
      }
      if (at >= text.length) return last ? at : -1;
      const code = text.charCodeAt(at);
      at += 1;
      if (code === separator) continue;
      // A carriage return at the very end may have its line feed in the next piece.
      if (code === carriageReturn) {
        if (at >= text.length && !last) return -1;
        if (text.charCodeAt(at) === lineFeed) at += 1;
      }
      return at;
    }
  }

  #ends(code: number): boolean {
    return code === this.#separator || code === lineFeed || code === carriageReturn;
  }
}

const separators = [',', '\t', ';', '，', '|'];

/** The separator that gives most lines of this beginning the same number of cells, more than one. */
export function separatorOf(text: string): string {
  let best = ',';
  let most = 0;
  for (const separator of separators) {
    const counts = new Map<number, number>();
    const rows = new CsvRows(separator, (cells) => {
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    });
    rows.push(text);
    const score = Math.max(0, ...[...counts].map(([cells, lines]) => lines * Math.min(cells, 12)));
    if (score > most) [best, most] = [separator, score];
  }
  return best;
}
