// Sheets of xlsx and ods as text: what the cell shows where that matters (dates, weekdays, leading zeros), the value elsewhere.
import type { Cell, CellValue, Sheet } from 'hucre';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxTableRows, type ReadTable, squared } from './table-shape.ts';

/** A format that shows a day of the week and nothing else. */
const weekdayFormat = /^(\[[^\]]*\])*(aaaa?|dddd?);?@?$/i;
/** A number that is shown with all its leading zeros: 00000000 for telephones. */
const zeroFormat = /^0{2,20}$/;
const weekdays = '日一二三四五六';
const two = (value: number): string => String(value).padStart(2, '0');

function dateText(date: Date, format: string): string {
  if (Number.isNaN(date.getTime())) return '';
  if (weekdayFormat.test(format)) return `星期${weekdays.charAt(date.getUTCDay())}`;
  const rounded = new Date(Math.round(date.getTime() / 60_000) * 60_000);
  const time = `${two(rounded.getUTCHours())}:${two(rounded.getUTCMinutes())}`;
  // A time without a date is kept as a date before the calendar begins.
  if (rounded.getUTCFullYear() < 1901) return time;
  const day = `${rounded.getUTCFullYear()}-${two(rounded.getUTCMonth() + 1)}-${two(rounded.getUTCDate())}`;
  return time === '00:00' ? day : `${day} ${time}`;
}

function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return '';
  // Such a format alone does not make the library see a date.
  if (weekdayFormat.test(format) && value >= 1) return `星期${weekdays.charAt((Math.floor(value) + 6) % 7)}`;
  if (Number.isInteger(value)) {
    const text = BigInt(value).toString();
    return zeroFormat.test(format) ? text.padStart(format.length, '0') : text;
  }
  return String(Number(value.toPrecision(15)));
}

/** What a cell shows as text. */
export function cellText(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return '';
  const format = cell?.style?.numFmt ?? '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return cell?.type === 'error' ? '' : value;
}

/** Whether a number is shown as more than its figure: leading zeros, a day of the week. */
export const isShownOtherwise = (cell: Cell | undefined): boolean => {
  const format = cell?.style?.numFmt ?? '';
  return weekdayFormat.test(format) || zeroFormat.test(format);
};

function toTable(sheet: Sheet): ReadTable {
  const rows = sheet.rows.map((row, at) => row.map((value, column) => cellText(value, sheet.cells?.get(`${at},${column}`))));
  const merged = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    startRow,
    startColumn: startCol,
    endRow,
    endColumn: endCol,
  }));
  return squared(sheet.name, rows, merged);
}

/** The visible sheets as the library gives them. @throws DomainError encryptedFile, brokenFile, tooLarge */
export async function openSheets(bytes: Buffer, format: 'xlsx' | 'ods', maxRows?: number): Promise<Sheet[]> {
  // Loaded when first needed, as all document libraries are.
  const { EncryptedFileError, HucreError, readOds, readXlsx } = await import('hucre');
  try {
    const options = { readStyles: true, ...(maxRows === undefined ? {} : { maxRows }) };
    const book = format === 'ods' ? await readOds(bytes, options) : await readXlsx(bytes, options);
    return book.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof EncryptedFileError) throw new DomainError('encryptedFile', { field: 'file' }, { cause: error });
    if (error instanceof HucreError && /cells|MAX_TOTAL/i.test(error.message))
      throw new DomainError('tooLarge', { field: 'rows', limit: maxRows ?? maxTableRows }, { cause: error });
    throw new DomainError('brokenFile', { field: 'file', received: format }, { cause: error });
  }
}

/** The visible sheets as tables. @throws DomainError encryptedFile, brokenFile, tooLarge */
export const readSheets = async (bytes: Buffer, format: 'xlsx' | 'ods'): Promise<ReadTable[]> =>
  (await openSheets(bytes, format)).map(toTable);
