// The shapes of a file in WGS-84, each checked: for layers, and for the areas and lines among places.
import type { Geometry } from 'geojson';
import type { Crs } from '#shared/kernel/coordinate-systems.ts';
import { toWgs84 } from '#shared/kernel/crs.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceCell, PlaceNote, PlaceTable, RefusedRow, ShapeCounts } from '#shared/kernel/place-table.ts';
import { checkShape, isShapeFault, maxVertices } from '#shared/kernel/shapes.ts';
import { dimensionOf, noteIn } from './table-builder.ts';

/** Corners of all shapes of a file: the borders of all counties in the country have 500,000, the roads of one 700,000. */
export const maxFileVertices = 3_000_000;

export interface CheckedShapeRow {
  line: number;
  /** In the order of the table's columns. */
  cells: PlaceCell[];
  /** WGS-84 degrees, rings closed and turned as RFC 7946 wants. */
  geometry: Geometry;
}

export interface CheckedShapes {
  columns: string[];
  rows: CheckedShapeRow[];
  shapes: ShapeCounts;
  /** What was said of the file, and what was mended in its shapes. */
  notes: PlaceNote[];
  /** What the file's reading refused, and what these checks do. */
  refused: RefusedRow[];
}

/**
 * The rows of a table that have a shape, converted and checked; rows without one are refused as empty.
 * @param crs as it was declared or answered @param limit of corners of one shape
 * @throws DomainError tooLarge (corners of the file)
 */
export function checkedShapes(table: PlaceTable, crs: Crs, limit = maxVertices): CheckedShapes {
  const convert = toWgs84(crs);
  const notes = new Map(table.notes.map((note) => [`${note.code}/${note.text}`, { ...note, lines: [...note.lines] }]));
  const refused = [...table.refused];
  const shapes: ShapeCounts = { points: 0, lines: 0, polygons: 0, none: 0 };
  const rows: CheckedShapeRow[] = [];
  let corners = 0;
  for (const { line, cells, geometry } of table.rows) {
    const checked =
      geometry === null ? ({ code: 'emptyShape', received: null, limit: null } as const) : checkShape(geometry, convert, limit);
    if (isShapeFault(checked)) {
      refused.push({ line, field: 'geometry', ...checked, cells });
      continue;
    }
    corners += checked.vertices;
    if (corners > maxFileVertices) throw new DomainError('tooLarge', { field: 'vertices', limit: maxFileVertices, received: corners });
    for (const code of checked.mended) noteIn(notes, code, { line });
    shapes[dimensionOf(checked.geometry)] += 1;
    rows.push({ line, cells, geometry: checked.geometry });
  }
  return { columns: table.columns, rows, shapes, notes: [...notes.values()], refused };
}
