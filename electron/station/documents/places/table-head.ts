// Where the head of a sheet of places stands, and what becomes of the rows below it.
import type { PlaceCell } from '#shared/kernel/place-table.ts';
import type { TableBuilder } from './table-builder.ts';

/** Rows before the head at most: a title, a unit, a date, a note or two. */
export const headReach = 20;

/** A row as it comes out of a sheet or a file of lines. */
export interface SheetRow {
  line: number;
  cells: PlaceCell[];
  /** The file says that it should have as many cells as the head has: csv does, a sheet does not. */
  counted: boolean;
  formulas: number;
  /** Columns of cells that have a formula and no value, or an error. */
  without: number[];
  errors: number[];
}

const isFilled = (cell: PlaceCell): boolean => cell !== null && cell !== '';
const filled = (cells: readonly PlaceCell[]): number => cells.filter(isFilled).length;
const numeric = (cell: PlaceCell): boolean => typeof cell === 'number' || (typeof cell === 'string' && /^[-+]?\d+([.,]\d+)?$/.test(cell));

/** Index in `rows` of the head; -1 when the first row is data already. */
function findHead(rows: readonly SheetRow[]): number {
  const near = rows.slice(0, headReach);
  const widest = Math.max(0, ...near.map((row) => filled(row.cells)));
  const at = near.findIndex((row) => filled(row.cells) >= Math.max(Math.min(2, widest), widest * 0.6));
  const head = near[at];
  return head === undefined || head.cells.filter(numeric).length > 0 ? -1 : at;
}

const wordOf = (cell: PlaceCell | undefined): string =>
  String(cell ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Whether a row goes on with the head above it: 经度 and 纬度 below 坐标. It repeats or leaves out the first word, and says something of its own
 * only where the head spans several columns.
 */
function goesOn(head: SheetRow | undefined, below: SheetRow | undefined): below is SheetRow {
  if (!head || !below || below.cells.some(numeric)) return false;
  const width = Math.max(head.cells.length, below.cells.length);
  const words = Array.from({ length: width }, (_, column) => [wordOf(head.cells[column]), wordOf(below.cells[column])] as const);
  const first = words.find(([over]) => over !== '');
  if (!first || (first[1] !== '' && first[1] !== first[0])) return false;
  const own = words.map(([over, under]) => under !== '' && under !== over);
  const spans = words.map(([over], column) => over !== '' && words[column + 1]?.[0] === '' && own[column + 1] === true);
  return (
    own.some((says, column) => says && words[column]?.[0] === '') &&
    own.every((says, column) => !says || words[column]?.[0] === '' || spans[column])
  );
}

/** The words of both rows of a head: 坐标·经度. */
function joined(head: readonly PlaceCell[], below: readonly PlaceCell[]): PlaceCell[] {
  let over = '';
  return Array.from({ length: Math.max(head.length, below.length) }, (_, column) => {
    const [upper, under] = [wordOf(head[column]), wordOf(below[column])];
    if (upper !== '') over = upper;
    if (under === '' || under === upper) return upper;
    return over === '' ? under : `${over}·${under}`;
  });
}

/** Names of columns that are told apart; an empty one is called after its place. */
function namesOf(cells: readonly PlaceCell[], builder: TableBuilder): string[] {
  const taken = new Set<string>();
  return cells.map((cell, at) => {
    const own = wordOf(cell);
    if (own === '') builder.note('headEmpty', { text: `#${at + 1}` });
    const name = own === '' ? `#${at + 1}` : own.slice(0, 100);
    let free = name;
    for (let nth = 2; taken.has(free); nth += 1) free = `${name} (${nth})`;
    if (free !== name) builder.note('headRepeated', { text: name });
    taken.add(free);
    return free;
  });
}

/** Takes the rows of a sheet one after another: those before the head are noted, those below go to the builder. */
export class HeadedRows {
  readonly #builder: TableBuilder;
  readonly #headRow: number | undefined;
  #waiting: SheetRow[] | null = [];
  #width = 0;

  constructor(builder: TableBuilder, headRow: number | undefined) {
    this.#builder = builder;
    this.#headRow = headRow;
  }

  push(row: SheetRow): void {
    if (this.#waiting === null) this.#take(row);
    else if (filled(row.cells) > 0) {
      this.#waiting.push(row);
      if (this.#waiting.length >= headReach && row.line > (this.#headRow ?? 0)) this.#begin();
    }
  }

  end(): void {
    this.#begin();
  }

  #begin(): void {
    const rows = this.#waiting;
    if (rows === null) return;
    this.#waiting = null;
    const found = this.#headRow === undefined ? findHead(rows) : rows.findIndex((row) => row.line === this.#headRow);
    // Of a head of two rows the lower one may have been found, when it is the fuller one.
    const top = found > 0 && goesOn(rows[found - 1], rows[found]) ? found - 1 : found;
    const upper = rows[top];
    const lower = rows[top + 1];
    const two = upper !== undefined && goesOn(upper, lower);
    const head = two ? { ...upper, cells: joined(upper.cells, lower.cells) } : upper;
    const at = two ? top + 1 : top;
    const last = head?.cells.findLastIndex(isFilled) ?? -1;
    this.#width = head
      ? Math.max(head.counted ? head.cells.length : last + 1, last + 1)
      : Math.max(0, ...rows.map((row) => row.cells.length));
    // Commas that a spreadsheet leaves at the end of every line are no columns.
    if (head?.counted && rows.slice(at).every((row) => row.cells.findLastIndex(isFilled) <= last)) this.#width = last + 1;
    for (const row of rows.slice(0, Math.max(0, top)))
      this.#builder.note('linesBeforeHead', { line: row.line, text: row.cells.filter(isFilled).join(' ') });
    if (!head) this.#builder.note('noHead');
    const names = head
      ? namesOf(
          Array.from({ length: this.#width }, (_, column) => head.cells[column] ?? null),
          this.#builder,
        )
      : [];
    for (let column = 0; column < this.#width; column += 1) this.#builder.column(names[column] ?? `#${column + 1}`);
    for (const row of rows.slice(at + 1)) this.#take(row);
  }

  #take(row: SheetRow): void {
    const { cells, line } = row;
    const builder = this.#builder;
    const last = cells.findLastIndex(isFilled);
    if (last < 0) {
      builder.note('emptyRows', { line });
      return;
    }
    if (last >= this.#width)
      return builder.refuse(line, cells, {
        field: 'row',
        code: 'tooManyColumns',
        received: Math.max(last + 1, row.counted ? cells.length : 0),
        limit: this.#width,
      });
    if (row.counted && cells.length < this.#width)
      return builder.refuse(line, cells, { field: 'row', code: 'tooFewColumns', received: cells.length, limit: this.#width });
    const [without] = row.without;
    const [wrong] = row.errors;
    if (without !== undefined)
      return builder.refuse(line, cells, {
        field: builder.columns[without] ?? 'row',
        code: 'formulaWithoutValue',
        received: String(cells[without] ?? ''),
      });
    if (wrong !== undefined)
      return builder.refuse(line, cells, {
        field: builder.columns[wrong] ?? 'row',
        code: 'errorValue',
        received: String(cells[wrong] ?? ''),
      });
    if (row.formulas > 0) builder.note('formulaValuesTaken', { line, count: row.formulas });
    builder.add(line, cells.slice(0, this.#width), null);
  }
}
