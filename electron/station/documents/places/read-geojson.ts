// GeoJSON: a collection of features, one feature, a bare geometry, or one of them a line. Feature by feature, so that memory holds the rows alone.
import { isUtf8 } from 'node:buffer';
import type { FileCrs } from '#shared/kernel/coordinate-systems.ts';
import { crsOfName, wgs84 } from '#shared/kernel/crs.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import { decodeText } from '../text-encoding.ts';
import { takeFeature } from './features.ts';
import { elementsAt, endOfValue, membersAt, skipBlank, type Span, valueAt } from './json-scan.ts';
import { readTopoJson } from './read-topojson.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';

/** Features between two reports of progress. */
const step = 2_000;

/** JSON as UTF-8 without a mark, and what it was. @throws DomainError mixedEncoding, brokenFile */
function jsonBytes(bytes: Buffer): { json: Buffer; encoding: string } {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (isUtf8(bytes) && !bytes.includes(0)) return { json: marked ? bytes.subarray(3) : bytes, encoding: 'utf-8' };
  const { text, encoding } = decodeText(bytes);
  return { json: Buffer.from(text, 'utf8'), encoding };
}

/** What the members of the first object say; values of features stay where they are. */
function topOf(json: Buffer): { type: string; members: Map<string, Span>; end: number } {
  const members = new Map<string, Span>();
  const walk = membersAt(json, skipBlank(json, 0));
  for (;;) {
    const next = walk.next();
    if (next.done === true) {
      const type = members.get('type');
      return { type: type ? String(valueAt(json, type)) : '', members, end: next.value };
    }
    members.set(next.value.key, next.value.value);
  }
}

/** What a `crs` member says; the format itself says WGS-84. A link in it is never followed. */
function crsOf(json: Buffer, span: Span | undefined, builder: TableBuilder): FileCrs {
  const said = span === undefined ? null : valueAt(json, span);
  const properties = typeof said === 'object' && said !== null && 'properties' in said ? said.properties : null;
  const record = typeof properties === 'object' && properties !== null ? properties : {};
  const name = 'name' in record ? String(record.name) : '';
  if ('href' in record) builder.note('linksNotFetched', { text: String(record.href) });
  if (name === '') return { ...wgs84, declared: false, text: '' };
  const crs = crsOfName(name);
  if (crs) return { ...crs, declared: true, text: name.slice(0, 200) };
  builder.note('unknownPrj', { text: name });
  return { ...wgs84, declared: false, text: name.slice(0, 200) };
}

/** @throws DomainError brokenFile, tooDeep, mixedEncoding, tooManyRows, tooLarge (columns), emptyFile, notAPlaceFile (JSON of something else) */
export function readGeoJson(bytes: Buffer, options: ReadingOptions): PlaceTable {
  const { json, encoding } = jsonBytes(bytes);
  const builder = new TableBuilder(options);
  const report = (done: number): void => options.onProgress?.({ done, total: json.length });
  const { type, members, end } = topOf(json);
  const after = skipBlank(json, end);
  if (type === 'Topology') return readTopoJson(json, encoding, options);
  const crs = crsOf(json, members.get('crs'), builder);
  if (after < json.length) {
    takeLines(json, builder, report);
    return builder.done({ format: 'geojsonLines', encoding, crs });
  }
  const features = members.get('features');
  const shape = members.has('coordinates') || members.has('geometries');
  if (type === 'FeatureCollection' || (type === '' && features)) {
    if (!features) throw new DomainError('brokenFile', { field: 'json', received: 'features' });
    let line = 0;
    for (const span of elementsAt(json, features.from)) {
      line += 1;
      takeFeature(valueAt(json, span), line, builder);
      if (line % step === 0) report(span.to);
    }
  } else if (type === 'Feature' || shape) takeFeature(valueAt(json, { from: skipBlank(json, 0), to: end }), 1, builder);
  else throw new DomainError('notAPlaceFile', { field: 'file', received: `json ${type.slice(0, 40)}`.trim() });
  return builder.done({ format: 'geojson', encoding, crs });
}

/** Objects one after another; each is counted by the line it begins on. A broken line breaks the file: nobody can tell what it was. */
function takeLines(json: Buffer, builder: TableBuilder, report: (done: number) => void): void {
  let line = 1;
  let counted = 0;
  let taken = 0;
  for (let at = skipBlank(json, 0); at < json.length; ) {
    for (let mark = json.indexOf(10, counted); mark >= 0 && mark < at; mark = json.indexOf(10, mark + 1)) {
      line += 1;
      counted = mark + 1;
    }
    const to = endOfValue(json, at);
    takeFeature(valueAt(json, { from: at, to }), line, builder);
    taken += 1;
    if (taken % step === 0) report(to);
    at = skipBlank(json, to);
  }
}
