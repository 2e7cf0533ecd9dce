// Attributes of a shapefile in UTF-8: names of 10 bytes that stay apart, texts that are cut between characters.
import type { PlaceCell } from '#shared/kernel/place-table.ts';

/** Bytes of a name, and of a text: the format has room for no more. */
const nameBytes = 10;
const textBytes = 254;
/** Figures of a number. */
const numberBytes = 24;

export interface DbfColumnOut {
  /** What it is called in the file. */
  name: string;
  /** What it is. */
  full: string;
  type: 'C' | 'N' | 'L';
  length: number;
  decimals: number;
  /** Rows whose text was too long. */
  cut: number;
}

/** As many whole characters as fit. */
export function withinBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let size = 0;
  for (const char of text) {
    size += Buffer.byteLength(char);
    if (size > bytes) break;
    kept += char;
  }
  return kept;
}

/** Names of at most 10 bytes, no two alike whatever their case. */
export function shortNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain = name.replace(/[\s\p{Cc}\p{P}\p{S}]+/gu, '') || `F${at + 1}`;
    let short = withinBytes(plain, nameBytes);
    for (let nth = 1; taken.has(short.toLowerCase()); nth += 1) short = `${withinBytes(plain, nameBytes - String(nth).length)}${nth}`;
    taken.add(short.toLowerCase());
    return short;
  });
}

const numberText = (value: number, decimals: number): string =>
  Number.isInteger(value) && decimals === 0 ? String(value) : value.toFixed(decimals);
const decimalsOf = (value: number): number => (/e/i.test(String(value)) ? 10 : (String(value).split('.')[1]?.length ?? 0));
const textOf = (cell: PlaceCell): string =>
  cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'T' : 'F') : String(cell).replace(/\s*[\r\n]+\s*/g, ' ');

function columnOf(full: string, name: string, cells: readonly PlaceCell[]): DbfColumnOut {
  const filled = cells.filter((cell) => cell !== null && cell !== '');
  const about = { name, full, cut: 0 };
  if (filled.length > 0 && filled.every((cell) => typeof cell === 'boolean')) return { ...about, type: 'L', length: 1, decimals: 0 };
  if (filled.length > 0 && filled.every((cell): cell is number => typeof cell === 'number')) {
    const decimals = Math.min(
      10,
      filled.reduce((most, cell) => Math.max(most, decimalsOf(cell)), 0),
    );
    const length = filled.reduce((most, cell) => Math.max(most, numberText(cell, decimals).length), 1);
    if (length <= numberBytes) return { ...about, type: 'N', length, decimals };
  }
  const length = filled.reduce<number>((most, cell) => Math.max(most, Buffer.byteLength(textOf(cell))), 1);
  const cut = length > textBytes ? filled.filter((cell) => Buffer.byteLength(textOf(cell)) > textBytes).length : 0;
  return { ...about, type: 'C', length: Math.min(length, textBytes), decimals: 0, cut };
}

/** The .dbf of these rows and what its columns are. */
export function writeDbf(names: readonly string[], rows: readonly (readonly PlaceCell[])[]): { bytes: Buffer; columns: DbfColumnOut[] } {
  const short = shortNames(names);
  const columns = names.map((full, at) =>
    columnOf(
      full,
      short[at] ?? full,
      rows.map((row) => row[at] ?? null),
    ),
  );
  const headLength = 33 + columns.length * 32;
  const recordLength = 1 + columns.reduce((sum, column) => sum + column.length, 0);
  const bytes = Buffer.alloc(headLength + rows.length * recordLength + 1, 0x20);
  bytes.fill(0, 0, headLength);
  bytes[0] = 3;
  bytes.writeUInt32LE(rows.length, 4);
  bytes.writeUInt16LE(headLength, 8);
  bytes.writeUInt16LE(recordLength, 10);
  columns.forEach((column, at) => {
    const from = 32 + at * 32;
    bytes.write(column.name, from, nameBytes, 'utf8');
    bytes.write(column.type, from + 11, 'latin1');
    bytes[from + 16] = column.length;
    bytes[from + 17] = column.decimals;
  });
  bytes[headLength - 1] = 0x0d;
  rows.forEach((row, nth) => {
    let at = headLength + nth * recordLength + 1;
    columns.forEach((column, column_) => {
      const cell = row[column_] ?? null;
      if (column.type === 'N' && typeof cell === 'number')
        bytes.write(numberText(cell, column.decimals).padStart(column.length), at, 'latin1');
      else if (column.type === 'C') bytes.write(withinBytes(textOf(cell), column.length), at, column.length, 'utf8');
      else if (column.type === 'L') bytes.write(cell === null ? '?' : textOf(cell), at, 'latin1');
      at += column.length;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return { bytes, columns };
}
