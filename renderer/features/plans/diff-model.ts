// The difference of two versions as it is read: what did not change is folded, the changes are counted and walked through.
import type { SectionDiff } from '#shared/contract/plans.ts';

export type DiffRow = { kind: 'change'; section: SectionDiff; nth: number } | { kind: 'folded'; sections: SectionDiff[]; key: string };

/** Sections that did not change, one beside the other, are one row. */
export function diffRows(sections: readonly SectionDiff[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let changes = 0;
  for (const section of sections) {
    const last = rows.at(-1);
    if (section.kind !== 'same') {
      rows.push({ kind: 'change', section, nth: changes });
      changes += 1;
    } else if (last?.kind === 'folded') last.sections.push(section);
    else rows.push({ kind: 'folded', sections: [section], key: `same-${rows.length}` });
  }
  return rows;
}

export function countsOf(sections: readonly SectionDiff[]): Record<'added' | 'removed' | 'changed' | 'moved', number> {
  const count = (kind: SectionDiff['kind']): number => sections.filter((section) => section.kind === kind).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed'), moved: count('moved') };
}

/** Longer stretches that did not change show only their ends. */
const longFrom = 240;
const endChars = 70;

/** @returns the ends of a long stretch and how many characters stand between; null: it is short enough to be shown */
export function foldedSame(text: string): { head: string; hidden: number; tail: string } | null {
  if (text.length <= longFrom) return null;
  return { head: text.slice(0, endChars), hidden: text.length - 2 * endChars, tail: text.slice(-endChars) };
}
