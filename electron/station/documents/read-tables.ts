// Tables out of files as offices keep them: xlsx, ods, csv, tsv, docx. One shape for all, so that imports need not know the format.
import { DomainError } from '#shared/kernel/errors.ts';
import { checkArchive, maxTableFileBytes } from './archive-check.ts';
import { kindOf } from './file-kind.ts';
import { readCsvTable } from './read-csv.ts';
import { readDocxTables } from './read-docx.ts';
import { readSheets } from './read-sheets.ts';
import { limited, type ReadTable } from './table-shape.ts';

export type { ReadTable } from './table-shape.ts';

const zipHead = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const endings = ['xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'txt', 'docx'] as const;
type Ending = (typeof endings)[number];

function endingOf(fileName: string, bytes: Buffer): Ending {
  const ending = /\.([^.\\/]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  const kind = kindOf(bytes);
  if (kind === 'oleEncrypted') throw new DomainError('encryptedFile', { field: 'file', received: ending });
  if (kind === 'ole') {
    throw new DomainError('typeNotAllowed', {
      field: 'file',
      received: ['doc', 'wps', 'docx'].includes(ending) ? 'doc' : 'xls',
      limit: endings.join(' '),
    });
  }
  if (!(endings as readonly string[]).includes(ending))
    throw new DomainError('typeNotAllowed', { field: 'file', received: ending.slice(0, 20), limit: endings.join(' ') });
  return ending as Ending;
}

/**
 * All tables of a file, each as rows of trimmed text. A merged cell's text stands in every cell it covers; lines above and below a table are
 * rows of it. Dates are YYYY-MM-DD (with HH:mm when they have a time), numbers never in scientific notation, formulas give the value that was
 * saved with them. Tables without any text are left out.
 * @param fileName its ending says the format: xlsx, xlsm, ods, csv, tsv, txt, docx
 * @throws DomainError notValid (empty), tooLarge (bytes, unpacked, tables, rows, columns, characters of a cell), typeNotAllowed (`received`: the ending;
 *   `xls` and `doc` for files of the old formats, which must be saved anew), encryptedFile, brokenFile
 */
export async function readTables(fileName: string, bytes: Uint8Array): Promise<ReadTable[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) throw new DomainError('notValid', { field: 'file', received: 0 });
  if (buffer.length > maxTableFileBytes)
    throw new DomainError('tooLarge', { field: 'file', limit: maxTableFileBytes, received: buffer.length });
  const ending = endingOf(fileName, buffer);
  if (ending === 'csv' || ending === 'tsv' || ending === 'txt') {
    if (buffer.subarray(0, 4).equals(zipHead)) throw new DomainError('brokenFile', { field: 'file', received: ending });
    return limited([readCsvTable(buffer)]);
  }
  if (!buffer.subarray(0, 4).equals(zipHead)) throw new DomainError('brokenFile', { field: 'file', received: ending });
  const names = checkArchive(buffer);
  if (ending === 'docx') {
    if (!names.includes('word/document.xml')) throw new DomainError('brokenFile', { field: 'file', received: ending });
    return limited(await readDocxTables(buffer));
  }
  return limited(await readSheets(buffer, ending === 'ods' ? 'ods' : 'xlsx'));
}
