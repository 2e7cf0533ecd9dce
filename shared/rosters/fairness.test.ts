// How evenly duty is shared, and wishes that a table leaves unmet.
import { describe, expect, it } from 'vitest';
import { blankRoster } from './blank.ts';
import { calendarOf } from './calendar.ts';
import { type DutySeat, fairnessOf, unmetWishes } from './fairness.ts';
import { shiftsOfDay } from './shift.ts';
import type { RosterShift, WishValue } from './types.ts';

const calendar = calendarOf([
  {
    id: 'holidays/2026',
    source: '',
    from: '2025-11-04',
    year: 2026,
    days: [{ day: '2026-10-01', kind: 'holiday', name: '国庆节' }],
  } as never,
]);
const context = { calendar, handover: '08:30', zone: 'Asia/Shanghai' };
const roster = {
  ...blankRoster,
  id: 'county',
  rules: { ...blankRoster.rules, weights: { workday: 1, weekend: 1.5, holiday: 3, night: 0.5 } },
};
const main = { ...blankRoster.posts[1], id: 'main', name: '主班' } as (typeof blankRoster.posts)[number];
const shift = (day: string): RosterShift => shiftsOfDay(roster, day, context)[0] as RosterShift;
const seat = (day: string, person: string): DutySeat => ({ person, post: 'main', shift: shift(day) });

/** Has served before, on another post. */
const other = (person: string): DutySeat => ({ ...seat('2026-09-04', person), post: 'deputy' });

const input = {
  posts: [main],
  pool: () => ['wang', 'li', 'zhao'],
  seats: [seat('2026-09-30', 'wang'), seat('2026-10-01', 'li'), seat('2026-10-03', 'wang')],
  past: [seat('2026-09-01', 'zhao'), seat('2026-09-02', 'zhao'), seat('2026-09-03', 'stranger'), other('wang'), other('li')],
  daysAway: (person: string) => (person === 'zhao' ? 5 : 0),
  nameOf: (person: string) => person,
};

describe('fairness', () => {
  it('weighs workdays, weekends, holidays and nights, and carries over what was served before', () => {
    const { people, spread } = fairnessOf(input);
    expect(people).toEqual([
      { person: 'wang', post: 'main', duties: 2, weekends: 1, holidays: 0, nights: 2, weighted: 3.5, carried: 0 },
      { person: 'li', post: 'main', duties: 1, weekends: 0, holidays: 1, nights: 1, weighted: 3.5, carried: 0 },
      { person: 'zhao', post: 'main', duties: 0, weekends: 0, holidays: 0, nights: 0, weighted: 0, carried: 3 },
    ]);
    expect(spread).toBe(0.5);
  });

  it('says when leave explains the spread, and is silent when it does not', () => {
    const uneven = { ...input, past: [] };
    // zhao lacks 3.5, which is one of the heaviest shifts and no more.
    expect(fairnessOf(uneven).spreadByPost).toEqual([{ post: 'main', name: '主班', spread: 3.5, because: null }]);
    const more = { ...uneven, seats: [...input.seats, seat('2026-10-10', 'wang'), seat('2026-10-11', 'li')] };
    expect(fairnessOf(more).spreadByPost[0]?.because).toBe('zhao请假 5 天');
    expect(fairnessOf({ ...more, daysAway: () => 0 }).spreadByPost[0]?.because).toBeNull();
  });

  it('lets somebody new begin like the average of the post', () => {
    const past = [seat('2026-09-01', 'wang'), seat('2026-09-02', 'wang'), seat('2026-09-03', 'li')];
    expect(fairnessOf({ ...input, seats: [], past }).people.map((one) => one.carried)).toEqual([3, 1.5, 2.5]);
  });

  it('takes whoever serves when a post has no pool', () => {
    expect(fairnessOf({ ...input, pool: () => [] }).people.map((one) => one.person)).toEqual(['wang', 'li']);
    expect(fairnessOf({ ...input, pool: () => [], seats: [] })).toMatchObject({ spread: 0, people: [] });
  });
});

describe('wishes', () => {
  const wish = (patch: Partial<WishValue>): WishValue => ({
    person: 'wang',
    roster: null,
    from: '2026-10-01',
    to: '2026-10-31',
    weekdays: null,
    want: 'off',
    note: '',
    removed: false,
    ...patch,
  });
  const shifts = ['2026-10-03', '2026-10-05'].map(shift);
  const seats = [seat('2026-10-03', 'wang')];
  const days = (one: WishValue): string[] => unmetWishes([one], seats, shifts).map(({ day }) => day);

  it('to be off fail on each day of duty that they mean', () => {
    expect(days(wish({}))).toEqual(['2026-10-03']);
    expect(days(wish({ weekdays: [6] }))).toEqual(['2026-10-03']);
    expect(days(wish({ weekdays: [0, 1] }))).toEqual([]);
    expect(days(wish({ from: '2026-10-04' }))).toEqual([]);
    expect(days(wish({ roster: 'town' }))).toEqual([]);
    expect(days(wish({ removed: true }))).toEqual([]);
  });

  it('to serve fail when none of the shifts they mean is the own', () => {
    expect(days(wish({ want: 'on' }))).toEqual([]);
    expect(days(wish({ want: 'on', weekdays: [1] }))).toEqual(['2026-10-05']);
    expect(days(wish({ want: 'on', weekdays: [2] }))).toEqual([]);
  });
});
