// What of a file stands in no section is found to the character, wherever lines were moved, changed or left out.
import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkOf } from '../current.ts';
import type { PlanSection } from '../types.ts';
import { coverageOf } from './coverage.ts';
import type { SourceBlock } from './types.ts';

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
const section = (id: string, number: string, title: string, text: string): PlanSection => ({
  id,
  depth: 0,
  number,
  title,
  blocks: text === '' ? [] : [{ kind: 'text', text }],
});
const source: SourceBlock[] = [
  line('总则', '一、'),
  line('为做好防汛工作，制定本预案。'),
  {
    kind: 'table',
    rows: [
      ['单位', '电话'],
      ['县水务局', '12345678'],
    ],
    page: 2,
  },
  line('二、组织指挥'),
  line('县指挥部统一指挥。'),
];
const whole: PlanSection[] = [
  {
    ...section('a', '一、', '总则', ''),
    blocks: [
      { kind: 'text', text: '为做好防汛工作，制定本预案。' },
      {
        kind: 'table',
        rows: [
          ['单位', '电话'],
          ['县水务局', '12345678'],
        ],
      },
    ],
  },
  section('b', '二、', '组织指挥', '县指挥部统一指挥。'),
];
const first = whole[0] as PlanSection;
const second = whole[1] as PlanSection;

describe('coverage', () => {
  it('is whole when every character stands in a section, blanks or not', () => {
    expect(coverageOf(source, whole)).toEqual({ file: 49, sections: 49, missing: [], added: [] });
    expect(coverageOf(source, [first, { ...second, title: '组织　指挥' }])).toMatchObject({ missing: [], added: [] });
  });

  it('says which line is missing, in which block, and what was added where', () => {
    expect(coverageOf(source, [first]).missing).toEqual([
      { block: 3, text: '二、组织指挥' },
      { block: 4, text: '县指挥部统一指挥。' },
    ]);
    const without = { ...first, blocks: first.blocks.slice(0, 1) };
    expect(coverageOf(source, [without, second]).missing).toEqual([
      { block: 2, text: '单位电话' },
      { block: 2, text: '县水务局12345678' },
    ]);
    const more = { ...second, blocks: [{ kind: 'text' as const, text: '县指挥部统一指挥。\n另加一句。' }] };
    expect(coverageOf(source, [first, more])).toMatchObject({ missing: [], added: [{ section: 'b', text: '另加一句。' }] });
  });

  it('of a changed line says only the characters that differ', () => {
    const changed = { ...first, blocks: [{ kind: 'text' as const, text: '为做好抗旱工作，制定本预案。' }, ...first.blocks.slice(1)] };
    expect(coverageOf(source, [changed, second])).toMatchObject({
      missing: [{ block: 1, text: '防汛' }],
      added: [{ section: 'a', text: '抗旱' }],
    });
  });

  it('a section that was moved is not missing', () => {
    expect(coverageOf(source, [second, first])).toMatchObject({ missing: [], added: [] });
  });

  it('counts right whatever lines are left out, doubled or moved', () => {
    const words = constantFrom<string[]>(
      '总则',
      '县指挥部统一指挥。',
      '一',
      '启动条件：发生大洪水。',
      '（一）职责',
      '县水务局负责水情监测和预报，并及时报告县指挥部。',
    );
    assert(
      property(array(words, { minLength: 1, maxLength: 30 }), array(tuple(nat(2), nat(29)), { maxLength: 8 }), (lines, moves) => {
        const held: string[] = [...lines];
        for (const [what, at] of moves) {
          const [taken] = held.splice(at % Math.max(1, held.length), what === 1 ? 0 : 1);
          if (what === 2 && taken !== undefined) held.push(taken);
          if (what === 1) held.push(lines[at % lines.length] ?? '');
        }
        const { file, sections, missing, added } = coverageOf(
          lines.map((text) => line(text)),
          held.map((text, index) => section(String(index), '', '', text)),
        );
        const letters = (parts: readonly { text: string }[]): number => parts.reduce((sum, { text }) => sum + text.length, 0);
        expect(file).toBe(inkOf(lines.join('')).length);
        expect(sections).toBe(inkOf(held.join('')).length);
        // Nothing is counted twice: what is there and not from the file, less what is missing, is the difference.
        expect(letters(added) - letters(missing)).toBe(sections - file);
        // A line that no section has any more is never taken for placed.
        const tally = (all: readonly string[]): Map<string, number> =>
          Map.groupBy(all, (one) => one)
            .entries()
            .reduce((map, [key, some]) => map.set(key, some.length), new Map<string, number>());
        const have = tally(held);
        const gone = [...tally(lines)].reduce((sum, [text, count]) => sum + Math.max(0, count - (have.get(text) ?? 0)) * text.length, 0);
        expect(letters(missing)).toBeLessThanOrEqual(gone);
        expect(letters(missing)).toBeGreaterThanOrEqual(letters(added) === 0 ? gone : 0);
      }),
    );
  });
});
