// Plans as Word files.
import { DomainError } from '#shared/kernel/errors.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import type { ArchiveLimits } from './archive-check.ts';

export const docxLimits: ArchiveLimits = {
  code: 'unpackedTooLarge',
  // Photographs do not pack; the XML of 600 pages is 40 MB.
  expandedBytes: 157_286_400,
  // A part for each picture, chart and note.
  entries: 5_000,
};

export const isDocx = (names: readonly string[]): boolean => names.some((name) => /^word\/document\d*\.xml$/i.test(name));

export function readDocxPlan(): SourceDocument {
  throw new DomainError('notAPlanFile', { field: 'file', received: 'docx' });
}
