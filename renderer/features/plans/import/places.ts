// Which section a block of the file went to, and back: both hold the same characters in the same order.
import { inkOf, sectionText } from '#shared/plans/current.ts';
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import type { PlanSection } from '#shared/plans/types.ts';

const inkOfBlock = (block: SourceBlock): number =>
  inkOf(block.kind === 'paragraph' ? `${block.numbering}${block.text}` : block.rows.flat().join('')).length;

/** Where each begins, counted in characters that are no blanks; and behind the last. */
function starts<T>(items: readonly T[], length: (item: T) => number): number[] {
  const all = [0];
  for (const item of items) all.push((all.at(-1) ?? 0) + length(item));
  return all;
}

/** The last that begins at or before `at`. */
function lastBefore(all: readonly number[], at: number): number {
  let [from, to] = [0, all.length - 2];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if ((all[middle] ?? 0) <= at) from = middle;
    else to = middle - 1;
  }
  return Math.max(0, from);
}

export interface Places {
  blockOf: (section: string) => number;
  sectionOf: (block: number) => string | null;
}

/** While a hand adds and takes away characters, the places behind are off by as many; they lead near enough. */
export function placesOf(source: readonly SourceBlock[], sections: readonly PlanSection[]): Places {
  const blocks = starts(source, inkOfBlock);
  const parts = starts(sections, (section) => inkOf(`${section.number}${section.title}${sectionText(section)}`).length);
  return {
    blockOf: (id) => {
      const at = sections.findIndex((section) => section.id === id);
      return at < 0 ? -1 : lastBefore(blocks, parts[at] ?? 0);
    },
    sectionOf: (block) => sections[lastBefore(parts, blocks[block] ?? 0)]?.id ?? null,
  };
}
