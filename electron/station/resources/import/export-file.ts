// A table of places as the bytes of a file.
import type { ExportFormat } from '#shared/contract/facility-files.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { writeCsv, writeXlsx } from '../../documents/write-sheet.ts';
import type { ExportTable } from './export-table.ts';

const text = (cell: string | number | null): string => (cell === null ? '' : String(cell));

export function exportFile(table: ExportTable, format: ExportFormat): Uint8Array | Promise<Uint8Array> {
  const { title, lines, columns, rows } = table;
  if (format === 'csv')
    return writeCsv([
      [title],
      ...lines.map((line) => [line]),
      columns.map(({ head }) => head),
      ...rows.map(({ cells }) => cells.map(text)),
    ]);
  if (format === 'xlsx')
    return writeXlsx([
      {
        name: title,
        titleLines: [title, ...lines],
        columns: columns.map(({ head, width }) => ({ head, width })),
        rows: rows.map(({ cells }) => cells.map(text)),
        landscape: true,
      },
    ]);
  throw new DomainError('notValid', { field: 'format', received: format });
}
