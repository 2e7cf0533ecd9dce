// Places in text with separators, as spreadsheets save it: each row is taken or refused by itself, none is shifted.
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import { tidy } from '../table-shape.ts';
import { CsvRows, separatorOf } from './csv-rows.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';
import { HeadedRows } from './table-head.ts';
import { textPieces } from './text-pieces.ts';

/** Characters that tell the separator. */
const sample = 20_000;
/** What `tidy` changes beside blanks at the ends. */
const untidy = /[\r\n\t\v\u00a0\u3000\u2028\u200b\u200e\u200f\ufeff\0]/;

/** A cell that was escaped so that a spreadsheet does not run it, as it was before; "0539" kept as text by ="0539". */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').replace(/^="(.*)"$/s, '$1');
/** A formula as a program would calculate it, which a text file has no value of. A row of equal signs is none. */
const formula = /^=\s*[\w$('"+-]/;

function cellOf(raw: string): string {
  const cell = untidy.test(raw) ? tidy(raw) : raw.trim();
  const first = cell.charCodeAt(0);
  return first === 39 || first === 61 ? unescaped(cell) : cell;
}

/** @throws DomainError mixedEncoding, brokenFile, tooManyRows, tooLarge (columns), emptyFile */
export function readPlaceCsv(bytes: Buffer, options: ReadingOptions): PlaceTable {
  const builder = new TableBuilder(options);
  const headed = new HeadedRows(builder, options.headRow);
  const { encoding, pieces } = textPieces(bytes, options.encoding);
  let rows: CsvRows | null = null;
  for (const { text, done } of pieces) {
    rows ??= new CsvRows(separatorOf(text.slice(0, sample)), (raw, line, closed) => {
      const cells = raw.map(cellOf);
      if (!closed) {
        builder.refuse(
          line,
          cells.map((cell) => cell.slice(0, 200)),
          { field: 'row', code: 'unclosedQuote' },
        );
        return;
      }
      const without = raw.some((cell) => cell.includes('='))
        ? cells.flatMap((cell, at) => (isFormula(raw[at] ?? '', cell) ? [at] : []))
        : [];
      headed.push({ line, cells, counted: true, formulas: 0, without, errors: [] });
    });
    rows.push(text);
    options.onProgress?.({ done, total: bytes.length });
  }
  rows?.end();
  headed.end();
  return builder.done({ format: 'csv', encoding, crs: null });
}

/** Escaped cells and ="text" are no formulas. */
const isFormula = (raw: string, cell: string): boolean => raw.trim() === cell && formula.test(cell);
