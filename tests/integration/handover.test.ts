// Handing over: the sheet is drawn from the journal, both sign, each open limit is taken over by name, the sheet is frozen.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { alarmsOf, makeStation, type TestStation } from '#kit/station.ts';
import { hour, iso, minute, morning, officer, password, person, put, refused, shiftDuties, until } from '#kit/duty.ts';

const empty = { said: [], warnings: [], absences: [], notes: '', equipment: [] };

async function night() {
  const test = await makeStation();
  const [out, relief, leader] = [await officer(test, '周倩'), await officer(test, '胡雪松'), await officer(test, '王建国', ['leader'])];
  await put(test, '2026-11-20', { leaderOnShift: leader.person, main: out.person });
  await put(test, '2026-11-21', { leaderOnShift: leader.person, main: relief.person });
  await put(test, '2026-11-22', { leaderOnShift: leader.person, main: out.person });
  return { test, out, relief, leader };
}

const limitsOf = async (test: TestStation): Promise<string[]> =>
  ((await test.call.duty.handoverSheet()).sheet?.limits ?? []).map((limit) => limit.obligation);

describe('handover', () => {
  it('[INV-7] a shift with open limits is not handed over until the relief has taken each by name', async () => {
    const { test, out } = await night();
    await test.call.incidents.receive(leak(test));
    until(test, morning - 5 * minute);
    const { sheet, shift } = await out.call.duty.handoverSheet();
    const limits = (sheet?.limits ?? []).map((limit) => limit.obligation);
    expect(limits.length).toBeGreaterThan(1);
    const signed = { shift, typed: empty, relief: { name: '胡雪松', password } };
    const nothing = await refused(out.call.duty.handOver({ ...signed, taken: [] }));
    expect(nothing).toMatchObject({ code: 'limitsOpen', data: { field: 'taken' } });
    expect(nothing.data.blockers?.toSorted()).toEqual(limits.toSorted());
    const allButOne = await refused(out.call.duty.handOver({ ...signed, taken: limits.slice(1) }));
    expect(allButOne.data.blockers).toEqual(limits.slice(0, 1));
    const made = await refused(out.call.duty.handOver({ ...signed, taken: [...limits.slice(1), '00000000-0000-7000-8000-000000000000'] }));
    expect(made.code, 'an invented one does not stand for it').toBe('limitsOpen');
    expect((await test.call.duty.handovers({})).items, 'nothing half-written').toEqual([]);
    expect((await test.call.duty.log({ text: '接下时限' })).items).toEqual([]);

    const done = await out.call.duty.handOver({ ...signed, taken: limits });
    expect(done.sheet).toMatchObject({ outgoing: { name: '周倩' }, relief: { name: '胡雪松' }, countersigned: null });
    const taken = test.station.parts.read.all<{ subject: string; actor: string }>(
      'test.taken',
      "SELECT subject, actor FROM entries WHERE type = 'handover.limitTaken'",
    );
    expect(taken.map((row) => row.subject).toSorted(), 'each by an entry of its own').toEqual(limits.toSorted());
    const reliefUser = done.sheet.relief.user;
    expect(
      taken.every((row) => row.actor === reliefUser),
      'signed by the relief',
    ).toBe(true);
  });

  it('a limit that came while the sheet lay on the screen blocks it', async () => {
    const { test, out } = await night();
    until(test, morning - 10 * minute);
    const { shift } = await out.call.duty.handoverSheet();
    const taken = await limitsOf(test);
    await test.call.incidents.receive(leak(test));
    expect((await refused(out.call.duty.handOver({ shift, typed: empty, taken, relief: { name: '胡雪松', password } }))).code).toBe(
      'limitsOpen',
    );
  });

  it('is owed from a quarter of an hour before the end to a quarter after, and late after that', async () => {
    const { test, out } = await night();
    until(test, morning - 16 * minute);
    expect(await shiftDuties(test, 'handover')).toEqual([]);
    until(test, morning - 14 * minute);
    expect(await shiftDuties(test, 'handover')).toMatchObject([
      { title: '交接班 · 11-21 08:00', state: 'open', dueAt: iso(morning + 15 * minute) },
    ]);
    until(test, morning + 21 * minute);
    expect((await alarmsOf(test)).filter((alarm) => alarm.title.startsWith('交接班'))).toMatchObject([{ priority: 'important' }]);
    const { shift } = await out.call.duty.handoverSheet();
    await out.call.duty.handOver({ shift, typed: empty, taken: await limitsOf(test), relief: { name: '胡雪松', password } });
    expect(await shiftDuties(test, 'handover')).toMatchObject([{ state: 'late', lateByMs: 6 * minute, proof: { receiver: '胡雪松' } }]);
    expect((await alarmsOf(test)).filter((alarm) => alarm.title.startsWith('交接班'))).toEqual([]);
    expect((await test.call.duty.handovers({})).items).toMatchObject([{ outgoing: '周倩', relief: '胡雪松', late: true }]);
    const sign = (await test.call.duty.now()).signs.find((one) => one.person.name === '胡雪松');
    expect(sign?.signed, 'whoever signs for the shift is there').not.toBeNull();
  });

  it('is done once; before the end too, and then nothing is asked for at the end', async () => {
    const { test, out } = await night();
    until(test, morning - 30 * minute);
    const { shift } = await out.call.duty.handoverSheet();
    const input = { shift, typed: empty, taken: await limitsOf(test), relief: { name: '胡雪松', password } };
    await out.call.duty.handOver(input);
    expect((await refused(out.call.duty.handOver(input))).code).toBe('alreadyHandedOver');
    expect((await out.call.duty.handoverSheet()).sheet).toBeNull();
    until(test, morning + hour);
    expect(await shiftDuties(test, 'handover')).toEqual([]);
    expect((await out.call.duty.handoverSheet()).sheet?.shift.day, 'now the next').toBe('2026-11-21');
    expect((await refused(out.call.duty.handOver(input))).code, 'the sheet of another shift').toBe('conflict');
  });

  it('two signatures are those of two people; a wrong password counts as a try to log in', async () => {
    const { test, out } = await night();
    until(test, morning - 5 * minute);
    const { shift } = await out.call.duty.handoverSheet();
    const input = { shift, typed: empty, taken: await limitsOf(test) };
    expect((await refused(out.call.duty.handOver({ ...input, relief: { name: '周倩', password } }))).code).toBe('sameHand');
    for (const wrong of ['a-wrong-password', 'another-wrong-one'])
      expect((await refused(out.call.duty.handOver({ ...input, relief: { name: '胡雪松', password: wrong } }))).code).toBe('wrongLogin');
    for (let tries = 0; tries < 3; tries += 1) {
      test.clock.advance(minute);
      await refused(out.call.duty.handOver({ ...input, relief: { name: '胡雪松', password: 'still-wrong-one' } }));
    }
    test.clock.advance(minute);
    expect((await refused(out.call.duty.handOver({ ...input, relief: { name: '胡雪松', password } }))).code).toBe('lockedOut');
    expect((await test.call.duty.handovers({})).items).toEqual([]);
  });

  it('a relief without an account takes over by name when a leader signs beside', async () => {
    const { test, out } = await night();
    const stranger = await person(test, '谭志刚');
    until(test, morning - 5 * minute);
    const { shift } = await out.call.duty.handoverSheet();
    const input = { shift, typed: empty, taken: await limitsOf(test), relief: { person: stranger } };
    expect((await refused(out.call.duty.handOver(input))).data.field).toBe('countersign');
    expect((await refused(out.call.duty.handOver({ ...input, countersign: { name: '胡雪松', password } }))).code, 'no leader').toBe(
      'notPermitted',
    );
    const made = await out.call.duty.handOver({ ...input, countersign: { name: '王建国', password } });
    expect(made.sheet).toMatchObject({ relief: { name: '谭志刚', user: null }, countersigned: { name: '王建国' } });
  });

  it('the same officer on two shifts hands nothing over', async () => {
    const { test, out } = await night();
    await put(test, '2026-11-21', { main: null });
    await put(test, '2026-11-21', { main: out.person });
    until(test, morning + hour);
    expect((await shiftDuties(test, 'handover')).filter((one) => one.state === 'open')).toEqual([]);
  });

  it('the sheet holds what the shift was: incidents, limits, instructions, calls, gaps, alarms, the sound test; and stays as it was', async () => {
    const { test, out } = await night();
    const incident = await test.call.incidents.receive(leak(test));
    await test.call.incidents.instruct({
      id: incident.id,
      from: '王县长',
      text: '全力救治伤员',
      at: iso(test.clock.now()),
      dueAt: iso(test.clock.now() + 4 * hour),
    });
    await test.call.incidents.takeCallNote({ mode: 'phone', caller: '柳林镇', text: '沙河村停电，已通知供电所' });
    const { id } = await test.call.obligations.selfTest({});
    await test.call.obligations.acknowledgeAlarm({ id });
    until(test, morning - 5 * minute);
    const { sheet, shift, items } = await out.call.duty.handoverSheet();
    expect(sheet?.incidents).toMatchObject([{ title: leak(test).title, grade: 'III', handling: true }]);
    expect(sheet?.instructions).toMatchObject([{ from: '王县长', text: '全力救治伤员', done: false }]);
    expect(sheet?.calls).toMatchObject([{ caller: '柳林镇', text: '沙河村停电，已通知供电所' }]);
    expect(sheet?.soundTest).toMatchObject({ heardBy: '李敏' });
    expect(sheet?.alarms.length).toBeGreaterThan(0);
    expect(sheet?.onDuty).toMatchObject([
      { post: '带班领导', person: '王建国' },
      { post: '主班', person: '周倩' },
    ]);
    expect(sheet?.next.map((line) => line.person)).toEqual(['王建国', '胡雪松']);
    const typed = {
      said: ['主任：注意雨情'],
      warnings: ['暴雨蓝色预警（气象局 05:30）'],
      absences: ['孙副县长出差至 23 日'],
      notes: '传真机缺纸，已报修',
      equipment: items.map((item, index) => ({
        ...item,
        state: index === 1 ? ('faulty' as const) : ('good' as const),
        note: index === 1 ? '缺纸' : '',
      })),
    };
    const made = await out.call.duty.handOver({ shift, typed, taken: await limitsOf(test), relief: { name: '胡雪松', password } });
    await test.call.incidents.changeFacts({ id: incident.id, title: '改过的标题' });
    test.clock.advance(hour);
    expect(await test.call.duty.handover({ id: made.id })).toEqual(made);
    expect(made.sheet.typed).toEqual(typed);
    const again = await test.reopen();
    expect(await again.call.duty.handover({ id: made.id })).toEqual(made);
  });

  it('refuses what is too much or of another form', async () => {
    const { out } = await night();
    const { shift } = await out.call.duty.handoverSheet();
    const input = { shift, taken: [], relief: { name: '胡雪松', password } };
    const long = await refused(out.call.duty.handOver({ ...input, typed: { ...empty, said: Array<string>(41).fill('话') } }));
    expect(long).toMatchObject({ code: 'tooLarge', data: { field: 'typed.said', limit: 40, received: 41 } });
    expect((await refused(out.call.duty.handOver({ ...input, typed: { ...empty, notes: '长'.repeat(4001) } }))).code).toBe('tooLarge');
    expect((await refused(out.call.duty.handOver({ ...input, typed: empty, taken: ['no-id'] }))).code).toBe('notValid');
    expect((await refused(out.call.duty.saveEquipment({ items: [{ id: 'a', name: '电话' }] }))).code, 'a duty officer').toBe(
      'notPermitted',
    );
  });
});
