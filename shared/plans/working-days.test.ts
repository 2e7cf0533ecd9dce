// Counting working days: weekends, holidays, weekend days that are worked, years that nobody has entered.
import { describe, expect, it } from 'vitest';
import { type DayOf, workingDaysFrom } from './working-days.ts';

const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** 2026 is known: 1-7 October off, the Saturday 10 October worked. */
const calendar: DayOf = (day) => {
  const known = day.startsWith('2026');
  if (known && day >= '2026-10-01' && day <= '2026-10-07') return { kind: 'holiday', known };
  if (day === '2026-10-10') return { kind: 'workday', known };
  return { kind: weekend(day) ? 'weekend' : 'workday', known };
};

describe('working days', () => {
  it('leaves out weekends; the first day does not count', () => {
    expect(workingDaysFrom('2026-11-20', 1, calendar)).toEqual({ day: '2026-11-23', unknownYears: [] });
    expect(workingDaysFrom('2026-11-02', 20, calendar).day).toBe('2026-11-30');
  });

  it('leaves out holidays and counts a weekend day that is worked (调休)', () => {
    // 29 and 30 September, 8, 9 and the worked Saturday 10 October.
    expect(workingDaysFrom('2026-09-28', 5, calendar).day).toBe('2026-10-10');
    expect(workingDaysFrom('2026-09-28', 6, calendar).day).toBe('2026-10-12');
  });

  it('counts backwards', () => {
    expect(workingDaysFrom('2026-10-08', -1, calendar).day).toBe('2026-09-30');
  });

  it('says which years it could only count by weekends', () => {
    const counted = workingDaysFrom('2026-12-21', 20, calendar);
    expect(counted).toEqual({ day: '2027-01-18', unknownYears: [2027] });
  });
});
