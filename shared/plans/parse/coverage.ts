// Whether the sections hold the file: every character that is no blank, none left out, none made up. Says which are not where.
import { blockText, inkOf } from '../current.ts';
import type { PlanSection } from '../types.ts';
import type { SourceBlock } from './types.ts';

/** Characters of the file that no section has, by the block they stand in. */
export interface Missing {
  block: number;
  text: string;
}

/** Characters of a section that the file does not have. */
export interface Added {
  section: string;
  text: string;
}

export interface Coverage {
  /** Characters that are no blanks. */
  file: number;
  sections: number;
  missing: Missing[];
  added: Added[];
}

/** So far behind its place a changed line is looked for; whole lines are found wherever they went. */
const reach = 5_000;
/** Shorter words stand everywhere: found far away they prove nothing. */
const tellingLength = 4;

interface Piece {
  text: string;
  /** Index of the block, or the id of the section. */
  of: number | string;
  at: number;
}

const linesOf = (text: string): string[] => text.split('\n').map(inkOf);

const sourceLines = (block: SourceBlock): string[] =>
  block.kind === 'paragraph' ? linesOf(`${block.numbering}${block.text}`) : block.rows.map((row) => inkOf(row.join('')));

const sectionLines = ({ number, title, blocks }: PlanSection): string[] => [
  inkOf(`${number}${title}`),
  ...blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => inkOf(row.join(''))) : linesOf(blockText(block)))),
];

function piecesOf<T>(items: readonly T[], lines: (item: T) => string[], of: (item: T, index: number) => number | string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [index, item] of items.entries()) {
    for (const text of lines(item)) {
      if (text === '') continue;
      pieces.push({ text, of: of(item, index), at });
      at += text.length;
    }
  }
  return pieces;
}

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

function sameStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function sameEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count += 1;
  return count;
}

/** Which stretches of the sections are already taken by a line of the file. */
class Claims {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  free(from: number, length: number): boolean {
    for (let at = from; at < from + length; at += 1) if (this.#taken[at] !== 0) return false;
    return from + length <= this.#taken.length;
  }

  take(from: number, length: number): void {
    this.#taken.fill(1, from, from + length);
  }

  /** The free stretch from there on. */
  run(from: number): number {
    let at = from;
    while (at < this.#taken.length && this.#taken[at] === 0) at += 1;
    return at - from;
  }
}

/** Lines of the file that find no place as they are, with where they would have stood. */
function placeLines(
  wanted: readonly Piece[],
  there: readonly Piece[],
  text: string,
  from: number,
  claims: Claims,
): (Piece & { near: number })[] {
  const known = new Map<string, number[]>();
  for (const piece of there) known.set(piece.text, [...(known.get(piece.text) ?? []), piece.at]);
  const lost: (Piece & { near: number })[] = [];
  let next = from;
  for (const piece of wanted) {
    const size = piece.text.length;
    const takes = (at: number): boolean => {
      if (!claims.free(at, size)) return false;
      claims.take(at, size);
      return true;
    };
    if (text.startsWith(piece.text, next) && takes(next)) {
      next += size;
      continue;
    }
    const places = (known.get(piece.text) ?? []).filter((at) => claims.free(at, size));
    const ahead = places.find((at) => at >= next);
    if (ahead !== undefined && (size >= tellingLength || ahead - next < reach)) {
      claims.take(ahead, size);
      next = ahead + size;
      continue;
    }
    const within = size < tellingLength ? -1 : text.slice(next, next + reach).indexOf(piece.text);
    if (within >= 0 && takes(next + within)) {
      next += within + size;
      continue;
    }
    const [elsewhere] = places;
    if (elsewhere === undefined) lost.push({ ...piece, near: next });
    else claims.take(elsewhere, size);
  }
  return lost;
}

/** What of a changed line stands at its place: its beginning and its end. @returns what does not */
function leftOf({ text, near }: { text: string; near: number }, all: string, claims: Claims): string {
  const run = all.slice(near, near + claims.run(near));
  const start = sameStart(text, run);
  const end = sameEnd(text, run, Math.min(text.length, run.length) - start);
  claims.take(near, start);
  claims.take(near + run.length - end, end);
  return text.slice(start, text.length - end);
}

/** How much of the first `length` characters are whole lines. */
const wholeLines = (pieces: readonly Piece[], length: number): number =>
  pieces.reduce((most, { at, text }) => (at + text.length <= length ? Math.max(most, at + text.length) : most), 0);

export function coverageOf(source: readonly SourceBlock[], sections: readonly PlanSection[]): Coverage {
  const wanted = piecesOf(source, sourceLines, (_, index) => index);
  const there = piecesOf(sections, sectionLines, ({ id }) => id);
  const [file, held] = [joined(wanted), joined(there)];
  const counts = { file: file.length, sections: held.length };
  if (file === held) return { ...counts, missing: [], added: [] };
  // Whole lines that are the same at both ends need not be looked for.
  const start = wholeLines(wanted, sameStart(file, held));
  const sameTail = sameEnd(file, held, Math.min(file.length, held.length) - start);
  const end = file.length - wanted.reduce((least, { at }) => (at >= file.length - sameTail ? Math.min(least, at) : least), file.length);
  const claims = new Claims(held.length);
  claims.take(0, start);
  claims.take(held.length - end, end);
  const middle = wanted.filter(({ at }) => at >= start && at < file.length - end);
  const lost = placeLines(middle, there, held, start, claims);
  const missing = lost.flatMap((piece) => {
    const text = leftOf(piece, held, claims);
    return text === '' ? [] : [{ block: Number(piece.of), text }];
  });
  const added = there.flatMap((piece): Added[] => {
    let text = '';
    for (let at = 0; at < piece.text.length; at += 1) if (claims.free(piece.at + at, 1)) text += piece.text[at];
    return text === '' ? [] : [{ section: String(piece.of), text }];
  });
  return { ...counts, missing, added };
}
