// The tree of sections: where each stands, what shows when some are closed, what typing finds.
import { describe, expect, it } from 'vitest';
import type { PlanSection } from '#shared/plans/types.ts';
import { closedAtFirst, pathTo, shownRows, treeOf, withBelow } from './section-rows.ts';

const section = (id: string, depth: number, title: string): PlanSection => ({ id, depth, number: '', title, blocks: [] });
const plan = [
  section('a', 0, '总则'),
  section('a1', 1, '编制目的'),
  section('b', 0, '应急响应'),
  section('b1', 1, '分级响应'),
  section('b11', 2, 'Ⅰ级响应'),
  section('b2', 1, '信息报告'),
  section('c', 0, '附则'),
];
const ids = (rows: readonly { section: PlanSection }[]): string => rows.map((row) => row.section.id).join(' ');

describe('the tree of sections', () => {
  it('knows levels, parents and who has children; a depth that jumps is a child of what stands before', () => {
    expect(treeOf(plan).map(({ level, parent, hasChildren }) => [level, parent, hasChildren])).toEqual([
      [1, null, true],
      [2, 'a', false],
      [1, null, true],
      [2, 'b', true],
      [3, 'b1', false],
      [2, 'b', false],
      [1, null, false],
    ]);
    expect(treeOf([section('x', 2, ''), section('y', 5, ''), section('z', 1, '')]).map(({ level }) => level)).toEqual([1, 2, 1]);
  });

  it('shows nothing below a closed one, at any distance', () => {
    const rows = treeOf(plan);
    expect(ids(shownRows(rows, new Set(['b']), ''))).toBe('a a1 b c');
    expect(ids(shownRows(rows, new Set(['b1']), ''))).toBe('a a1 b b1 b2 c');
  });

  it('finds by all typed words, with what the found stand under, also in closed ones', () => {
    expect(ids(shownRows(treeOf(plan), new Set(['b']), '响应 Ⅰ'))).toBe('b b1 b11');
    expect(ids(shownRows(treeOf(plan), new Set(), '没有'))).toBe('');
  });

  it('a long plan begins closed below the second level, a short one open', () => {
    expect(closedAtFirst(treeOf(plan)).size).toBe(0);
    const long = Array.from({ length: 20 }, (_, at) => [
      section(`p${at}`, 0, ''),
      section(`q${at}`, 1, ''),
      section(`r${at}`, 2, ''),
      section(`s${at}`, 2, ''),
    ]);
    expect([...closedAtFirst(treeOf(long.flat()))].every((id) => id.startsWith('q'))).toBe(true);
  });

  it('gives a section with all below it, and the way up from one', () => {
    expect(withBelow(plan, 'b').map(({ id }) => id)).toEqual(['b', 'b1', 'b11', 'b2']);
    expect(withBelow(plan, 'c').map(({ id }) => id)).toEqual(['c']);
    expect(pathTo(treeOf(plan), 'b11')).toEqual(['b1', 'b']);
  });
});
