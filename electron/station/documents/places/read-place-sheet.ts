// Places in a sheet of xlsx or ods. Formulas are never calculated: the value that was saved with them is taken, and that is said.
import type { Sheet } from 'hucre';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxPlaceRows, type PlaceCell, type PlaceTable } from '#shared/kernel/place-table.ts';
import { cellText, isShownOtherwise, openSheets } from '../read-sheets.ts';
import { tidy } from '../table-shape.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';
import { HeadedRows, headReach } from './table-head.ts';

/** Rows between two reports of progress. */
const step = 5_000;

/** A text that covers rows below it stands in each of them; what runs across columns is a title and stays where it is. */
function fillDown(sheet: Sheet): void {
  for (const { startRow, startCol, endRow } of sheet.merges ?? []) {
    const value = sheet.rows[startRow]?.[startCol] ?? null;
    for (let row = startRow + 1; row <= Math.min(endRow, sheet.rows.length - 1); row += 1) {
      const cells = sheet.rows[row];
      if (cells && startCol < cells.length) cells[startCol] = value;
    }
  }
}

function layerOf(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const filled = (sheet: Sheet): boolean => sheet.rows.some((row) => row.some((value) => value !== null && value !== ''));
  const found = wanted === undefined ? (sheets.find(filled) ?? sheets[0]) : sheets.find((sheet) => sheet.name === wanted);
  if (!found)
    throw wanted === undefined
      ? new DomainError('emptyFile', { field: 'file' })
      : new DomainError('notFound', { field: 'layer', received: wanted });
  return found;
}

/** @throws DomainError encryptedFile, brokenFile, tooManyRows, tooLarge (columns), emptyFile, notFound (layer) */
export async function readPlaceSheet(bytes: Buffer, format: 'xlsx' | 'ods', options: ReadingOptions): Promise<PlaceTable> {
  const sheets = await openSheets(bytes, format, (options.maxRows ?? maxPlaceRows) + headReach + 1);
  const sheet = layerOf(sheets, options.layer);
  fillDown(sheet);
  const builder = new TableBuilder(options);
  const headed = new HeadedRows(builder, options.headRow);
  sheet.rows.forEach((row, at) => {
    const about = { line: at + 1, counted: false, formulas: 0, without: [] as number[], errors: [] as number[] };
    const cells = row.map((value, column): PlaceCell => {
      const cell = sheet.cells?.get(`${at},${column}`);
      if (cell?.type === 'error') about.errors.push(column);
      else if (cell?.formula !== undefined) {
        if (value === null || value === '') about.without.push(column);
        else about.formulas += 1;
      }
      if (cell?.type === 'error') return String(value ?? '');
      if (cell?.formula !== undefined && (value === null || value === '')) return `=${cell.formula}`;
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number' && Number.isFinite(value) && !isShownOtherwise(cell)) return Number(value.toPrecision(15));
      const text = tidy(cellText(value, cell));
      return text === '' ? null : text;
    });
    headed.push({ ...about, cells });
    if (at % step === 0) options.onProgress?.({ done: at, total: sheet.rows.length });
  });
  headed.end();
  builder.noteOthers(sheets, sheet);
  const layers = sheets.map(({ name, rows }) => ({ name, rows: rows.length }));
  return builder.done({ format, layer: sheet.name, layers, encoding: null, crs: null });
}
