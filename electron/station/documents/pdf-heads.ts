// Running heads, feet and page numbers of a PDF: lines in the margins that come back on page after page.
import type { PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-pages.ts';

/** Parts of the page's height at its top and bottom, and lines there, in which heads and feet stand. */
const margin = 0.12;
const outermost = 3;
/** Points by which the place of a head may differ. */
const samePlace = 4;
/** Pages from one head to the next: left and right pages may have their own. */
const fromHeadToHead = 2;
/** Pages on which a text comes back before it is taken for a head; of few pages, two. */
const often = 3;
const fewPages = 4;

const pageNumber = /^(?:第|共|页|[-—–－―·•.\s/／()（）]|page|of|\d)+$/i;
const figures = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

/** Multiples of the usual distance of lines: a head stands so far from the text, or is set in another size. */
const apart = 1.35;
/** Points. */
const otherSize = 1;

interface Usual {
  spacing: number;
  size: number;
}

interface Candidate {
  line: PdfLine;
  /** Stands apart from the text of the page. */
  apart: boolean;
  /** Without blanks, with # for figures. */
  key: string;
  atTop: boolean;
}

/** Lines of the margins from the outside in, each with whether it stands apart from the next one or is of another size. */
function candidates(page: PdfPage, lines: readonly PdfLine[], usual: Usual): Candidate[] {
  const from = (ordered: readonly PdfLine[], atTop: boolean): Candidate[] => {
    const outer = ordered
      .slice(0, outermost)
      .filter((line) => (atTop ? line.y < page.height * margin : line.y > page.height * (1 - margin)));
    // What stands further out than a line apart stands apart as well.
    const last = outer.findLastIndex((line, at) => {
      const next = ordered[at + 1];
      return !next || Math.abs(next.y - line.y) > usual.spacing * apart || Math.abs(line.size - usual.size) >= otherSize;
    });
    return outer.map((line, at) => ({ line, apart: at <= last, key: line.text.replace(/\s/g, '').replace(/\d+/g, '#'), atTop }));
  };
  return [...from(lines, true), ...from(lines.toReversed(), false)];
}

/** The figures in it grow with the pages: a page number. */
const counts = (group: readonly Candidate[]): boolean =>
  group.filter(({ line }) =>
    group.some((other) => {
      const [a] = figures(line.text);
      const [b] = figures(other.line.text);
      return other.line.page !== line.page && a !== undefined && b !== undefined && a - b === line.page - other.line.page;
    }),
  ).length >= 2;

/** @param usual distance and size of the lines of the text @returns the lines of all pages that are heads or feet */
export function runningHeads(pages: readonly { page: PdfPage; lines: readonly PdfLine[] }[], usual: Usual): Set<PdfLine> {
  const groups = new Map<string, Candidate[]>();
  for (const { page, lines } of pages) {
    for (const one of candidates(page, lines, usual)) {
      const key = `${one.atTop}/${one.key}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
  }
  const heads = new Set<PdfLine>();
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const isNumber = pageNumber.test(first.line.text) && first.key.includes('#');
    // The only page of a file has its number as well.
    if (isNumber && pages.length === 1 && /^\D*1\D*$/.test(first.line.text) && group.length === 1 && !first.atTop) heads.add(first.line);
    const together = group.filter(({ line }) =>
      group.some((other) => {
        const pagesBetween = Math.abs(other.line.page - line.page);
        return pagesBetween > 0 && pagesBetween <= fromHeadToHead && Math.abs(other.line.y - line.y) <= samePlace;
      }),
    );
    const inPages = new Set(together.map(({ line }) => line.page)).size;
    const repeated = inPages >= often || (inPages >= 2 && pages.length <= fewPages);
    // A row of a table that is printed again on each page stays: it has columns.
    const same = together.every(({ line }) => line.text === first.line.text) && !first.line.text.includes('\t');
    const taken =
      (isNumber && inPages >= 2 && counts(group)) || (repeated && together.every((one) => one.apart) && (same || counts(group)));
    if (taken) for (const { line } of together) heads.add(line);
  }
  return heads;
}
