// Pieces of a page's text as lines: what stands on one base line, from left to right, with tabs where columns are apart.
import { plain, visible } from './plan-blocks.ts';
import type { PdfPage, Piece } from './pdf-pages.ts';

/** A stretch of a line between wide gaps: the text of a column. */
export interface Segment {
  text: string;
  x: number;
  right: number;
}

export interface PdfLine {
  text: string;
  segments: Segment[];
  x: number;
  right: number;
  y: number;
  size: number;
  bold: boolean;
  page: number;
  /** It stands for a whole table, and has no text of its own. */
  grid?: string[][];
}

/** Multiples of the size of the letters. */
const sameBase = 0.45;
const wideGap = 1.5;
const wordGap = 0.18;
const sameSpot = 0.12;
const mostly = 0.9;

const wide =
  /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201f\u2026\u2014\u00b7\u2460-\u24ff\u3400-\u4dbf]|[\ud840-\ud888]/;
const isWide = (char: string): boolean => wide.test(char);

/** A number with its sign, as it stands before an item or a heading: 1. 一、 （二） 第三章. */
const listNumber =
  /^(?:\d{1,3}[.．、)）]|(?:\d{1,3}\.)+\d{1,3}|[（(][一二三四五六七八九十百\d]{1,4}[)）]|[一二三四五六七八九十百]{1,4}、|第[一二三四五六七八九十百\d]{1,4}[章节条编部]|[①-⑳])$/;

/** Blanks that were drawn between Chinese characters to fill the line; those after a number at the beginning are meant. */
function withoutFill(text: string): string {
  const number = /^[\d.．]+[ \t]+/.exec(text)?.[0] ?? '';
  const rest = text.slice(number.length).replace(/ +/g, (blanks, at: number, whole: string) => {
    const before = whole.charAt(at - 1);
    const after = whole.charAt(at + blanks.length);
    return isWide(before) || isWide(after) ? '' : ' ';
  });
  return `${number.replace(/ +/g, ' ')}${rest}`;
}

/** Pieces that are drawn again at the same place, to look bold, are one bold piece. */
function once(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const twin = kept.findLast(
      (one) =>
        one.text === piece.text && Math.abs(one.x - piece.x) < piece.size * sameSpot && Math.abs(one.y - piece.y) < piece.size * sameSpot,
    );
    if (twin && piece.text.trim() !== '') twin.bold = true;
    else kept.push({ ...piece });
  }
  return kept;
}

function lineOf(pieces: readonly Piece[], page: number): PdfLine | null {
  const row = once([...pieces].sort((a, b) => a.x - b.x));
  const segments: Segment[] = [];
  let blank = false;
  let characters = 0;
  let bold = 0;
  const sizes = new Map<number, number>();
  for (const piece of row) {
    if (piece.text.trim() === '') {
      blank ||= piece.text !== '';
      continue;
    }
    const count = visible(piece.text);
    characters += count;
    if (piece.bold) bold += count;
    const size = Math.round(piece.size * 2) / 2;
    sizes.set(size, (sizes.get(size) ?? 0) + count);
    const last = segments.at(-1);
    const gap = last ? piece.x - last.right : 0;
    const right = piece.x + piece.width;
    if (!last || gap > piece.size * wideGap) segments.push({ text: piece.text, x: piece.x, right });
    else {
      last.text += (blank || gap > piece.size * wordGap ? ' ' : '') + piece.text;
      last.right = Math.max(last.right, right);
    }
    blank = false;
  }
  const [first, second] = segments;
  if (!first) return null;
  // What stands apart from its number is no column.
  if (second && segments.length === 2 && listNumber.test(first.text.trim())) {
    segments.splice(0, 2, { text: `${first.text} ${second.text}`, x: first.x, right: second.right });
  }
  const tidied = segments.map((segment) => ({ ...segment, text: withoutFill(segment.text.trim()) }));
  const [size] = [...sizes].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  return {
    text: plain(tidied.map((segment) => segment.text).join('\t')),
    segments: tidied,
    x: first.x,
    right: segments.at(-1)?.right ?? first.right,
    y: row.find((piece) => piece.text.trim() !== '')?.y ?? 0,
    size,
    bold: bold >= characters * mostly,
    page,
  };
}

/** Lines from top to bottom; text that does not run level comes after them, as it was drawn. */
export function linesOf(page: PdfPage): PdfLine[] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  const level = page.pieces.filter((piece) => piece.level && piece.size > 0).sort((a, b) => a.y - b.y);
  for (const piece of level) {
    if (piece.text === '') continue;
    const row = rows.findLast((one) => Math.abs(one.y - piece.y) <= sameBase * Math.max(one.size, piece.size));
    if (!row) rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
    else {
      row.pieces.push(piece);
      // The larger letters say where the line is; small raised ones hang on it.
      if (piece.size > row.size) [row.y, row.size] = [piece.y, piece.size];
    }
  }
  rows.sort((a, b) => a.y - b.y);
  const turned = page.pieces.filter((piece) => !piece.level && piece.text.trim() !== '');
  const turnedText = turned.map((piece) => piece.text).join('');
  const lines = rows.map((row) => lineOf(row.pieces, page.number)).filter((line) => line !== null);
  const [first] = turned;
  const side = first ? lineOf([{ ...first, text: turnedText }], page.number) : null;
  return side ? [...lines, side] : lines;
}

/** Joins the end of a line to the beginning of the next. */
export function joined(before: string, after: string): string {
  const [last, first] = [before.slice(-1), after.charAt(0)];
  if (isWide(last) || isWide(first)) return before + after;
  return /[a-z]-$/i.test(before) ? before + after : `${before} ${after}`;
}

/** The value that comes most often, in steps of half a point, each counted as often as it weighs. */
function most(values: readonly (readonly [number, number])[]): number {
  const counts = new Map<number, number>();
  for (const [value, weight] of values) {
    const step = Math.round(value * 2) / 2;
    counts.set(step, (counts.get(step) ?? 0) + weight);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** The distance of lines and the size of letters that a document has for the most part; 0: it has too little text. */
export function usualOf(lines: readonly PdfLine[]): { spacing: number; size: number } {
  const distances = lines.flatMap((line, at): [number, number][] => {
    const before = lines[at - 1];
    return before && before.page === line.page && line.y > before.y ? [[line.y - before.y, 1]] : [];
  });
  return { spacing: most(distances), size: most(lines.map((line) => [line.size, line.text.length])) };
}
