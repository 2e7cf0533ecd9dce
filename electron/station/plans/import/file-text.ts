// The text of a file that belongs to a plan, for the search.
import { isDomainError } from '#shared/kernel/errors.ts';
import { maxFileText } from '#shared/plans/limits.ts';
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import type { StationParts } from '../../parts.ts';

const textOf = (block: SourceBlock): string =>
  block.kind === 'paragraph' ? `${block.numbering}${block.text}` : block.rows.map((row) => row.join('\t')).join('\n');

/** @returns '' for what has no text or cannot be read: the file is kept all the same */
export async function textOfFile(parts: Pick<StationParts, 'readPlanDocument'>, name: string, bytes: Uint8Array): Promise<string> {
  if (!/\.(docx|docm|pdf|txt|md)$/i.test(name)) return '';
  try {
    const { blocks } = await parts.readPlanDocument(name, bytes);
    return blocks.map(textOf).join('\n').slice(0, maxFileText);
  } catch (error) {
    if (isDomainError(error)) return '';
    throw error;
  }
}
