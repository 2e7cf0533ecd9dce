// What people type and what they mean by it.
import { describe, expect, it } from 'vitest';
import { fitOf, fitOfNumber, none, searchForm, spelledAt, wordsOf } from './match.ts';

const zhangGang = { text: searchForm('张刚'), spellings: [['zhang', 'gang']] };
const fit = (text: string): number => fitOf(zhangGang, wordsOf(text)[0] ?? { text: '', letters: '', digits: '' });

describe('a name', () => {
  it('is found by characters, initials, full spelling and every shortened spelling', () => {
    expect(fit('张')).toBe(0);
    for (const typed of ['z', 'zg', 'zh', 'zhang', 'zhangg', 'zhanggang', 'zgang', 'ZHANGG', 'zhga']) expect(fit(typed)).toBe(1);
    expect(fit('刚')).toBe(2);
    for (const typed of ['g', 'gang']) expect(fit(typed)).toBe(3);
    for (const typed of ['zgg', 'zx', 'hang', 'gz', 'zhanggangg', '李']) expect(fit(typed)).toBe(none);
  });

  it('is spelled from the first syllable that fits', () => {
    expect(spelledAt(['xi', 'an'], 'xian')).toBe(0);
    expect(spelledAt(['li', 'li'], 'li')).toBe(0);
    expect(spelledAt([], 'a')).toBe(-1);
  });
});

describe('a question', () => {
  it('is one number when it looks like one, however it is written', () => {
    expect(wordsOf('0538-888 1234')).toEqual([{ text: '0538-8881234', letters: '', digits: '05388881234' }]);
    expect(wordsOf('１２３')[0]?.digits).toBe('123');
    expect(wordsOf('12')[0]?.digits).toBe('');
  });

  it('is several words else', () => {
    expect(wordsOf(' 李　应急局 ').map((word) => word.text)).toEqual(['李', '应急局']);
    expect(wordsOf('li 0117').map(({ letters, digits }) => letters || digits)).toEqual(['li', '0117']);
    expect(wordsOf('')).toEqual([]);
    expect(wordsOf('a b c d e f g h')).toHaveLength(6);
  });
});

describe('a number', () => {
  it('is found by its last digits before those in the middle', () => {
    const word = wordsOf('0117')[0] ?? { text: '', letters: '', digits: '' };
    expect(fitOfNumber(' 13900000117 05380000101 ', word)).toBe(1);
    expect(fitOfNumber(' 13901170000 ', word)).toBe(3);
    expect(fitOfNumber(' 139 01 17 ', word)).toBe(none);
  });
});
