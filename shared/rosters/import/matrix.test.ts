// Tables of people and days filled with marks, upright and turned, as hospitals, police and duty rooms keep them; and mistakes in them.
import { describe, expect, it } from 'vitest';
import { readDuties as read, type ReadOptions, tableOf, twoShifts } from '#kit/roster-tables.ts';

const layouts: { name: string; text: string; seats: string[]; options?: ReadOptions; problems?: string[] }[] = [
  {
    name: 'people in rows, days in columns, day and night, the sum at the end and a note below',
    text: `
云河县总值班室2026年11月排班表 | < | < | < | < | < | < | < | <
序号 | 姓名 | 职务 | 联系电话 | 1 | 2 | 3 | 合计 | 备注
^ | ^ | ^ | ^ | 日 | 一 | 二 | ^ | ^
1 | 李敏 | 科员 | 13900000002 | 白 | 夜 | 休 | 2 | 
2 | 赵磊 | 科员 | 13900000003 | 夜 | 休 | 白 | 2 | 
3 | 孙洁 | 办公室主任 | | 休 | 白 | 夜 | 2 | 新到
合计 | < | < | < | 2 | 2 | 2 | 6 | 
备注：白班8:30至18:00 | < | < | < | < | < | < | < | <`,
    options: { roster: twoShifts },
    seats: [
      '2026-11-01 dayShift 主班 李敏 13900000002',
      '2026-11-01 nightShift 主班 赵磊 13900000003',
      '2026-11-02 dayShift 主班 孙洁',
      '2026-11-02 nightShift 主班 李敏 13900000002',
      '2026-11-03 dayShift 主班 赵磊 13900000003',
      '2026-11-03 nightShift 主班 孙洁',
    ],
  },
  {
    name: 'ticks alone: the first is the main officer, the groups at the left say who leads',
    text: `
2026年11月值班表 | < | < | < | <
岗位 | 姓名 | 1日 | 2日 | 3日
带班领导 | 王建国 | √ | √ | 
^ | 马强 | | | √
值班人员 | 李敏 | √ | | √
^ | 赵磊 | √ | √ | `,
    seats: [
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-01 副班 赵磊',
      '2026-11-02 带班领导 王建国',
      '2026-11-02 主班 赵磊',
      '2026-11-03 带班领导 马强',
      '2026-11-03 主班 李敏',
    ],
  },
  {
    name: 'marks that name the post',
    text: `
2026年11月 | < | < | <
姓名 | 11.1 | 11.2 | 11.3
王建国 | 带 | 带 | 假
李敏 | 主 | 副 | 休
赵磊 | 副 | 主班 | 备勤`,
    problems: ['4,3 markUnknown 备勤 (全天 班 √ 休)', '1,3 postEmpty 11.3 (主班)'],
    seats: [
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-01 副班 赵磊',
      '2026-11-02 带班领导 王建国',
      '2026-11-02 副班 李敏',
      '2026-11-02 主班 赵磊',
    ],
  },
  {
    name: 'turned: days in rows, people in columns, a blank corner, weekdays beside',
    text: `
2026年11月值班表 | < | < | < | <
 | 星期 | 李敏 | 赵磊 | 孙洁
11月1日 | 日 | 班 | | 休
11月2日 | 一 | | 班 | 
11月3日 | 二 | | | 班
合计 | | 1 | 1 | 1`,
    seats: ['2026-11-01 主班 李敏', '2026-11-02 主班 赵磊', '2026-11-03 主班 孙洁'],
  },
  {
    name: 'turned, with the posts over the people and the corner of both',
    text: `
2026年11月 | < | < | < | <
日期\\n姓名 | 带班领导 | < | 值班员 | <
^ | 王建国 | 马强 | 李敏 | 赵磊
1 | √ | | √ | 
2 | √ | | | √
3 | | √ | √ | √`,
    seats: [
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-02 带班领导 王建国',
      '2026-11-02 主班 赵磊',
      '2026-11-03 带班领导 马强',
      '2026-11-03 主班 李敏',
      '2026-11-03 副班 赵磊',
    ],
  },
  {
    name: 'the second half of the month below the first',
    text: `
2026年11月排班 | < | < | <
姓名 | 1 | 2 | 3
李敏 | 班 | 休 | 班
赵磊 | 休 | 班 | 休
姓名 | 4 | 5 | 6
李敏 | 休 | 班 | 休
赵磊 | 班 | 休 | 班`,
    seats: [
      '2026-11-01 主班 李敏',
      '2026-11-02 主班 赵磊',
      '2026-11-03 主班 李敏',
      '2026-11-04 主班 赵磊',
      '2026-11-05 主班 李敏',
      '2026-11-06 主班 赵磊',
    ],
  },
  {
    name: 'both halves side by side, turned',
    text: `
2026年11月排班 | < | < | < | < | <
日期 | 李敏 | 赵磊 | 日期 | 李敏 | 赵磊
1日 | 班 | | 4日 | | 班
2日 | | 班 | 5日 | 班 | 
3日 | 班 | | 6日 | | 班`,
    seats: [
      '2026-11-01 主班 李敏',
      '2026-11-02 主班 赵磊',
      '2026-11-03 主班 李敏',
      '2026-11-04 主班 赵磊',
      '2026-11-05 主班 李敏',
      '2026-11-06 主班 赵磊',
    ],
  },
  {
    name: 'signs that a note explains, both shifts of a day in one cell, post and shift in one mark',
    text: `
2026年11月 | < | < | <
姓名 | 1日 | 2日 | 3日
王建国 | 白带/夜带 | 带 | 带
李敏 | ● | 白主 | ○
赵磊 | ▲ | 夜 | 白/夜
注：●表示白班，▲为夜班；○代表休息 | < | < | <`,
    options: { roster: twoShifts },
    seats: [
      '2026-11-01 dayShift 带班领导 王建国',
      '2026-11-01 nightShift 带班领导 王建国',
      '2026-11-01 dayShift 主班 李敏',
      '2026-11-01 nightShift 主班 赵磊',
      '2026-11-02 dayShift 带班领导 王建国',
      '2026-11-02 nightShift 带班领导 王建国',
      '2026-11-02 dayShift 主班 李敏',
      '2026-11-02 nightShift 主班 赵磊',
      '2026-11-03 dayShift 带班领导 王建国',
      '2026-11-03 nightShift 带班领导 王建国',
      '2026-11-03 dayShift 主班 赵磊',
      '2026-11-03 nightShift 主班 赵磊',
    ],
  },
  {
    name: 'a column of names beside the marks, units that look like names',
    text: `
2026年11月 | < | < | < | <
日期 | 带班领导 | 李敏 | 赵磊 | 孙洁
部门 | | 办公室 | 应急科 | 应急科
1日 | 王建国 | √ | | 
2日 | 王建国 | | √ | 
3日 | 马强 | | | √`,
    seats: [
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-02 带班领导 王建国',
      '2026-11-02 主班 赵磊',
      '2026-11-03 带班领导 马强',
      '2026-11-03 主班 孙洁',
    ],
  },
];

describe('people and days with marks', () => {
  it.each(layouts)('$name', ({ text, seats, options, problems }) => {
    const done = read([tableOf(text)], options);
    expect(done.seats.sort()).toEqual([...seats].sort());
    expect(done.problems).toEqual(problems ?? []);
  });

  it('a mistake in every cell is said, once where it stands, and what is right is taken', () => {
    const text = `
2026年11月排班表 | < | < | < | < | < | < | <
姓名 | 电话 | 1日 | 2 | 3 | 4 | 5 | 6曰
 | | 日 | 三 | 二 | 三 | 四 | 五
李敏 | 1390000 | 白 | 夜 | 白 | ? | 李敏 | 白
赵磊孙洁周涛马强 | | 夜 | 休 | 夜 | 夜 | | 夜
待定 | | 白 | 休 | 休 | 夜 | | 
孙洁 | 转内线 | 中 | 白 | 全 | 12 | | 休
周涛 | | 白 | | 白 | 白 | | 
周涛 | | 白 | | | | | 白`;
    const done = read([tableOf(text)], { roster: twoShifts });
    expect(done.problems).toEqual([
      '4,0 nameUnreadable 赵磊孙洁周涛马强',
      '5,0 nameUnreadable 待定',
      '6,1 phoneWrong 转内线',
      '6,2 markUnknown 中 (白班 夜班 班 √ 休)',
      '8,2 nameTwice 周涛',
      '2,3 weekdayWrong 三 (2026-11-02 周一)',
      '3,5 markUnknown ? (白班 夜班 班 √ 休)',
      '6,5 markUnknown 12 (白班 夜班 班 √ 休)',
      '3,6 markUnknown 李敏 (白班 夜班 班 √ 休)',
      '1,7 dayUnreadable 6曰',
      '1,4 dayMissing 2026-11-02',
      '1,6 postEmpty 5 (主班)',
    ]);
    expect(done.seats).toEqual([
      '2026-11-01 dayShift 主班 李敏 1390000',
      '2026-11-01 dayShift 副班 周涛',
      '2026-11-03 dayShift 主班 李敏 1390000',
      '2026-11-03 dayShift 副班 孙洁',
      '2026-11-03 nightShift 主班 孙洁',
      '2026-11-03 dayShift 值班人员 周涛',
      '2026-11-04 dayShift 主班 周涛',
    ]);
  });

  it('a mark that nothing is known of can be named, and what a person serves as be set', () => {
    const table = tableOf('2026年11月 | < | < | <\n姓名 | 1日 | 2日 | 3日\n王建国 | ◆ | 休 | ◆\n李敏 | 班 | ◆ | 休');
    const asked = read([table]);
    expect([asked.seats, asked.result.unknownMarks]).toEqual([['2026-11-01 主班 李敏'], ['◆']]);
    const told = read([table], {
      corrections: {
        marks: [{ text: '◆', means: { kind: 'on' } }],
        columns: [{ table: 0, at: 2, role: 'person', posts: ['leaderOnShift'], shift: null }],
      },
    });
    expect(told.seats).toEqual([
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-02 主班 李敏',
      '2026-11-03 带班领导 王建国',
    ]);
    expect(told.result.unknownMarks).toEqual([]);
    const off = read([table], { corrections: { marks: [{ text: '◆', means: { kind: 'off' } }] } });
    expect(off.seats).toEqual(['2026-11-01 主班 李敏']);
  });

  it('days without a month are not put into any', () => {
    const done = read([tableOf('姓名 | 1 | 2 | 3\n李敏 | 班 | 休 | 班\n赵磊 | 休 | 班 | 休')]);
    expect([done.seats, done.problems]).toEqual([[], ['0,1 monthMissing 1', '0,2 monthMissing 2', '0,3 monthMissing 3']]);
  });

  it('a table of names stays one of names, whatever stands beside', () => {
    const done = read([
      tableOf(
        '2026年11月 | < | < | <\n日期 | 星期 | 带班领导 | 主班\n1日 | 日 | 王建国 | 白洁\n2日 | 一 | 王建国 | 班超\n3日 | 二 | 王建国 | 休尔',
      ),
    ]);
    expect(done.result.tables[0]?.columns.map((column) => column.role)).toEqual(['day', 'weekday', 'names', 'names']);
    expect(done.seats).toHaveLength(6);
  });
});
