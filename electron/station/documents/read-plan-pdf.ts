// Plans as PDF files: paragraphs in reading order with size, weight and place of their letters; a scan has none and is refused.
import { DomainError } from '#shared/kernel/errors.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import { runningHeads } from './pdf-heads.ts';
import { type PdfGrid, gridsOf } from './pdf-grid.ts';
import { linesOf, type PdfLine, usualOf } from './pdf-lines.ts';
import { readPdf } from './pdf-pages.ts';
import { paragraphsOf } from './pdf-paragraphs.ts';
import { LeftCount, withoutContents } from './plan-blocks.ts';

/** Pictures in a PDF: what says of itself that it is one, without those that are masks of others. */
function picturesIn(bytes: Buffer): number {
  const text = bytes.toString('latin1');
  const images = text.match(/\/Subtype\s*\/Image\b/g)?.length ?? 0;
  const masks = text.match(/\/S?Mask\s+\d+\s+\d+\s+R/g)?.length ?? 0;
  return Math.max(0, images - masks);
}

/** Tables among the lines of a page, each in its place from the top. */
function withGrids(lines: readonly PdfLine[], grids: readonly PdfGrid[], page: number): PdfLine[] {
  const stands = grids.map(({ rows, top, bottom }): PdfLine => {
    return { text: '', segments: [], x: 0, right: 0, y: (top + bottom) / 2, size: 0, bold: false, page, grid: rows };
  });
  return stands.reduce<PdfLine[]>(
    (all, grid) => {
      const at = all.findIndex((line) => line.y > grid.y);
      return at < 0 ? [...all, grid] : all.toSpliced(at, 0, grid);
    },
    [...lines],
  );
}

/** @throws DomainError noText (`received`: pages, none of which has text), encryptedFile, brokenFile, tooLarge (pages) */
export async function readPdfPlan(bytes: Buffer): Promise<SourceDocument> {
  const { pages, outline } = await readPdf(bytes);
  const read = pages.map((page) => {
    const { grids, rest } = gridsOf(page);
    return { page, lines: linesOf(rest), grids };
  });
  const heads = runningHeads(read, usualOf(read.flatMap((one) => one.lines)));
  const left = new LeftCount();
  for (const line of heads) left.add('headers', line.text);
  const lines = read.flatMap((one) =>
    withGrids(
      one.lines.filter((line) => !heads.has(line)),
      one.grids,
      one.page.number,
    ),
  );
  const empty = read.filter((one) => one.grids.length === 0 && one.lines.every((line) => heads.has(line))).length;
  if (lines.length === 0) throw new DomainError('noText', { field: 'pages', received: empty });
  if (empty > 0) left.add('pagesWithoutText', '', empty);
  const pictures = picturesIn(bytes);
  if (pictures > 0) left.add('pictures', '', pictures);
  const blocks = withoutContents(paragraphsOf(lines, outline, left), left);
  return { format: 'pdf', encoding: null, blocks, left: left.list() };
}
