// A backup as one file: tar, gzip, and AES-256-GCM when a passphrase is given.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '#shared/kernel/errors.ts';

const magic = Buffer.from('WDBACKUP1\n');
const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;
const scryptCost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export interface ManifestFile {
  path: string;
  sha256: string;
  size: number;
}

/** A file of a map that is too large for each backup, by the name that the office gave it. */
export interface LeftOut {
  path: string;
  name: string;
  size: number;
}

export interface Manifest {
  format: 1;
  version: string;
  madeAt: number;
  station: string;
  entries: number;
  secrets: boolean;
  files: ManifestFile[];
  /** Not in it; left out in older ones. */
  leftOut?: LeftOut[];
}

export const manifestName = 'manifest.json';

/** A chunk at a time: the obligation clock must not wait while a night's worth of videos is read. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, scryptCost);
}

/** Packs the named files of `dir` into `to`; it appears there whole or not at all. Returns its size in bytes. */
export async function pack(dir: string, names: string[], to: string, passphrase: string | undefined): Promise<number> {
  const { create } = await import('tar');
  const part = `${to}.part`;
  try {
    const stream = create({ cwd: dir, gzip: { level: 6 }, portable: true, follow: true }, names);
    if (passphrase === undefined) await pipeline(stream, createWriteStream(part));
    else {
      const salt = randomBytes(saltBytes);
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), iv);
      writeFileSync(part, Buffer.concat([magic, salt, iv]));
      await pipeline(stream, cipher, createWriteStream(part, { flags: 'a' }));
      writeFileSync(part, cipher.getAuthTag(), { flag: 'a' });
    }
    const handle = openSync(part, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(part, to);
    return statSync(to).size;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

export function isEncrypted(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(magic.length);
    readSync(handle, head);
    return head.equals(magic);
  } finally {
    closeSync(handle);
  }
}

async function decrypt(file: string, to: string, passphrase: string): Promise<void> {
  const handle = openSync(file, 'r');
  const size = statSync(file).size;
  const salt = Buffer.alloc(saltBytes);
  const iv = Buffer.alloc(ivBytes);
  const tag = Buffer.alloc(tagBytes);
  try {
    readSync(handle, salt, 0, saltBytes, magic.length);
    readSync(handle, iv, 0, ivBytes, magic.length + saltBytes);
    readSync(handle, tag, 0, tagBytes, size - tagBytes);
  } finally {
    closeSync(handle);
  }
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), iv);
  decipher.setAuthTag(tag);
  const start = magic.length + saltBytes + ivBytes;
  try {
    await pipeline(createReadStream(file, { start, end: size - tagBytes - 1 }), decipher, createWriteStream(to));
  } catch (error) {
    throw new DomainError('notValid', { field: 'passphrase' }, { cause: error });
  }
}

/**
 * Unpacks into an empty folder and checks every file against the manifest.
 * @throws DomainError notValid (passphrase missing or wrong), damaged (not a backup, or a file differs)
 */
export async function unpack(file: string, into: string, passphrase: string | undefined): Promise<Manifest> {
  const { extract } = await import('tar');
  let archive = file;
  if (isEncrypted(file)) {
    if (passphrase === undefined) throw new DomainError('notValid', { field: 'passphrase' });
    archive = path.join(into, 'decrypted.part');
    await decrypt(file, archive, passphrase);
  }
  try {
    await extract({ file: archive, cwd: into, strict: true, preserveOwner: false });
  } catch (error) {
    throw new DomainError('damaged', { field: 'file', received: path.basename(file) }, { cause: error });
  } finally {
    if (archive !== file) rmSync(archive, { force: true });
  }
  return checkManifest(into);
}

async function checkManifest(dir: string): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(readFileSync(path.join(dir, manifestName), 'utf8')) as Manifest;
  } catch (error) {
    throw new DomainError('damaged', { field: 'file', received: manifestName }, { cause: error });
  }
  for (const file of manifest.files) {
    const full = path.resolve(dir, file.path);
    if (!full.startsWith(path.resolve(dir) + path.sep)) throw new DomainError('damaged', { field: 'file', received: file.path });
    let hash = '';
    try {
      hash = await hashFile(full);
    } catch (error) {
      throw new DomainError('damaged', { field: 'file', received: file.path }, { cause: error });
    }
    if (hash !== file.sha256) throw new DomainError('damaged', { field: 'file', received: file.path });
  }
  return manifest;
}
