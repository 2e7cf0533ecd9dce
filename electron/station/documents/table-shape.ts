// What a table is once it is read, whatever it was kept in, and how large it may be.
import { DomainError } from '#shared/kernel/errors.ts';

/** Rows and columns from 0, both ends included. */
export interface TableRange {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

export interface ReadTable {
  /** Name of the sheet; the nearest heading of a table in a text. */
  name: string;
  /** As many cells in every row; trimmed; lines within a cell are divided by \n. */
  rows: string[][];
  merged: TableRange[];
}

/** Rows of one table: a county's directory of 20,000 people with its headings. */
export const maxTableRows = 25_000;
/** Columns: one a day of a year, and what stands before them. */
const maxTableColumns = 400;
/** Sheets or tables of one file: five years of months. */
const maxTables = 60;
/** Characters of one cell: a page. */
const maxCellText = 2_000;

/** Blanks at the ends out, full-width blanks made narrow, line ends made one kind. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\v/g, '\n')
    .replace(/[\u00a0\u3000\t]/g, ' ')
    .replace(/[\u200b\u200e\u200f\ufeff\0]/g, '')
    .replace(/ *\n */g, '\n')
    .trim();
}

const filled = (row: readonly string[]): number => row.findLastIndex((cell) => cell !== '') + 1;

/** Makes rows equally long and takes empty ones off the end. */
export function squared(name: string, rows: readonly (readonly string[])[], merged: readonly TableRange[]): ReadTable {
  const tidied = rows.map((row) => row.map(tidy));
  const height = tidied.findLastIndex((row) => filled(row) > 0) + 1;
  const width = tidied.reduce((most, row) => Math.max(most, filled(row)), 0);
  if (height > maxTableRows) throw new DomainError('tooLarge', { field: 'rows', limit: maxTableRows, received: height });
  if (width > maxTableColumns) throw new DomainError('tooLarge', { field: 'columns', limit: maxTableColumns, received: width });
  const square = tidied.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  const kept: TableRange[] = [];
  for (const range of merged) {
    const endRow = Math.min(range.endRow, height - 1);
    const endColumn = Math.min(range.endColumn, width - 1);
    if (range.startRow > endRow || range.startColumn > endColumn) continue;
    const text = square[range.startRow]?.[range.startColumn] ?? '';
    for (let row = range.startRow; row <= endRow; row += 1) square[row]?.fill(text, range.startColumn, endColumn + 1);
    kept.push({ ...range, endRow, endColumn });
  }
  return { name, rows: square, merged: kept };
}

/** @throws DomainError tooLarge (tables, characters of a cell), notValid when there is nothing in them */
export function limited(tables: readonly ReadTable[]): ReadTable[] {
  const kept = tables.filter((table) => table.rows.length > 0);
  if (kept.length === 0) throw new DomainError('notValid', { field: 'file', received: 0 });
  if (kept.length > maxTables) throw new DomainError('tooLarge', { field: 'tables', limit: maxTables, received: kept.length });
  for (const table of kept) {
    for (const row of table.rows) {
      for (const cell of row)
        if (cell.length > maxCellText) throw new DomainError('tooLarge', { field: 'cell', limit: maxCellText, received: cell.length });
    }
  }
  return kept;
}
