// Days as offices write them.
import { describe, expect, it } from 'vitest';
import { dayOf, readDay, titleMonth, weekdayIn, yearByWeekday } from './days.ts';

const short = (text: string): string => {
  const cell = readDay(text);
  if (!cell) return '?';
  const to = cell.to ? `..${cell.to.month ?? ''}/${cell.to.date}${cell.to.before ? ' before' : ''}` : '';
  return `${cell.year ?? ''}/${cell.month ?? ''}/${cell.date}${to}${cell.weekday === null ? '' : ` w${cell.weekday}`}${cell.lostZero ? ' z' : ''}`;
};

describe('a day', () => {
  it.each([
    ['11月20日(周五)', '/11/20 w5'],
    ['11月20日（星期五）', '/11/20 w5'],
    ['11月20日\n周五', '/11/20 w5'],
    ['１１月２０日', '/11/20'],
    ['11.20', '/11/20'],
    ['11.2', '/11/2 z'],
    ['11/2', '/11/2'],
    ['11-20', '/11/20'],
    ['20日', '//20'],
    ['20号（周五）', '//20 w5'],
    ['20', '//20'],
    ['20(五)', '//20 w5'],
    ['2026/11/20', '2026/11/20'],
    ['2026-11-20', '2026/11/20'],
    ['2026-11-20 08:30', '2026/11/20'],
    ['2026年11月20日 星期五', '2026/11/20 w5'],
    ['26年11月20日', '2026/11/20'],
    ['20261120', '2026/11/20'],
    ['46346', '2026/11/20'],
    ['11月20日-22日', '/11/20../22'],
    ['11月20日至12月1日', '/11/20..12/1'],
    ['20-22日', '//20../22'],
    ['11月20—22日', '/11/20../22'],
    ['11月20日（周五）-22日（周日）', '/11/20../22 w5'],
    ['10月1日（星期四）上午8:30至10月2日上午8:30', '/10/1..10/2 before w4'],
    ['10月1日8时—3日8时', '/10/1../3 before'],
    ['2026-11-20 08:30至2026-11-22 08:30', '2026/11/20..11/22 before'],
    ['11月20日8:30-18:00', '/11/20'],
    ['10月3日全天', '/10/3'],
    ['十一月二十日', '/11/20'],
    ['二〇二六年十一月二十一日', '2026/11/21'],
    ['13月45日', '/13/45'],
    ['王建国', '?'],
    ['下周五', '?'],
    ['13900000000', '?'],
    ['', '?'],
  ])('%s', (text, expected) => expect(short(text)).toBe(expected));

  it('exists or does not', () => {
    expect([dayOf(2026, 11, 30), dayOf(2026, 11, 31), dayOf(2026, 2, 29), dayOf(2028, 2, 29), dayOf(2026, 13, 1)]).toEqual([
      '2026-11-30',
      null,
      null,
      '2028-02-29',
      null,
    ]);
  });

  it('weekdays alone', () => {
    expect(['周五', '星期日', '天', '五', '第五', ''].map(weekdayIn)).toEqual([5, 0, 0, 5, null, null]);
  });

  it('the year follows from the weekdays, where most agree', () => {
    const cells = [
      { month: 11, date: 20, weekday: 5 },
      { month: 11, date: 21, weekday: 6 },
      { month: 11, date: 22, weekday: 2 },
    ];
    expect(yearByWeekday(cells, '2026-12-01')).toBe(2026);
    expect(yearByWeekday(cells, '2027-01-10')).toBe(2026);
    expect(yearByWeekday([{ month: 11, date: 31, weekday: 1 }], '2026-12-01')).toBeNull();
  });

  it('a title names month and year', () => {
    expect(titleMonth('云河县总值班室2026年11月份值班表')).toEqual({ year: 2026, month: 11 });
    expect(titleMonth('二〇二六年十一月值班表')).toEqual({ year: 2026, month: 11 });
    expect(titleMonth('2026年10月1日至12月31日')).toEqual({ year: 2026, month: null });
    expect(titleMonth('值班表')).toEqual({ year: null, month: null });
  });
});
