// Plans as PDF files.
import { DomainError } from '#shared/kernel/errors.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';

export function readPdfPlan(): SourceDocument {
  throw new DomainError('notAPlanFile', { field: 'file', received: 'pdf' });
}
