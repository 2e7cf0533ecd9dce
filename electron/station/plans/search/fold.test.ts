// The folded form: what counts as the same, and the way back to the original's places.
import { describe, expect, it } from 'vitest';
import { fold, foldTerm } from './fold.ts';

const folded = (text: string): string => fold(text).text;
/** What stands in the original where the folded text has `part`. */
const originalOf = (text: string, part: string): string => {
  const { text: own, at, end } = fold(text);
  const from = own.indexOf(part);
  return text.slice(at[from], end[from + part.length - 1]);
};

describe('folding', () => {
  it('makes full width narrow and capitals small, and brackets of all sorts round', () => {
    expect(folded('ＰＭ２．５')).toBe('pm2.5');
    expect(folded('云政办发〔2024〕12号')).toBe(folded('云政办发（2024）12号'));
    expect(folded('【附件】“三防”')).toBe('(附件)"三防"');
    expect(folded('㎡℃①')).toBe('m2°c1');
  });

  it('drops blanks and line breaks but between words of letters and digits', () => {
    expect(folded('应急\n预案　第 12 号')).toBe('应急预案第12号');
    expect(folded('fire  station\n消防')).toBe('fire station消防');
    expect(folded('119 120')).toBe('119 120');
    expect(folded('应\u200b急\u00ad')).toBe('应急');
  });

  it('takes the radicals of a pdf for the characters they look like', () => {
    expect(folded('⽔库⻓')).toBe('水库长');
  });

  it('keeps a Roman numeral one character, typed with letters too', () => {
    expect(folded('Ⅲ级')).toBe('ⅲ级');
    expect(folded('III 级')).toBe('ⅲ级');
    expect(folded('Ⅲ级')).not.toContain(folded('Ⅰ级'));
    expect(folded('wifi')).toBe('wifi');
    expect(foldTerm('v')).toEqual(['ⅴ', 'v']);
    expect(foldTerm('泄漏')).toEqual(['泄漏']);
  });

  it('reads cells and rows as if blanks were between them', () => {
    expect(folded('张三\u001f应急局\u001e李四')).toBe('张三应急局李四');
    expect(folded('119\u001f120')).toBe('119 120');
  });

  it('finds the way back', () => {
    expect(originalOf('县\n防汛 抗旱', '防汛抗旱')).toBe('防汛 抗旱');
    expect(originalOf('共ＩＩ级', 'ⅱ')).toBe('ＩＩ');
    expect(originalOf('面积㎡多', '2')).toBe('㎡');
    expect(originalOf('在🙂😀上', '😀')).toBe('😀');
  });

  it('keeps its places through a text that grows', () => {
    const text = '㎡'.repeat(3_000);
    const { text: own, at } = fold(text);
    expect(own).toBe('m2'.repeat(3_000));
    expect(at[5_999]).toBe(2_999);
  });
});
