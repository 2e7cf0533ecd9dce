// Tables of a PDF by their rules: which text stands in which cell, merged cells and lines within cells included.
import { joined, linesOf } from './pdf-lines.ts';
import type { PdfPage, Piece } from './pdf-pages.ts';
import type { Rule } from './pdf-rules.ts';

export interface PdfGrid {
  rows: string[][];
  /** Points from the top of the page. */
  top: number;
  bottom: number;
}

/** Points within which rules are one. */
const same = 3;

/** Values that lie close to each other as one. */
function distinct(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > same) found.push(value);
  }
  return found;
}

/** Stretches of the page's height that rules go down through without a gap. */
function regions(down: readonly Rule[]): { top: number; bottom: number; rules: Rule[] }[] {
  const found: { top: number; bottom: number; rules: Rule[] }[] = [];
  for (const rule of down.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && rule.from <= last.bottom + same) {
      last.bottom = Math.max(last.bottom, rule.to);
      last.rules.push(rule);
    } else found.push({ top: rule.from, bottom: rule.to, rules: [rule] });
  }
  return found;
}

/** Index of the last border at or before a place that a rule really draws there. */
function borderBefore(borders: readonly number[], place: number, drawn: (border: number) => boolean): number {
  for (let at = borders.length - 1; at > 0; at -= 1) {
    const border = borders[at];
    if (border !== undefined && border < place && drawn(border)) return at;
  }
  return 0;
}

function textOf(page: PdfPage, pieces: readonly Piece[]): string {
  return linesOf({ ...page, pieces: [...pieces] })
    .map((line) => line.text)
    .reduce((text, line) => (text === '' ? line : joined(text, line)), '');
}

/** @returns the tables of a page from top to bottom, and the text outside of them */
export function gridsOf(page: PdfPage): { grids: PdfGrid[]; rest: PdfPage } {
  const grids: PdfGrid[] = [];
  let pieces = page.pieces;
  for (const { top, bottom, rules } of regions(page.rules.down)) {
    const xs = distinct(rules.map((rule) => rule.at));
    const across = page.rules.across.filter((rule) => rule.at >= top - same && rule.at <= bottom + same);
    const ys = distinct([top, ...across.map((rule) => rule.at)]);
    // Two borders are a frame around text, or a rule at its side.
    if (xs.length < 3 || ys.length < 3) continue;
    const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
    const middle = (piece: Piece): [number, number] => [piece.x + piece.width / 2, piece.y - piece.size * 0.35];
    const inside = pieces.filter((piece) => {
      const [x, y] = middle(piece);
      return piece.level && x > left && x < right && y > top && y < bottom;
    });
    const cells = new Map<string, Piece[]>();
    for (const piece of inside) {
      const [x, y] = middle(piece);
      const row = borderBefore(ys, y, (border) =>
        across.some((rule) => Math.abs(rule.at - border) <= same && rule.from - same <= x && rule.to + same >= x),
      );
      const column = borderBefore(xs, x, (border) =>
        rules.some((rule) => Math.abs(rule.at - border) <= same && rule.from - same <= y && rule.to + same >= y),
      );
      cells.set(`${row}/${column}`, [...(cells.get(`${row}/${column}`) ?? []), piece]);
    }
    const texts = new Map([...cells].map(([key, own]) => [key, textOf(page, own)]));
    const rows = ys.slice(0, -1).map((_, row) => xs.slice(0, -1).map((__, column) => texts.get(`${row}/${column}`) ?? ''));
    const filled = rows.filter((row) => row.some((text) => text !== ''));
    const columns = xs.slice(0, -1).filter((_, column) => filled.some((row) => row[column] !== '')).length;
    if (filled.length === 0 || columns < 2) continue;
    grids.push({ rows: filled, top, bottom });
    const taken = new Set(inside);
    pieces = pieces.filter((piece) => !taken.has(piece));
  }
  return { grids, rest: { ...page, pieces } };
}
