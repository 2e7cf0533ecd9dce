// What comes out of the printer, page by page.
import type { Page } from '@playwright/test';
import { readPdf } from '#station/documents/pdf-pages.ts';

/** The text of each printed page. */
export async function printedPages(page: Page): Promise<string[]> {
  const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  return pages.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
}

/** How many pages a PDF has, counted in its page tree. */
export function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?![s\w])/g)].length;
}
