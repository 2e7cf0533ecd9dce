// Tables of a Word file with the lines around them: the title above, the notes below.
import { DomainError } from '#shared/kernel/errors.ts';
import { type ReadTable, squared, tidy, type TableRange } from './table-shape.ts';

/** A node of mammoth's document, as far as we look at it. */
interface Node {
  type: string;
  children: Node[];
  value: string;
  colSpan: number;
  rowSpan: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function toNode(value: unknown): Node {
  const record = isRecord(value) ? value : {};
  const span = (name: string): number => (typeof record[name] === 'number' ? Math.min(Math.max(1, record[name]), 1_000) : 1);
  return {
    type: typeof record.type === 'string' ? record.type : '',
    children: Array.isArray(record.children) ? record.children.map(toNode) : [],
    value: typeof record.value === 'string' ? record.value : '',
    colSpan: span('colSpan'),
    rowSpan: span('rowSpan'),
  };
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  const inner = node.children.map(textOf).join('');
  return node.type === 'paragraph' || node.type === 'tableCell' ? `${inner}\n` : inner;
}

interface Grid {
  rows: string[][];
  merged: TableRange[];
}

/** Rows of a table; a cell stands where no cell of a row above reaches down. */
function gridOf(table: Node): Grid {
  const rows: string[][] = [];
  const merged: TableRange[] = [];
  const taken = new Set<string>();
  table.children
    .filter((row) => row.type === 'tableRow')
    .forEach((row, at) => {
      const cells: string[] = [];
      let column = 0;
      for (const cell of row.children.filter((child) => child.type === 'tableCell')) {
        while (taken.has(`${at}/${column}`)) column += 1;
        const { colSpan, rowSpan } = cell;
        cells[column] = tidy(textOf(cell));
        if (colSpan > 1 || rowSpan > 1) {
          merged.push({ startRow: at, startColumn: column, endRow: at + rowSpan - 1, endColumn: column + colSpan - 1 });
          for (let down = 1; down < rowSpan; down += 1)
            for (let right = 0; right < colSpan; right += 1) taken.add(`${at + down}/${column + right}`);
        }
        column += colSpan;
      }
      rows.push(Array.from(cells, (text) => text ?? ''));
    });
  return { rows, merged };
}

/** Lines of paragraphs; tabs in them stand for columns. */
const lineOf = (paragraph: Node): string[] => textOf(paragraph).split('\t').map(tidy);

/** @throws DomainError brokenFile */
export async function readDocxTables(bytes: Buffer): Promise<ReadTable[]> {
  const { default: mammoth } = await import('mammoth');
  let blocks: Node[] = [];
  try {
    await mammoth.convertToHtml(
      { buffer: bytes },
      {
        externalFileAccess: false,
        transformDocument: (document: unknown) => {
          blocks = toNode(document).children;
          // Only the document is wanted, no page made of it.
          return { ...(isRecord(document) ? document : {}), children: [] };
        },
      },
    );
  } catch (error) {
    throw new DomainError('brokenFile', { field: 'file', received: 'docx' }, { cause: error });
  }
  const tables: ReadTable[] = [];
  let lines: string[][] = [];
  let open: Grid | null = null;
  const close = (): void => {
    if (!open) return;
    const heading = lines.map((line) => line.join(' ')).findLast((line) => line !== '') ?? '';
    const all = open;
    const above = lines.length;
    tables.push(
      squared(
        heading.slice(0, 60),
        [...lines, ...all.rows],
        all.merged.map((range) => ({ ...range, startRow: range.startRow + above, endRow: range.endRow + above })),
      ),
    );
    lines = [];
    open = null;
  };
  for (const block of blocks) {
    if (block.type === 'table') {
      close();
      open = gridOf(block);
    } else if (block.type === 'paragraph') {
      const line = lineOf(block);
      if (line.every((cell) => cell === '')) continue;
      if (open) {
        close();
      }
      lines.push(line);
    }
  }
  close();
  const last = tables.at(-1);
  if (lines.length > 0) {
    if (last) tables[tables.length - 1] = squared(last.name, [...last.rows, ...lines], last.merged);
    else tables.push(squared('', lines, []));
  }
  return tables;
}
