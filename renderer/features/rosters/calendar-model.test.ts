// The arrows on the table, exchanges and what takes them back, days as people type them, periods of a run.
import { describe, expect, it } from 'vitest';
import { exchange, type FoundSeat, inverse, moved, periodOf, seatId, stepped } from './calendar-model.ts';
import { spanOf } from './generate-model.ts';
import { timeOfTyped } from './roster-form.ts';
import { dayOfTyped, monthOfTyped } from '#renderer/texts/typed-day.ts';

const grid = [
  ['a1', 'b1', null, 'n1'],
  ['a1', null, null, 'n2'],
  ['a2', 'b2', 'c2', 'n3'],
];

describe('arrows', () => {
  it('go to the next seat and past empty places', () => {
    expect(moved(grid, 'a1', 1, 0)).toBe('b1');
    expect(moved(grid, 'b1', 1, 0)).toBe('n1');
    expect(moved(grid, 'b1', 0, 1)).toBe('b2');
  });
  it('leave a seat that spans lines in one step', () => {
    expect(moved(grid, 'a1', 0, 1)).toBe('a2');
    expect(moved(grid, 'a2', 0, -1)).toBe('a1');
  });
  it('stop at the edge; a long step goes as far as there is', () => {
    expect(moved(grid, 'a1', -1, 0)).toBeNull();
    expect(moved(grid, 'n1', 0, 7)).toBe('n3');
  });
});

const found = (day: string, person: string | null): FoundSeat => {
  const seat = { post: 'main', slot: 0, person: person === null ? null : { id: person } };
  return { shift: { roster: 'r', day, pattern: 'day' }, seat } as unknown as FoundSeat;
};

describe('exchange', () => {
  it('puts each on the seat of the other, and the inverse puts them back', () => {
    const [a, b] = [found('2026-11-20', 'wang'), found('2026-11-21', null)];
    const changes = exchange(a, b);
    expect(changes.map((one) => one.person)).toEqual([null, 'wang']);
    const seats = new Map([a, b].map((one) => [seatId(one.shift, one.seat), one]));
    expect(inverse(changes, seats).map((one) => one.person)).toEqual(['wang', null]);
  });
});

describe('days as they are typed', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['11-20', '2026-11-20'],
    ['１１月２０日', '2026-11-20'],
    ['1120', '2026-11-20'],
    ['20260229', null],
    ['5', '2026-11-05'],
    ['+3', '2026-12-03'],
    ['31', null],
    ['13-01', null],
    ['明天', null],
  ])('%s is %s', (text, day) => {
    expect(dayOfTyped(text, '2026-11-30')).toBe(day);
  });
  it('reads months and clock times', () => {
    expect(monthOfTyped('2027-2', '2026-11-30')).toBe('2027-02-01');
    expect(monthOfTyped('20', '2026-11-30')).toBeNull();
    expect([timeOfTyped('８：００'), timeOfTyped(''), timeOfTyped('25:00')]).toEqual(['08:00', null, undefined]);
  });
});

describe('periods', () => {
  it('steps by whole months and weeks', () => {
    expect(periodOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(stepped('month', '2026-12-15', 1)).toBe('2027-01-01');
    expect(periodOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(stepped('week', '2026-11-29', -1)).toBe('2026-11-16');
  });
  it('knows the next month, quarter and year', () => {
    expect(spanOf('month', '2026-12-31')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
    expect(spanOf('quarter', '2026-11-28')).toEqual({ from: '2027-01-01', to: '2027-03-31' });
    expect(spanOf('quarter', '2026-09-30')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(spanOf('year', '2026-11-28')).toEqual({ from: '2027-01-01', to: '2027-12-31' });
  });
});
