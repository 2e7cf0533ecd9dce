// Rows with cells that were not taken, as a workbook of the same columns with the reasons beside them: to be mended and read in again.
import { problemWords } from '#shared/rosters/import/words.ts';
import { type ImportProblem, type ImportTable, problemCodes } from '#shared/rosters/import/types.ts';
import { type SheetContent, widthOf, writeXlsx } from '../../documents/write-sheet.ts';
import type { ImportReadings } from './preview.ts';

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
/** C7, as spreadsheets name a cell. */
const cellName = (row: number, column: number): string => `${letters(column)}${row + 1}`;

const turn = (rows: readonly (readonly string[])[]): string[][] => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));

/** Reason, what stands there, what would fit. */
function reason(problem: ImportProblem, locale: 'zh-CN' | 'en'): string {
  const { row, column, code, received, limit } = problem;
  return `${cellName(row, column)} ${problemWords[locale][code]}${received === '' ? '' : `：${received}`}${limit === null ? '' : `（${limit}）`}`;
}

export async function refusedFile(tables: readonly ImportTable[], read: ImportReadings, locale: 'zh-CN' | 'en'): Promise<Uint8Array> {
  const errors = read.problems.filter((problem) => problemCodes[problem.code] === 'error');
  const sheets = read.result.tables.flatMap((table, at): SheetContent[] => {
    const own = errors.filter((problem) => problem.table === at);
    const source = tables[at];
    if (own.length === 0 || !source) return [];
    const rows = table.transposed ? turn(source.rows) : source.rows;
    const rowOf = (problem: ImportProblem): number => (table.transposed ? problem.column : problem.row);
    const wrong = [...new Set(own.map(rowOf))].sort((a, b) => a - b);
    const head = locale === 'zh-CN' ? '问题' : 'Problems';
    const titles = rows.slice(0, table.headRows?.[0] ?? 0).map((row) => [...new Set(row.filter((text) => text !== ''))].join(' '));
    // Who the people of a table of marks are stands in rows of their own: without them the marks are nobody's.
    const heads = table.columns.map((column) => column.head);
    const isHead = (row: number): boolean => (rows[row] ?? []).every((text, column) => text === heads[column]);
    const hasMarks = table.columns.some((column) => column.role === 'person');
    const about = hasMarks ? (table.headRows ?? []).filter((row) => !wrong.includes(row) && !isHead(row)) : [];
    const widest = (column: number): number => Math.min(30, Math.max(8, ...wrong.map((row) => widthOf(rows[row]?.[column] ?? '') + 2)));
    return [
      {
        name: source.name || `${at + 1}`,
        titleLines: titles.filter((text) => text !== ''),
        columns: [
          ...table.columns.map((column) => ({ head: column.head, width: widest(column.at) })),
          { head, width: 40, align: 'left' as const },
        ],
        rows: [...about, ...wrong.filter((row) => !isHead(row))].map((row) => [
          ...(rows[row] ?? []),
          own
            .filter((problem) => rowOf(problem) === row)
            .map((problem) => reason(problem, locale))
            .join('\n'),
        ]),
        landscape: true,
      },
    ];
  });
  return writeXlsx(sheets.length > 0 ? sheets : [{ name: '—', titleLines: [], columns: [{ head: '—', width: 10 }], rows: [] }]);
}
