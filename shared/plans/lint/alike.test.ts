// Units and posts as plans print them and as the directory has them: what a reader takes for the same, and what not.
import { describe, expect, it } from 'vitest';
import { samePost, sameUnit } from './alike.ts';

type Printed = readonly [unit: string, post: string];
const same = ([unit, post]: Printed, [unitNow, postNow]: Printed): boolean => sameUnit(unit, unitNow) && samePost(post, postNow, unitNow);

describe('who is printed and who is in the directory', () => {
  it.each<[Printed, Printed]>([
    [
      ['县应急局', '局长'],
      ['云河县应急管理局', '局长'],
    ],
    [
      ['县政府', '副县长（应急、交通）'],
      ['云河县人民政府', '副县长（应急、交通）'],
    ],
    [
      ['县政府', '常务副县长'],
      ['云河县人民政府', '县委常委、常务副县长'],
    ],
    [
      ['县政府', '办公室主任'],
      ['云河县人民政府办公室', '县政府党组成员、办公室主任'],
    ],
    [
      ['生态环境分局', '局长'],
      ['市生态环境局云河分局', '局长'],
    ],
    [
      ['县一中', '校长'],
      ['云河县第一中学', '校长'],
    ],
    [
      ['县应急局', '主任'],
      ['云河县应急管理局', '指挥中心主任'],
    ],
    [
      ['', '城关镇副镇长'],
      ['城关镇人民政府', '副镇长（分管应急）'],
    ],
    [
      ['县水务局', '党组书记'],
      ['云河县水务局', '局长'],
    ],
  ])('%j is %j', (printed, now) => expect(same(printed, now)).toBe(true));

  it.each<[Printed, Printed]>([
    [
      ['县水务局', '局长'],
      ['云河县交通运输局', '局长'],
    ],
    [
      ['县水务局', '局长'],
      ['云河县水务局', '副局长'],
    ],
    [
      ['城关镇', '镇长'],
      ['石桥镇人民政府', '镇长'],
    ],
    [
      ['城关镇', '镇长'],
      ['城关镇人民政府', '党委书记'],
    ],
    [
      ['县水务局', '局长'],
      ['云河县人民政府', '局长'],
    ],
  ])('%j is not %j', (printed, now) => expect(same(printed, now)).toBe(false));
});
