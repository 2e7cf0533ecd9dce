// Collects the rows of a file of places with what is said about them, within the limits.
import type { Geometry } from 'geojson';
import type { FileCrs } from '#shared/kernel/coordinate-systems.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import {
  maxPlaceRows,
  type PlaceCell,
  type PlaceFormat,
  type PlaceLayer,
  type PlaceNote,
  type PlaceNoteCode,
  type PlaceOptions,
  type PlaceProgress,
  type PlaceRow,
  type PlaceTable,
  type RefusedRow,
  type RowRefusal,
  type ShapeCounts,
} from '#shared/kernel/place-table.ts';

/** Columns of a table of places: the widest inventories of hazard sources have 180. */
const maxPlaceColumns = 400;
/** Characters of one cell: a list of equipment, a page. */
export const maxPlaceCell = 2_000;
/** Lines that a note names; it counts the others. */
const namedLines = 20;
/** Different texts of one kind of note: addresses that were not fetched. */
const namedTexts = 30;

export interface ReadingOptions extends PlaceOptions {
  onProgress?: ((progress: PlaceProgress) => void) | undefined;
}

export interface Refusal {
  field: string;
  code: RowRefusal;
  received?: string | number | null;
  limit?: string | number | null;
}

/** What a shape counts as: a collection as the largest thing in it. */
const dimensionOf = (geometry: Geometry): 'points' | 'lines' | 'polygons' => {
  if (geometry.type === 'GeometryCollection') {
    const kinds = geometry.geometries.map(dimensionOf);
    return (['polygons', 'lines'] as const).find((kind) => kinds.includes(kind)) ?? 'points';
  }
  if (geometry.type.endsWith('Polygon')) return 'polygons';
  return geometry.type.endsWith('LineString') ? 'lines' : 'points';
};

/** Adds to the note of this kind, or begins it. */
function noteIn(
  notes: Map<string, PlaceNote>,
  code: PlaceNoteCode,
  { line, text = '', count = 1 }: { line?: number; text?: string; count?: number } = {},
): void {
  const short = text.slice(0, 200);
  const full = !notes.has(`${code}/${short}`) && [...notes.values()].filter((one) => one.code === code).length >= namedTexts;
  const key = `${code}/${full ? '' : short}`;
  const note = notes.get(key) ?? { code, count: 0, lines: [], text: full ? '…' : short };
  note.count += count;
  if (line !== undefined && note.lines.length < namedLines) note.lines.push(line);
  notes.set(key, note);
}

export class TableBuilder {
  readonly columns: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #rows: PlaceRow[] = [];
  readonly #refused: RefusedRow[] = [];
  readonly #notes = new Map<string, PlaceNote>();
  readonly #shapes: ShapeCounts = { points: 0, lines: 0, polygons: 0, none: 0 };
  readonly #maxRows: number;

  constructor(options: PlaceOptions) {
    this.#maxRows = options.maxRows ?? maxPlaceRows;
  }

  get count(): number {
    return this.#rows.length + this.#refused.length;
  }

  /** Place of a column, made when it is new. @throws DomainError tooLarge */
  column(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    if (this.columns.length >= maxPlaceColumns)
      throw new DomainError('tooLarge', { field: 'columns', limit: maxPlaceColumns, received: this.columns.length + 1 });
    this.#places.set(name, this.columns.length);
    return this.columns.push(name) - 1;
  }

  /** @throws DomainError tooManyRows */
  #room(): void {
    if (this.count >= this.#maxRows)
      throw new DomainError('tooManyRows', { field: 'rows', limit: this.#maxRows, received: this.count + 1 });
  }

  add(line: number, cells: PlaceCell[], geometry: Geometry | null): void {
    this.#room();
    const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > maxPlaceCell);
    if (long >= 0) {
      this.refuse(line, cells, {
        field: this.columns[long] ?? 'row',
        code: 'cellTooLong',
        received: String(cells[long]).length,
        limit: maxPlaceCell,
      });
      return;
    }
    this.#shapes[geometry === null ? 'none' : dimensionOf(geometry)] += 1;
    this.#rows.push({ line, cells, geometry });
  }

  refuse(line: number, cells: PlaceCell[], { field, code, received = null, limit = null }: Refusal): void {
    this.#room();
    const kept = cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, maxPlaceCell) : cell));
    this.#refused.push({
      line,
      field,
      code,
      received: typeof received === 'string' ? received.slice(0, 80) : received,
      limit,
      cells: kept,
    });
  }

  note(code: PlaceNoteCode, about: { line?: number; text?: string; count?: number } = {}): void {
    noteIn(this.#notes, code, about);
  }

  /** Says which layers or sheets the file has beside the one that is read. */
  noteOthers<L extends { name: string }>(layers: readonly L[], read: L): void {
    const others = layers.filter((layer) => layer !== read).map(({ name }) => name);
    if (others.length > 0) this.note('otherLayers', { count: others.length, text: others.join('、') });
  }

  /** @throws DomainError emptyFile when there is not one row */
  done(about: { format: PlaceFormat; layer?: string; layers?: PlaceLayer[]; encoding: string | null; crs: FileCrs | null }): PlaceTable {
    if (this.count === 0) {
      // A file of links alone is empty to us: what was not fetched says why.
      const said = [...this.#notes.values()].map((note) => `${note.code} ${note.text}`.trim());
      throw new DomainError('emptyFile', { field: 'rows', received: said.join('; ').slice(0, 200) || 0 });
    }
    for (const row of this.#rows) while (row.cells.length < this.columns.length) row.cells.push(null);
    const layer = about.layer ?? '';
    return {
      ...about,
      layer,
      layers: about.layers ?? [{ name: layer, rows: this.count }],
      columns: this.columns,
      rows: this.#rows,
      shapes: this.#shapes,
      notes: [...this.#notes.values()],
      refused: this.#refused,
    };
  }
}
