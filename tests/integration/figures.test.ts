// The figures of duty of a real station: what was served, what was late, what a unit owes; and their files.
import { describe, expect, it } from 'vitest';
import { admin, clientOf, makeStation, type TestStation } from '#kit/station.ts';

const day = (offset: number): string => new Date(Date.UTC(2026, 10, 20 + offset)).toISOString().slice(0, 10);
const hourMs = 3_600_000;

/** Time passes, and with it the session of whoever does nothing: the administrator logs in again. */
async function pass(test: TestStation, hours: number): Promise<void> {
  test.clock.advance(hours * hourMs);
  const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
  test.call = clientOf(test.station, token);
}

async function people(test: TestStation): Promise<string[]> {
  const ids: string[] = [];
  for (const name of ['王建国', '李敏', '赵磊']) ids.push((await test.call.directory.savePerson({ name, phones: [] })).id);
  return ids;
}

/** Fridays to Sundays of November 2026; the clock stands at noon of the 20th before duty begins on the 21st. */
async function threeShifts(): Promise<{ test: TestStation; leader: string; main: string; other: string }> {
  const test = await makeStation({ at: Date.UTC(2026, 10, 20, 4) });
  const [leader = '', main = '', other = ''] = await people(test);
  for (const offset of [1, 2, 3]) {
    await test.call.rosters.assign({ day: day(offset), post: 'leaderOnShift', person: leader, despite: true });
    if (offset < 3) await test.call.rosters.assign({ day: day(offset), post: 'main', person: main, despite: true });
  }
  return { test, leader, main, other };
}

const period = { from: '2026-11-01', to: '2026-11-30' };

describe('figures of duty', () => {
  it('count only shifts that are over, by the kind of day, and gaps that nobody answers for', async () => {
    const { test, leader, main } = await threeShifts();
    expect((await test.call.dutyFigures.get(period)).people).toEqual([]);
    await pass(test, 3 * 24);
    // Monday noon: Saturday's and Sunday's shifts are over, Monday's runs.
    const half = await test.call.dutyFigures.get(period);
    expect(half.people.map((line) => [line.person.id, line.duties, line.hours.weekend, line.hours.workday])).toEqual(
      [leader, main].toSorted().map((id) => [id, { workday: 0, weekend: 2, holiday: 0 }, 40, 8]),
    );
    expect(half.units).toMatchObject([{ home: true, shifts: 2, gaps: 0 }]);
    await pass(test, 24);
    const whole = await test.call.dutyFigures.get(period);
    expect(whole.units).toMatchObject([{ shifts: 3, gaps: 1, gapsAllowed: 0 }]);
    expect(whole.units[0]?.score.lines.find((line) => line.rule === 'gaps')).toMatchObject({ count: 1, points: -5 });
  });

  it('count whoever really served when that was corrected', async () => {
    const { test, main, other } = await threeShifts();
    await pass(test, 3 * 24);
    const { items } = await test.call.rosters.shifts({ from: day(1), to: day(1) });
    const shift = items[0];
    const seat = shift?.seats.find((one) => one.post === 'main');
    if (!shift || !seat) throw new Error('no seat');
    const cell = { roster: shift.roster, day: shift.day, shift: shift.pattern, post: seat.post, slot: seat.slot };
    await test.call.rosters.correct({ cell, person: other, reason: '实际由赵磊值班' });
    const { people: lines } = await test.call.dutyFigures.get(period);
    expect(lines.find((line) => line.person.id === other)?.hours.total).toBe(24);
    expect(lines.find((line) => line.person.id === main)?.hours.total).toBe(24);
  });

  it('count who signed in late and who never did', async () => {
    const { test, leader, main } = await threeShifts();
    await pass(test, 20.5);
    const { items } = await test.call.rosters.shifts({ from: day(1), to: day(1) });
    const cell = { roster: items[0]?.roster ?? '', day: day(1), shift: 'day', post: 'main', slot: 0 };
    await test.call.duty.checkInFor({ cell, person: main, note: '电话报到' });
    await pass(test, 36);
    const { people: lines, units } = await test.call.dutyFigures.get(period);
    // Half an hour late for the first shift; the second runs, and nobody has signed in for it yet.
    expect(lines.find((line) => line.person.id === main)?.checkIns).toEqual({ due: 2, late: 2, missed: 0 });
    expect(lines.find((line) => line.person.id === leader)?.checkIns).toEqual({ due: 2, late: 1, missed: 1 });
    expect(units[0]?.checkIns).toEqual({ due: 4, late: 3, missed: 1 });
    expect(lines.find((line) => line.person.id === main)?.score.total).toBe(-2);
  });

  it('earn what the office has entered, from the version in force', async () => {
    const { test, leader } = await threeShifts();
    await pass(test, 3 * 24);
    expect((await test.call.dutyFigures.get(period)).people[0]).toMatchObject({ yuan: null, restDays: null });
    const { items } = await test.call.settings.rules({ table: 'dutyAllowances' });
    const weekend = items.find((item) => item.id === 'weekend');
    await test.call.settings.putDutyRules({
      table: 'dutyAllowances',
      items: [{ ...weekend, pack: 'office', validFrom: undefined, yuan: 150, restDays: 1 }],
    });
    const line = (await test.call.dutyFigures.get(period)).people.find((one) => one.person.id === leader);
    expect(line).toMatchObject({ yuan: 300, restDays: 2 });
  });

  it('come as a workbook and as text, with the period in the name', async () => {
    const { test } = await threeShifts();
    await pass(test, 3 * 24);
    const csv = await test.call.dutyFigures.exportFile({ ...period, of: 'people', format: 'csv' });
    expect(csv.name).toBe('值班工作量统计表 2026-11-01 至 2026-11-30.csv');
    expect((await csv.text()).split('\r\n')[1]).toMatch(/^(王建国|李敏),/);
    const xlsx = await test.call.dutyFigures.exportFile({ ...period, of: 'units', format: 'xlsx' });
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('refuse a period that ends before it begins, and one of more than two years', async () => {
    const { test } = await threeShifts();
    await expect(test.call.dutyFigures.get({ from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'to' },
    });
    await expect(test.call.dutyFigures.get({ from: '2020-01-01', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 732 },
    });
    await expect(test.call.dutyFigures.get({ from: '2026-02-30', to: '2026-11-01' })).rejects.toMatchObject({ data: { field: 'from' } });
  });

  it('of a year without holiday data say so', async () => {
    const test = await makeStation();
    expect((await test.call.dutyFigures.get({ from: '2026-12-01', to: '2027-01-31' })).missingYears).toEqual([2027]);
  });
});
