// Hours, allowances and points, by cases counted by hand.
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../rosters/calendar.ts';
import type { HolidayYear } from '../rosters/types.ts';
import { allowanceOf, figuresByPerson, hoursOf, scoreOf, type Served } from './figures.ts';
import type { DutyAllowance, DutyScore } from './types.ts';

const zone = 'Asia/Shanghai';
const meta = {
  pack: 'factory',
  version: 1,
  validFrom: null,
  validTo: null,
  source: { title: '通知', number: null, year: 2025 },
  confidence: 'proposal' as const,
};
const year2026: HolidayYear = {
  ...meta,
  id: '2026',
  year: 2026,
  days: [
    ...['2026-10-01', '2026-10-02', '2026-10-03'].map((day) => ({ day, kind: 'holiday' as const, name: '国庆节', statutory: true })),
    { day: '2026-10-04', kind: 'holiday', name: '国庆节' },
    { day: '2026-10-10', kind: 'workday', name: '国庆节' },
  ],
};
const facts = { calendar: calendarOf([year2026]), zone };
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

describe('hours of a duty', () => {
  it('are split at midnight by the kind of each day', () => {
    expect(hoursOf(at('2026-09-30T08:00'), at('2026-10-01T08:00'), facts)).toEqual({
      workday: 16,
      weekend: 0,
      holiday: 8,
      statutory: 8,
      night: 8,
    });
    expect(hoursOf(at('2026-10-03T08:00'), at('2026-10-04T08:00'), facts)).toMatchObject({ holiday: 24, statutory: 16 });
  });

  it('of a make-up working Saturday are those of a workday, of the Sunday after it those of a weekend', () => {
    expect(hoursOf(at('2026-10-10T08:00'), at('2026-10-11T08:00'), facts)).toMatchObject({ workday: 16, weekend: 8, holiday: 0 });
  });

  it('by day have no night', () => {
    expect(hoursOf(at('2026-11-20T08:30'), at('2026-11-20T17:30'), facts)).toEqual({
      workday: 9,
      weekend: 0,
      holiday: 0,
      statutory: 0,
      night: 0,
    });
  });

  it('add up to the length of the duty, also when the clocks of 1986 were put forward', () => {
    const hours = hoursOf(at('1986-05-03T08:00'), at('1986-05-04T08:00'), facts);
    expect(hours.workday + hours.weekend + hours.holiday).toBe(24);
  });
});

const duty = (person: string, day: string, dayKind: Served['dayKind'], post: Served['post'] = 'main'): Served => ({
  person,
  post,
  from: at(`${day}T08:00`),
  to: at(`${day}T08:00`) + 24 * 3_600_000,
  dayKind,
  night: true,
});

describe('figures by person', () => {
  const lines = figuresByPerson(
    [duty('a', '2026-10-01', 'holiday'), duty('b', '2026-10-12', 'workday'), duty('a', '2026-10-17', 'weekend', 'deputy')],
    facts,
  );

  it('count duties by the day on which they begin, and posts', () => {
    expect(lines.map((line) => [line.person, line.duties, line.nights])).toEqual([
      ['a', { workday: 0, weekend: 1, holiday: 1 }, 2],
      ['b', { workday: 1, weekend: 0, holiday: 0 }, 1],
    ]);
    expect(lines[0]?.byPost).toEqual([
      { post: 'main', duties: 1 },
      { post: 'deputy', duties: 1 },
    ]);
  });

  it('earn what the table says, and nothing where it says nothing', () => {
    const line = (dayKind: DutyAllowance['dayKind'], yuan: number | null): DutyAllowance => ({
      ...meta,
      id: dayKind,
      dayKind,
      yuan,
      restDays: null,
    });
    const table = [line('holiday', 300), line('weekend', 150), line('workday', null)];
    const [a] = lines;
    expect(a && allowanceOf(a, table)).toEqual({ yuan: 450, restDays: null });
    expect(a && allowanceOf(a, [])).toEqual({ yuan: null, restDays: null });
  });
});

describe('points', () => {
  const rule = (metric: DutyScore['metric'], points: number, cap: number | null): DutyScore => ({
    ...meta,
    id: metric,
    name: metric,
    nameEn: metric,
    metric,
    appliesTo: 'unit',
    points,
    cap,
  });

  it('are counted for each, at most the cap, only for what was counted at all', () => {
    const table = [rule('gaps', -5, 20), rule('lateReports', -5, null), rule('swaps', -1, null)];
    const { lines, total } = scoreOf({ gaps: 7, lateReports: 2 }, table, 'unit');
    expect(lines.map((line) => [line.rule, line.count, line.points])).toEqual([
      ['gaps', 7, -20],
      ['lateReports', 2, -10],
    ]);
    expect(total).toBe(-30);
    expect(scoreOf({ gaps: 7 }, table, 'person').lines).toEqual([]);
  });
});
