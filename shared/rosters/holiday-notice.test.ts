// The notices of 2025 and 2026 as they were published, and what must not be guessed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidayNotice } from './holiday-notice.ts';

const notice2025 = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const notice2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

interface Factory {
  year: number;
  days: { day: string; kind: string }[];
}

const factory = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../assets/rules/holidays.json'), 'utf8')) as Factory[];
const daysOf = (days: readonly { day: string; kind: string }[]): string[] => days.map(({ day, kind }) => `${day} ${kind}`).sort();

describe('holiday notice', () => {
  for (const [year, text] of [
    [2025, notice2025],
    [2026, notice2026],
  ] as const)
    it(`reads ${year} as the factory's table has it`, () => {
      const { days, unread } = readHolidayNotice(text, year);
      expect(unread).toEqual([]);
      expect(daysOf(days)).toEqual(daysOf(factory.find((one) => one.year === year)?.days ?? []));
    });

  it('knows the statutory days of the Spring Festival from the lunar dates in the text', () => {
    const statutory = readHolidayNotice(notice2026, 2026).days.filter((day) => day.statutory && day.name === '春节');
    expect(statutory.map((day) => day.day)).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19']);
  });

  it('does not guess which day of a moon festival the law names', () => {
    expect(readHolidayNotice(notice2026, 2026).days.filter((day) => day.name === '端午' && day.statutory)).toEqual([]);
  });

  it('says which sentence it did not understand', () => {
    const { days, unread } = readHolidayNotice('一、元旦：2月30日（周一）放假。', 2027);
    expect(days).toEqual([]);
    expect(unread).toHaveLength(1);
  });

  it('finds nothing in a text without days', () => {
    expect(readHolidayNotice('节假日期间要妥善安排值班。', 2027)).toEqual({ days: [], unread: [] });
  });
});
