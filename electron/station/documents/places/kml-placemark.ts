// One placemark of a KML as a row: its own elements and its extended data by name, its shape.
import type { Geometry, Position as Pair } from 'geojson';
import { attribute, below, child, childrenOf, elements, innerText, type Xml } from '../xml.ts';
import { cellsOf } from './features.ts';
import { ShapeRefused } from './geojson-shape.ts';
import { maxPlaceCell, type TableBuilder } from './table-builder.ts';

const script = /<\s*script\b|javascript:|\bon(?:load|click|error|mouse\w+)\s*=/i;
const outside = /^\s*(?:[a-z][\w+.-]*:)?\/\//i;

/** Text without its HTML; scripts go with all that is in them. */
function plainText(html: string, line: number, builder: TableBuilder): string {
  if (script.test(html)) builder.note('scriptsLeftOut', { line });
  if (!/<[a-z!/]/i.test(html)) return html.trim();
  builder.note('htmlRemoved', { line });
  return html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(?:br|\/p|\/tr|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[a-z!/][^>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&amp;/gi, '&')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

function valueOf(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** Names and values: the placemark's own first, then what its author added. */
function* propertiesOf(mark: Xml, folder: string, line: number, builder: TableBuilder): Generator<[string, string | null]> {
  const own = new Set<string>();
  for (const name of ['name', 'description', 'address', 'phoneNumber', 'snippet', 'Snippet']) {
    const found = child(mark, name);
    if (!found || own.has(name.toLowerCase())) continue;
    own.add(name.toLowerCase());
    const text = plainText(innerText(found), line, builder);
    if (text.length > maxPlaceCell) builder.note('textCut', { line, text: name });
    yield [name === 'Snippet' ? 'snippet' : name, valueOf(text.slice(0, maxPlaceCell))];
  }
  if (folder !== '') {
    own.add('folder');
    yield ['folder', folder];
  }
  const extended = child(mark, 'ExtendedData');
  const data = [
    ...childrenOf(extended, 'Data').map((one): [string, string] => [attribute(one, 'name') ?? '', innerText(child(one, 'value') ?? one)]),
    ...childrenOf(extended, 'SchemaData').flatMap((schema) =>
      childrenOf(schema, 'SimpleData').map((one): [string, string] => [attribute(one, 'name') ?? '', innerText(one)]),
    ),
  ];
  for (const [name, raw] of data) {
    const key = own.has(name) ? `${name} (2)` : name;
    yield [key, valueOf(plainText(raw, line, builder))];
  }
}

function pairsOf(text: string, seen: { altitude: boolean }): Pair[] {
  return text
    .trim()
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part): Pair => {
      const numbers = part.split(',');
      const [x, y, z] = numbers.map((number) => (number === '' ? Number.NaN : Number(number)));
      if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y) || numbers.length > 3)
        throw new ShapeRefused('coordinateNotANumber', part);
      if (z !== undefined && z !== 0) seen.altitude = true;
      return [x, y];
    });
}

function coordinatesOf(shape: Xml | null, seen: { altitude: boolean }): Pair[] {
  const pairs = pairsOf(innerText(child(shape, 'coordinates') ?? { name: '', attributes: new Map(), children: [] }), seen);
  if (pairs.length === 0) throw new ShapeRefused('emptyShape', shape?.name ?? null);
  return pairs;
}

const shapeNames = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack', 'Model'];
/** Collections within each other. */
const deepest = 4;

function shapeOf(shape: Xml, seen: { altitude: boolean }, depth = 0): Geometry[] {
  switch (shape.name) {
    case 'Point': {
      const [point, more] = coordinatesOf(shape, seen);
      if (!point || more) throw new ShapeRefused('coordinateNotANumber', innerText(shape).trim());
      return [{ type: 'Point', coordinates: point }];
    }
    case 'LineString':
      return [{ type: 'LineString', coordinates: coordinatesOf(shape, seen) }];
    case 'LinearRing':
      return [{ type: 'Polygon', coordinates: [coordinatesOf(shape, seen)] }];
    case 'Polygon': {
      const outer = child(child(shape, 'outerBoundaryIs'), 'LinearRing');
      const inner = childrenOf(shape, 'innerBoundaryIs').flatMap((boundary) => childrenOf(boundary, 'LinearRing'));
      return [{ type: 'Polygon', coordinates: [coordinatesOf(outer, seen), ...inner.map((ring) => coordinatesOf(ring, seen))] }];
    }
    case 'Track': {
      const coordinates = childrenOf(shape, 'coord').flatMap((one) => pairsOf(innerText(one).trim().split(/\s+/).join(','), seen));
      if (coordinates.length === 0) throw new ShapeRefused('emptyShape', shape.name);
      return [{ type: 'LineString', coordinates }];
    }
    case 'MultiGeometry':
    case 'MultiTrack':
      if (depth >= deepest) throw new ShapeRefused('unknownShape', shape.name);
      return elements(shape)
        .filter((one) => shapeNames.includes(one.name))
        .flatMap((one) => shapeOf(one, seen, depth + 1));
    default:
      throw new ShapeRefused('unknownShape', shape.name);
  }
}

/** Shapes of one kind as one of many; of several kinds as a collection. */
function joined(shapes: Geometry[]): Geometry | null {
  const [first] = shapes;
  if (shapes.length < 2 || !first) return first ?? null;
  const points = shapes.flatMap((one) => (one.type === 'Point' ? [one.coordinates] : []));
  const lines = shapes.flatMap((one) => (one.type === 'LineString' ? [one.coordinates] : []));
  const polygons = shapes.flatMap((one) => (one.type === 'Polygon' ? [one.coordinates] : []));
  if (points.length === shapes.length) return { type: 'MultiPoint', coordinates: points };
  if (lines.length === shapes.length) return { type: 'MultiLineString', coordinates: lines };
  return polygons.length === shapes.length
    ? { type: 'MultiPolygon', coordinates: polygons }
    : { type: 'GeometryCollection', geometries: shapes };
}

const outward = new Set(['styleUrl', 'Style', 'StyleMap', 'Link', 'Model', 'TimeStamp', 'TimeSpan', 'MultiGeometry']);

/** What lies outside the file is never fetched, and what it draws with is not ours. */
function noteOutside(mark: Xml, line: number, builder: TableBuilder): void {
  // Most placemarks have nothing of the sort.
  if (!mark.children.some((one) => typeof one !== 'string' && outward.has(one.name))) return;
  const style = child(mark, 'styleUrl');
  if (style && outside.test(innerText(style))) builder.note('stylesLeftOut', { line, text: innerText(style).trim() });
  for (const href of below(mark, 'href'))
    if (outside.test(innerText(href))) builder.note('stylesLeftOut', { line, text: innerText(href).trim() });
  if (child(mark, 'TimeStamp') || child(mark, 'TimeSpan')) builder.note('timesLeftOut', { line });
}

/** Takes a placemark or refuses it. @param folder names of the folders it lies in */
export function takePlacemark(mark: Xml, folder: string, line: number, builder: TableBuilder): void {
  const cells = cellsOf(propertiesOf(mark, folder, line, builder), builder, line);
  noteOutside(mark, line, builder);
  const seen = { altitude: false };
  try {
    const shapes = elements(mark).filter((one) => shapeNames.includes(one.name));
    const found = joined(shapes.flatMap((one) => shapeOf(one, seen)));
    if (found === null && shapes.length > 0) throw new ShapeRefused('emptyShape', shapes[0]?.name ?? null);
    if (seen.altitude) builder.note('altitudesDropped', { line });
    builder.add(line, cells, found);
  } catch (error) {
    if (!(error instanceof ShapeRefused)) throw error;
    builder.refuse(line, cells, error.refusal);
  }
}
