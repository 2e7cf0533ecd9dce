// A zip with hundreds of plans: what files are in it, and the bytes of each one when its turn comes. One bad file is its own refusal.
import { DomainError } from '#shared/kernel/errors.ts';
import { maxUploadBytes } from '#shared/kernel/limits.ts';
import { type ArchiveLimits, entryName, openArchive } from './archive-check.ts';
import { planFileLimit } from './plan-limits.ts';

const archiveLimits: ArchiveLimits = {
  code: 'unpackedTooLarge',
  // Unpacked, all its files together. They are packed files themselves (docx, pdf), so a zip of them grows little.
  expandedBytes: 1_073_741_824,
  // A county has over a thousand plans; pictures and notes lie beside them.
  entries: 5_000,
};
/** Unpacked to packed bytes of one file: plain text gives 10, a drawing in XML 60, nothing but a bomb more than this. */
const mostRatio = 200;
/** A file so small may have any ratio. */
const smallBytes = 1_048_576;
/** Characters of a name that is shown. */
const longestName = 300;

export interface PlanArchiveFile {
  /** Folders and name as a person reads them, parted by /. For showing and recognising: never a path of this machine. */
  name: string;
  /** Unpacked bytes as the zip says. */
  size: number;
  /**
   * Unpacks it. A refusal is of this file alone.
   * @throws DomainError nestedArchive, encryptedFile, brokenFile, tooLarge, unpackedTooLarge
   */
  read: () => Buffer;
}

export interface PlanArchive {
  files: PlanArchiveFile[];
  /** What a system or a program put in for itself: names of them. */
  skipped: string[];
}

const nested = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz|cab|iso)$/i;

/** Parts of a name without what could make it a path or hide its end. */
function partsOf(name: string): string[] {
  return name
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
}

function isLitter(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? '';
  return parts.includes('__MACOSX') || /^(?:\._|~\$|\.~|~WRL)/i.test(last) || /^(?:thumbs\.db|desktop\.ini|\.ds_store)$/i.test(last);
}

/**
 * The files of a zip, in its order. Nothing is unpacked before `read` is called.
 * @throws DomainError tooLarge (bytes), unpackedTooLarge (number of files), brokenFile
 */
export function listPlanArchive(bytes: Uint8Array): PlanArchive {
  if (bytes.length > maxUploadBytes) throw new DomainError('tooLarge', { field: 'file', limit: maxUploadBytes, received: bytes.length });
  const files: PlanArchiveFile[] = [];
  const skipped: string[] = [];
  let left = archiveLimits.expandedBytes;
  for (const entry of openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), archiveLimits)) {
    const raw = entryName(entry);
    const parts = partsOf(raw);
    if (parts.length === 0 || /[\\/]$/.test(raw)) continue;
    const name = parts.join('/').slice(-longestName);
    if (isLitter(parts)) {
      skipped.push(name);
      continue;
    }
    files.push({
      name,
      size: entry.size,
      read() {
        if (nested.test(name)) throw new DomainError('nestedArchive', { field: 'file', received: name });
        if (entry.size > planFileLimit) throw new DomainError('tooLarge', { field: 'file', limit: planFileLimit, received: entry.size });
        const most = Math.min(left, planFileLimit, Math.max(smallBytes, entry.packed * mostRatio));
        const content = entry.read(most);
        left -= content.length;
        return content;
      },
    });
  }
  return { files, skipped };
}
