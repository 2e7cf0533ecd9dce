// Spot checks: drawn at random within the rules, unknown before their time, called or counted as not called; what was found is counted.
import { describe, expect, it } from 'vitest';
import { alarmsOf, makeStation, type TestStation } from '#kit/station.ts';
import { hour, iso, minute, morning, officer, person, refused, shiftDuties, until } from '#kit/duty.ts';

const dayMs = 24 * hour;

/** Chance that is the same in each run. */
function lots(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

async function county(random = lots()) {
  const test = await makeStation({ random });
  const names = ['城关镇', '柳林镇', '石桥镇'];
  const units: string[] = [];
  for (const name of names) units.push((await test.call.directory.saveUnit({ name, kind: 'township', phone: '0538-0000117' })).id);
  const leader = await person(test, '镇长高山');
  const { id: roster } = await test.call.rosters.save({ name: '城关镇值班', kind: 'township', unit: units[0] ?? '' });
  for (let offset = -1; offset < 9; offset += 1) {
    const day = new Date(morning + offset * dayMs + 4 * hour).toISOString().slice(0, 10);
    await test.call.rosters.assign({ roster, day, post: 'leaderOnShift', person: leader, despite: true, reason: '试验' });
  }
  return { test, units, leader };
}

async function enable(test: TestStation, patch: object = {}): Promise<void> {
  const { items } = await test.call.settings.rules({ table: 'dutyRules' });
  const rule = items.find((one) => one.id === 'spotCheck') as unknown as Record<string, unknown> & { spot: object };
  await test.call.settings.putDutyRules({
    table: 'dutyRules',
    items: [{ ...rule, version: 2, disabled: false, spot: { ...rule.spot, ...patch } }] as never,
    reason: '试验',
  });
}

const plannedOf = (test: TestStation) =>
  test.station.parts.read
    .all<{ payload: string }>('test.planned', "SELECT payload FROM entries WHERE type = 'spotCheck.planned'")
    .map((row) => JSON.parse(row.payload) as { unit: string; at: number; drawn: string });

const list = (test: TestStation) => test.call.duty.spotChecks({ from: iso(morning - 40 * dayMs), to: iso(morning + 40 * dayMs) });

describe('spot checks', () => {
  it('are not drawn until the office switches them on', async () => {
    const { test } = await county();
    test.clock.advance(2 * hour);
    expect(plannedOf(test)).toEqual([]);
    expect(await list(test)).toMatchObject({ items: [], planned: false });
  });

  it('are drawn once for each township and period, whatever is restarted, and shown to nobody before their time', async () => {
    const { test } = await county();
    await enable(test, { perUnit: 2, apartHours: 2 });
    test.clock.advance(minute);
    const planned = plannedOf(test);
    expect(planned).toHaveLength(6);
    expect(planned.every((one) => one.at > test.clock.now())).toBe(true);
    expect((await list(test)).items).toEqual([]);
    expect((await test.call.duty.log({ text: '查岗' })).items).toEqual([]);
    const again = await test.reopen();
    again.clock.advance(10 * minute);
    expect(plannedOf(again)).toHaveLength(6);
  });

  it('open an obligation of the duty officer when their time comes; not called, they are missed by us', async () => {
    const { test } = await county();
    await enable(test, { perUnit: 1, apartHours: 1 });
    test.clock.advance(minute);
    const first = plannedOf(test).toSorted((a, b) => a.at - b.at)[0];
    until(test, (first?.at ?? 0) + 30_000);
    const [item] = (await list(test)).items;
    expect(item).toMatchObject({ state: 'open', drawn: 'plan' });
    const [owed] = await shiftDuties(test, 'spotCheck');
    expect(owed).toMatchObject({ title: `查岗 · ${item?.unit.name}`, mode: 'phone', dueAt: item?.until });
    expect((await alarmsOf(test)).some((alarm) => alarm.title === owed?.title)).toBe(true);
    until(test, Date.parse(item?.until ?? '') + hour + minute);
    expect((await list(test)).items.find((one) => one.id === item?.id)).toMatchObject({ state: 'missed' });
    expect((await list(test)).counts.find((one) => one.unit.id === item?.unit.id)).toMatchObject({ missed: 1, made: 0, failed: 0 });
    expect((await shiftDuties(test, 'spotCheck')).find((one) => one.id === owed?.id)?.state).toBe('missed');
  });

  it('a call shows whom the roster names, and what it found is written and counted', async () => {
    const { test, units, leader } = await county();
    const check = await test.call.duty.drawSpotCheck({ unit: units[0] });
    test.clock.advance(minute);
    expect(await test.call.duty.callSheet({ id: check.id })).toMatchObject({
      unitPhone: '0538-0000117',
      seats: [{ kind: 'leaderOnShift', person: { id: leader } }],
    });
    const call = { id: check.id, number: '0538-0000117', who: '高山', leaderThere: true, seconds: 12, note: '' };
    expect((await refused(test.call.duty.makeSpotCheck({ ...call, result: 'answered', who: ' ' }))).data.field).toBe('who');
    expect((await refused(test.call.duty.makeSpotCheck({ ...call, result: 'answered', at: iso(morning + dayMs) }))).code).toBe(
      'inTheFuture',
    );
    expect((await refused(test.call.duty.makeSpotCheck({ ...call, result: 'answered', seconds: -1 }))).code).toBe('notValid');
    const made = await test.call.duty.makeSpotCheck({ ...call, result: 'answered' });
    expect(made).toMatchObject({ state: 'made', made: { who: '高山', expected: ['带班领导 镇长高山'], seconds: 12, late: false } });
    expect((await refused(test.call.duty.makeSpotCheck({ ...call, result: 'answered' }))).code).toBe('alreadyMet');
    expect((await shiftDuties(test, 'spotCheck'))[0]).toMatchObject({ state: 'met' });
    const other = await test.call.duty.drawSpotCheck({ unit: units[1] });
    await test.call.duty.makeSpotCheck({ ...call, id: other.id, result: 'nobody', who: '', leaderThere: null, seconds: null });
    expect((await list(test)).counts).toMatchObject([
      { unit: { name: '柳林镇' }, made: 1, failed: 1 },
      { unit: { name: '城关镇' }, made: 1, failed: 0, answered: 1 },
    ]);
    expect((await test.call.duty.log({ text: '无人接听' })).items[0]).toMatchObject({ important: true });
  });

  it('drawn at will: a township that was called within the distance is passed over; one may be named, or called off with a reason', async () => {
    const { test, units } = await county();
    const drawn = new Set<string>();
    for (let count = 0; count < 3; count += 1) drawn.add((await test.call.duty.drawSpotCheck({})).unit.id);
    expect(drawn).toEqual(new Set(units));
    expect((await refused(test.call.duty.drawSpotCheck({}))).code).toBe('nothingToDraw');
    const named = await test.call.duty.drawSpotCheck({ unit: units[2] });
    expect((await test.call.duty.cancelSpotCheck({ id: named.id, reason: '该镇正在抢险' })).state).toBe('cancelled');
    expect((await refused(test.call.duty.cancelSpotCheck({ id: named.id, reason: '再来' }))).code).toBe('alreadyMet');
    expect((await refused(test.call.duty.drawSpotCheck({ unit: '00000000-0000-7000-8000-000000000000' }))).code).toBe('notFound');
  });

  it('switched off again, what was drawn ahead is dropped and not counted as missed', async () => {
    const { test } = await county();
    await enable(test, { perUnit: 3, apartHours: 1 });
    test.clock.advance(minute);
    const before = plannedOf(test).length;
    const { items } = await test.call.settings.rules({ table: 'dutyRules' });
    const rule = items.findLast((one) => one.id === 'spotCheck');
    await test.call.settings.putDutyRules({ table: 'dutyRules', items: [{ ...rule, version: 3, disabled: true }] as never, reason: '停' });
    test.clock.advance(minute);
    test.clock.sleep(8 * dayMs);
    const later = await test.reopen();
    expect(before).toBe(9);
    expect((await list(later)).counts).toEqual([]);
    expect(await shiftDuties(later, 'spotCheck')).toEqual([]);
  });

  it('only who may check draws and calls', async () => {
    const { test, units } = await county();
    const leader = await officer(test, '王建国', ['leader']);
    expect((await refused(leader.call.duty.drawSpotCheck({ unit: units[0] }))).code).toBe('notPermitted');
  });
});
