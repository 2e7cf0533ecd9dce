// The lines of a table that are people: without headings, titles and the lines that only name a unit.
import { blocksOf, fieldOfHeading, type Mapping } from '#shared/directory/import-columns.ts';
import type { ImportField } from '#shared/directory/types.ts';
import { cellText, readRow, type ReadRow } from '#shared/directory/import-rows.ts';

export interface LineOptions {
  /** First row of people, from 0. */
  firstRow: number;
  mapping: Mapping;
  /** An empty cell of a unit means the one above it. */
  fillDown: boolean;
}

export interface Line extends ReadRow {
  /** As a person counts them in the file, from 1. */
  line: number;
  /** The cells as they stood, for the file of the refused. */
  cells: string[];
}

export interface Lines {
  lines: Line[];
  /** Lines that hold no person: headings said again, names of units, notes. */
  passed: number;
}

const unitFields: readonly ImportField[] = ['unit', 'department'];
/** A line that holds one text across so many cells names what follows. */
const sectionCells = 3;

/** The text of a line that holds nothing else: a unit's name, a remark. */
function onlyText(row: readonly string[], nameColumns: readonly number[]): string | null {
  const texts = new Set(row.filter((cell) => cell !== ''));
  if (texts.size !== 1 || row.length < sectionCells) return null;
  const [text = ''] = texts;
  const filled = row.flatMap((cell, column) => (cell === '' ? [] : [column]));
  // A person of whom only the name is known stands in the column of names alone.
  return filled.length === 1 && nameColumns.includes(filled[0] ?? -1) ? null : text;
}

export function linesOf(rows: readonly (readonly string[])[], options: LineOptions, today: string): Lines {
  const { mapping, firstRow } = options;
  const blocks = blocksOf(mapping);
  const nameColumns = mapping.flatMap((field, column) => (field === 'name' ? [column] : []));
  const hasUnit = mapping.includes('unit');
  const lines: Line[] = [];
  let passed = 0;
  let section = '';
  const last = new Map<ImportField, string>();
  for (const [nth, row] of rows.entries()) {
    if (nth < firstRow) continue;
    if (row.every((cell) => cell === '')) continue;
    const alone = onlyText(row, nameColumns);
    const heading = nameColumns.some((column) => fieldOfHeading(row[column] ?? '') === 'name');
    if (alone !== null || heading) {
      passed += 1;
      if (alone !== null && !/^(?:注|备注|说明|填报|制表|联系人)[:：]/.test(alone))
        section = alone.replace(/^[一二三四五六七八九十\d]+[、.．]\s*/, '');
      continue;
    }
    for (const block of blocks) {
      const cells = block.flatMap((column) => {
        const field = mapping[column];
        return field ? [{ field, text: row[column] ?? '' }] : [];
      });
      for (const field of unitFields) {
        const cell = cells.find((one) => one.field === field);
        if (!cell) continue;
        const own = cellText(cell.text);
        // A new unit has departments of its own.
        if (field === 'unit' && own !== '' && own !== last.get('unit')) last.delete('department');
        if (own !== '') last.set(field, own);
        else if (options.fillDown) cell.text = last.get(field) ?? '';
      }
      if (!hasUnit && section !== '') cells.push({ field: 'unit', text: section });
      const personal = cells.filter((cell) => !unitFields.includes(cell.field) && cell.field !== 'above' && cell.field !== 'order');
      if (personal.every((cell) => cellText(cell.text) === '')) continue;
      lines.push({ ...readRow(cells, today), line: nth + 1, cells: [...row] });
    }
  }
  return { lines, passed };
}
