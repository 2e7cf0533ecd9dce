// Names, titles and telephones in one cell.
import { describe, expect, it } from 'vitest';
import { phoneFits, readNames, readPhones } from './names.ts';

const nobodyKnown = (): boolean => false;
const short = (text: string, known: string[] = []) => {
  const cell = readNames(text, (name) => known.includes(name));
  const people = cell.people.map((one) => (one ? [one.name, one.phone, one.title].filter((part) => part !== null).join(' ') : null));
  return [...people, ...cell.unreadable.map((text_) => `?${text_}`), ...cell.phonesAlone.map((phone) => `#${phone}`)];
};

describe('a cell of names', () => {
  it.each<[string, (string | null)[]]>([
    ['王建国', ['王建国']],
    ['王建国、李敏，赵磊/孙洁', ['王建国', '李敏', '赵磊', '孙洁']],
    ['王建国 李敏\n赵磊', ['王建国', '李敏', '赵磊']],
    ['李 敏', ['李敏']],
    ['李　敏　王建国', ['李敏', '王建国']],
    ['张 三 李 四', ['张三', '李四']],
    ['王建国 13900000000', ['王建国 13900000000']],
    ['王建国13900000000', ['王建国 13900000000']],
    ['王建国（13900000000）', ['王建国 13900000000']],
    ['王建国:139 0000 0000', ['王建国 13900000000']],
    ['王建国 0538-8880001、李敏 8880002', ['王建国 0538-8880001', '李敏 8880002']],
    ['王建国（副县长）', ['王建国 副县长']],
    ['王建国(副县长)13900000000', ['王建国 13900000000 副县长']],
    ['副县长王建国', ['王建国 副县长']],
    ['局长李敏', ['李敏 局长']],
    ['李敏副主任', ['李敏 副主任']],
    ['王建国副县长', ['王建国 副县长']],
    ['县委常委、副县长王建国', ['王建国 副县长']],
    ['王建国 副县长', ['王建国 副县长']],
    ['阿依古丽·买买提', ['阿依古丽·买买提']],
    ['—', []],
    ['无', []],
    ['—\n李敏', [null, '李敏']],
    ['待定', ['?待定']],
    ['12', ['?12']],
    ['13900000000', ['#13900000000']],
    ['王县长', ['王县长']],
    ['John Smith, Ann Lee', ['John Smith', 'Ann Lee']],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it('a name of the directory is taken as it stands, whatever it looks like', () => {
    expect(short('王主任', ['王主任'])).toEqual(['王主任']);
    expect(readNames('欧阳建国书记', nobodyKnown).people[0]).toMatchObject({ title: expect.stringContaining('书记') });
  });
});

describe('a cell of telephones', () => {
  it('in the order of the names, with gaps', () => {
    expect(readPhones('13900000000\n—\n0538-8880001')).toEqual({ phones: ['13900000000', null, '0538-8880001'], unreadable: [] });
    expect(readPhones('+86 13900000000 转李敏')).toEqual({ phones: ['13900000000'], unreadable: ['转李敏'] });
  });
  it.each([
    ['13900000000', true],
    ['1390000000', false],
    ['139000000000', false],
    ['1.39E+10', false],
    ['0538-8880001', true],
    ['8880001', true],
    ['620001', true],
    ['12', false],
  ])('%s fits: %s', (phone, fits) => expect(phoneFits(phone)).toBe(fits));
});
