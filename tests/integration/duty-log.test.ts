// The duty log: frozen at the handover; what comes later says so and belongs to the new shift; corrections name the line.
import { describe, expect, it } from 'vitest';
import { makeStation } from '#kit/station.ts';
import { hour, iso, minute, morning, officer, password, person, put, refused, until } from '#kit/duty.ts';

const empty = { said: [], warnings: [], absences: [], notes: '', equipment: [] };

async function handedOver() {
  const test = await makeStation();
  const [out, relief] = [await officer(test, '周倩'), await officer(test, '胡雪松')];
  const leader = await person(test, '王建国');
  await put(test, '2026-11-20', { leaderOnShift: leader, main: out.person });
  await put(test, '2026-11-21', { leaderOnShift: leader, main: relief.person });
  await put(test, '2026-11-22', { leaderOnShift: leader, main: out.person });
  await out.call.duty.noteLog({ text: '22:54 巡查机房正常' });
  until(test, morning - 5 * minute);
  const { sheet, shift } = await out.call.duty.handoverSheet();
  const taken = (sheet?.limits ?? []).map((limit) => limit.obligation);
  await out.call.duty.handOver({ shift, typed: empty, taken, relief: { name: '胡雪松', password } });
  test.clock.advance(10 * minute);
  return { test, out, relief };
}

describe('the duty log of a shift that was handed over', () => {
  it('takes no more lines, except as a supplement that belongs to the new shift', async () => {
    const { test, relief } = await handedOver();
    const late = { text: '03:10 供电所来电，停电抢修', at: iso(morning - 5 * hour + 10 * minute) };
    expect(await refused(relief.call.duty.noteLog(late))).toMatchObject({ code: 'logFrozen', data: { field: 'at' } });
    const line = await relief.call.duty.noteLog({ ...late, supplement: true });
    expect(line.at).toBe(iso(test.clock.now()));
    const old = await test.call.duty.shiftLog({ day: '2026-11-20' });
    const fresh = await test.call.duty.shiftLog({ day: '2026-11-21' });
    expect(old.items.map((one) => one.text).join()).not.toContain('供电所');
    expect(fresh.items.map((one) => one.text)).toContain('【补记 11-21 03:10】03:10 供电所来电，停电抢修');
    expect(old.handover).toMatchObject({ outgoing: '周倩', relief: '胡雪松' });
    expect(old.to, 'it ends where it was handed over').toBe(old.handover?.at);
    expect(fresh.from, 'and the next begins there').toBe(old.handover?.at);
    expect(fresh.handover).toBeNull();
    expect(old.onDuty).toMatchObject([
      { post: '带班领导', person: '王建国' },
      { post: '主班', person: '周倩' },
    ]);
  });

  it('a supplement of the running shift is an ordinary line', async () => {
    const { test, relief } = await handedOver();
    const at = iso(test.clock.now() - 2 * minute);
    const line = await relief.call.duty.noteLog({ text: '取报纸', at, supplement: true });
    expect(line.at).toBe(at);
  });

  it('a correction names the line it corrects, and both stay', async () => {
    const { test, relief } = await handedOver();
    const { items } = await test.call.duty.log({ text: '巡查机房' });
    const line = items[0]?.hash ?? '';
    await relief.call.duty.noteLog({ text: '机房空调报警，已报修', corrects: line });
    expect((await test.call.duty.log({ text: '机房' })).items.map((one) => one.text)).toEqual([
      '【更正“22:54 巡查机房正常”】机房空调报警，已报修',
      '22:54 巡查机房正常',
    ]);
    expect((await refused(relief.call.duty.noteLog({ text: '无', corrects: 'a'.repeat(64) }))).data.field).toBe('corrects');
    expect((await refused(relief.call.duty.noteLog({ text: '无', corrects: 'xyz' }))).code).toBe('notValid');
    expect((await refused(relief.call.duty.noteLog({ text: '长'.repeat(4001) }))).code).toBe('tooLarge');
    expect((await refused(relief.call.duty.noteLog({ text: '明天的事', at: iso(morning + 24 * hour) }))).code).toBe('inTheFuture');
  });

  it('the log of a day without a handover runs by the roster', async () => {
    const test = await makeStation();
    await test.call.duty.noteLog({ text: '无事' });
    const log = await test.call.duty.shiftLog({});
    expect(log).toMatchObject({ day: '2026-11-20', pattern: 'day', from: iso(morning - 24 * hour), handover: null });
    expect(log.items.map((one) => one.text)).toContain('无事');
    expect((await refused(test.call.duty.shiftLog({ day: '2026-13-40' }))).code).toBe('notValid');
  });
});
