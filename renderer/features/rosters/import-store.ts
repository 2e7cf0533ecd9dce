// The import that is at work: the file as the station read it, and what was corrected since. Kept while the page lives.
import type { z } from 'zod';
import { create } from 'zustand';
import type { importPreviewOut } from '#shared/contract/roster-files.ts';
import { type ImportCorrections, noCorrections } from '#shared/rosters/import/types.ts';

export type Preview = z.infer<typeof importPreviewOut>;
export type ImportTableView = Preview['tables'][number];
export type Problem = Preview['problems'][number];
export type NamedPerson = Preview['people'][number];

export interface CellAt {
  table: number;
  row: number;
  column: number;
}

interface ImportState {
  preview: Preview | null;
  corrections: ImportCorrections | null;
  table: number;
  /** The cell that has the keyboard. */
  cell: CellAt | null;
}

const fresh: ImportState = { preview: null, corrections: null, table: 0, cell: null };
export const useImport = create<ImportState>(() => fresh);

export const forget = (): void => useImport.setState(fresh);

export const begin = (preview: Preview): void => {
  const first = preview.problems[0] ?? preview.readings[0];
  useImport.setState({ preview, corrections: noCorrections(preview.roster), table: first?.table ?? 0, cell: null });
};

export const look = (cell: CellAt): void => useImport.setState({ cell, table: cell.table });

export const cellId = ({ table, row, column }: CellAt): string => `import-${table}-${row}-${column}`;

/** Moves the keyboard to a cell. */
export function goToCell(cell: CellAt): void {
  look(cell);
  window.setTimeout(() => document.getElementById(cellId(cell))?.focus());
}

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCodePoint(65 + (column % 26));
/** C7, as spreadsheets name it. */
export const cellName = (row: number, column: number): string => `${letters(column)}${row + 1}`;
export const columnName = letters;

/** What a cell says now: as it was mended, else as the file has it. */
export function textAt(table: ImportTableView, at: CellAt, corrections: ImportCorrections): string {
  const edit = corrections.edits.findLast((one) => one.table === at.table && one.row === at.row && one.column === at.column);
  return edit?.text ?? table.rows[at.row]?.[at.column] ?? '';
}

/** The same correction said anew takes the place of the one before. */
export function withEdit(corrections: ImportCorrections, at: CellAt, text: string): ImportCorrections {
  const others = corrections.edits.filter((one) => one.table !== at.table || one.row !== at.row || one.column !== at.column);
  return { ...corrections, edits: [...others, { ...at, text }] };
}
