// What all readers of plan files share: how a paragraph and a table are made, and the count of what is left out.
import type { LeftOut, SourceBlock, SourceDocument } from '#shared/plans/parse/types.ts';

export type ParagraphBlock = Extract<SourceBlock, { kind: 'paragraph' }>;
export type TableBlock = Extract<SourceBlock, { kind: 'table' }>;

/** Characters that are never seen: zero width, direction and byte order marks, soft hyphens, controls other than tab and line end. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|(?![\t\n])\p{Cc}/gu;
/** No-break spaces are spaces to a reader. */
const spaces = /[\u00a0\u2002-\u200a\u202f]/g;

/** Text with line ends of one kind (\n) and without characters that nobody sees. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(unseen, '')
    .replace(spaces, ' ');

/** Without blanks at its ends, and at the ends of its lines. */
export const trimmed = (text: string): string => text.replace(/[ \t\u3000]*\n[ \t]*/g, '\n').trim();

/** Characters that are not blank: what must be found again, or be counted as left out. */
export const visible = (text: string): number => plain(text).replace(/\s/g, '').length;

export function paragraph(text: string, more: Partial<Omit<ParagraphBlock, 'kind' | 'text'>> = {}): ParagraphBlock {
  return { kind: 'paragraph', text, heading: null, numbering: '', bold: false, centred: false, size: null, page: null, ...more };
}

/** Counts what is left out, kind by kind. */
export class LeftCount {
  readonly #counts = new Map<LeftOut, { count: number; characters: number }>();

  /** @param text what stands in it, for its visible characters */
  add(what: LeftOut, text = '', count = 1): void {
    const had = this.#counts.get(what) ?? { count: 0, characters: 0 };
    this.#counts.set(what, { count: had.count + count, characters: had.characters + visible(text) });
  }

  has(what: LeftOut): boolean {
    return this.#counts.has(what);
  }

  list(): SourceDocument['left'] {
    return [...this.#counts].map(([what, counts]) => ({ what, ...counts }));
  }
}

/** A heading, dots, and perhaps its page: a line of a table of contents. */
const contentsLine = /^.{1,80}?(?:[.．·・]{5,}|[…‥⋯]{2,})[\s.．·・…‥⋯]*[-—]?\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*[-—]?$/i;
/** A heading and its page apart from it, which is such a line below the word for it. */
const pageLine = /^[^\t]{1,80}(?:\t| {3,}|\u3000{2,})\s*[-—]?\s*\d{1,4}\s*[-—]?$/;
const contentsTitle = /^目\s*[录錄次]$/;
/** As many of them one after the other are one. */
const fewestContents = 3;

export const isContentsLine = (text: string): boolean => contentsLine.test(text.trim());

/** Takes printed tables of contents out: their headings come again in the text. */
export function withoutContents(blocks: readonly SourceBlock[], left: LeftCount): SourceBlock[] {
  const kept: SourceBlock[] = [];
  let run: ParagraphBlock[] = [];
  let titled = false;
  const close = (): void => {
    if (run.length < fewestContents) kept.push(...run);
    else for (const line of run) left.add('contents', `${line.numbering}${line.text}`);
    run = [];
    titled = false;
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' && (isContentsLine(block.text) || (titled && pageLine.test(block.text)))) {
      run.push(block);
      continue;
    }
    close();
    titled = block.kind === 'paragraph' && contentsTitle.test(block.text);
    kept.push(block);
  }
  close();
  if (!left.has('contents')) return kept;
  return kept.filter((block) => {
    const title = block.kind === 'paragraph' && contentsTitle.test(block.text);
    if (title) left.add('contents', block.text);
    return !title;
  });
}

/** Rows of equal length. */
export function square(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}
