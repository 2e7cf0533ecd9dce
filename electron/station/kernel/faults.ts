// Faults of the station: what the disk or the database does to us, each with a code of its own and a way out on the page.
import { DomainError, isDomainError } from '#shared/kernel/errors.ts';

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Turns what SQLite or the file system throws into a fault with a code; anything else comes back as it is. */
export function toFault(error: unknown): unknown {
  if (isDomainError(error)) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new DomainError('diskFull', {}, { cause: error });
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new DomainError('readOnly', {}, { cause: error });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new DomainError('damaged', {}, { cause: error });
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return new DomainError('readOnly', {}, { cause: error });
  return error;
}
