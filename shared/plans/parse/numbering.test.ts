// Numbers at the beginning of a line, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { plainOf } from './lines.ts';
import { readNumber } from './numbering.ts';

const read = (text: string): string | null => {
  const token = readNumber(plainOf(text), text);
  return token && `${token.scheme} ${token.values.join('.')} ${text.slice(token.length)}`;
};

describe('numbers of headings', () => {
  it.each([
    ['一、总则', 'chinese 1 总则'],
    ['十二、附则', 'chinese 12 附则'],
    ['一  总则', 'chinese 1 总则'],
    ['叁、职责', 'chinese 3 职责'],
    ['（二）适用范围', 'chineseBrackets 2 适用范围'],
    ['(十一) 保障', 'chineseBrackets 11 保障'],
    ['㈢ 演练', 'chineseBrackets 3 演练'],
    ['1.目的', 'arabic 1 目的'],
    ['2、依据', 'arabic 2 依据'],
    ['３．原则', 'arabic 3 原则'],
    ['4  应急响应', 'arabic 4 应急响应'],
    ['2组织指挥体系', 'arabic 2 组织指挥体系'],
    ['⒌ 培训', 'arabic 5 培训'],
    ['（3）调查', 'arabicBrackets 3 调查'],
    ['⑷ 善后', 'arabicBrackets 4 善后'],
    ['5）通报', 'arabicHalf 5 通报'],
    ['⑥警戒', 'circle 6 警戒'],
    ['1.1 编制目的', 'decimal 1.1 编制目的'],
    ['１．２．３启动条件', 'decimal 1.2.3 启动条件'],
    ['4 . 2 . 1 . 3 措施', 'decimal 4.2.1.3 措施'],
    ['A.1 名单', 'decimal 101.1 名单'],
    ['第三章　监测预警', 'chapter 3 监测预警'],
    ['第十一条 本预案自印发之日起施行。', 'article 11 本预案自印发之日起施行。'],
    ['第一部分 总则', 'part 1 总则'],
    ['Ⅳ、附则', 'roman 4 附则'],
    ['II. 机构', 'roman 2 机构'],
    ['b) 报告', 'latin 2 报告'],
    ['附件1 通讯录', 'annex 1 通讯录'],
    ['附件一：名单', 'annex 1 名单'],
    ['附件2有林乡镇值班电话', 'annex 2 有林乡镇值班电话'],
    ['附录B 处置卡', 'annex 2 处置卡'],
    ['附：登记表', 'annex 0 登记表'],
    ['1．4小时内未能扑灭的', 'arabic 1 4小时内未能扑灭的'],
  ])('%s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it.each([
    '一、二级响应由县启动',
    '二〇二四年五月',
    '2024年5月1日',
    '30人以上死亡',
    '5.0级以上地震',
    '1.5公里范围内',
    '第三条规定的情形',
    '附则',
    '附件中所列单位',
    '附近群众',
    '119',
    '0871-68812345',
    'I级响应',
    '总则',
  ])('%s begins with none', (text) => {
    expect(read(text)).toBeNull();
  });
});
