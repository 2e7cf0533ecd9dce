// Typed lines of a handover: counted, trimmed, named.
import { describe, expect, it } from 'vitest';
import { itemsOf, linesOf, nothingTyped, tooMuch, typedOf } from './handover-model.ts';

describe('what is typed on a handover sheet', () => {
  it('is a line each, without blank ones', () => {
    expect(linesOf(' 主任：注意雨情 \n\n  \n孙县长：夜里加岗')).toEqual(['主任：注意雨情', '孙县长：夜里加岗']);
  });

  it('is too much beyond forty lines, or beyond two hundred letters a line', () => {
    expect(tooMuch(Array<string>(40).fill('话').join('\n'))).toBe(false);
    expect(tooMuch(Array<string>(41).fill('话').join('\n'))).toBe(true);
    expect(tooMuch('长'.repeat(201))).toBe(true);
  });

  it('says of equipment that nobody looked at that it was not checked', () => {
    const typed = typedOf({ ...nothingTyped, states: { fax: 'faulty' }, remarks: { fax: ' 缺纸 ' } }, [
      { id: 'phone', name: '电话' },
      { id: 'fax', name: '传真' },
    ]);
    expect(typed.equipment.map((item) => [item.state, item.note])).toEqual([
      ['unchecked', ''],
      ['faulty', '缺纸'],
    ]);
  });

  it('keeps the name of an item that stays, and gives new ones names of their own', () => {
    const before = [
      { id: 'phone', name: '电话' },
      { id: 'item-2', name: '传真' },
    ];
    const after = itemsOf('对讲机\n传真\n电话\n对讲机', before);
    expect(after.find((item) => item.name === '电话')?.id).toBe('phone');
    expect(after.find((item) => item.name === '传真')?.id).toBe('item-2');
    expect(new Set(after.map((item) => item.id)).size).toBe(4);
  });
});
