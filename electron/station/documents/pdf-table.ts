// Rows of a PDF that stand in columns, as tables.
import type { PdfLine, Segment } from './pdf-lines.ts';
import { joined } from './pdf-lines.ts';

/** Rows before columns are taken for a table. */
const fewestRows = 2;
/** Multiples of the size: lines of one cell are closer than rows. */
const cellSpacing = 1.55;

interface Column {
  x: number;
  right: number;
}

/** Columns: stretches of the page's width that no gap of any row divides. */
function columnsOf(lines: readonly PdfLine[]): Column[] {
  const spans = lines.flatMap((line) => line.segments).toSorted((a, b) => a.x - b.x);
  const columns: Column[] = [];
  for (const { x, right } of spans) {
    const last = columns.at(-1);
    if (last && x < last.right) last.right = Math.max(last.right, right);
    else columns.push({ x, right });
  }
  return columns;
}

const columnOf = (segment: Segment, columns: readonly Column[]): number =>
  columns.findIndex((column) => segment.x < column.right && segment.right > column.x);

/** Each row has its texts in columns of their own. */
const fits = (lines: readonly PdfLine[], columns: readonly Column[]): boolean =>
  columns.length > 1 &&
  lines.every((line) => new Set(line.segments.map((segment) => columnOf(segment, columns))).size === line.segments.length);

/**
 * The table that begins with a line, as many lines long as its columns hold.
 * @param lines from the first row on
 * @returns its rows and how many lines they took; null: no table begins here
 */
export function tableAt(lines: readonly PdfLine[]): { rows: string[][]; lines: number } | null {
  const [first] = lines;
  if (!first || first.segments.length < 2) return null;
  let taken = 1;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at];
    const before = lines[at - 1];
    if (!line || !before) break;
    const close = line.page === before.page && line.y - before.y < line.size * cellSpacing;
    // A line with one text belongs to the table only when it goes on with a cell of the row above.
    if (line.segments.length < 2 && !close) break;
    const some = lines.slice(0, at + 1);
    if (!fits(some, columnsOf(some))) break;
    taken = line.segments.length > 1 || lines[at + 1]?.segments.length !== 1 ? at + 1 : taken;
    if (line.segments.length > 1) taken = at + 1;
  }
  const held = lines.slice(0, taken);
  if (held.filter((line) => line.segments.length > 1).length < fewestRows) return null;
  const columns = columnsOf(held);
  const rows: string[][] = [];
  held.forEach((line, at) => {
    const before = held[at - 1];
    const cells = columns.map(() => '');
    for (const segment of line.segments) cells[columnOf(segment, columns)] = segment.text;
    const last = rows.at(-1);
    const goesOn = before && last && line.page === before.page && line.y - before.y < line.size * cellSpacing && cells[0] === '';
    if (goesOn) {
      cells.forEach((text, column) => {
        if (text !== '') last[column] = last[column] ? joined(last[column], text) : text;
      });
    } else rows.push(cells);
  });
  return { rows, lines: taken };
}
