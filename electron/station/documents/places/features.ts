// One feature, whatever file it stands in, as a row: its properties by name, its shape.
import type { PlaceCell } from '#shared/kernel/place-table.ts';
import { geometryOf, ShapeRefused } from './geojson-shape.ts';
import type { TableBuilder } from './table-builder.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a property as a cell. What is nested is kept as its JSON. */
function cellOf(value: unknown, builder: TableBuilder, line: number): PlaceCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? null : text;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  builder.note('nestedValues', { line });
  return JSON.stringify(value);
}

/** Cells of properties in the order of the columns; new names make new columns. */
export function cellsOf(properties: Iterable<readonly [string, unknown]>, builder: TableBuilder, line: number): PlaceCell[] {
  const cells: PlaceCell[] = [];
  for (const [name, value] of properties) {
    const at = builder.column(name.trim().slice(0, 100) || '#');
    while (cells.length <= at) cells.push(null);
    cells[at] = cellOf(value, builder, line);
  }
  return cells;
}

/** Takes a GeoJSON feature, or a bare geometry, or refuses it. */
export function takeFeature(value: unknown, line: number, builder: TableBuilder): void {
  if (!isRecord(value)) return builder.refuse(line, [], { field: 'row', code: 'brokenRecord', received: JSON.stringify(value) });
  const feature = value.type === 'Feature';
  const properties = feature && isRecord(value.properties) ? Object.entries(value.properties) : [];
  if (feature && (typeof value.id === 'string' || typeof value.id === 'number') && !properties.some(([name]) => name === 'id'))
    properties.unshift(['id', value.id]);
  const cells = cellsOf(properties, builder, line);
  try {
    const geometry = geometryOf(feature ? value.geometry : value, builder, line);
    builder.add(line, cells, geometry);
  } catch (error) {
    if (!(error instanceof ShapeRefused)) throw error;
    builder.refuse(line, cells, error.refusal);
  }
}
