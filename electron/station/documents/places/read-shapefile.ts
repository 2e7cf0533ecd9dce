// Shapefiles in a zip: any number of layers in any folders, each of .shp with .dbf, .shx, .prj and .cpg beside it or without some of them.
import type { FileCrs } from '#shared/kernel/coordinate-systems.ts';
import { crsOfWkt } from '#shared/kernel/crs-wkt.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceCell, PlaceTable } from '#shared/kernel/place-table.ts';
import { type Dbf, openDbf } from './dbf-records.ts';
import { layerNamed, type PackedFile } from './place-archive.ts';
import { shpRecords } from './shp-shapes.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';

/** Records between two reports of progress. */
const step = 2_000;
/** Bytes of a .prj or .cpg that can mean anything. */
const longestText = 20_000;

interface Layer {
  name: string;
  rows: number;
  shp: PackedFile;
  beside: Map<string, PackedFile>;
}

/** Layers in the order of the zip. Two of one name in different folders are told apart by their folders. */
function layersOf(files: readonly PackedFile[]): Layer[] {
  const shps = files.filter((file) => file.ending === 'shp');
  return shps.map((shp): Layer => {
    const beside = new Map(files.filter((file) => file.stem === shp.stem).map((file) => [file.ending, file]));
    // County.shp.xml and its like have a stem of their own and are nothing to us.
    const alone = shps.filter((one) => one.base === shp.base).length === 1;
    const shx = beside.get('shx');
    return { name: alone ? shp.base : shp.path.slice(0, -4), rows: Math.max(0, ((shx?.size ?? 0) - 100) / 8), shp, beside };
  });
}

function crsOf(layer: Layer, builder: TableBuilder): FileCrs | null {
  const prj = layer.beside.get('prj');
  if (!prj || prj.size > longestText) {
    builder.note('noPrj');
    return null;
  }
  const { crs, problem, name } = crsOfWkt(prj.read().toString('utf8'));
  if (crs) return { ...crs, declared: true, text: name };
  builder.note(problem ?? 'unknownPrj', { text: name });
  return null;
}

/** Columns of the attributes; two that were cut to the same name are told apart. */
function nameColumns(dbf: Dbf, builder: TableBuilder): void {
  const taken = new Set<string>();
  dbf.fields.forEach((field, at) => {
    const name = field.name === '' ? `#${at + 1}` : field.name;
    let free = name;
    for (let nth = 2; taken.has(free); nth += 1) free = `${name} (${nth})`;
    if (free !== name) builder.note('headRepeated', { text: name });
    if (field.full) builder.note('namesCut', { text: name });
    taken.add(free);
    builder.column(free);
  });
}

function openAttributes(layer: Layer, builder: TableBuilder, wanted: string | undefined): Dbf | null {
  const file = layer.beside.get('dbf');
  if (!file) {
    builder.note('noDbf');
    return null;
  }
  const cpg = layer.beside.get('cpg');
  const said = cpg && cpg.size <= longestText ? cpg.read().toString('latin1').trim() : null;
  const dbf = openDbf(file.read(), said, wanted);
  if (dbf.from === 'bytes')
    builder.note('encodingGuessed', { text: said === null || said === '' ? dbf.encoding : `${said.slice(0, 20)} → ${dbf.encoding}` });
  nameColumns(dbf, builder);
  return dbf;
}

/** @throws DomainError shapefileIncomplete (no .shp), brokenFile, mixedEncoding, tooManyRows, tooLarge, encryptedFile, unpackedTooLarge, notFound, emptyFile */
export function readShapefile(files: readonly PackedFile[], options: ReadingOptions): PlaceTable {
  const layers = layersOf(files);
  if (layers.length === 0) throw new DomainError('shapefileIncomplete', { field: 'file', received: 'shp' });
  const layer = layerNamed(
    options.layer === undefined ? layers.toSorted((a, b) => Number(b.rows > 0) - Number(a.rows > 0)) : layers,
    options.layer,
  );
  const builder = new TableBuilder(options);
  if (!layer.beside.has('shx')) builder.note('noShx');
  const crs = crsOf(layer, builder);
  const dbf = openAttributes(layer, builder, options.encoding);
  let line = 0;
  for (const shape of shpRecords(layer.shp.read())) {
    line += 1;
    if (line % step === 0) options.onProgress?.({ done: line, total: Math.max(layer.rows, dbf?.count ?? 0, line) });
    takeRecord(shape, line, dbf, builder);
  }
  if (dbf && dbf.count > line) builder.note('moreRecordsThanShapes', { count: dbf.count - line });
  if (dbf && dbf.count < line) builder.note('fewerRecordsThanShapes', { count: line - dbf.count });
  builder.noteOthers(layers, layer);
  return builder.done({
    format: 'shapefile',
    layer: layer.name,
    layers: layers.map(({ name, rows }) => ({ name, rows: layer.name === name ? line : rows })),
    encoding: dbf?.encoding ?? null,
    crs,
  });
}

function takeRecord(
  shape: ReturnType<typeof shpRecords> extends Generator<infer R> ? R : never,
  line: number,
  dbf: Dbf | null,
  builder: TableBuilder,
): void {
  let cells: PlaceCell[] = [];
  if (dbf && line > dbf.count) return builder.refuse(line, [], { field: 'row', code: 'noAttributes', received: line, limit: dbf.count });
  if (dbf) {
    const record = dbf.record(line - 1);
    if (record === null) return builder.note('recordsDeleted', { line });
    ({ cells } = record);
    for (const column of record.cut) builder.note('textCut', { line, text: builder.columns[column] ?? '' });
  }
  if (shape.fault) return builder.refuse(line, cells, { field: 'geometry', code: shape.fault, received: shape.received });
  if (shape.altitudes) builder.note('altitudesDropped', { line });
  if (shape.measures) builder.note('measuresDropped', { line });
  builder.add(line, cells, shape.geometry);
}
