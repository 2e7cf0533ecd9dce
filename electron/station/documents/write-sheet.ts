// Official tables as xlsx and csv: title, notes, head row repeated on each page, A4, page numbers.

export interface SheetColumn {
  head: string;
  /** Characters of Latin text; a Chinese character takes two. */
  width: number;
  align?: 'left' | 'center' | 'right' | undefined;
  /** What is a number in it is written as one, so that a spreadsheet can add it up. */
  number?: boolean | undefined;
}

/** Rows and columns count from 0 within `rows`; both ends included. */
export interface SheetMerge {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

export interface SheetContent {
  /** Of the sheet; characters that Excel forbids are taken out. */
  name: string;
  /** The first is the title in large type, the others stand below it in small. */
  titleLines: string[];
  columns: SheetColumn[];
  rows: string[][];
  merges?: SheetMerge[] | undefined;
  /** Rows that are shaded: weekends and holidays. */
  shaded?: ReadonlySet<number> | undefined;
  /** Below the table. */
  notes?: string[] | undefined;
  landscape?: boolean | undefined;
}

const song = '方正小标宋简体';
const fangsong = '仿宋_GB2312';
const hei = '黑体';
/** A month with its notes stands on one page, as offices pin it up; longer tables run over. */
const onePageRows = 36;
const line = { style: 'thin' as const };
const box = { top: line, right: line, bottom: line, left: line };
const shade = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'EDEDED' } };

const sheetName = (name: string, taken: Set<string>): string => {
  const clean =
    name
      .replace(/[\\/*?:[\]']/g, ' ')
      .trim()
      .slice(0, 28) || '表';
  let free = clean;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${clean.slice(0, 25)} ${count}`;
  taken.add(free.toLowerCase());
  return free;
};

/** Height of a row in points: as many lines as its fullest cell takes. */
function heightOf(row: readonly string[], columns: readonly SheetColumn[]): number {
  const lines = row.map((text, at) => {
    const width = Math.max(4, (columns[at]?.width ?? 10) - 1);
    return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / width)), 0);
  });
  return Math.max(1, ...lines) * 17 + 5;
}

/** Columns that a text takes in a fixed type: Chinese characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += /[\u2e80-\uffff]/.test(char) ? 2 : 1;
  return width;
}

/** As `String` of a number writes it, without an exponent. */
const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;

/**
 * A workbook of official tables, each a sheet. Cells are text, except in columns of numbers: telephone numbers keep their zeros, nothing is run as a
 * formula.
 */
export async function writeXlsx(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const { writeXlsx: write } = await import('hucre');
  const taken = new Set<string>();
  return write({
    defaultFont: { name: fangsong, size: 12 },
    sheets: sheets.map((sheet) => {
      const { columns, titleLines, rows, notes = [] } = sheet;
      const last = Math.max(0, columns.length - 1);
      const headAt = titleLines.length;
      const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last });
      const cells = new Map<string, object>();
      const rowDefs = new Map<number, { height: number }>();
      titleLines.forEach((text, at) => {
        const style = {
          font: at === 0 ? { name: song, size: 20 } : { name: fangsong, size: 12 },
          alignment: { horizontal: 'center' as const, vertical: 'center' as const, wrapText: true },
        };
        cells.set(`${at},0`, { value: text, type: 'string', style });
        rowDefs.set(at, { height: at === 0 ? 36 : 20 });
      });
      columns.forEach((column, at) => {
        const style = {
          font: { name: hei, size: 12 },
          border: box,
          alignment: { horizontal: 'center' as const, vertical: 'center' as const, wrapText: true },
        };
        cells.set(`${headAt},${at}`, { value: column.head, type: 'string', style });
      });
      rowDefs.set(headAt, {
        height: Math.max(
          26,
          heightOf(
            columns.map((column) => column.head),
            columns,
          ),
        ),
      });
      rows.forEach((row, at) => {
        const y = headAt + 1 + at;
        columns.forEach((column, x) => {
          const text = row[x] ?? '';
          const number = column.number === true && plainNumber.test(text);
          const style = {
            font: { name: fangsong, size: 12 },
            border: box,
            alignment: { horizontal: column.align ?? ('center' as const), vertical: 'center' as const, wrapText: true },
            numFmt: number ? 'General' : '@',
            ...(sheet.shaded?.has(at) ? { fill: shade } : {}),
          };
          cells.set(`${y},${x}`, number ? { value: Number(text), type: 'number', style } : { value: text, type: 'string', style });
        });
        rowDefs.set(y, { height: heightOf(row, columns) });
      });
      const notesAt = headAt + 1 + rows.length;
      notes.forEach((text, at) => {
        const style = {
          font: { name: fangsong, size: 11 },
          alignment: { horizontal: 'left' as const, vertical: 'center' as const, wrapText: true },
        };
        cells.set(`${notesAt + at},0`, { value: text, type: 'string', style });
      });
      const height = notesAt + notes.length;
      return {
        name: sheetName(sheet.name, taken),
        columns: columns.map((column) => ({ width: column.width })),
        rows: Array.from({ length: height }, () => columns.map(() => null)),
        cells,
        rowDefs,
        merges: [
          ...(last > 0 ? [...titleLines.map((_, at) => across(at)), ...notes.map((_, at) => across(notesAt + at))] : []),
          ...(sheet.merges ?? []).map((merge) => ({
            startRow: merge.startRow + headAt + 1,
            startCol: merge.startColumn,
            endRow: merge.endRow + headAt + 1,
            endCol: merge.endColumn,
          })),
        ],
        pageSetup: {
          paperSize: 'a4' as const,
          orientation: sheet.landscape ? ('landscape' as const) : ('portrait' as const),
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: rows.length <= onePageRows ? 1 : 0,
          horizontalCentered: true,
          printTitlesRow: `$${headAt + 1}:$${headAt + 1}`,
          margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
        },
        freezePane: { rows: headAt + 1 },
        headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
      };
    }),
  });
}

/** A spreadsheet runs a cell that begins with one of these as a formula. */
const dangerous = /^[=+\-@\t\r]/;

const csvCell = (text: string): string => {
  const safe = dangerous.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Comma separated, UTF-8 with the mark that Excel needs, CRLF; cells that a spreadsheet would run as a formula are escaped. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => row.map((cell) => csvCell(cell)).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
