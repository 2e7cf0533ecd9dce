// Another program that has the data folder already.
import { isDomainError } from '#shared/kernel/errors.ts';
import { readHolder } from '#station/kernel/lock.ts';

/** Where the page of the program is that holds the folder, when that is why a start was refused; null otherwise. */
export function addressOfOther(error: unknown, dataDir: string): string | null {
  return isDomainError(error) && error.code === 'inUse' ? (readHolder(dataDir)?.url ?? null) : null;
}
