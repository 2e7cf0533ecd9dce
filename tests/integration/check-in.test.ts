// Signing in at the start of a shift: owed from its begin, by ten minutes after, by whoever sits on the seat then.
import { describe, expect, it } from 'vitest';
import { alarmsOf, makeStation, type TestStation } from '#kit/station.ts';
import { hour, iso, minute, morning, officer, person, put, refused, shiftDuties, until } from '#kit/duty.ts';

const next = '2026-11-21';

async function staffed(): Promise<{ test: TestStation; li: Awaited<ReturnType<typeof officer>>; leader: string }> {
  const test = await makeStation();
  const li = await officer(test, '周倩');
  const leader = await person(test, '王建国');
  await put(test, '2026-11-20', { leaderOnShift: leader, main: await person(test, '孙洁') });
  await put(test, next, { leaderOnShift: leader, main: li.person });
  return { test, li, leader };
}

const cellOf = (post: string) => ({ roster: '00000000-0000-7000-8000-00000000d07e', day: next, shift: 'day', post, slot: 0 });

describe('check-in', () => {
  it('is owed by leader and main officer from the begin of the shift, and met in time by signing in', async () => {
    const { test, li } = await staffed();
    until(test, morning - minute);
    expect(await shiftDuties(test, 'checkIn'), 'nothing for the shift during which the roster began to be used').toEqual([]);
    until(test, morning + 10_000);
    const owed = await shiftDuties(test, 'checkIn');
    expect(owed.map((one) => one.title).toSorted()).toEqual(['签到 · 主班 周倩（11-21 全天）', '签到 · 带班领导 王建国（11-21 全天）']);
    expect(owed.map((one) => [one.dueAt, one.state, one.ours])).toEqual(owed.map(() => [iso(morning + 10 * minute), 'open', true]));
    until(test, morning + 9 * minute);
    await li.call.duty.checkIn({});
    expect((await shiftDuties(test, 'checkIn')).find((one) => one.title.includes('周倩'))).toMatchObject({
      state: 'met',
      proof: { via: '本人' },
    });
  });

  it('late by the engine, with the alarm before, and gone when it is done', async () => {
    const { test, li } = await staffed();
    until(test, morning + 11 * minute);
    const alarms = (await alarmsOf(test)).filter((alarm) => alarm.title.includes('周倩'));
    expect(alarms.map((alarm) => [alarm.priority, alarm.incident])).toEqual([['important', null]]);
    until(test, morning + 14 * minute);
    expect(await li.call.duty.checkIn({})).toEqual({ posts: ['主班'] });
    const mine = (await shiftDuties(test, 'checkIn')).find((one) => one.title.includes('周倩'));
    expect(mine).toMatchObject({ state: 'late', lateByMs: 4 * minute });
    expect((await alarmsOf(test)).some((alarm) => alarm.title.includes('周倩'))).toBe(false);
    expect((await refused(li.call.duty.checkIn({}))).code).toBe('alreadyCheckedIn');
    const { items } = await test.call.duty.log({ text: '签到：主班' });
    expect(items[0]?.text).toBe('签到：主班 周倩');
  });

  it('is owed by the grace and by the posts that the office has set, from the next shift on', async () => {
    const { test, li } = await staffed();
    const { items } = await test.call.settings.rules({ table: 'dutyRules' });
    const { validFrom: _, ...rule } = items.find((one) => one.id === 'checkIn') ?? {};
    const own = { ...rule, pack: 'office', confidence: 'seen', limitSeconds: 25 * 60, posts: ['main'], byPhone: false };
    await test.call.settings.putDutyRules({ table: 'dutyRules', items: [own] as never });
    until(test, morning + 10_000);
    const owed = await shiftDuties(test, 'checkIn');
    expect(owed.map((one) => [one.title, one.dueAt])).toEqual([['签到 · 主班 周倩（11-21 全天）', iso(morning + 25 * minute)]]);
    until(test, morning + 24 * minute);
    await li.call.duty.checkIn({});
    expect((await shiftDuties(test, 'checkIn')).map((one) => one.state)).toEqual(['met']);
  });

  it('may be done up to an hour early, and is not asked for then', async () => {
    const { test, li } = await staffed();
    until(test, morning - 61 * minute);
    expect((await refused(li.call.duty.checkIn({}))).code).toBe('notOnShift');
    until(test, morning - 20 * minute);
    await li.call.duty.checkIn({});
    until(test, morning + 30 * minute);
    expect((await shiftDuties(test, 'checkIn')).map((one) => one.title)).toEqual(['签到 · 带班领导 王建国（11-21 全天）']);
    const sign = (await test.call.duty.now()).signs.find((one) => one.person.name === '周倩');
    expect(sign).toMatchObject({ late: false, signed: { via: 'page' } });
  });

  it('by telephone for somebody else, with a note; what is typed wrong is refused', async () => {
    const { test, leader } = await staffed();
    until(test, morning + 5 * minute);
    const cell = cellOf('leaderOnShift');
    const sign = { cell, person: leader, note: '电话报告在岗' };
    expect((await refused(test.call.duty.checkInFor({ ...sign, at: iso(morning + hour) }))).code).toBe('inTheFuture');
    expect((await refused(test.call.duty.checkInFor({ ...sign, at: iso(morning - 2 * hour) }))).code).toBe('beforeItHappened');
    expect((await refused(test.call.duty.checkInFor({ ...sign, note: '  ' }))).code).toBe('notValid');
    expect((await refused(test.call.duty.checkInFor({ ...sign, cell: cellOf('main') }))).code).toBe('notOnShift');
    await test.call.duty.checkInFor({ ...sign, at: iso(morning + 2 * minute) });
    const mine = (await shiftDuties(test, 'checkIn')).find((one) => one.title.includes('王建国'));
    expect(mine).toMatchObject({ state: 'met', metAt: iso(morning + 2 * minute), proof: { via: '电话' } });
    expect((await refused(test.call.duty.checkInFor(sign))).code).toBe('alreadyCheckedIn');
  });

  it('goes over to whoever takes the seat; the first is no longer asked', async () => {
    const { test, li } = await staffed();
    const hu = await officer(test, '胡雪松');
    until(test, morning + 5 * minute);
    await put(test, next, { main: null });
    await put(test, next, { main: hu.person });
    until(test, morning + 6 * minute);
    const owed = await shiftDuties(test, 'checkIn');
    expect(owed.find((one) => one.title.includes('周倩'))).toMatchObject({ state: 'waived', waivedBy: 'rule' });
    expect(owed.find((one) => one.title.includes('胡雪松'))).toMatchObject({ state: 'open', dueAt: iso(morning + 15 * minute) });
    expect((await refused(li.call.duty.checkIn({}))).code).toBe('notOnShift');
  });

  it('never done is missed when the shift is over, and is not met by hand on the alarm page', async () => {
    const { test } = await staffed();
    until(test, morning + hour);
    const open = (await shiftDuties(test, 'checkIn')).find((one) => one.title.includes('周倩'));
    expect((await refused(test.call.obligations.meet({ id: open?.id ?? '', note: '到了' }))).code).toBe('notValid');
    until(test, morning + 24 * hour + minute);
    const gone = (await shiftDuties(test, 'checkIn')).find((one) => one.id === open?.id);
    expect(gone).toMatchObject({ state: 'missed' });
    const { items } = await test.call.duty.log({ text: '始终没有签到' });
    expect(items.map((line) => line.text).join()).toContain('未办：签到 · 主班 周倩');
  });

  it('a station that slept over the begin asks when it wakes, with the limit where it was', async () => {
    const { test } = await staffed();
    test.clock.sleep(morning + 3 * hour - test.clock.now());
    const owed = await shiftDuties(test, 'checkIn');
    expect(owed.map((one) => [one.dueAt, one.overdue])).toEqual([
      [iso(morning + 10 * minute), true],
      [iso(morning + 10 * minute), true],
    ]);
  });
});
