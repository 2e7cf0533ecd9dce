// Zips of places: what is in them by name, unpacked one by one within one limit for all. Nothing else in them is opened.
import { DomainError } from '#shared/kernel/errors.ts';
import { type ArchiveLimits, entryName, openArchive } from '../archive-check.ts';

export interface PackedFile {
  /** With its folders, as the zip has it, without what could make it leave them. */
  path: string;
  /** Without folders and ending. */
  base: string;
  /** In lower case, without the dot. */
  ending: string;
  /** Folders and base, in lower case: files of one layer share it. */
  stem: string;
  size: number;
  /** @throws DomainError unpackedTooLarge, encryptedFile, brokenFile */
  read: () => Buffer;
}

const limits: ArchiveLimits = {
  code: 'unpackedTooLarge',
  // 100,000 records of 2,000 bytes, most of them blanks, with their shapes.
  expandedBytes: 314_572_800,
  // A KMZ has a picture for each place.
  entries: 5_000,
};

const litter = (path: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._|thumbs\.db$|desktop\.ini$|\.ds_store$)/i.test(path);

/** The files of a zip, none unpacked yet. @throws DomainError brokenFile, unpackedTooLarge (number of files) */
export function packedFiles(bytes: Buffer): PackedFile[] {
  let left = limits.expandedBytes;
  return openArchive(bytes, limits).flatMap((entry): PackedFile[] => {
    const path = entryName(entry)
      .replaceAll('\\', '/')
      .replace(/\p{Cc}|\p{Cf}/gu, '')
      .split('/')
      .filter((part, at, all) => (part !== '' || at === all.length - 1) && part !== '.' && part !== '..')
      .join('/');
    if (path === '' || path.endsWith('/') || litter(path)) return [];
    const name = path.split('/').at(-1) ?? '';
    const dot = name.lastIndexOf('.');
    const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
    const base = dot < 0 ? name : name.slice(0, dot);
    return [
      {
        path,
        base,
        ending,
        stem: (dot < 0 ? path : path.slice(0, path.length - ending.length - 1)).toLowerCase(),
        size: entry.size,
        read() {
          if (left <= 0) throw new DomainError(limits.code, { field: 'file', limit: limits.expandedBytes });
          const content = entry.read(left);
          left -= content.length;
          return content;
        },
      },
    ];
  });
}

/** The layer somebody asked for, or the first; the others are in the answer's list. @throws DomainError notFound */
export function layerNamed<T extends { name: string }>(layers: readonly T[], wanted: string | undefined): T {
  const found = wanted === undefined ? layers[0] : layers.find((layer) => layer.name === wanted);
  if (!found) throw new DomainError('notFound', { field: 'layer', received: wanted?.slice(0, 80) });
  return found;
}
