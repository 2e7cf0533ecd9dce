// Attachments as files named by their SHA-256: the same photo twice is one file, and a changed byte is another name.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxAttachmentBytes } from '#shared/kernel/limits.ts';
import { toFault } from './faults.ts';

/** What may be attached: by the first bytes, not by what the sender says. */
const signatures: { mime: string; matches: (bytes: Buffer) => boolean }[] = [
  { mime: 'image/jpeg', matches: (b) => b.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  { mime: 'image/png', matches: (b) => b.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) },
  { mime: 'image/gif', matches: (b) => b.subarray(0, 4).toString('latin1') === 'GIF8' },
  { mime: 'image/webp', matches: (b) => b.subarray(0, 4).toString('latin1') === 'RIFF' && b.subarray(8, 12).toString('latin1') === 'WEBP' },
  { mime: 'image/heic', matches: (b) => /^ftyp(heic|heix|mif1|msf1)/.test(b.subarray(4, 12).toString('latin1')) },
  { mime: 'video/mp4', matches: (b) => b.subarray(4, 8).toString('latin1') === 'ftyp' },
  { mime: 'video/webm', matches: (b) => b.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3])) },
  { mime: 'audio/wav', matches: (b) => b.subarray(0, 4).toString('latin1') === 'RIFF' && b.subarray(8, 12).toString('latin1') === 'WAVE' },
  { mime: 'audio/ogg', matches: (b) => b.subarray(0, 4).toString('latin1') === 'OggS' },
  { mime: 'audio/mpeg', matches: (b) => b.subarray(0, 3).toString('latin1') === 'ID3' || (b[0] === 0xff && ((b[1] ?? 0) & 0xe0) === 0xe0) },
  { mime: 'audio/amr', matches: (b) => b.subarray(0, 5).toString('latin1') === '#!AMR' },
  { mime: 'application/pdf', matches: (b) => b.subarray(0, 5).toString('latin1') === '%PDF-' },
  { mime: 'application/zip', matches: (b) => b.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04])) },
];

const officeTypes: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** @throws DomainError typeNotAllowed */
export function typeOf(name: string, bytes: Buffer): string {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const found = signatures.find((signature) => signature.matches(bytes));
  if (found?.mime === 'application/zip') {
    const office = officeTypes[extension];
    if (office) return office;
  } else if (found) return found.mime;
  else if (['txt', 'md', 'csv'].includes(extension) && !bytes.includes(0)) return 'text/plain';
  throw new DomainError('typeNotAllowed', { field: 'file', received: extension });
}

/** A name that is safe to show and to save under: no folders, no control characters. */
export function safeName(name: string): string {
  const clean = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}"<>|:*?]/gu, '').trim();
  return clean === '' || clean === '.' || clean === '..' ? '附件' : clean.slice(-120);
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export class AttachmentStore {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Stores the bytes; on the disk when this returns. @throws DomainError tooLarge, notValid (empty), diskFull, readOnly */
  save(bytes: Buffer): string {
    if (bytes.length === 0) throw new DomainError('notValid', { field: 'file', received: 0 });
    if (bytes.length > maxAttachmentBytes)
      throw new DomainError('tooLarge', { field: 'file', limit: maxAttachmentBytes, received: bytes.length });
    const hash = hashOf(bytes);
    const file = this.fileOf(hash);
    // One that was damaged meanwhile is made whole by the same bytes.
    if (existsSync(file) && hashOf(readFileSync(file)) === hash) return hash;
    const temporary = `${file}.${process.pid}.part`;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      const handle = openSync(temporary, 'w');
      try {
        // Not writeSync: on a disk that is nearly full that writes a part and says so only by its return value.
        writeFileSync(handle, bytes);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw toFault(error);
    }
    return hash;
  }

  /** @throws DomainError notFound when the file is gone, damaged when its bytes are not those of its name */
  read(hash: string): Buffer {
    const file = this.fileOf(hash);
    if (!existsSync(file)) throw new DomainError('notFound', { field: 'hash', received: hash });
    const bytes = readFileSync(file);
    if (hashOf(bytes) !== hash) throw new DomainError('damaged', { field: 'hash', received: hash });
    return bytes;
  }

  fileOf(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new DomainError('notValid', { field: 'hash' });
    return path.join(this.#dir, hash.slice(0, 2), hash);
  }
}
