// Lines of a PDF as paragraphs: a line that is full goes on in the next one, unless that is indented or begins with a number of its own.
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { isContentsLine, type LeftCount, paragraph, type ParagraphBlock } from './plan-blocks.ts';
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
/** A line that ends with the end of a sentence must be fuller to go on. */
const shortByAtEnd = 1.2;
const clearlyShort = 4;
const centredFrom = 2.5;
const centredWithin = 1.2;
/** Multiples of the usual distance of lines. */
const looseSpacing = 1.2;
/** Of a document whose first lines are indented: a wrapped formula or note may stand apart. */
const veryLoose = 1.6;
/** Lines of one table. */
const longestTable = 2_000;
/** Lines this part as wide as the widest say where the margins are. */
const wideLine = 0.6;
const fewest = 4;
/** Letters of a title against those of the text, and the distance of its lines against its letters. */
const titleSize = 1.15;
const titleSpacing = 2.2;

/** Numbers that headings have, and those of items, which also stand within a paragraph. */
const headingNumber =
  /^(?:第[一二三四五六七八九十百零〇\d]+[章节条编部分]|[一二三四五六七八九十百]+[、．.]|\d+(?:[.．]\d+)+|附[件录表]\s*\d*)/;
const itemNumber = /^(?:[（(][一二三四五六七八九十百\d]+[)）]|\d+[、．.)）]|[①-⑳])/;
/** Two to eight characters and a colon: 启动条件： */
const label = /^[^，。；：:]{2,8}[：:]/;
const sentenceEnd = /[。；：！？;:!?]["”’』」）)]?$/;
/** First lines of so many among all that are as wide as the text say that this document indents them. */
const indentingShare = 0.12;
const indentFrom = 1.5;
const indentTo = 2.6;

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

const halfWide = 0.55;

/** A word of letters or figures that did not fit makes a line short without ending its paragraph. */
const unbreakable = (text: string): number => /^[\w.@\-/]+(?:[、，][\w.@\-/]+)*/.exec(text)?.[0].length ?? 0;

interface Habits {
  measures: ReadonlyMap<number, Measure>;
  spacing: number;
  size: number;
  /** First lines are indented. */
  indents: boolean;
  /** Items and labels begin lines at the margin. */
  flushItems: boolean;
}

function goesOn(before: PdfLine, line: PdfLine, { measures, spacing, size, indents, flushItems }: Habits): boolean {
  const above = measures.get(before.page);
  const here = measures.get(line.page);
  if (!above || !here || before.segments.length > 1 || line.segments.length > 1) return false;
  if (isContentsLine(before.text) || isContentsLine(line.text)) return false;
  if (Math.abs(before.size - line.size) > 0.6) return false;
  if (isCentred(line, here)) {
    // A title of two lines: large letters, the first line wide.
    const wideTitle = before.right - before.x > (above.right - above.left) * wideLine && line.size > size * titleSize;
    return wideTitle && line.page === before.page && line.y - before.y < line.size * titleSpacing && !sentenceEnd.test(before.text);
  }
  if (isCentred(before, above)) return false;
  const ended = sentenceEnd.test(before.text);
  // A line ends one character earlier where the next ones stay together: before brackets, and with a sign that begins no line.
  const tied = /^(?:[（《“‘「『〔【(]|.[，。、；：！？）》”’」』〕】),.;:!?])/.test(line.text);
  const mayLack = before.size * ((ended ? shortByAtEnd : shortBy) + (tied ? 1 : 0) + unbreakable(line.text) * halfWide);
  if (above.right - before.right > mayLack) return false;
  if (line.x > here.left + line.size * indented) return false;
  if (line.page === before.page && spacing > 0 && line.y - before.y > spacing * (indents ? veryLoose : looseSpacing)) return false;
  if (!ended) return true;
  if (headingNumber.test(line.text)) return false;
  // An item within a paragraph may come to stand at the beginning of a line as well.
  return !flushItems || !beginsItem(line.text);
}

const beginsItem = (text: string): boolean => itemNumber.test(text) || label.test(text);

/** Items stand at the margin after lines that are clearly short. */
function itemsFlush(lines: readonly PdfLine[], measures: ReadonlyMap<number, Measure>): boolean {
  return lines.some((line, at) => {
    const before = lines[at - 1];
    const [above, here] = [measures.get(before?.page ?? 0), measures.get(line.page)];
    if (!before || !above || !here || line.segments.length > 1 || before.segments.length > 1 || isCentred(before, above)) return false;
    const flush = line.x < here.left + line.size * indented;
    return flush && beginsItem(line.text) && above.right - before.right > before.size * clearlyShort;
  });
}

function indentsFirst(lines: readonly PdfLine[], measures: ReadonlyMap<number, Measure>): boolean {
  const full = lines.filter((line) => {
    const measure = measures.get(line.page);
    return measure && line.segments.length === 1 && measure.right - line.right < line.size * shortBy;
  });
  const first = full.filter((line) => {
    const indent = (line.x - (measures.get(line.page)?.left ?? 0)) / line.size;
    return indent > indentFrom && indent < indentTo;
  });
  return first.length > full.length * indentingShare;
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

/** A table, or the rest of one that began on the page before: its head is printed again and taken once. */
function addGrid(blocks: SourceBlock[], rows: string[][], page: number, before: PdfLine | undefined, left: LeftCount): void {
  const last = blocks.at(-1);
  const width = rows[0]?.length ?? 0;
  if (last?.kind === 'table' && before?.grid && before.page === page - 1 && last.rows[0]?.length === width) {
    const again = rows[0]?.every((text, column) => text === last.rows[0]?.[column]) ?? false;
    if (again) left.add('headers', rows[0]?.join('') ?? '');
    last.rows.push(...(again ? rows.slice(1) : rows));
  } else blocks.push({ kind: 'table', rows, page });
}

export function paragraphsOf(lines: readonly PdfLine[], outline: PdfFile['outline'], left: LeftCount): SourceBlock[] {
  const written = lines.filter((line) => !line.grid);
  const whole = measureOf(written, null);
  const byPage = Map.groupBy(written, (line) => line.page);
  const measures = new Map([...byPage].map(([page, own]) => [page, measureOf(own, whole)] as const));
  const habits = {
    measures,
    ...usualOf(lines),
    indents: indentsFirst(lines, measures),
    flushItems: itemsFlush(lines, measures),
  };
  const blocks: SourceBlock[] = [];
  let open: ParagraphBlock | null = null;
  let before: PdfLine | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (line.grid) {
      addGrid(blocks, line.grid, line.page, lines[at - 1], left);
      [open, before] = [null, null];
      continue;
    }
    const table = tableAt(lines.slice(at, at + longestTable));
    if (table) {
      blocks.push({ kind: 'table', rows: table.rows, page: line.page });
      at += table.lines - 1;
      [open, before] = [null, null];
      continue;
    }
    if (open && before && goesOn(before, line, habits)) open.text = joined(open.text, line.text);
    else {
      const measure = measures.get(line.page) ?? whole;
      open = paragraph(line.text, { bold: line.bold, centred: isCentred(line, measure), size: line.size, page: line.page });
      blocks.push(open);
    }
    before = line;
  }
  return marked(blocks, outline);
}
