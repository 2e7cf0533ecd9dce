// Comma or tab separated text, in whatever coding an office's spreadsheet saved it.
import { DomainError } from '#shared/kernel/errors.ts';
import { maxTableRows, type ReadTable, squared } from './table-shape.ts';
import { decodeText } from './text-encoding.ts';

const delimiters = [',', '\t', ';', '，', '|'];

function textOf(bytes: Buffer): string {
  try {
    return decodeText(bytes).text;
  } catch (error) {
    throw new DomainError('brokenFile', { field: 'file', received: 'csv' }, { cause: error });
  }
}

/** Cells of one delimiter; quotes may enclose delimiters, line ends and doubled quotes. */
function split(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length && rows.length < most; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endRow();
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** The delimiter that gives most lines the same number of cells, more than one. */
function delimiterOf(text: string): string {
  let best = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    for (const row of split(text.slice(0, 20_000), delimiter, 60))
      if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([cells, lines]) => lines * Math.min(cells, 12)));
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** A cell that was escaped so that a spreadsheet does not run it as a formula, as it was before; "0539" kept as text by ="0539". */
const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').replace(/^="(.*)"$/s, '$1');

/** @throws DomainError brokenFile when it is no text, tooLarge */
export function readCsvTable(bytes: Buffer): ReadTable {
  const text = textOf(bytes);
  const rows = split(text, delimiterOf(text), maxTableRows * 2);
  return squared(
    '',
    rows.map((row) => row.map((cell) => unescaped(cell.trim()))),
    [],
  );
}
