// What comes out of the printer, page by page.
import type { Page } from '@playwright/test';
import { readPdf } from '#station/documents/pdf-pages.ts';

/** The text of each printed page. */
export async function printedPages(page: Page): Promise<string[]> {
  const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  return pages.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
}
