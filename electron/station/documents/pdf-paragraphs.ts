// Lines of a PDF as paragraphs: a line that is full goes on in the next one, unless that is indented or begins with a number of its own.
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { isContentsLine, paragraph, type ParagraphBlock } from './plan-blocks.ts';
import { joined, type PdfLine, usualOf } from './pdf-lines.ts';
import type { PdfFile } from './pdf-pages.ts';
import { tableAt } from './pdf-table.ts';

interface Measure {
  left: number;
  right: number;
}

/** Multiples of the size of the letters. */
const indented = 0.8;
const shortBy = 2;
const centredFrom = 2.5;
const centredWithin = 1.2;
/** Multiples of the usual distance of lines. */
const looseSpacing = 1.6;
/** Lines of one table. */
const longestTable = 2_000;
/** Lines this part as wide as the widest say where the margins are. */
const wideLine = 0.6;
const fewest = 4;

const ownNumber =
  /^(?:第[一二三四五六七八九十百零〇\d]+[章节条编部分]|[一二三四五六七八九十百]+[、．.]|[（(][一二三四五六七八九十百\d]+[)）]|\d+(?:[.．]\d+)*[、．.\s]|\d+(?:\.\d+)+|附[件录表])/;
const sentenceEnd = /[。；：！？;:!?]["”’』」）)]?$/;

function measureOf(lines: readonly PdfLine[], fallback: Measure | null): Measure {
  const widest = lines.reduce((most, line) => Math.max(most, line.right - line.x), 0);
  const broad = lines.filter((line) => line.right - line.x >= widest * wideLine && line.segments.length === 1);
  if (broad.length < fewest && fallback) return fallback;
  const used = broad.length > 0 ? broad : lines;
  return { left: Math.min(...used.map((line) => line.x)), right: Math.max(...used.map((line) => line.right)) };
}

const isCentred = (line: PdfLine, { left, right }: Measure): boolean => {
  const before = line.x - left;
  const behind = right - line.right;
  return before > line.size * centredFrom && Math.abs(before - behind) < line.size * centredWithin;
};

/** A word of letters or figures that did not fit makes a line short without ending its paragraph. */
const unbreakable = (text: string): number => /^[\w.@\-/]+/.exec(text)?.[0].length ?? 0;

function goesOn(before: PdfLine, line: PdfLine, measures: ReadonlyMap<number, Measure>, spacing: number): boolean {
  const above = measures.get(before.page);
  const here = measures.get(line.page);
  if (!above || !here || before.segments.length > 1 || line.segments.length > 1) return false;
  if (isContentsLine(before.text) || isContentsLine(line.text)) return false;
  if (Math.abs(before.size - line.size) > 0.6 || isCentred(before, above) || isCentred(line, here)) return false;
  const room = above.right - before.right;
  if (room > before.size * shortBy + unbreakable(line.text) * before.size * 0.55) return false;
  if (line.x > here.left + line.size * indented) return false;
  if (line.page === before.page && spacing > 0 && line.y - before.y > spacing * looseSpacing) return false;
  return !(ownNumber.test(line.text) && sentenceEnd.test(before.text));
}

/** Headings by the bookmarks of the file: each one is found once, in their order. */
function marked(blocks: SourceBlock[], outline: PdfFile['outline']): SourceBlock[] {
  const tight = (text: string): string => text.replace(/\s/g, '');
  let next = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    const at = outline.findIndex((mark, index) => index >= next && tight(mark.title) === tight(block.text));
    const mark = outline[at];
    if (!mark) return block;
    next = at + 1;
    return { ...block, heading: mark.depth };
  });
}

export function paragraphsOf(lines: readonly PdfLine[], outline: PdfFile['outline']): SourceBlock[] {
  const whole = measureOf(lines, null);
  const byPage = Map.groupBy(lines, (line) => line.page);
  const measures = new Map([...byPage].map(([page, own]) => [page, measureOf(own, whole)] as const));
  const { spacing } = usualOf(lines);
  const blocks: SourceBlock[] = [];
  let open: ParagraphBlock | null = null;
  let before: PdfLine | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const table = tableAt(lines.slice(at, at + longestTable));
    if (table) {
      blocks.push({ kind: 'table', rows: table.rows, page: line.page });
      at += table.lines - 1;
      [open, before] = [null, null];
      continue;
    }
    if (open && before && goesOn(before, line, measures, spacing)) open.text = joined(open.text, line.text);
    else {
      const measure = measures.get(line.page) ?? whole;
      open = paragraph(line.text, { bold: line.bold, centred: isCentred(line, measure), size: line.size, page: line.page });
      blocks.push(open);
    }
    before = line;
  }
  return marked(blocks, outline);
}
