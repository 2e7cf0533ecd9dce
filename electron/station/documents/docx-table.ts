// Tables of a Word file: each text in the first of the cells that are merged, which cells those are, and tables within cells as lines.
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { square, type TableBlock } from './plan-blocks.ts';
import { attribute, child, elements, innerText, numberOf, type Xml } from './xml.ts';
import { chosen } from './docx-graphics.ts';

/** Columns that a cell may reach over: Word itself allows 63. */
const widest = 100;

/** Rows or cells, through controls and other wrappings that stand around them. */
function inside(xml: Xml, name: string): Xml[] {
  return elements(xml).flatMap((one) => {
    if (one.name === name) return [one];
    if (one.name === 'AlternateContent') {
      const way = chosen(one);
      return way ? inside(way, name) : [];
    }
    return one.name === 'sdt' || one.name === 'sdtContent' || one.name === 'customXml' || one.name === 'ins' || one.name === 'smartTag'
      ? inside(one, name)
      : [];
  });
}

const span = (properties: Xml | null, name: string): number =>
  Math.min(Math.max(name === 'gridSpan' ? 1 : 0, numberOf(child(properties, name)) ?? 0), widest);

/** A blank where figures would run into each other. */
function numbered(numbering: string, text: string): string {
  return numbering !== '' && /^[\w.]/.test(text) && /[\w.]$/.test(numbering) ? `${numbering} ${text}` : `${numbering}${text}`;
}

/** A cell's blocks as lines. */
const linesOf = (blocks: readonly SourceBlock[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph' ? numbered(block.numbering, block.text) : block.rows.map((row) => row.join('\t').trimEnd()).join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n');

interface Open {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/**
 * @param read gives the blocks of a cell
 * @param deleted is told the text of rows that a tracked change takes away
 * @returns the table; the blocks of its cell where it has a single one, which is a frame around them
 */
export function readTable(table: Xml, read: (cell: Xml) => SourceBlock[], deleted: (text: string) => void): SourceBlock[] {
  const rows: string[][] = [];
  const merged: Open[] = [];
  /** By column: the merged cell that goes on downwards. */
  let open = new Map<number, Open>();
  let single: SourceBlock[] = [];
  let cells = 0;
  for (const row of inside(table, 'tr')) {
    const properties = child(row, 'trPr');
    if (child(properties, 'del')) {
      deleted(innerText(row));
      continue;
    }
    const at = rows.length;
    const texts: string[] = [];
    const still = new Map<number, Open>();
    let column = span(properties, 'gridBefore');
    let left: Open | null = null;
    for (const cell of inside(row, 'tc')) {
      const look = child(cell, 'tcPr');
      const columns = span(look, 'gridSpan');
      const blocks = read(cell);
      const text = linesOf(blocks);
      cells += 1;
      single = blocks;
      const down = child(look, 'vMerge');
      const across = attribute(child(look, 'hMerge'));
      const above = down && attribute(down) !== 'restart' ? open.get(column) : undefined;
      // Text of a cell that is merged away is printed by some programs: it goes to the cell that is seen.
      if (above) {
        above.rows = at - above.row + 1;
        addTo(rows, above, text);
        still.set(column, above);
      } else if (across === 'continue' && left) {
        left.columns += columns;
        texts[left.column] = [texts[left.column] ?? '', text].filter((one) => one !== '').join('\n');
      } else {
        const range = { row: at, column, rows: 1, columns };
        texts[column] = text;
        if (down) still.set(column, range);
        merged.push(range);
        left = range;
      }
      column += columns;
      texts[column - 1] ??= '';
    }
    open = still;
    rows.push(Array.from(texts, (text) => text ?? ''));
  }
  if (cells === 1) return single;
  const ranges = merged.filter((range) => range.rows > 1 || range.columns > 1);
  const squared = square(rows);
  if (squared.every((row) => row.every((text) => text === ''))) return [];
  const block: TableBlock = { kind: 'table', rows: squared, page: null };
  return [ranges.length > 0 ? { ...block, merged: ranges } : block];
}

function addTo(rows: string[][], range: Open, text: string): void {
  const row = rows[range.row];
  if (row && text !== '') row[range.column] = [row[range.column] ?? '', text].filter((one) => one !== '').join('\n');
}
