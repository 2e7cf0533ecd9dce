// Looks into a zip before anybody opens it: how many files, how large unpacked, no document type in its XML.
import { inflateRawSync } from 'node:zlib';
import { DomainError, type ErrorCode } from '#shared/kernel/errors.ts';

/** Bytes of one table file: a directory of 20,000 people is 2 MB; scans pasted into a Word file make the rest. */
export const maxTableFileBytes = 20_971_520;

/** How much a zip may hold, and the refusal for more. */
export interface ArchiveLimits {
  code: ErrorCode;
  /** Bytes of all files in it together, unpacked. */
  expandedBytes: number;
  entries: number;
}

const tableLimits: ArchiveLimits = {
  code: 'tooLarge',
  // A sheet of the most rows we take is 30 MB of XML.
  expandedBytes: 157_286_400,
  // Parts of a workbook with 60 sheets and a picture on each are a few hundred.
  entries: 2_000,
};

/** One file of a zip, not unpacked yet. */
export interface ArchiveEntry {
  /** As it stands in the zip; how it is written depends on `utf8` and on who made it. */
  rawName: Buffer;
  /** The zip says that the name is UTF-8. */
  utf8: boolean;
  encrypted: boolean;
  /** Packed and unpacked bytes as the zip says: for showing, never believed. */
  packed: number;
  size: number;
  extra: Buffer;
  /** Unpacks it; no more than `most` bytes. @throws DomainError brokenFile, encryptedFile, the limits' own code */
  read: (most: number) => Buffer;
}

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryMark = 0x02_01_4b_50;
const localMark = 0x04_03_4b_50;
const end64Mark = 0x06_06_4b_50;
const locator64Mark = 0x07_06_4b_50;
const stored = 0;
const deflated = 8;
/** Stands where the true number is in the fields for large archives, which some programs write in small ones as well. */
const see64 = 0xff_ff_ff_ff;

const broken = (cause?: unknown): DomainError => new DomainError('brokenFile', { field: 'file' }, { cause });

/** One file's bytes; no more than `left` of them. What a zip says of its own sizes is not believed. */
function expand(bytes: Buffer, at: number, size: number, method: number, left: number, limits: ArchiveLimits): Buffer {
  const tooLarge = (): DomainError => new DomainError(limits.code, { field: 'file', limit: limits.expandedBytes });
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark) throw broken();
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(start, start + size);
  if (data.length < size || (method !== stored && method !== deflated)) throw broken();
  if (method === stored && size > left) throw tooLarge();
  try {
    return method === stored ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw broken(error);
  }
}

/** A field of 8 bytes as a number; more than a file can have becomes that. */
const large = (bytes: Buffer, at: number): number => {
  if (at + 8 > bytes.length) throw broken();
  return Number(bytes.readBigUInt64LE(at));
};

/** Where the list of files begins and how many it has. */
function listOf(bytes: Buffer): { at: number; count: number } {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0 || end + 22 > bytes.length) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  const at = bytes.readUInt32LE(end + 16);
  if (at !== see64 && count !== 0xff_ff) return { at, count };
  if (end < 20 || bytes.readUInt32LE(end - 20) !== locator64Mark) return { at, count };
  const end64 = large(bytes, end - 12);
  if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== end64Mark) throw broken();
  return { at: large(bytes, end64 + 48), count: large(bytes, end64 + 32) };
}

/** The values of the field for large archives, in the order in which the ordinary ones point to it. */
function values64(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => large(field, index * 8));
  }
  return [];
}

/**
 * The files of a zip, none unpacked yet.
 * @throws DomainError brokenFile (no zip, torn), the limits' own code for too many files
 */
export function openArchive(bytes: Buffer, limits: ArchiveLimits): ArchiveEntry[] {
  const list = listOf(bytes);
  if (list.count > limits.entries) throw new DomainError(limits.code, { field: 'file', limit: limits.entries, received: list.count });
  const entries: ArchiveEntry[] = [];
  let { at } = list;
  for (let index = 0; index < list.count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw broken();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
    const wide = values64(extra);
    const [size, packed, offset] = [24, 20, 42].map((field) => {
      const said = bytes.readUInt32LE(at + field);
      return said === see64 ? (wide.shift() ?? said) : said;
    }) as [number, number, number];
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const encrypted = (flags & 1) === 1;
    entries.push({
      rawName: bytes.subarray(at + 46, nameEnd),
      utf8: (flags & 0x08_00) !== 0,
      encrypted,
      packed,
      size,
      extra,
      read(most) {
        if (encrypted) throw new DomainError('encryptedFile', { field: 'file' });
        return expand(bytes, offset, packed, method, most, limits);
      },
    });
    at = nameEnd + extra.length + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Field in which some programs keep the name in UTF-8. */
const unicodePath = 0x70_75;

/** A name in UTF-8, whatever marks it as such; else in the coding that Windows of this country uses. */
export function entryName(entry: ArchiveEntry): string {
  const { extra, rawName } = entry;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === unicodePath) return extra.subarray(at + 9, at + 4 + extra.readUInt16LE(at + 2)).toString('utf8');
  }
  if (entry.utf8) return rawName.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(rawName);
  } catch {
    return new TextDecoder('gb18030').decode(rawName);
  }
}

/**
 * Unpacks every file of a zip once within the limits, so that nothing in it can surprise who reads on.
 * @param keep whether a file's bytes are wanted; the others are unpacked, counted and given as no bytes
 * @returns the files by name
 * @throws DomainError the limits' code (unpacked size, number of files), encryptedFile, brokenFile (no zip, torn, XML with a document type)
 */
export function unpackArchive(bytes: Buffer, limits: ArchiveLimits, keep: (name: string) => boolean): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let left = limits.expandedBytes;
  for (const entry of openArchive(bytes, limits)) {
    const name = entry.rawName.toString('utf8');
    const content = entry.read(left);
    left -= content.length;
    if (/\.(xml|rels)$/i.test(name) && content.includes('<!DOCTYPE')) throw broken();
    files.set(name, keep(name) ? content : Buffer.alloc(0));
  }
  return files;
}

/** Unpacks every file of a table file once. @returns the names in it @throws DomainError as `unpackArchive` */
export function checkArchive(bytes: Buffer): string[] {
  return [...unpackArchive(bytes, tableLimits, () => false).keys()];
}
