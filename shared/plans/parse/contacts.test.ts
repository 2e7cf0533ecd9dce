// Who is named with a number, in the shapes that tables and lines of plans have.
import { describe, expect, it } from 'vitest';
import { type PlanLine, readLines } from '../../../tests/kit/plan-lines.ts';

const contacts = (...blocks: PlanLine[]): string[] =>
  readLines('青石县防汛应急预案', '一、通讯录', ...blocks).text.contacts.map((one) =>
    [one.name, one.post, one.unitName, one.phone].join('|'),
  );

describe('tables', () => {
  it('with a head of two rows give each person of a unit with the numbers of that person', () => {
    const rows = [
      ['单位', '分管领导', '', '', '联络员', '', ''],
      ['', '姓名', '职务', '手机', '姓名', '办公电话', '手机'],
      ['县水务局', '周正', '副局长', '13900010001', '林晓', '6120001', '13900010002'],
      ['县气象局', '吴海', '局长', '13900010003', '', '', ''],
    ];
    expect(contacts(rows)).toEqual([
      '周正|副局长|县水务局|13900010001',
      '林晓||县水务局|6120001、13900010002',
      '吴海|局长|县气象局|13900010003',
    ]);
  });

  it('keep the number of a unit apart from that of the person named behind it', () => {
    const rows = [
      ['单位', '值班电话', '联系人', '手机'],
      ['县应急局', '0538-6120002', '高明（副局长）', '13900010004'],
      ['县总值班室', '0538-6120003', '—', '—'],
      ['县消防大队', '119', '指挥中心', ''],
    ];
    expect(contacts(rows)).toEqual([
      '||县应急局|0538-6120002',
      '高明|副局长|县应急局|13900010004',
      '||县总值班室|0538-6120003',
      '||县消防大队|119',
    ]);
  });

  it('that name unit and post in one column are parted', () => {
    const rows = [
      ['组别', '姓名', '单位及职务', '电话'],
      ['警戒组', '杨柳', '县公安局副局长', '13900010005'],
    ];
    expect(contacts(rows)).toEqual(['杨柳|县公安局副局长|警戒组|13900010005']);
    expect(contacts(rows.map((row) => row.slice(1)))).toEqual(['杨柳|副局长|县公安局|13900010005']);
  });

  it('of things name who keeps them, not the unit they are measured in', () => {
    const rows = [
      ['序号', '物资名称', '数量', '单位', '保管人', '联系电话'],
      ['1', '救生衣', '60', '件', '张志远', '13900010006'],
      ['2', '抽水泵', '2', '台', '张志远', '13900010006'],
    ];
    expect(contacts(rows)).toEqual(['张志远|||13900010006']);
  });

  it('that are forms to be filled in name nobody', () => {
    const rows = [
      ['报告单位', '', '报告时间', ''],
      ['报告人姓名', '', '联系电话', ''],
      ['事故时间', '', '事故地点', ''],
    ];
    expect(contacts(rows)).toEqual([]);
  });

  it('that are cards give the numbers of their last row', () => {
    const rows = [
      ['岗位名称', '充装工'],
      ['处置程序', '1.关闭阀门。2.报告站长。'],
      ['联系电话', '站长周勇 13900010007；县燃气办 0538-6120004'],
    ];
    expect(contacts(rows)).toEqual(['周勇|站长||13900010007', '||县燃气办|0538-6120004']);
  });
});

describe('lines', () => {
  it.each([
    ['政  委：王立（镇党委书记）   13900010008', '王立|镇党委书记||13900010008'],
    ['物资仓库管理员：钱进，电话13900010009', '钱进|物资仓库管理员||13900010009'],
    ['成  员：石小妹  村医  13900010010', '石小妹|村医||13900010010'],
    ['村值班电话：0857-6123001', '||村值班室|0857-6123001'],
  ])('%s', (line, contact) => {
    expect(contacts(line)).toEqual([contact]);
  });
});
