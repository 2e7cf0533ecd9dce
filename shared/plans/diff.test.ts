// Differences between versions: nothing of either side is lost, and what only moved is said to have moved.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionText } from './current.ts';
import { diffTexts, diffWords } from './diff.ts';
import type { PlanSection } from './types.ts';

const section = (id: string, title: string, text: string, depth = 0): PlanSection => ({
  id,
  depth,
  number: '',
  title,
  blocks: [{ kind: 'text', text }],
});

describe('diffTexts', () => {
  it('shows what was rewritten, added, taken out and moved', () => {
    const before = [
      section('a', '总则', '为规范防汛工作，制定本预案。'),
      section('b', '指挥体系', '总指挥由分管副县长担任，副总指挥由水利局局长担任。'),
      section('d', '物资保障', '仓库三处，冲锋舟六艘，编织袋一万条。'),
      section('e', '队伍保障', '一支专业队，十二支乡镇队。'),
      section('f', '奖惩', '对迟报、漏报的追究责任。'),
      section('c', '附则', '本预案由县防办解释。'),
    ];
    const after = [
      section('1', '总则', '为规范防汛抗旱工作，制定本预案。'),
      section('3', '组织指挥机构', '总指挥由县长担任，副总指挥由水利局局长担任。'),
      section('4', '监测预警', '气象局每日八时报送雨情。'),
      section('5', '队伍保障', '一支专业队，十二支乡镇队。'),
      section('6', '奖惩', '对迟报、漏报的追究责任。'),
      section('2', '物资保障', '仓库三处，冲锋舟八艘，编织袋一万条。'),
    ];
    const found = diffTexts({ sections: before }, { sections: after });
    expect(found.map(({ kind, after: now, before: was }) => [kind, was, now])).toEqual([
      ['changed', '总则', '总则'],
      ['changed', '指挥体系', '组织指挥机构'],
      ['added', '', '监测预警'],
      ['same', '队伍保障', '队伍保障'],
      ['same', '奖惩', '奖惩'],
      ['moved', '物资保障', '物资保障'],
      ['removed', '附则', ''],
    ]);
    expect(found[0]?.parts).toContainEqual({ kind: 'added', text: '抗旱' });
  });

  it('figures and words change as a whole, and what is taken out stands before what comes in', () => {
    expect(diffWords('接报后 30 分钟内报告，1 小时内书面报告', '接报后 20 分钟内报告，40 分钟内书面报告')).toEqual([
      { kind: 'same', text: '接报后 ' },
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '20' },
      { kind: 'same', text: ' 分钟内报告，' },
      { kind: 'removed', text: '1 小时' },
      { kind: 'added', text: '40 分钟' },
      { kind: 'same', text: '内书面报告' },
    ]);
  });

  it('two equal versions differ in nothing', () => {
    const sections = [section('a', '总则', '一'), section('b', '总则', '二', 1)];
    expect(diffTexts({ sections }, { sections }).every(({ kind }) => kind === 'same')).toBe(true);
  });

  const words = fc.stringMatching(/^[总则预案县防汛抢险一二三0-9 a\n]{0,30}$/);
  it('of two texts, the parts give back each side', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = diffWords(before, after);
        const side = (without: 'added' | 'removed'): string =>
          parts
            .filter(({ kind }) => kind !== without)
            .map(({ text }) => text)
            .join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }),
    );
  });

  it('every section of both sides stands in it once', () => {
    const sections = fc
      .array(fc.tuple(words, words), { maxLength: 8 })
      .map((list) => list.map(([title, text], at) => section(String(at), title, text)));
    fc.assert(
      fc.property(sections, sections, (before, after) => {
        const found = diffTexts({ sections: before }, { sections: after });
        const side = (without: 'added' | 'removed'): string[] =>
          found
            .filter(({ kind }) => kind !== without)
            .map(({ parts }) =>
              parts
                .filter(({ kind }) => kind !== without)
                .map(({ text }) => text)
                .join(''),
            )
            .toSorted();
        expect(side('added')).toEqual(before.map(sectionText).toSorted());
        expect(side('removed')).toEqual(after.map(sectionText).toSorted());
      }),
    );
  });
});
