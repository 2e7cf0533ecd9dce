// A plan of plain lines and tables, for tests that say a pattern in a few words.
import { parsePlan } from '../../shared/plans/parse/parse.ts';
import type { ParsedPlan, SourceBlock } from '../../shared/plans/parse/types.ts';

type Paragraph = Extract<SourceBlock, { kind: 'paragraph' }>;

export const plainLine = (text: string, looks: Partial<Paragraph> = {}): SourceBlock => ({
  kind: 'paragraph',
  text,
  heading: null,
  numbering: '',
  bold: false,
  centred: false,
  size: null,
  page: null,
  ...looks,
});

/** A text is a paragraph, rows are a table. */
export type PlanLine = string | string[][] | SourceBlock;

export function readLines(...blocks: PlanLine[]): ParsedPlan {
  let next = 0;
  return parsePlan(
    {
      format: 'docx',
      encoding: null,
      left: [],
      blocks: blocks.map((block) =>
        typeof block === 'string' ? plainLine(block) : Array.isArray(block) ? { kind: 'table', rows: block, page: null } : block,
      ),
    },
    { kinds: [], newId: () => `id${(next += 1)}` },
  );
}
