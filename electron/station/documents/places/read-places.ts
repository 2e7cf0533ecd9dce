// Files of places and shapes as offices keep them, in one form whatever the format. What the file is, its content says; its ending is only compared.
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceFormat, PlaceOptions, PlaceProgress, PlaceTable } from '#shared/kernel/place-table.ts';
import { checkArchive } from '../archive-check.ts';
import { kindOf } from '../file-kind.ts';
import { readGeoJson } from './read-geojson.ts';
import { packedFiles } from './place-archive.ts';
import { readPlaceCsv } from './read-place-csv.ts';
import { readKml, readKmz } from './read-kml.ts';
import { readPlaceSheet } from './read-place-sheet.ts';
import { readShapefile } from './read-shapefile.ts';

/** Bytes of one file: 100,000 places with a page of text on each of twenty. */
const maxPlaceFileBytes = 104_857_600;

const endingsOf: Record<PlaceFormat, readonly string[]> = {
  csv: ['csv', 'tsv', 'txt', 'tab'],
  xlsx: ['xlsx', 'xlsm'],
  ods: ['ods'],
  geojson: ['geojson', 'json'],
  geojsonLines: ['geojsonl', 'ndjson', 'jsonl', 'geojsons', 'ndgeojson', 'geojson', 'json'],
  topojson: ['topojson', 'json'],
  shapefile: ['zip', 'shz'],
  kml: ['kml', 'xml'],
  kmz: ['kmz', 'zip'],
};

const nested = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|kmz)$/i;

const endingOf = (name: string): string => /\.([^.\\/]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';

const refused = (what: string): DomainError =>
  new DomainError('notAPlaceFile', { field: 'file', received: what.slice(0, 40), limit: 'csv xlsx geojson topojson zip kml kmz' });

/** The first character of a text that is no blank and no mark. */
function firstSign(bytes: Buffer): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'latin1';
  return bytes
    .subarray(0, 2_048)
    .toString(wide)
    .replace(/^(?:\xef\xbb\xbf|\ufeff|\p{Cc}|\s)+/u, '')
    .charAt(0);
}

/** Texts of other programs that would pass for lines with commas: drawings and tables of MapInfo. */
function foreignText(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 200).toString('latin1');
  if (/^\s*0\s*\r?\n\s*SECTION\s/.test(start)) return 'dxf';
  return /^\s*(?:!table|Version\s+\d+\s*\r?\n\s*Charset)/i.test(start) ? 'MapInfo' : null;
}

async function readContent(
  name: string,
  bytes: Buffer,
  options: PlaceOptions & { onProgress?: (progress: PlaceProgress) => void },
): Promise<PlaceTable> {
  const kind = kindOf(bytes);
  if (kind === 'empty') throw new DomainError('emptyFile', { field: 'file', received: 0 });
  if (kind === 'oleEncrypted') throw new DomainError('encryptedFile', { field: 'file' });
  if (kind === 'ole') throw new DomainError('oldFormat', { field: 'file', received: endingOf(name).slice(0, 20) });
  if (kind === 'zip') {
    const files = packedFiles(bytes);
    const sheet = files.some((file) => file.path === 'xl/workbook.xml')
      ? 'xlsx'
      : files.some((file) => file.path === 'content.xml')
        ? 'ods'
        : null;
    if (sheet) {
      checkArchive(bytes);
      return readPlaceSheet(bytes, sheet, options);
    }
    const has = (ending: string): boolean => files.some((file) => file.ending === ending);
    if (has('shp')) return readShapefile(files, options);
    if (has('kml')) return readKmz(files, options);
    if (has('dbf') || has('shx')) throw new DomainError('shapefileIncomplete', { field: 'file', received: 'shp' });
    if (files.length > 0 && files.every((file) => nested.test(file.path)))
      throw new DomainError('nestedArchive', { field: 'file', received: files[0]?.path.slice(-80) });
    if (files.length === 0) throw new DomainError('emptyFile', { field: 'file', received: 0 });
    throw refused(endingOf(name));
  }
  const first = firstSign(bytes);
  if (kind === 'text' && (first === '{' || first === '[')) return readGeoJson(bytes, options);
  if (kind === 'text' && first === '<') return readKml(bytes, options);
  const foreign = kind === 'text' ? foreignText(bytes) : null;
  if (foreign) throw refused(foreign);
  if (kind === 'text') return readPlaceCsv(bytes, options);
  throw refused(kind);
}

/**
 * The rows of a file: cells by column, shapes as they are in it. Nothing is converted, nothing is fetched, nothing is taken from a file that is broken.
 * @param name its ending is only compared with what the content is
 * @throws DomainError emptyFile, tooLarge (bytes, columns), tooManyRows, encryptedFile, brokenFile, unpackedTooLarge, nestedArchive, mixedEncoding, tooDeep,
 *   oldFormat, notAPlaceFile, notFound (layer)
 */
export async function readPlaces(
  name: string,
  bytes: Uint8Array,
  options: PlaceOptions = {},
  onProgress?: (progress: PlaceProgress) => void,
): Promise<PlaceTable> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > maxPlaceFileBytes)
    throw new DomainError('tooLarge', { field: 'file', limit: maxPlaceFileBytes, received: buffer.length });
  const table = await readContent(name, buffer, { ...options, ...(onProgress ? { onProgress } : {}) });
  const ending = endingOf(name);
  if (!endingsOf[table.format].includes(ending))
    table.notes.unshift({ code: 'wrongEnding', count: 1, lines: [], text: ending === '' ? table.format : `.${ending} → ${table.format}` });
  return table;
}
