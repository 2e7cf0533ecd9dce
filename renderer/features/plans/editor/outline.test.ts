// Moves in the outline never lose, double or reorder a character, and links follow their section.
import { array, assert, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingOf, inkOf, sectionText } from '#shared/plans/current.ts';
import type { PlanText } from '#shared/plans/types.ts';
import { addBehind, headingParts, lineToHeading, merge, remove, shift, split, withoutBlanks } from './outline.ts';

const section = (id: string, depth: number, number: string, title: string, text: string) => ({
  id,
  depth,
  number,
  title,
  blocks: [{ kind: 'text' as const, text }],
});
const text: PlanText = {
  sections: [
    section('a', 0, '1', '总则', '为做好工作。\n制定本预案。'),
    section('b', 1, '1.1', '目的', '目的一。\n（一）范围\n本县。'),
    section('c', 1, '1.2', '依据', '依据。'),
    section('d', 0, '2', '组织', '指挥部。'),
  ],
  levels: [{ id: 'l', level: 'II', name: 'Ⅱ级', conditions: [], startedBy: '', section: 'c', steps: [] }],
  duties: [],
  contacts: [],
  annexes: [],
  cards: [],
};
const ink = ({ sections }: PlanText): string => inkOf(sections.map((one) => headingOf(one) + sectionText(one)).join(''));
const outline = ({ sections }: PlanText): string[] => sections.map((one) => `${one.depth} ${headingOf(one)}`);

describe('the outline', () => {
  it('goes deeper and higher with all below, never deeper than one below the one above', () => {
    expect(outline(shift(text, 'd', 1))).toContain('1 2 组织');
    expect(shift(text, 'a', 1)).toBe(text);
    expect(outline(shift(shift(text, 'd', 1), 'd', 1))).toContain('2 2 组织');
    expect(shift(shift(shift(text, 'd', 1), 'd', 1), 'd', 1).sections[3]?.depth).toBe(2);
    const higher = shift(shift(text, 'b', -1), 'c', 1);
    expect(higher.sections.map(({ depth }) => depth)).toEqual([0, 0, 1, 0]);
    expect(shift(higher, 'b', 1).sections.map(({ depth }) => depth)).toEqual([0, 1, 2, 0]);
  });

  it('joins a section to the one above, with its heading as text; links go along', () => {
    const { text: joined, at } = merge(text, 'c');
    expect(at).toBe('b');
    expect(joined.sections[1]?.blocks).toEqual([{ kind: 'text', text: '目的一。\n（一）范围\n本县。\n1.2 依据\n依据。' }]);
    expect(joined.levels[0]?.section).toBe('b');
    expect(merge(text, 'a').text.sections[0]).toMatchObject({
      number: '',
      title: '',
      blocks: [{ text: '1 总则\n为做好工作。\n制定本预案。' }],
    });
  });

  it('makes a heading of a line, and parts a section at the caret', () => {
    const made = lineToHeading(text, { section: 'b', block: 0, offset: 7 }, 'n');
    expect(outline(made.text)).toEqual(['0 1 总则', '1 1.1 目的', '2 （一）范围', '1 1.2 依据', '0 2 组织']);
    expect(made.text.sections[2]?.blocks).toEqual([{ kind: 'text', text: '本县。' }]);
    const parted = split(text, { section: 'a', block: 0, offset: 7 }, 'n');
    expect(parted.text.sections[1]).toMatchObject({ id: 'n', depth: 0, title: '', blocks: [{ text: '制定本预案。' }] });
  });

  it('tells number and title apart', () => {
    expect(['一、总则', '（二）预警', '3.1 监测', '第四条 本办法', '附件1 通讯录', '组织体系'].map(headingParts)).toEqual([
      { number: '一、', title: '总则' },
      { number: '（二）', title: '预警' },
      { number: '3.1', title: '监测' },
      { number: '第四条', title: '本办法' },
      { number: '附件1', title: '通讯录' },
      { number: '', title: '组织体系' },
    ]);
  });

  it('adds a section behind all below one, and takes one away with its text alone', () => {
    expect(addBehind(text, 'a', 'n').text.sections.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'n', 'd']);
    const { text: without, at } = remove(text, 'c');
    expect([at, without.levels[0]?.section, without.sections.length]).toEqual(['b', 'b', 3]);
    expect(withoutBlanks(addBehind(text, 'a', 'n').text).sections[3]?.blocks).toEqual([]);
  });

  it('keeps every character in its order, whatever is done', () => {
    const move = tuple(nat(3), nat(20), nat(30));
    assert(
      property(array(move, { maxLength: 30 }), (moves) => {
        let now = text;
        for (const [index, [what, which, offset]] of moves.entries()) {
          const one = now.sections[which % now.sections.length];
          if (!one) continue;
          const caret = { section: one.id, block: 0, offset };
          if (what === 0) now = shift(now, one.id, offset % 2 === 0 ? 1 : -1);
          else now = (what === 1 ? merge(now, one.id) : (what === 2 ? split : lineToHeading)(now, caret, `n${index}`)).text;
        }
        expect(ink(now)).toBe(ink(text));
      }),
    );
  });
});
