// Refused rows as a file: the cells as they stood, each reason beside them, ready to be mended and imported again.
import { cellText } from '#shared/resources/import/cells.ts';
import { fileWords, reasonOf } from '#shared/resources/import/file-words.ts';
import type { PlannedRow } from '#shared/resources/import/plan.ts';
import { severityOf } from '#shared/resources/import/types.ts';
import { writeCsv, writeXlsx } from '../../documents/write-sheet.ts';

export async function refusedFile(
  format: 'xlsx' | 'csv',
  locale: 'zh-CN' | 'en',
  columns: readonly string[],
  rows: readonly PlannedRow[],
): Promise<Uint8Array> {
  const words = fileWords[locale];
  // The reasons stand behind the cells: what is read again begins with the file's own first column.
  const heads = [...columns, words.reason, words.line];
  const cells = rows.map((row) => [
    ...columns.map((_, at) => cellText(row.cells[at] ?? null)),
    row.problems
      .filter(({ code }) => severityOf(code) === 'refused')
      .map((problem) => reasonOf(problem, locale))
      .join('；'),
    String(row.line),
  ]);
  if (format === 'csv') return writeCsv([heads, ...cells]);
  return writeXlsx([
    {
      name: words.refusedTitle,
      titleLines: [words.refusedTitle],
      columns: heads.map((head, at) => ({ head, width: at === columns.length ? 48 : 16 })),
      rows: cells,
      landscape: true,
    },
  ]);
}
