// The document as lines: one spelling for signs and digits of both widths, in which every character keeps its place.
import { cutsIn } from './cram.ts';
import { readNumber } from './numbering.ts';
import type { SourceBlock, SourceDocument } from './types.ts';

/** A line of text or a table, in reading order. */
export interface Line {
  /** Without blanks at its ends. The file's own numbering stands before it. */
  text: string;
  /** `text` in one spelling; same length, so that positions hold for both. */
  plain: string;
  rows: string[][] | null;
  /** 1 … 9 when the file styles it as a heading, 0: its title. */
  style: number | null;
  bold: boolean;
  centred: boolean;
  size: number | null;
  page: number | null;
}

const spellings = new Map<string, string>();
for (let code = 0xff01; code <= 0xff5e; code += 1) spellings.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0));
for (const [char, plain] of [
  ['；', '；'],
  [';', '；'],
  ['，', '，'],
  ['？', '？'],
  ['！', '！'],
] as const)
  spellings.set(char, plain);
for (const char of '\u3000\u00a0\t\u2002\u2003\u2009\u2007\u202f') spellings.set(char, ' ');
for (const [char, plain] of [
  ['｡', '。'], ['∶', ':'], ['︰', ':'], ['﹕', ':'], ['〔', '('], ['〕', ')'], ['【', '['], ['】', ']'], ['﹙', '('], ['﹚', ')'],
  ['﹒', '.'], ['·', '.'], ['•', '.'], ['․', '.'], ['﹑', '、'], ['､', '、'], ['○', '〇'], ['◯', '〇'], ['О', '〇'],
  ['—', '-'], ['–', '-'], ['―', '-'], ['─', '-'], ['﹣', '-'], ['−', '-'], ['‐', '-'], ['‑', '-'],
] as const) spellings.set(char, plain); // biome-ignore format: a table

const special = /[^\u4e00-\u9fff0-9A-Za-z，。；、]/g;

/** The same text in one spelling, character by character: full-width signs and digits become half-width, all blanks a space. */
export function plainOf(text: string): string {
  return text.replace(special, (char, at: number) =>
    char === ',' && !/\d/.test(text[at + 1] ?? '') ? '，' : (spellings.get(char) ?? char),
  );
}

/** Without any blank, in one spelling: two lines that print the same are equal. */
export function pressed(text: string): string {
  return plainOf(text).replace(/\s+/g, '');
}

/** A line without any blank, in one spelling. */
export function pressedLine(line: Line): string {
  return line.plain.replace(/\s+/g, '');
}

/** The characters of a document that count: what a section tree must have in the same order. */
export function substance(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Title without the sign that parts it from the text behind, and without the mark of a footnote. */
export function titleWords(title: string): string {
  return pressed(title)
    .replace(/(?:\[\d{1,2}\])+$/, '')
    .replace(/[。:、.,;]+$/, '');
}

function tidy(text: string): string {
  return text.replace(/[\u200b-\u200f\u2028\u2029\u2060\ufeff]/g, ' ').trim();
}

function paragraphLines(block: Extract<SourceBlock, { kind: 'paragraph' }>): Line[] {
  const lines: Line[] = [];
  for (const [index, piece] of block.text.split(/[\n\r\v\f\u2028\u2029]+/).entries()) {
    const own = index === 0 && block.numbering.trim() !== '' ? block.numbering.trim() : '';
    const words = tidy(piece);
    const apart = /[0-9A-Za-z]$/.test(own) && words !== '' ? ' ' : '';
    const text = `${own}${apart}${words}`;
    if (text === '') continue;
    const plain = plainOf(text);
    const cuts = [0, ...(block.heading === null ? cutsIn(plain) : []), text.length];
    for (const [nth, from] of cuts.slice(0, -1).entries()) {
      const part = text.slice(from, cuts[nth + 1]).trim();
      if (part === '') continue;
      const { heading: style, bold, centred, size, page } = block;
      lines.push({ text: part, plain: plainOf(part), rows: null, style, bold, centred, size, page });
    }
  }
  return lines;
}

function readLines(document: SourceDocument): Line[] {
  const lines: Line[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      for (const line of paragraphLines(block)) lines.push(line);
    } else if (block.rows.some((row) => row.some((cell) => cell.trim() !== ''))) {
      lines.push({ text: '', plain: '', rows: block.rows, style: null, bold: false, centred: false, size: null, page: block.page });
    }
  }
  return lines;
}

/** Half widths of a line as it prints. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e7f' ? 2 : 1;
  return width;
}

/** Narrower than this no text is set; a line that is shorter ends a paragraph. */
const narrowest = 40;

/**
 * The right edge of a text whose lines end where the page ended: most lines that end in the middle of a sentence are as wide.
 * @returns half widths, or null when every line is a paragraph
 */
function edgeOf(lines: readonly Line[]): number | null {
  const widths = lines.filter((line) => !line.rows && !/[。；：:！？!?]$/.test(line.text)).map((line) => widthOf(line.text));
  const wide = widths.filter((width) => width >= narrowest).toSorted((one, other) => one - other);
  if (wide.length < 5) return null;
  const edge = wide[Math.floor(wide.length * 0.9)] ?? 0;
  const full = wide.filter((width) => width >= edge - 4 && width <= edge + 4).length;
  return full >= wide.length * 0.6 && full >= lines.length * 0.06 ? edge : null;
}

function goesOver(line: Line, next: Line, edge: number): boolean {
  if (line.rows || next.rows || line.style !== null || next.style !== null || next.centred) return false;
  if (widthOf(line.text) < edge - 4 || /[。；：:！？!?]$/.test(line.text)) return false;
  return !/^[-—－\s\d]+$/.test(next.text) && readNumber(next.plain, next.text) === null;
}

/** The lines of a document; where the file breaks them at the edge of the page, the paragraphs they make. */
export function linesOf(document: SourceDocument): Line[] {
  const lines = readLines(document);
  const edge = edgeOf(lines);
  if (edge === null) return lines;
  const whole: Line[] = [];
  let open = false;
  for (const [at, line] of lines.entries()) {
    const last = whole.at(-1);
    if (open && last) {
      const apart = /[0-9A-Za-z]$/.test(last.text) && /^[0-9A-Za-z]/.test(line.text) ? ' ' : '';
      const text = `${last.text}${apart}${line.text}`;
      whole[whole.length - 1] = { ...last, text, plain: plainOf(text) };
    } else whole.push(line);
    const next = lines[at + 1];
    open = next !== undefined && goesOver(line, next, edge);
  }
  return whole;
}
