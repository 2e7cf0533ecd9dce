// A post that must be held and is not, within 24 hours: an obligation that alarms until it is filled or answered for by name.
import { describe, expect, it } from 'vitest';
import { alarmKinds, alarmsOf, makeStation, type TestStation } from '#kit/station.ts';
import { leak } from '#kit/builders.ts';
import { hour, iso, minute, morning, person, put, shiftDuties, until } from '#kit/duty.ts';

const day = (offset: number): string => new Date(morning + offset * 24 * hour + 4 * hour).toISOString().slice(0, 10);

async function staffed(days: number): Promise<{ test: TestStation; leader: string; main: string }> {
  const test = await makeStation();
  const leader = await person(test, '王建国');
  const main = await person(test, '李敏');
  for (let offset = -1; offset < days - 1; offset += 1) await put(test, day(offset), { leaderOnShift: leader, main });
  return { test, leader, main };
}

const titles = async (test: TestStation): Promise<string[]> =>
  (await shiftDuties(test, 'gap')).filter((one) => one.state === 'open').map((one) => one.title);

describe('gaps of the roster', () => {
  it('a new folder does not cry wolf: nothing is owed before the roster has been used', async () => {
    const test = await makeStation();
    test.clock.advance(26 * hour);
    expect((await test.call.obligations.list({})).items).toEqual([]);
    expect(await alarmKinds(test)).toEqual([]);
  });

  it('opens 24 hours before the shift, due at its begin, and rises on the ladder', async () => {
    const { test } = await staffed(2);
    until(test, morning - minute);
    expect(await titles(test)).toEqual([]);
    until(test, morning + minute);
    expect((await titles(test)).toSorted()).toEqual(['空岗 · 11-22 全天 主班', '空岗 · 11-22 全天 带班领导']);
    const [gap] = await shiftDuties(test, 'gap');
    expect(gap).toMatchObject({
      dueAt: iso(morning + 24 * hour),
      owedBy: { id: 'office' },
      rule: { confidence: 'proposal' },
      subject: null,
    });
    expect((await alarmsOf(test)).map((alarm) => alarm.priority)).toEqual(expect.arrayContaining(['notice']));
    until(test, morning + 20 * hour + minute);
    expect((await alarmsOf(test)).filter((alarm) => alarm.title.startsWith('空岗')).map((alarm) => alarm.priority)).toEqual([
      'important',
      'important',
    ]);
    until(test, morning + 24 * hour + minute);
    expect(
      new Set((await alarmsOf(test)).filter((alarm) => alarm.title.startsWith('空岗 · 11-22')).map((alarm) => alarm.priority)),
    ).toEqual(new Set(['urgent']));
  });

  it('opens as early as the office has set it: on Friday for Monday; the screen lists two days all the same', async () => {
    const { test } = await staffed(2);
    const { items } = await test.call.settings.rules({ table: 'dutyRules' });
    const { validFrom: _, ...rule } = items.find((one) => one.id === 'gap') ?? {};
    const own = { ...rule, pack: 'office', confidence: 'seen', opensSeconds: -72 * 3600 };
    await test.call.settings.putDutyRules({ table: 'dutyRules', items: [own] as never });
    until(test, morning + minute);
    const days = new Set((await titles(test)).map((title) => title.slice(5, 10)));
    expect([...days].toSorted()).toEqual(['11-22', '11-23', '11-24']);
    expect((await test.call.duty.now()).gaps.some((gap) => gap.day === day(3))).toBe(false);
  });

  it('is met when the post is filled, and opens anew when it is vacant again', async () => {
    const { test, leader, main } = await staffed(2);
    until(test, morning + minute);
    await put(test, day(1), { leaderOnShift: leader, main });
    until(test, morning + 2 * minute);
    expect((await shiftDuties(test, 'gap')).map((one) => one.state)).toEqual(['met', 'met']);
    expect(await alarmsOf(test).then((all) => all.filter((alarm) => alarm.title.startsWith('空岗')))).toEqual([]);
    await put(test, day(1), { main: null });
    until(test, morning + 3 * minute);
    expect(await titles(test)).toEqual(['空岗 · 11-22 全天 主班']);
    await put(test, day(1), { main });
    until(test, morning + 4 * minute);
    expect((await shiftDuties(test, 'gap')).map((one) => one.state)).toEqual(['met', 'met', 'met']);
  });

  it('is waived when somebody answers for it by name, and comes back when that is taken back', async () => {
    const { test } = await staffed(2);
    until(test, morning + minute);
    await test.call.rosters.allowGap({ day: day(1), post: 'main', reason: '机关搬迁，由带班领导兼' });
    until(test, morning + 2 * minute);
    const waived = (await shiftDuties(test, 'gap')).find((one) => one.title.includes('主班'));
    expect(waived).toMatchObject({ state: 'waived', waivedBy: 'rule' });
    expect(waived?.waivedReason).toContain('李敏 准许空岗：机关搬迁');
    await test.call.rosters.revokeGap({ day: day(1), post: 'main' });
    until(test, morning + 3 * minute);
    expect((await titles(test)).toSorted()).toEqual(['空岗 · 11-22 全天 主班', '空岗 · 11-22 全天 带班领导']);
  });

  it('what a person waived stays waived', async () => {
    const { test } = await staffed(2);
    until(test, morning + minute);
    for (const gap of await shiftDuties(test, 'gap')) await test.call.obligations.waive({ id: gap.id, reason: '主任同意' });
    until(test, morning + 10 * minute);
    expect(await titles(test)).toEqual([]);
  });

  it('somebody taken off a shift that is on is a gap at once; a gap that lasts to the end is missed', async () => {
    const { test } = await staffed(3);
    until(test, morning + hour);
    await put(test, day(0), { leaderOnShift: null });
    until(test, morning + hour + minute);
    const [gap] = (await shiftDuties(test, 'gap')).filter((one) => one.title.includes('11-21'));
    expect(gap).toMatchObject({ title: '空岗 · 11-21 全天 带班领导', state: 'open' });
    expect(Date.parse(gap?.dueAt ?? '')).toBeLessThanOrEqual(morning + hour + 16 * minute);
    until(test, morning + hour + 20 * minute);
    expect((await alarmsOf(test)).find((alarm) => alarm.id === gap?.id)?.priority).toBe('urgent');
    until(test, morning + 24 * hour + 2 * minute);
    expect((await shiftDuties(test, 'gap')).find((one) => one.id === gap?.id)).toMatchObject({ state: 'missed' });
  });

  it('the vacant leader alarms once: the gap stands, the system alarm does not say it again', async () => {
    const { test } = await staffed(3);
    until(test, morning + hour);
    await put(test, day(0), { leaderOnShift: null });
    await test.call.incidents.receive(leak(test));
    until(test, morning + 2 * hour);
    const alarms = await alarmsOf(test);
    expect(alarms.some((alarm) => alarm.title.startsWith('空岗'))).toBe(true);
    expect(alarms.some((alarm) => alarm.kind === 'noLeader')).toBe(false);
  });

  it('another roster alarms only when it says so', async () => {
    const { test } = await staffed(4);
    const township = await person(test, '高山');
    const { id } = await test.call.rosters.save({ name: '城关镇值班', kind: 'township' });
    await test.call.rosters.assign({ roster: id, day: day(-1), post: 'main', person: township, despite: true, reason: '试验' });
    until(test, morning + hour);
    expect((await titles(test)).filter((title) => title.includes('城关镇'))).toEqual([]);
    await test.call.rosters.save({ id, watched: true });
    until(test, morning + hour + minute);
    expect((await titles(test)).filter((title) => title.includes('城关镇')).length).toBeGreaterThan(0);
  });
});
