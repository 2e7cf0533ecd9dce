// What every file of tiles gives, whatever its format.
import { gunzipSync } from 'node:zlib';
import { maxTileBytes, maxVectorTileBytes } from '#shared/resources/layers/limits.ts';
import { TileFailure } from './failure.ts';
import { imageFacts } from './image.ts';

export interface Tile {
  mime: string;
  bytes: Uint8Array;
}

export interface TileFileFacts {
  content: 'raster' | 'vector';
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north in degrees; null: the file does not say. */
  bounds: [number, number, number, number] | null;
  name: string;
  attribution: string;
  /** Of vector tiles: what they hold. */
  layers: string[];
  tiles: number;
}

export interface TileFile {
  /** By our rows, counted from the north. null: the file has none there. @throws TileFailure damaged, tooLarge */
  tile(z: number, x: number, y: number): Promise<Tile | null>;
  close(): Promise<void>;
}

const vectorMime = 'application/vnd.mapbox-vector-tile';

/** Unpacks what is packed, within the limit. @throws TileFailure */
export function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxVectorTileBytes });
  } catch (error) {
    const large = error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new TileFailure(large ? 'tooLarge' : 'damaged', large ? `> ${maxVectorTileBytes} B` : 'gzip', null, { cause: error });
  }
}

/** A stored tile as the page gets it. @throws TileFailure */
export function served(bytes: Buffer, content: TileFileFacts['content']): Tile | null {
  if (bytes.length === 0) return null;
  if (content === 'vector') return { mime: vectorMime, bytes: unpacked(bytes) };
  if (bytes.length > maxTileBytes) throw new TileFailure('tooLarge', `${bytes.length} > ${maxTileBytes} B`);
  const facts = imageFacts(bytes);
  if (!facts) throw new TileFailure('damaged', 'image');
  return { mime: facts.mime, bytes };
}
