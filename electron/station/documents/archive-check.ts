// Looks into a zip before anybody opens it: how many files, how large unpacked, no document type in its XML.
import { inflateRawSync } from 'node:zlib';
import { DomainError } from '#shared/kernel/errors.ts';

/** Bytes of one table file: a directory of 20,000 people is 2 MB; scans pasted into a Word file make the rest. */
export const maxTableFileBytes = 20_971_520;
/** Bytes of all files in it together, unpacked: a sheet of the most rows we take is 30 MB of XML. */
const maxExpandedBytes = 157_286_400;
/** Files in it: parts of a workbook with 60 sheets and a picture on each are a few hundred. */
const maxArchiveEntries = 2_000;

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryMark = 0x02_01_4b_50;
const localMark = 0x04_03_4b_50;
const stored = 0;
const deflated = 8;

const broken = (cause?: unknown): DomainError => new DomainError('brokenFile', { field: 'file' }, { cause });

/** One file's bytes; no more than `left` of them. What a zip says of its own sizes is not believed. */
function expand(bytes: Buffer, at: number, size: number, method: number, left: number): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark) throw broken();
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(start, start + size);
  if (data.length < size || (method !== stored && method !== deflated)) throw broken();
  if (method === stored && size > left) throw new DomainError('tooLarge', { field: 'file', limit: maxExpandedBytes });
  try {
    return method === stored ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new DomainError('tooLarge', { field: 'file', limit: maxExpandedBytes });
    throw broken(error);
  }
}

/**
 * Unpacks every file of a zip once within the limits, so that a library may open it afterwards.
 * @returns the names in it
 * @throws DomainError tooLarge (unpacked size, number of files), encryptedFile, brokenFile (no zip, torn, XML with a document type)
 */
export function checkArchive(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0 || end + 22 > bytes.length) throw broken();
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > maxArchiveEntries) throw new DomainError('tooLarge', { field: 'file', limit: maxArchiveEntries, received: entries });
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let left = maxExpandedBytes;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new DomainError('encryptedFile', { field: 'file' });
    const content = expand(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 10), left);
    left -= content.length;
    if (/\.(xml|rels)$/i.test(name) && content.includes('<!DOCTYPE')) throw broken();
    names.push(name);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
