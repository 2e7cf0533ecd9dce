// One spelling, and the way back to the text as given.
import { describe, expect, it } from 'vitest';
import { normalise, originalSpan } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['２３：１０', '23:10'],
    ['３名工人（重伤）', '3名工人(重伤)'],
    ['死亡1，200余人撤离', '死亡1，200余人撤离'],
    ['疏散1,200人', '疏散1,200人'],
    ['死亡2人,受伤3人', '死亡2人，受伤3人'],
    ['7 月 14 日 23 时 10 分', '7月14日23时10分'],
    ['造成 2\n人死亡', '造成 2人死亡'],
    ['3—5人', '3-5人'],
    ['群众己转移', '群众已转移'],
    ['自己扑灭', '自己扑灭'],
    ['末造成人员伤亡', '未造成人员伤亡'],
    ['周末发生', '周末发生'],
    ['死亡\u200b3人', '死亡3人'],
  ])('%j becomes %j', (given, spelled) => {
    expect(normalise(given).text).toBe(spelled);
  });

  it('leads back to what was typed', () => {
    const given = '　７ 月１４日，\u200b３ 人 死亡';
    const normalised = normalise(given);
    const start = normalised.text.indexOf('3人');
    const span = originalSpan(normalised, start, start + 2);
    expect(given.slice(span.start, span.end)).toBe('３ 人');
  });

  it('keeps a blank that parts two messages', () => {
    expect(normalise('困了4个人 有个孕妇').text).toBe('困了4个人 有个孕妇');
  });
});
