// A block of the file leads to the section that holds it, and a section to the block it begins with.
import { expect, it } from 'vitest';
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { placesOf } from './places.ts';

const line = (text: string, numbering = ''): SourceBlock => ({
  kind: 'paragraph',
  text,
  numbering,
  heading: null,
  bold: false,
  centred: false,
  size: null,
  page: null,
});

it('leads from the file to the sections and back', () => {
  const source: SourceBlock[] = [
    line('总则', '一、'),
    line('为做好工作。'),
    { kind: 'table', rows: [['甲', '乙']], page: null },
    line('二、组织'),
    line('指挥部。'),
  ];
  const sections = [
    {
      id: 'a',
      depth: 0,
      number: '一、',
      title: '总则',
      blocks: [
        { kind: 'text' as const, text: '为做好工作。' },
        { kind: 'table' as const, rows: [['甲', '乙']] },
      ],
    },
    { id: 'b', depth: 0, number: '二、', title: '组织', blocks: [{ kind: 'text' as const, text: '指挥部。' }] },
  ];
  const { blockOf, sectionOf } = placesOf(source, sections);
  expect(source.map((_, at) => sectionOf(at))).toEqual(['a', 'a', 'a', 'b', 'b']);
  expect([blockOf('a'), blockOf('b'), blockOf('none')]).toEqual([0, 3, -1]);
});
