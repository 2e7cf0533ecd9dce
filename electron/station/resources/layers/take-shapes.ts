// Shapes are taken in: converted, checked, and written as a boundary, a layer of tiles, roads or names. All of it or nothing.
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { Geometry } from 'geojson';
import type { mapShapes } from '#shared/contract/map-shapes.ts';
import { crsOfEpsg, toWgs84 } from '#shared/kernel/crs.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Box, boxOf, middleOf } from '#shared/kernel/geometry.ts';
import { type Id, uuidv7 } from '#shared/kernel/ids.ts';
import { maxLine } from '#shared/kernel/limits.ts';
import type { PlaceRow } from '#shared/kernel/place-table.ts';
import { checkShape, isShapeFault } from '#shared/kernel/shapes.ts';
import { maxBoundaryCorners, maxBoundaryShapes, maxLayerShapes, maxPlaceNames, namesPerEntry } from '#shared/resources/layers/limits.ts';
import type { ShapeStyle } from '#shared/resources/layers/types.ts';
import { type OneWay, oneWayOf } from '#shared/resources/near/roads/one-way.ts';
import { blankDataset } from '#shared/resources/blank.ts';
import type { DatasetValue, Secrecy } from '#shared/resources/types.ts';
import { randomFillSync } from 'node:crypto';
import type { Tx } from '../../journal/append.ts';
import type { StationParts } from '../../parts.ts';
import { saveDataset } from '../commands.ts';
import { saveLayer } from './commands.ts';
import type { ShapeImport } from './shape-imports.ts';
import { cellText } from './shape-preview.ts';

type TakeInput = z.output<NonNullable<(typeof mapShapes)['take']['~orpc']['inputSchema']>>;
type Taken = z.input<NonNullable<(typeof mapShapes)['take']['~orpc']['outputSchema']>>;

interface Shape {
  name: string;
  code: string;
  kind: string;
  /** Of roads; undefined: what the column says is not understood. */
  oneWay: OneWay | undefined;
  geometry: Geometry;
}

/** Shapes between two turns of the station's other work. */
const shapesATurn = 100;
/** Level at which own shapes are whole; nearer they are enlarged. */
const madeToZoom = 14;
const madeFromZoom = 6;
/** Six figures after the point are a decimetre. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
const line = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxLine);

/** What of the rows is wanted, in WGS-84 degrees. Shapes that mean nothing certain are left out and counted. */
async function shapesOf({ table }: ShapeImport, input: TakeInput): Promise<{ shapes: Shape[]; refused: number }> {
  const crs =
    input.crs === 'projected'
      ? table.crs?.epsg === input.epsg
        ? table.crs
        : crsOfEpsg(input.epsg)
      : { system: input.crs, epsg: 0, definition: '' };
  if (!crs) throw new DomainError('notValid', { field: 'epsg', received: input.epsg });
  const convert = toWgs84(crs);
  const wanted = input.lines && input.lines.length > 0 ? new Set(input.lines) : null;
  const code = input.code ?? '';
  const cell = (row: PlaceRow, at: number): string => line(at < 0 ? '' : cellText(row.cells[at]));
  const rows = table.rows.filter(
    (row) => row.geometry && (wanted === null || wanted.has(row.line)) && (code === '' || cell(row, input.codeColumn).startsWith(code)),
  );
  if (rows.length > maxLayerShapes) throw new DomainError('tooLarge', { field: 'rows', limit: maxLayerShapes, received: rows.length });
  const shapes: Shape[] = [];
  let refused = 0;
  for (const [at, row] of rows.entries()) {
    if (at % shapesATurn === shapesATurn - 1) await setImmediate();
    const checked = row.geometry && checkShape(row.geometry, convert);
    if (!checked || isShapeFault(checked)) refused += 1;
    else
      shapes.push({
        name: cell(row, input.nameColumn),
        code: cell(row, input.codeColumn),
        kind: cell(row, input.kindColumn).slice(0, 40),
        oneWay: input.use === 'roads' ? oneWayOf(cell(row, input.oneWayColumn ?? -1)) : 0,
        geometry: checked.geometry,
      });
  }
  if (shapes.length === 0) throw new DomainError('notValid', { field: code === '' ? 'rows' : 'code', received: refused });
  return { shapes, refused };
}

function datasetOf(from: ShapeImport, input: TakeInput, use: DatasetValue['use'], sha256: string): DatasetValue {
  const { name, source, reviewNumber, dataOn, crs, epsg } = input;
  return {
    ...blankDataset,
    name,
    source,
    reviewNumber,
    dataOn,
    crs,
    epsg,
    use,
    sha256,
    secrecy: input.secrecy as Secrecy,
    file: from.fileName.slice(0, maxLine),
    state: 'open',
  };
}

type Pair = [number, number];

/** Only areas make a boundary. */
function polygonsOf(geometry: Geometry): Pair[][][] {
  const pairs = (rings: readonly (readonly number[][])[]): Pair[][] =>
    rings.map((ring) => ring.map(([x = 0, y = 0]): Pair => [round(x), round(y)]));
  if (geometry.type === 'Polygon') return [pairs(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map(pairs);
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}

/** Rings of one polygon that is larger than an entry should be are no county's. */
function takeBoundary(tx: Tx, dataset: Id, shapes: readonly Shape[], role: 'unit' | 'part'): number {
  const areas = shapes.flatMap(({ name, code, geometry }) => {
    const polygons = polygonsOf(geometry);
    return polygons.length === 0 ? [] : [{ name: name || '—', code: code.slice(0, 20), polygons }];
  });
  if (areas.length === 0) throw new DomainError('notValid', { field: 'use', received: 'polygons' });
  if (areas.length > maxBoundaryShapes)
    throw new DomainError('tooLarge', { field: 'rows', limit: maxBoundaryShapes, received: areas.length });
  const corners = areas.reduce((sum, { polygons }) => sum + polygons.flat(2).length, 0);
  if (corners > maxBoundaryCorners) throw new DomainError('tooLarge', { field: 'corners', limit: maxBoundaryCorners, received: corners });
  tx.append('dataset.boundaryAdded', dataset, { shapes: areas.map((area) => ({ id: tx.newId(), role, ...area })) });
  return areas.length;
}

/** Writes shapes as the worker and the road net read them: properties name, kind, label, and oneWay of roads that are. */
async function writeShapeFile(to: string, shapes: readonly Shape[], style: ShapeStyle): Promise<void> {
  const stream = createWriteStream(to);
  stream.write('{"type":"FeatureCollection","features":[\n');
  for (const [at, { name, kind, oneWay, geometry }] of shapes.entries()) {
    const middle = name === '' || (style === 'road' && !geometry.type.endsWith('Point')) ? null : middleOf(geometry);
    const label = middle && [round(middle.lng), round(middle.lat)];
    const properties = { name, kind, label, ...(oneWay ? { oneWay } : {}) };
    const text = `${at === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry })}`;
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end('\n]}\n');
  await once(stream, 'close');
}

/** Names of points, areas and roads: a road's stands half way. */
const namesOf = (shapes: readonly Shape[]): { name: string; kind: string; position: { lng: number; lat: number } }[] => {
  const seen = new Set<string>();
  return shapes.flatMap(({ name, kind, geometry }) => {
    const position = name === '' ? null : middleOf(geometry);
    if (!position) return [];
    // A road comes in pieces of one name; one place a square kilometre is enough to go there.
    const key = `${name}/${Math.round(position.lng * 100)}/${Math.round(position.lat * 100)}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ name, kind, position: { lng: round(position.lng), lat: round(position.lat) } }];
  });
};

const usualStyle = (shapes: readonly Shape[]): ShapeStyle => {
  const type = shapes[0]?.geometry.type ?? 'Point';
  return type.endsWith('Point') ? 'place' : type.endsWith('LineString') ? 'line' : 'area';
};

/**
 * @throws DomainError secretRefused; notValid: nothing to take, not the shapes that the use needs, an unknown projection;
 *   conflict: the set draws the country wrongly and nobody said that they have read it; tooLarge
 */
export async function takeShapes(parts: StationParts, from: ShapeImport, input: TakeInput, actor: Id): Promise<Taken> {
  if (input.secrecy === 'secret') throw new DomainError('secretRefused', { field: 'secrecy' });
  if (from.missing !== null && from.missing.length > 0 && !input.despiteMissing)
    throw new DomainError('conflict', { field: 'despiteMissing', received: from.missing.join(' ') });
  const { shapes, refused } = await shapesOf(from, input);
  const none = { layer: null, tiles: 0, names: 0, refused, oneWay: 0, oneWayUnread: 0 };
  if (input.use === 'boundary' || input.use === 'parts') {
    const role = input.use === 'boundary' ? 'unit' : 'part';
    return parts.journal.commit(actor, (tx) => {
      const dataset = saveDataset(tx, undefined, { ...datasetOf(from, input, 'boundary', from.sha256), state: 'taken' });
      return { ...none, dataset, shapes: takeBoundary(tx, dataset, shapes, role) };
    });
  }
  const style: ShapeStyle = input.style ?? (input.use === 'roads' ? 'road' : input.use === 'places' ? 'place' : usualStyle(shapes));
  if (input.use === 'roads' && !shapes.some(({ geometry }) => geometry.type.endsWith('LineString')))
    throw new DomainError('notValid', { field: 'use', received: 'lines' });
  return takeLayer(parts, { from, input, shapes, refused, style }, actor);
}

interface LayerTake {
  from: ShapeImport;
  input: TakeInput;
  shapes: Shape[];
  refused: number;
  style: ShapeStyle;
}

async function takeLayer(parts: StationParts, { from, input, shapes, refused, style }: LayerTake, actor: Id): Promise<Taken> {
  const names = namesOf(shapes);
  if (names.length > maxPlaceNames) throw new DomainError('tooLarge', { field: 'names', limit: maxPlaceNames, received: names.length });
  const box = boxOf(shapes.map(({ geometry }) => geometry)) as Box;
  const stem = uuidv7(parts.clock.now(), randomFillSync(new Uint8Array(10)));
  const [shapeFile, tileFile] = [parts.mapFiles.scratch(`${stem}.geojson`), parts.mapFiles.scratch(`${stem}.mbtiles`)];
  try {
    await writeShapeFile(shapeFile, shapes, style);
    const tiles = await parts.makeTiles({
      from: shapeFile,
      to: tileFile,
      box,
      minZoom: madeFromZoom,
      maxZoom: madeToZoom,
      name: input.name,
    });
    const made = await parts.mapFiles.keep(tileFile, 'mbtiles');
    const kept = input.use === 'roads' ? await parts.mapFiles.keep(shapeFile, 'geojson') : null;
    const use = input.use === 'roads' ? 'roads' : 'layer';
    const dataset = parts.journal.commit(actor, (tx) =>
      saveDataset(tx, undefined, datasetOf(from, input, use, kept?.sha256 ?? from.sha256)),
    );
    for (let at = 0; at < names.length; at += namesPerEntry) {
      parts.journal.commit(actor, (tx) =>
        tx.append('dataset.namesAdded', dataset, { names: names.slice(at, at + namesPerEntry).map((one) => ({ id: tx.newId(), ...one })) }),
      );
      await setImmediate();
    }
    // Until here nobody sees any of it: whatever ends the program before leaves nothing half-shown.
    const layer = parts.journal.commit(actor, (tx) => {
      saveDataset(tx, dataset, { state: 'taken' });
      const { name, source, reviewNumber, dataOn } = input;
      const about = { name, source, reviewNumber, dataOn, secrecy: input.secrecy as Secrecy, dataset, style };
      return saveLayer(tx, undefined, {
        ...about,
        kind: 'shapes',
        content: 'vector',
        minZoom: 0,
        maxZoom: madeToZoom,
        file: { ...made, name: from.fileName.slice(0, maxLine) || 'shapes' },
      });
    });
    const oneWay = shapes.filter((one) => one.oneWay === 1 || one.oneWay === -1).length;
    const oneWayUnread = shapes.filter((one) => one.oneWay === undefined).length;
    return { dataset, layer, shapes: shapes.length, names: names.length, tiles, refused, oneWay, oneWayUnread };
  } finally {
    for (const file of [shapeFile, tileFile, `${tileFile}-wal`, `${tileFile}-shm`]) if (existsSync(file)) rmSync(file, { force: true });
  }
}
