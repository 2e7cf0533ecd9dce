// Which rules a change breaks, with every rule broken once.
import { describe, expect, it } from 'vitest';
import { type Breach, breachesOf, type BreachWorld, breachWords, type PersonFacts, type SeatChange } from './breaches.ts';
import { blankRoster } from './blank.ts';
import { calendarOf, daysBetween } from './calendar.ts';
import { cellKey, shiftKey, shiftsOfDay } from './shift.ts';
import type { CellRef, LeaveValue, Roster, RosterPost } from './types.ts';

const context = { calendar: calendarOf([]), handover: '08:30', zone: 'Asia/Shanghai' };
const post = (id: string, patch: Partial<RosterPost> = {}): RosterPost => ({
  id,
  kind: 'main',
  name: id,
  count: 1,
  required: false,
  qualifications: [],
  pool: { people: [], groups: [] },
  rotation: 'fair',
  ...patch,
});
const roster = (id: string, patch: Partial<Roster> = {}): Roster => ({
  ...blankRoster,
  id,
  name: id,
  posts: [post('main', { required: true }), post('deputy')],
  rules: { ...blankRoster.rules, restHours: 24, maxPerWeek: null },
  ...patch,
});
const cell = (day: string, at: Partial<CellRef> = {}): CellRef => ({ roster: 'county', day, shift: 'day', post: 'main', slot: 0, ...at });
const put = (day: string, person: string | null, at: Partial<CellRef> = {}): SeatChange => ({ cell: cell(day, at), person });

function world(rosters: Roster[], seats: SeatChange[], patch: Partial<BreachWorld> = {}): BreachWorld {
  const shifts = rosters.flatMap((one) => daysBetween('2026-11-01', '2026-12-31').flatMap((day) => shiftsOfDay(one, day, context)));
  const known: Record<string, PersonFacts> = {
    gone: { removed: true, qualifications: [] },
    zhao: { removed: false, qualifications: ['驾驶'] },
  };
  return {
    rosters: new Map(rosters.map((one) => [one.id, one])),
    shifts: new Map(shifts.map((shift) => [shiftKey(shift), shift])),
    seats: new Map(seats.map((seat) => [cellKey(seat.cell), seat])),
    leave: new Map(),
    person: (id) => known[id] ?? { removed: false, qualifications: [] },
    pool: (_, { pool }) => (pool.people.length === 0 ? null : new Set(pool.people)),
    allowedGaps: new Set(),
    fixed: new Map(),
    zone: context.zone,
    ...patch,
  };
}
const rules = (breaks: Breach[]): string[] => breaks.map((one) => one.rule).sort();
const county = roster('county');

describe('breaches', () => {
  it('has nothing to say of a lone duty', () => {
    expect(breachesOf(world([county], []), [put('2026-11-20', 'wang')])).toEqual([]);
  });

  it('sees one person at two places at once, in whatever roster, and lets nobody past it', () => {
    const town = roster('town');
    const breaks = breachesOf(world([county, town], [put('2026-11-20', 'wang', { roster: 'town' })]), [put('2026-11-20', 'wang')]);
    expect(breaks).toMatchObject([{ rule: 'twice', absolute: true, person: 'wang', with: '11-20 全天（town）' }]);
    expect(rules(breachesOf(world([county], [put('2026-11-20', 'wang', { post: 'deputy' })]), [put('2026-11-20', 'wang')]))).toEqual([
      'twice',
    ]);
  });

  it('asks for rest before and after, by the stricter roster', () => {
    const town = roster('town', { rules: { ...county.rules, restHours: 48 } });
    for (const day of ['2026-11-19', '2026-11-21']) {
      const breaks = breachesOf(world([county], [put(day, 'wang')]), [put('2026-11-20', 'wang')]);
      expect(breaks).toMatchObject([{ rule: 'rest', absolute: false, limit: 24, received: 0 }]);
    }
    expect(breachesOf(world([county], [put('2026-11-18', 'wang')]), [put('2026-11-20', 'wang')])).toEqual([]);
    const across = breachesOf(world([county, town], [put('2026-11-18', 'wang', { roster: 'town' })]), [put('2026-11-20', 'wang')]);
    expect(across).toMatchObject([{ rule: 'rest', limit: 48, received: 24 }]);
  });

  it('exchanges two days without saying that anybody is at two places in between', () => {
    const seats = [put('2026-11-16', 'wang'), put('2026-11-20', 'li')];
    expect(breachesOf(world([county], seats), [put('2026-11-16', 'li'), put('2026-11-20', 'wang')])).toEqual([]);
    // The same of two posts of one shift.
    const two = [put('2026-11-20', 'wang'), put('2026-11-20', 'li', { post: 'deputy' })];
    expect(breachesOf(world([county], two), [put('2026-11-20', 'li'), put('2026-11-20', 'wang', { post: 'deputy' })])).toEqual([]);
  });

  it('says a collision of two changed seats once', () => {
    expect(rules(breachesOf(world([county], []), [put('2026-11-19', 'wang'), put('2026-11-20', 'wang')]))).toEqual(['rest']);
  });

  it('counts duties from Monday to Sunday, also over the end of a year', () => {
    const strict = roster('county', { rules: { ...county.rules, restHours: 0, maxPerWeek: 2 } });
    // Monday 2026-12-28 … Sunday 2027-01-03: Sunday the 27th is another week.
    const seats = [put('2026-12-27', 'wang'), put('2026-12-28', 'wang'), put('2026-12-30', 'wang')];
    expect(breachesOf(world([strict], seats), [put('2026-12-31', 'wang')])).toMatchObject([
      { rule: 'perWeek', limit: 2, received: 3, with: '2026-12-28–2027-01-03' },
    ]);
    expect(breachesOf(world([strict], [put('2026-12-27', 'wang'), put('2026-12-30', 'wang')]), [put('2026-12-31', 'wang')])).toEqual([]);
  });

  it('knows leave from its first to its last day, and the shift that reaches into it', () => {
    const leave: LeaveValue = { person: 'wang', from: '2026-11-20', to: '2026-11-22', kind: 'sick', note: '', removed: false };
    const away = (patch: Partial<LeaveValue> = {}) => ({ leave: new Map([['wang', [{ ...leave, ...patch }]]]) });
    // The shift of the 19th ends at 08:30 on the 20th.
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-22'])
      expect(rules(breachesOf(world([county], [], away()), [put(day, 'wang')]))).toEqual(['leave']);
    for (const day of ['2026-11-18', '2026-11-23']) expect(breachesOf(world([county], [], away()), [put(day, 'wang')])).toEqual([]);
    expect(breachesOf(world([county], [], away({ removed: true })), [put('2026-11-20', 'wang')])).toEqual([]);
  });

  it('wants qualifications and the pool, and nobody who has left', () => {
    const picky = roster('county', { posts: [post('main', { qualifications: ['驾驶'], pool: { people: ['zhao', 'gone'], groups: [] } })] });
    expect(breachesOf(world([picky], []), [put('2026-11-20', 'zhao')])).toEqual([]);
    expect(rules(breachesOf(world([picky], []), [put('2026-11-20', 'wang')]))).toEqual(['pool', 'qualification']);
    expect(breachesOf(world([picky], []), [put('2026-11-20', 'gone')])).toMatchObject([
      { rule: 'removed', absolute: true },
      { rule: 'qualification', limit: '驾驶' },
    ]);
  });

  it('says of a required post that it stands empty, unless somebody answers for it', () => {
    const seats = [put('2026-11-20', 'wang')];
    expect(breachesOf(world([county], seats), [put('2026-11-20', null)])).toMatchObject([{ rule: 'empty', person: null }]);
    expect(breachesOf(world([county], seats, { allowedGaps: new Set(['county/2026-11-20/day/main']) }), [put('2026-11-20', null)])).toEqual(
      [],
    );
    // Somebody else of the post is still there.
    const two = roster('county', { posts: [post('main', { required: true, count: 2 })] });
    expect(breachesOf(world([two], [...seats, put('2026-11-20', 'li', { slot: 1 })]), [put('2026-11-20', null)])).toEqual([]);
    // Who has left the office fills nothing.
    expect(rules(breachesOf(world([two], [put('2026-11-20', 'gone', { slot: 1 })]), [put('2026-11-20', null)]))).toEqual(['empty']);
  });

  it('keeps to what is settled', () => {
    const fixed = new Map([[cellKey(cell('2026-11-20')), 'wang']]);
    expect(breachesOf(world([county], [], { fixed }), [put('2026-11-20', 'li')])).toMatchObject([{ rule: 'fixed', person: 'wang' }]);
    expect(breachesOf(world([county], [], { fixed }), [put('2026-11-20', 'wang')])).toEqual([]);
  });

  it('reads in the words of the office', () => {
    const [rest] = breachesOf(world([county], [put('2026-11-19', 'wang')]), [put('2026-11-20', 'wang')]);
    expect(rest && breachWords(rest, '王建国')).toBe(
      '2026-11-20 全天 main 王建国：与 11-19 全天（county） 之间只隔 0 小时，应不少于 24 小时',
    );
  });
});
