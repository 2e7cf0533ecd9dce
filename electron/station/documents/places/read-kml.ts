// KML and KMZ: placemarks with their folders. Links to the network, scripts, styles and pictures are left where they are, and that is said.
import { wgs84 } from '#shared/kernel/crs.ts';
import { DomainError, isDomainError } from '#shared/kernel/errors.ts';
import { maxPlaceRows, type PlaceLayer, type PlaceTable } from '#shared/kernel/place-table.ts';
import { below, child, elements, innerText, type Xml } from '../xml.ts';
import { chunksOf } from './kml-chunks.ts';
import { takePlacemark } from './kml-placemark.ts';
import { layerNamed, type PackedFile } from './place-archive.ts';
import { parseStrictXml } from './strict-xml.ts';
import { type ReadingOptions, TableBuilder } from './table-builder.ts';
import { encodingOf } from './text-pieces.ts';

/** Placemarks between two reports of progress. */
const step = 1_000;
/** Characters of the names of folders. */
const longestFolder = 200;

const scripts = ['script', 'Script', 'Tour'];
const overlays = ['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay'];

function textOf(bytes: Buffer, wanted: string | undefined): { text: string; encoding: string } {
  const encoding = wanted ?? encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch (error) {
    throw new DomainError('mixedEncoding', { field: 'encoding', received: encoding.slice(0, 20) }, { cause: error });
  }
}

/** Folder names for each placemark, in the order of the file. */
function foldersOf(root: Xml): string[] {
  const found: string[] = [];
  const walk = (xml: Xml, path: readonly string[]): void => {
    const name = xml.name === 'Folder' ? innerText(child(xml, 'name') ?? { ...xml, children: [] }).trim() : '';
    const here = name === '' ? path : [...path, name];
    for (const one of elements(xml)) {
      if (one.name === 'Placemark') found.push(here.join('/').slice(0, longestFolder));
      else walk(one, here);
    }
  };
  walk(root, []);
  return found;
}

/** Says what the file brings along beside its places, in one walk: a file of 100,000 has as many marks here. */
function noteFrame(xml: Xml, builder: TableBuilder): void {
  for (const one of elements(xml)) {
    if (one.name === 'Placemark') continue;
    if (one.name === 'NetworkLink' || one.name === 'NetworkLinkControl') {
      const href = [...below(one, 'href')][0];
      builder.note('linksNotFetched', { text: href ? innerText(href).trim() : one.name });
    } else if (overlays.includes(one.name)) builder.note('overlaysLeftOut', { text: innerText(child(one, 'name') ?? one).trim() });
    else if (scripts.includes(one.name)) builder.note('scriptsLeftOut');
    else if (one.name === 'IconStyle') {
      for (const href of below(one, 'href'))
        if (/^\s*[a-z]+:\/\//i.test(innerText(href))) builder.note('stylesLeftOut', { text: innerText(href).trim() });
    } else noteFrame(one, builder);
  }
}

/** @throws DomainError documentType, brokenFile, notAPlaceFile (XML of something else), mixedEncoding, tooManyRows, tooLarge, emptyFile */
function readText(bytes: Buffer, options: ReadingOptions, builder: TableBuilder): string {
  const { text, encoding } = textOf(bytes, options.encoding);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new DomainError('documentType', { field: 'file', received: 'DOCTYPE' });
  const limit = options.maxRows ?? maxPlaceRows;
  const chunks = chunksOf(text, limit);
  if (!chunks) throw new DomainError('brokenFile', { field: 'file', received: 'Placemark' });
  if (chunks.marks.length > limit) throw new DomainError('tooManyRows', { field: 'rows', limit, received: chunks.marks.length });
  const root = parseStrictXml(chunks.frame);
  if (root.name !== 'kml' && root.name !== 'Document' && root.name !== 'Folder')
    throw new DomainError('notAPlaceFile', { field: 'file', received: `xml ${root.name}`.slice(0, 40) });
  const folders = foldersOf(root);
  noteFrame(root, builder);
  chunks.marks.forEach(({ from, to }, at) => {
    takePlacemark(parseMark(text.slice(from, to), at + 1), folders[at] ?? '', at + 1, builder);
    if (at % step === 0) options.onProgress?.({ done: at, total: chunks.marks.length });
  });
  return encoding;
}

function parseMark(text: string, line: number): Xml {
  try {
    return parseStrictXml(text);
  } catch (error) {
    throw isDomainError(error) && error.code === 'brokenFile'
      ? new DomainError('brokenFile', { field: 'Placemark', received: line }, { cause: error })
      : error;
  }
}

function readOne(
  bytes: Buffer,
  options: ReadingOptions,
  about: { format: 'kml' | 'kmz'; layer: string; layers?: PlaceLayer[] },
  builder: TableBuilder,
): PlaceTable {
  const encoding = readText(bytes, options, builder);
  return builder.done({ ...about, encoding, crs: { ...wgs84, declared: false, text: '' } });
}

export const readKml = (bytes: Buffer, options: ReadingOptions): PlaceTable =>
  readOne(bytes, options, { format: 'kml', layer: '' }, new TableBuilder(options));

/** The main file of a KMZ, or the one that was asked for. @throws DomainError as `readKml`, encryptedFile, unpackedTooLarge, notFound (layer) */
export function readKmz(files: readonly PackedFile[], options: ReadingOptions): PlaceTable {
  const layers = files.filter((file) => file.ending === 'kml').map((file) => ({ name: file.path, file }));
  // The first at the top is the one that viewers open.
  layers.sort((a, b) => a.name.split('/').length - b.name.split('/').length);
  let layer = layerNamed(layers, options.layer);
  let bytes = layer.file.read();
  // A main file that only points to the others in the same KMZ has no places of its own.
  for (const other of options.layer === undefined ? layers.slice(1) : []) {
    if (bytes.includes('Placemark')) break;
    [layer, bytes] = [other, other.file.read()];
  }
  const builder = new TableBuilder(options);
  const pictures = files.filter((file) => /^(png|jpe?g|gif|bmp|tiff?|svg|webp|dae)$/.test(file.ending)).length;
  if (pictures > 0) builder.note('picturesLeftOut', { count: pictures });
  builder.noteOthers(layers, layer);
  const table = readOne(bytes, options, { format: 'kmz', layer: layer.name }, builder);
  const rows = table.rows.length + table.refused.length;
  return { ...table, layers: layers.map(({ name }) => ({ name, rows: name === layer.name ? rows : 0 })) };
}
