// Duty tables with a mistake in every cell: each is said, what is right is taken, and each can be mended.
import { describe, expect, it } from 'vitest';
import { readDuties as read, tableOf, twoShifts } from '#kit/roster-tables.ts';

describe('a mistake in every cell', () => {
  const text = `
2026年11月值班表 | < | < | < | < | <
日期 | 星期 | 带班领导 | 领导电话 | 主班 | 备注
11月31日 | 周五 | 王建国 | | 李敏 |
下周五 | | 王建国 | | 李敏 |
11月20日 | 周四 | 王建国 | | 李敏 |
11月21日 | 周六 | 待定 | 1390000000 | 赵磊 孙洁 |
11月23日 | 周一 | 王建国、王建国 | 1.39E+10 | 12 |
11月21日 | 周六 | 王建国 | | 李敏 |
11月24日 | 周二 | 王建国 | 13900000001、13900000002 | 王建国 |
11月25日 | 周三 | | | |
12月1日 | 周二 | 王建国 | 转内线 | 李敏 |`;

  it('is said cell by cell, all at once, and what is right is taken', () => {
    const done = read([tableOf(text)]);
    expect(done.problems).toEqual([
      '2,0 dayImpossible 11月31日',
      '3,0 dayUnreadable 下周五',
      '4,1 weekdayWrong 周四 (2026-11-20 周五)',
      '5,2 nameUnreadable 待定',
      '5,3 phoneWrong 1390000000',
      '5,4 tooManyNames 孙洁 (1)',
      '6,3 phoneWrong 1.39E+10',
      '6,2 nameTwice 王建国',
      '6,4 nameUnreadable 12',
      '7,0 dayTwice 11月21日 (2026-11-21)',
      '8,3 phoneAlone 13900000002',
      '8,4 twoPosts 王建国 (带班领导)',
      '10,0 monthDiffers 12月1日 (11)',
      '10,3 phoneWrong 转内线',
      '6,0 dayMissing 2026-11-22',
      '10,0 dayMissing 2026-11-26 – 2026-11-30',
      '5,2 postEmpty 待定 (带班领导)',
      '6,4 postEmpty 12 (主班)',
      '9,2 postEmpty  (带班领导)',
      '9,4 postEmpty  (主班)',
    ]);
    expect(done.seats).toEqual([
      '2026-11-21 主班 赵磊',
      '2026-11-23 带班领导 王建国',
      '2026-11-24 带班领导 王建国 13900000001',
      '2026-11-24 主班 王建国',
      '2026-12-01 带班领导 王建国',
      '2026-12-01 主班 李敏',
    ]);
  });

  it('is mended cell by cell', () => {
    const done = read([tableOf(text)], {
      corrections: {
        edits: [
          { table: 0, row: 2, column: 0, text: '11月19日' },
          { table: 0, row: 2, column: 1, text: '周四' },
          { table: 0, row: 3, column: 0, text: '' },
          { table: 0, row: 3, column: 2, text: '' },
          { table: 0, row: 3, column: 4, text: '' },
          { table: 0, row: 4, column: 1, text: '周五' },
        ],
      },
    });
    expect(done.problems.slice(0, 2)).toEqual(['5,2 nameUnreadable 待定', '5,3 phoneWrong 1390000000']);
    expect(done.seats.slice(0, 4)).toEqual([
      '2026-11-19 带班领导 王建国',
      '2026-11-19 主班 李敏',
      '2026-11-20 带班领导 王建国',
      '2026-11-20 主班 李敏',
    ]);
  });

  it('a wrong year shows in every weekday, and the right one mends them all', () => {
    const rows = '日期 | 带班领导 | 主班\n11月20日(周五) | 王建国 | 李敏\n11月21日(周六) | 王建国 | 李敏';
    const wrong = read([tableOf(`2025年11月 | < | <\n${rows}`)]);
    expect(wrong.problems).toEqual([
      '2,0 weekdayWrong 11月20日(周五) (2025-11-20 周四)',
      '3,0 weekdayWrong 11月21日(周六) (2025-11-21 周五)',
    ]);
    expect(read([tableOf(`2025年11月 | < | <\n${rows}`)], { corrections: { year: 2026 } }).seats).toHaveLength(4);
  });

  it('rows that lean on a day that cannot be taken are not put on another', () => {
    const done = read([tableOf('日期 | 值班人员 | 电话\n11月20日 | 李敏 |\n11月32日 | 赵磊 |\n | 孙洁 |\n11月22日 | 李敏 |')], {
      corrections: { year: 2026 },
    });
    expect(done.seats).toEqual(['2026-11-20 主班 李敏', '2026-11-22 主班 李敏']);
    expect(done.problems.slice(0, 2)).toEqual(['2,0 dayImpossible 11月32日', '3,0 dayUnreadable ']);
  });

  it('a shift that the roster does not know is asked for once and can be named', () => {
    const table = tableOf('2026年11月 | < | < | <\n日期 | 班次 | 带班领导 | 主班\n20日 | 中班 | 王建国 | 李敏');
    const asked = read([table], { roster: twoShifts });
    expect([asked.seats, asked.result.unknownShifts]).toEqual([[], ['中班']]);
    const told = read([table], { roster: twoShifts, corrections: { shifts: [{ text: '中班', pattern: 'nightShift' }] } });
    expect(told.seats).toEqual(['2026-11-20 nightShift 带班领导 王建国', '2026-11-20 nightShift 主班 李敏']);
  });

  it('columns that were understood wrongly are set by hand', () => {
    const done = read([tableOf('2026年11月 | < | <\n日期 | 甲 | 乙\n20日 | 王建国 | 李敏\n21日 | 周涛 | 赵磊')], {
      corrections: {
        columns: [
          { table: 0, at: 0, role: 'day', posts: [], shift: null },
          { table: 0, at: 1, role: 'names', posts: ['main', 'deputy'], shift: null },
          { table: 0, at: 2, role: 'names', posts: ['driver'], shift: null },
        ],
      },
    });
    expect(done.seats).toEqual(['2026-11-20 主班 王建国', '2026-11-20 司机 李敏', '2026-11-21 主班 周涛', '2026-11-21 司机 赵磊']);
  });

  it('a table without any heading is not guessed at', () => {
    const done = read([tableOf('值班工作要求 | <\n一、按时到岗 | 二、交接清楚')]);
    expect(done.result.tables[0]?.headRows).toBeNull();
    expect(done.seats).toEqual([]);
  });
});
