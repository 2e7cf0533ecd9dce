// PMTiles: tiles in one file with directories. Read piece by piece; what a directory claims is checked before anything is made of it.
import { type FileHandle, open } from 'node:fs/promises';
import { Compression, type Header, PMTiles, ResolvedValueCache, type Source, TileType } from 'pmtiles';
import { DomainError } from '#shared/kernel/errors.ts';
import { TileFailure } from './failure.ts';
import { served, type Tile, type TileFile, type TileFileFacts, unpacked } from './tile-file.ts';

/** Bytes of one piece: a directory has some tens of kilobytes, a tile less than its limit. */
const maxPiece = 4_000_000;
const maxDescription = 1_000_000;

class HandleSource implements Source {
  readonly #handle: FileHandle;
  readonly #key: string;
  constructor(handle: FileHandle, key: string) {
    this.#handle = handle;
    this.#key = key;
  }
  getKey(): string {
    return this.#key;
  }
  async getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }> {
    if (length > maxPiece || offset < 0 || !Number.isSafeInteger(offset + length))
      throw new TileFailure('tooLarge', `${length} > ${maxPiece} B`);
    const data = new ArrayBuffer(length);
    const { bytesRead } = await this.#handle.read(new Uint8Array(data), 0, length, offset);
    return { data: bytesRead === length ? data : data.slice(0, bytesRead) };
  }
}

const plain = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

function decompress(data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None || compression === Compression.Unknown) return Promise.resolve(data);
  if (compression !== Compression.Gzip) return Promise.reject(new TileFailure('damaged', `compression ${compression}`));
  try {
    return Promise.resolve(plain(unpacked(Buffer.from(data))));
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new TileFailure('damaged', 'gzip'));
  }
}

/** The number at the head of a directory: its library would loop as often as it says. Each entry takes four bytes at least. */
async function decompressDirectory(data: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(await decompress(data, compression));
  let count = 0;
  for (let at = 0; at < 6; at += 1) {
    const byte = bytes[at] ?? 0;
    count += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) break;
  }
  if (count * 4 > bytes.length) throw new TileFailure('damaged', `directory ${count}`);
  return bytes.buffer;
}

async function opened(file: string): Promise<{ handle: FileHandle; archive: PMTiles }> {
  const handle = await open(file, 'r');
  const source = new HandleSource(handle, file);
  return { handle, archive: new PMTiles(source, new ResolvedValueCache(64, false, decompressDirectory), decompress) };
}

const contentOf = ({ tileType }: Header): TileFileFacts['content'] | null => {
  if (tileType === TileType.Mvt) return 'vector';
  return [TileType.Png, TileType.Jpeg, TileType.Webp].includes(tileType) ? 'raster' : null;
};

/** @throws DomainError brokenFile, tooLarge */
export async function checkPmtiles(file: string): Promise<TileFileFacts> {
  const { handle, archive } = await opened(file);
  try {
    const { size } = await handle.stat();
    const header = await archive.getHeader();
    const content = contentOf(header);
    if (header.specVersion !== 3 || content === null)
      throw new DomainError('brokenFile', { field: 'file', received: `PMTiles ${header.specVersion}/${header.tileType}` });
    if (header.minZoom > header.maxZoom || header.maxZoom > 24) throw new DomainError('brokenFile', { field: 'file', received: 'zoom' });
    const ends = [
      header.rootDirectoryOffset + header.rootDirectoryLength,
      header.jsonMetadataOffset + header.jsonMetadataLength,
      header.tileDataOffset + (header.tileDataLength ?? 0),
    ];
    // Cut off while it was copied: the last tiles are missing.
    if (ends.some((end) => end > size)) throw new DomainError('brokenFile', { field: 'file', received: 'end', limit: size });
    if (header.jsonMetadataLength > maxDescription)
      throw new DomainError('tooLarge', { field: 'metadata', limit: maxDescription, received: header.jsonMetadataLength });
    const said: unknown = header.jsonMetadataLength === 0 ? {} : await archive.getMetadata();
    const metadata: Record<string, unknown> = typeof said === 'object' && said !== null ? { ...said } : {};
    const text = (key: string): string => (typeof metadata[key] === 'string' ? metadata[key].replace(/<[^>]*>/g, '').slice(0, 200) : '');
    const layers = Array.isArray(metadata.vector_layers) ? (metadata.vector_layers as unknown[]) : [];
    return {
      content,
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      name: text('name'),
      attribution: text('attribution'),
      layers: layers.flatMap((one) => (typeof one === 'object' && one !== null && 'id' in one ? [String(one.id).slice(0, 100)] : [])),
      tiles: header.numAddressedTiles,
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('brokenFile', { field: 'file', received: 'PMTiles' }, { cause: error });
  } finally {
    await handle.close();
  }
}

export class PmtilesFile implements TileFile {
  readonly #open: ReturnType<typeof opened>;
  readonly #content: TileFileFacts['content'];

  constructor(file: string, content: TileFileFacts['content']) {
    this.#content = content;
    this.#open = opened(file);
    // Said by the first tile that is asked for.
    this.#open.catch(() => undefined);
  }

  async tile(z: number, x: number, y: number): Promise<Tile | null> {
    try {
      const { archive } = await this.#open;
      const found = await archive.getZxy(z, x, y);
      return found ? served(Buffer.from(found.data), this.#content) : null;
    } catch (error) {
      throw error instanceof TileFailure ? error : new TileFailure('damaged', 'PMTiles', null, { cause: error });
    }
  }

  async close(): Promise<void> {
    const { handle } = await this.#open;
    await handle.close();
  }
}
