// Duty tables in the layouts that offices keep, and tables with a mistake in every cell.
import { describe, expect, it } from 'vitest';
import { blankRoster } from '../blank.ts';
import { calendarOf } from '../calendar.ts';
import { homeRosterId, type Roster, type RosterValue, type ShiftPattern } from '../types.ts';
import { readRoster } from './read.ts';
import { type ImportCorrections, type ImportTable, noCorrections } from './types.ts';

const always: ShiftPattern['days'] = ['workday', 'weekend', 'holiday'];
const rosterOf = (patch: Partial<RosterValue> = {}): Roster => ({ ...blankRoster, name: '总值班室值班', ...patch, id: homeRosterId });
const twoShifts = rosterOf({
  patterns: [
    { id: 'dayShift', name: '白班', days: always, from: '08:30', to: '18:00', posts: null },
    { id: 'nightShift', name: '夜班', days: always, from: '18:00', to: '08:30', posts: null },
  ],
});

interface Options {
  roster?: Roster;
  merged?: ImportTable['merged'];
  name?: string;
  fileName?: string;
  corrections?: Partial<ImportCorrections>;
  known?: string[];
}

/** Cells divided by |, rows by lines; a cell of ^ repeats the one above, of < the one at its left (merged cells); / is a line end. */
function tableOf(text: string, name = ''): ImportTable {
  const rows: string[][] = [];
  const merged = new Map<string, ImportTable['merged'][number]>();
  for (const line of text.trim().split('\n')) {
    const row: string[] = [];
    line.split('|').forEach((cell, column) => {
      const value = cell.trim();
      if (value === '^' || value === '<') {
        const [row_, column_] = value === '^' ? [rows.length - 1, column] : [rows.length, column - 1];
        row.push((value === '^' ? rows.at(-1)?.[column] : row.at(-1)) ?? '');
        const range = merged.get(`${row_}/${column_}`) ?? { startRow: row_, startColumn: column_, endRow: row_, endColumn: column_ };
        range.endRow = Math.max(range.endRow, rows.length);
        range.endColumn = Math.max(range.endColumn, column);
        merged.set(`${row_}/${column_}`, range);
        merged.set(`${rows.length}/${column}`, range);
      } else row.push(value.replaceAll('\\n', '\n'));
    });
    rows.push(row);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return { name, rows: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')), merged: [...new Set(merged.values())] };
}

function read(tables: ImportTable[], options: Options = {}) {
  const result = readRoster(
    tables,
    { ...noCorrections(homeRosterId), ...options.corrections },
    {
      roster: options.roster ?? rosterOf(),
      shifts: { calendar: calendarOf([]), handover: '08:30', zone: 'Asia/Shanghai' },
      today: '2026-11-25',
      fileName: options.fileName ?? '排班.xlsx',
      known: (name) => options.known?.includes(name) ?? false,
    },
  );
  const roster = options.roster ?? rosterOf();
  return {
    result,
    seats: result.readings.map((one) => {
      const post = roster.posts.find((other) => other.id === one.post)?.name ?? one.post;
      return [one.day, ...(one.shift === 'day' ? [] : [one.shift]), `${post}${one.slot || ''}`, one.name, one.phone ?? ''].join(' ').trim();
    }),
    problems: result.problems.map(
      (one) => `${one.row},${one.column} ${one.code} ${one.received}${one.limit === null ? '' : ` (${one.limit})`}`,
    ),
  };
}

const layouts: { name: string; text: string; seats: string[]; options?: Options; problems?: string[] }[] = [
  {
    name: 'one row a day, the columns that offices use, several names in a cell',
    text: `
云河县总值班室2026年11月值班表 | < | < | < | < | < | < | < | < | < | <
日期 | 班次 | 值班领导 | 领导电话 | 值班主管 | 主管电话 | 值班人员 | 人员电话 | 备班人员 | 备班电话 | 备注
11月20日(周五) | 全天 | 王建国 | 13900000001 | 李敏 | 13900000002 | 赵磊、孙洁 | 13900000003、13900000004 | | | 
11月21日(周六) | 全天 | 王建国 | 13900000001 | 孙洁 | 13900000004 | 李敏 | | | | 值周
备注：值班电话 8880001 | < | < | < | < | < | < | < | < | < | <`,
    seats: [
      '2026-11-20 带班领导 王建国 13900000001',
      '2026-11-20 主班 李敏 13900000002',
      '2026-11-20 值班人员 赵磊 13900000003',
      '2026-11-20 值班人员1 孙洁 13900000004',
      '2026-11-21 带班领导 王建国 13900000001',
      '2026-11-21 主班 孙洁 13900000004',
      '2026-11-21 值班人员 李敏',
    ],
  },
  {
    name: 'columns in another order, the year from the weekdays, leaders and 值班人员 alone: the first is the main officer',
    text: `
值班人员 | 电话 | 带班领导 | 时间
李敏 赵磊 | 13900000002 13900000003 | 副县长王建国 | 11月20日 星期五
赵磊\\n孙洁\\n周涛 | | 王建国（副县长） 13900000001 | 11月21日 星期六`,
    seats: [
      '2026-11-20 主班 李敏 13900000002',
      '2026-11-20 副班 赵磊 13900000003',
      '2026-11-20 带班领导 王建国',
      '2026-11-21 主班 赵磊',
      '2026-11-21 副班 孙洁',
      '2026-11-21 值班人员 周涛',
      '2026-11-21 带班领导 王建国 13900000001',
    ],
  },
  {
    name: 'a heading of two lines with merged cells',
    text: `
2026年11月值班安排 | < | < | < | <
日期 | 带班领导 | < | 主班 | <
^ | 姓名 | 电话 | 姓名 | 电话
20日 | 王建国 | 8880001 | 李敏 | 8880002
21日 | 王建国 | 8880001 | 孙洁 | 8880003`,
    seats: [
      '2026-11-20 带班领导 王建国 8880001',
      '2026-11-20 主班 李敏 8880002',
      '2026-11-21 带班领导 王建国 8880001',
      '2026-11-21 主班 孙洁 8880003',
    ],
  },
  {
    name: 'one column a day',
    text: `
云河县应急局2026年11月值班表 | < | < | <
日期 | 11.20 | 11.21 | 11.22
星期 | 五 | 六 | 日
带班领导 | 王建国 | < | <
主班 | 李敏 | 赵磊 | 孙洁
电话 | 13900000002 | 13900000003 | 13900000004`,
    seats: [
      '2026-11-20 带班领导 王建国',
      '2026-11-20 主班 李敏 13900000002',
      '2026-11-21 带班领导 王建国',
      '2026-11-21 主班 赵磊 13900000003',
      '2026-11-22 带班领导 王建国',
      '2026-11-22 主班 孙洁 13900000004',
    ],
  },
  {
    name: 'one row a person, the day merged',
    text: `
2026年11月值班表 | < | < | <
日期 | 岗位 | 姓名 | 联系电话
11月20日 | 带班领导 | 王建国 | 13900000001
^ | 主班 | 李敏 | 13900000002
^ | 司机 | 周涛 | 
11月21日 | 带班领导 | 王建国 | 
^ | 主班 | 孙洁 | `,
    seats: [
      '2026-11-20 带班领导 王建国 13900000001',
      '2026-11-20 主班 李敏 13900000002',
      '2026-11-20 司机 周涛',
      '2026-11-21 带班领导 王建国',
      '2026-11-21 主班 孙洁',
    ],
  },
  {
    name: 'one row a person, the day written once and not merged',
    text: `
2026年11月值班表
日期 | 值班人员 | 职务 | 电话
20日 | 李敏 | 科员 | 13900000002
 | 赵磊 | 科员 | 13900000003
21日 | 孙洁 | 科员 | `,
    seats: ['2026-11-20 主班 李敏 13900000002', '2026-11-20 副班 赵磊 13900000003', '2026-11-21 主班 孙洁'],
  },
  {
    name: 'the leader of a week in one merged cell',
    text: `
2026年11月 | < | <
日期 | 带班领导 | 主班
16日 | 王建国 | 李敏
17日 | ^ | 赵磊
18日 | ^ | 孙洁`,
    seats: [
      '2026-11-16 带班领导 王建国',
      '2026-11-16 主班 李敏',
      '2026-11-17 带班领导 王建国',
      '2026-11-17 主班 赵磊',
      '2026-11-18 带班领导 王建国',
      '2026-11-18 主班 孙洁',
    ],
  },
  {
    name: 'day and night in rows, the day and its leader merged over both',
    text: `
2026年11月值班表 | < | < | <
日期 | 班次 | 带班领导 | 主班
11月20日 | 白班 | 王建国 | 李敏
^ | 夜班(18:00-8:30) | ^ | 赵磊
11月21日 | 白班 | 王建国 | 孙洁`,
    options: { roster: twoShifts },
    seats: [
      '2026-11-20 dayShift 带班领导 王建国',
      '2026-11-20 dayShift 主班 李敏',
      '2026-11-20 nightShift 带班领导 王建国',
      '2026-11-20 nightShift 主班 赵磊',
      '2026-11-21 dayShift 带班领导 王建国',
      '2026-11-21 dayShift 主班 孙洁',
    ],
  },
  {
    name: 'day and night as columns, the leader for both',
    text: `
2026年11月值班表 | < | < | <
日期 | 带班领导 | 白班 | 夜班
20日 | 王建国 | 李敏 | 赵磊`,
    options: { roster: twoShifts },
    seats: [
      '2026-11-20 dayShift 带班领导 王建国',
      '2026-11-20 nightShift 带班领导 王建国',
      '2026-11-20 dayShift 主班 李敏',
      '2026-11-20 nightShift 主班 赵磊',
    ],
  },
  {
    name: 'two halves side by side',
    text: `
2026年11月值班表 | < | < | < | < | <
日期 | 带班 | 值班 | 日期 | 带班 | 值班
1日 | 王建国 | 李敏 | 3日 | 周涛 | 孙洁
2日 | 王建国 | 赵磊 | 4日 | 周涛 | 李敏`,
    seats: [
      '2026-11-01 带班领导 王建国',
      '2026-11-01 主班 李敏',
      '2026-11-02 带班领导 王建国',
      '2026-11-02 主班 赵磊',
      '2026-11-03 带班领导 周涛',
      '2026-11-03 主班 孙洁',
      '2026-11-04 带班领导 周涛',
      '2026-11-04 主班 李敏',
    ],
  },
  {
    name: 'stretches of days',
    text: `
2026年国庆值班表 | < | <
日期 | 带班领导 | 主班
10月1日-2日 | 王建国 | 李敏
10月3日至4日（周六至周日） | 周涛 | 赵磊`,
    seats: [
      '2026-10-01 带班领导 王建国',
      '2026-10-01 主班 李敏',
      '2026-10-02 带班领导 王建国',
      '2026-10-02 主班 李敏',
      '2026-10-03 带班领导 周涛',
      '2026-10-03 主班 赵磊',
      '2026-10-04 带班领导 周涛',
      '2026-10-04 主班 赵磊',
    ],
  },
  {
    name: 'serial numbers of a spreadsheet, and 11.2 that was 11.20',
    text: `
日期 | 带班领导 | 主班
46345 | 王建国 | 李敏
11.2 | 王建国 | 赵磊
11.21 | 王建国 | 孙洁`,
    options: { corrections: { year: 2026 } },
    seats: [
      '2026-11-19 带班领导 王建国',
      '2026-11-19 主班 李敏',
      '2026-11-20 带班领导 王建国',
      '2026-11-20 主班 赵磊',
      '2026-11-21 带班领导 王建国',
      '2026-11-21 主班 孙洁',
    ],
  },
  {
    name: 'the end of the year, the year named once, a heading repeated on the next page',
    text: `
2026年12月值班表 | < | <
日期 | 带班领导 | 主班
31日（周四） | 王建国 | 李敏
日期 | 带班领导 | 主班
1月1日（周五） | 周涛 | 赵磊
1月2日（周六） | 周涛 | 孙洁`,
    problems: ['4,0 monthDiffers 1月1日（周五） (12)', '5,0 monthDiffers 1月2日（周六） (12)'],
    seats: [
      '2026-12-31 带班领导 王建国',
      '2026-12-31 主班 李敏',
      '2027-01-01 带班领导 周涛',
      '2027-01-01 主班 赵磊',
      '2027-01-02 带班领导 周涛',
      '2027-01-02 主班 孙洁',
    ],
  },
  {
    name: 'no heading over the days, names and numbers in one cell',
    text: `
2026年11月 | 带班领导 | 值班人员
20日 | 王建国 13900000001 | 李敏13900000002/赵磊（13900000003）
21日 | 王建国:8880001 | 孙洁 8880002`,
    seats: [
      '2026-11-20 带班领导 王建国 13900000001',
      '2026-11-20 主班 李敏 13900000002',
      '2026-11-20 副班 赵磊 13900000003',
      '2026-11-21 带班领导 王建国 8880001',
      '2026-11-21 主班 孙洁 8880002',
    ],
  },
];

describe('layouts as offices keep them', () => {
  it.each(layouts)('$name', ({ text, seats, options, problems }) => {
    const done = read([tableOf(text)], options);
    expect(done.seats.sort()).toEqual([...seats].sort());
    expect(done.problems).toEqual(problems ?? []);
  });

  it('several sheets, each a month of its own', () => {
    const sheet = (day: string): string => `日期 | 带班领导 | 主班\n${day} | 王建国 | 李敏\n2日 | 王建国 | 赵磊`;
    const done = read([tableOf(sheet('1日'), '2026年11月'), tableOf(sheet('1日'), '2026年12月')]);
    expect(done.seats.map((seat) => seat.slice(0, 10))).toEqual([
      '2026-11-01',
      '2026-11-01',
      '2026-11-02',
      '2026-11-02',
      '2026-12-01',
      '2026-12-01',
      '2026-12-02',
      '2026-12-02',
    ]);
    expect(done.problems).toEqual([]);
  });

  it('the month stands in the name of the file', () => {
    const done = read([tableOf('日期 | 带班领导 | 主班\n1日 | 王建国 | 李敏')], { fileName: '2026年11月值班表.xlsx' });
    expect(done.seats).toHaveLength(2);
    expect(done.result.tables[0]?.year).toEqual({ value: 2026, from: 'title' });
  });
});

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
