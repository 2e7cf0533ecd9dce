// The difference as it is read: folds, counts, long stretches.
import { describe, expect, it } from 'vitest';
import type { SectionDiff } from '#shared/contract/plans.ts';
import { countsOf, diffRows, foldedSame } from './diff-model.ts';

const section = (kind: SectionDiff['kind'], after: string): SectionDiff => ({
  kind,
  depth: 0,
  before: after,
  after,
  heading: [],
  parts: [],
});
const sections = [
  section('same', 'a'),
  section('same', 'b'),
  section('changed', 'c'),
  section('same', 'd'),
  section('added', 'e'),
  section('removed', 'f'),
];

describe('a difference to read', () => {
  it('folds what did not change, and numbers the changes in order', () => {
    const rows = diffRows(sections);
    expect(rows.map((row) => (row.kind === 'folded' ? row.sections.length : `#${row.nth}`))).toEqual([2, '#0', 1, '#1', '#2']);
    expect(new Set(rows.flatMap((row) => (row.kind === 'folded' ? [row.key] : []))).size).toBe(2);
    expect(diffRows([])).toEqual([]);
  });

  it('counts each sort', () => {
    expect(countsOf(sections)).toEqual({ added: 1, removed: 1, changed: 1, moved: 0 });
  });

  it('shows only the ends of a long stretch, and says how much it hides', () => {
    expect(foldedSame('短')).toBeNull();
    const long = `头${'中'.repeat(500)}尾`;
    const folded = foldedSame(long);
    expect((folded?.head.length ?? 0) + (folded?.hidden ?? 0) + (folded?.tail.length ?? 0)).toBe(long.length);
    expect(folded?.head.startsWith('头') && folded.tail.endsWith('尾')).toBe(true);
  });
});
