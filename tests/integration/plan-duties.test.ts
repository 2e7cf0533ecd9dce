// What the library owes: opens ahead of its limit, rises on its ladder, is met by the act, stays late, raises no flood.
import { describe, expect, it } from 'vitest';
import { dayText } from '#shared/time/zone.ts';
import { admin, alarmsOf, clientOf, makeStation, type TestStation } from '#kit/station.ts';
import { zone } from '#kit/builders.ts';
import { hour, minute, shiftDuties } from '#kit/duty.ts';

const dayMs = 24 * hour;
const at = (day: string, time = '17:30'): number => Date.parse(`${day}T${time}:00+08:00`);

/** A plan with one issued version. Tests begin on 2026-11-20, a Friday. */
async function issue(test: TestStation, issuedOn: string, patch: object = {}) {
  const made = await test.call.plans.create({
    plan: { title: '云河县防汛抗旱应急预案', planKind: 'special', unitName: '云河县人民政府办公室', eventKinds: ['11A00'], ...patch },
    version: { label: '2026年修订', number: '云政办发〔2026〕12号', state: 'issued', issuedOn },
  });
  test.clock.advance(minute);
  return made;
}

/** Lets the clock run; whoever calls logs in again after so long. */
async function until(test: TestStation, moment: number): Promise<void> {
  test.clock.advance(Math.max(0, moment - test.clock.now()));
  test.call = clientOf(test.station, (await test.station.parts.sessions.open(admin.name, admin.password, 'api')).token);
}

/** In the order in which they opened: those of one limit are listed by their ids, which are drawn. */
const duties = async (test: TestStation, kind: string) =>
  (await shiftDuties(test, kind)).toSorted((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt));
const filings = (test: TestStation) => duties(test, 'planFiling');
const ofKind = async (test: TestStation, kind: string) => (await duties(test, kind)).map((one) => [one.title, one.state]);

describe('duties of the plan library', () => {
  it('filing opens on the issue, due at the end of the office hours of the 20th working day, with its rule and to whom', async () => {
    const test = await makeStation();
    await issue(test, '2026-11-19');
    const [filing, ...others] = await filings(test);
    expect(others).toEqual([]);
    expect(filing).toMatchObject({
      title: '预案备案 · 云河县防汛抗旱应急预案',
      state: 'open',
      dueAt: '2026-12-17T17:30:00+08:00',
      ours: true,
      subject: null,
      rule: { id: 'plan-PR001', confidence: 'seen' },
    });
    expect(filing?.rule.source).toContain('国办发〔2024〕5号');
    expect(filing?.rule.note).toContain('报上一级人民政府相应牵头部门，抄送上一级应急管理部门和有关部门');
    expect((await shiftDuties(test, 'planPublication'))[0]).toMatchObject({ rule: { confidence: 'recalled' }, state: 'open' });
    expect(await shiftDuties(test, 'planEvaluation'), 'three years off').toEqual([]);
  });

  it('counts working days by the holidays of the year, and says so when a year has none', async () => {
    const test = await makeStation({ at: at('2026-09-21', '10:00') });
    await issue(test, '2026-09-21');
    const [filing] = await filings(test);
    // 25 September and 1-7 October are off, 20 September and 10 October are worked.
    expect(filing?.dueAt.slice(0, 10)).toBe('2026-10-26');
    expect(filing?.rule.note).not.toContain('没有录入节假日');
    const late = await makeStation({ at: at('2031-01-06', '10:00') });
    await issue(late, '2031-01-06');
    const [blind] = await filings(late);
    expect(blind?.dueAt.slice(0, 10)).toBe('2031-02-03');
    expect(blind?.rule.note).toContain('2031 年没有录入节假日');
  });

  it('rises on its ladder without a sound at night: a week before, a day before, when it is over', async () => {
    const test = await makeStation();
    await issue(test, '2026-11-19');
    expect(await alarmsOf(test)).toEqual([]);
    await until(test, at('2026-12-10') + minute);
    expect((await alarmsOf(test)).map(({ title, priority }) => [title, priority])).toContainEqual([
      '预案备案 · 云河县防汛抗旱应急预案',
      'notice',
    ]);
    await until(test, at('2026-12-17') + minute);
    const [filing] = await filings(test);
    expect(filing).toMatchObject({ state: 'open', overdue: true });
    expect(filing?.stages.map(({ id, firedAt, priority }) => [id, firedAt !== undefined, priority])).toEqual([
      ['week', true, 'notice'],
      ['day', true, 'notice'],
      ['over', true, 'notice'],
    ]);
  });

  it('is met by the act with its day; done after the limit it stays late', async () => {
    const test = await makeStation();
    const intime = await issue(test, '2026-11-19');
    const late = await issue(test, '2026-11-18', { title: '云河县森林火灾应急预案', eventKinds: ['11G00'] });
    await until(test, at('2026-12-17') + hour);
    await test.call.plans.recordAct({ id: intime.id, act: 'filing', on: '2026-12-10', by: '市应急管理局', reference: '备字〔2026〕8号' });
    await test.call.plans.recordAct({ id: late.id, act: 'filing', on: '2026-12-17' });
    test.clock.advance(minute);
    const done = await filings(test);
    expect(done.find((one) => one.title.includes('防汛'))).toMatchObject({
      state: 'met',
      metAt: '2026-12-10T17:30:00+08:00',
      proof: { receiver: '市应急管理局', reference: '备字〔2026〕8号' },
    });
    expect(done.find((one) => one.title.includes('森林'))).toMatchObject({ state: 'late' });
  });

  it('an act that is taken back is owed anew', async () => {
    const test = await makeStation();
    const plan = await issue(test, '2026-11-19');
    const { acts } = await test.call.plans.recordAct({ id: plan.id, act: 'filing', on: '2026-11-20' });
    test.clock.advance(minute);
    expect(await ofKind(test, 'planFiling')).toEqual([['预案备案 · 云河县防汛抗旱应急预案', 'met']]);
    await test.call.plans.changeAct({ id: acts[0]?.id ?? '', patch: { removed: true } });
    test.clock.advance(minute);
    expect((await ofKind(test, 'planFiling')).map(([, state]) => state)).toEqual(['met', 'open']);
  });

  it('is waived when the plan is abolished, removed, or superseded by a newer version, which owes its own', async () => {
    const test = await makeStation();
    const plan = await issue(test, '2026-11-19');
    await test.call.plans.addVersion({ id: plan.id, version: { state: 'issued', issuedOn: '2026-11-20' } });
    test.clock.advance(minute);
    const [old, fresh] = await filings(test);
    expect(old).toMatchObject({ state: 'waived', waivedReason: '已由 2026-11-20 印发的版本取代' });
    expect(fresh).toMatchObject({ state: 'open', dueAt: '2026-12-18T17:30:00+08:00' });
    await test.call.plans.change({ id: plan.id, patch: { abolished: { on: '2026-11-20', reason: '并入总体预案' } } });
    test.clock.advance(minute);
    expect((await filings(test))[1]).toMatchObject({ state: 'waived', waivedReason: '预案已于 2026-11-20 废止：并入总体预案' });
    await test.call.plans.change({ id: plan.id, patch: { abolished: null } });
    test.clock.advance(minute);
    expect((await filings(test)).map((one) => one.state).toSorted()).toEqual(['open', 'waived', 'waived']);
    await test.call.plans.remove({ id: plan.id });
    test.clock.advance(minute);
    expect((await filings(test)).map((one) => one.state)).toEqual(['waived', 'waived', 'waived']);
  });

  it('evaluation and drill come round; an evaluation that asks for a revision opens one', async () => {
    const test = await makeStation();
    const plan = await issue(test, '2024-02-01');
    await test.call.plans.recordAct({ id: plan.id, act: 'evaluation', on: '2024-02-10' });
    // Due on 2027-02-10, shown 90 days before.
    await until(test, at('2026-11-21'));
    // Opened for the issue and met by the evaluation that was put in a moment later; the next one counts from there.
    expect(await ofKind(test, 'planEvaluation')).toEqual([
      ['预案评估 · 云河县防汛抗旱应急预案', 'met'],
      ['预案评估 · 云河县防汛抗旱应急预案', 'open'],
    ]);
    expect((await shiftDuties(test, 'planEvaluation'))[1]?.dueAt).toBe('2027-02-10T17:30:00+08:00');
    await test.call.plans.recordAct({ id: plan.id, act: 'evaluation', on: '2026-11-20', reviseBy: '2026-12-10', by: '评估组' });
    test.clock.advance(minute);
    expect((await ofKind(test, 'planEvaluation')).map(([, state]) => state)).toEqual(['met', 'met']);
    expect(await ofKind(test, 'planRevision')).toEqual([['预案修订 · 云河县防汛抗旱应急预案', 'open']]);
    await until(test, at('2026-12-01'));
    await test.call.plans.addVersion({ id: plan.id, version: { state: 'issued', issuedOn: '2026-12-01' } });
    test.clock.advance(minute);
    expect((await ofKind(test, 'planRevision')).map(([, state]) => state)).toEqual(['met']);
  });

  it('many at once are looked at over several cycles, a transaction each; none is passed over, nor one that changes meanwhile', async () => {
    const test = await makeStation();
    const made: { id: string }[] = [];
    const count = 40;
    for (let index = 0; index < count; index += 1)
      made.push(
        await test.call.plans.create({
          plan: { title: `第${index + 10}号预案`, planKind: 'special', unitName: '县政府', eventKinds: ['11A00'] },
          version: { state: 'issued', issuedOn: '2026-11-19', number: `${index}号` },
        }),
      );
    const sizes: number[] = [];
    let late = false;
    test.station.parts.journal.onCommit((entries) => {
      const opened = entries.filter(({ type, payload }) => type === 'obligation.opened' && JSON.stringify(payload).includes('planFiling'));
      if (opened.length > 0) sizes.push(opened.length);
      if (opened.length === 0 || late) return;
      late = true;
      const first = made[0]?.id ?? '';
      setImmediate(() => void test.call.plans.recordAct({ id: first, act: 'filing', on: '2026-11-20' }));
    });
    test.clock.advance(minute);
    await new Promise((resolve) => setTimeout(resolve, 50));
    test.clock.advance(minute);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(count);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(count / 2);
    const filed = await filings(test);
    expect([filed.length, filed.filter(({ state }) => state === 'met').length]).toEqual([count, 1]);
  });

  it('a library taken over with old dates raises no flood', async () => {
    const test = await makeStation();
    // The office has used the program for months: limits of papers that come in now fell due while it was watching.
    await until(test, at('2027-03-01', '10:00'));

    for (let index = 0; index < 40; index += 1)
      await issue(test, index % 2 === 0 ? '2015-06-01' : '2026-11-25', { title: `云河县第${index}号旧预案` });
    await until(test, test.clock.now() + 3 * dayMs);
    expect((await test.call.obligations.list({ limit: 500 })).items.filter((one) => one.kind.startsWith('plan'))).toEqual([]);
    expect((await alarmsOf(test)).filter((alarm) => alarm.title.startsWith('预案'))).toEqual([]);
  });

  it('a pack that is switched on raises no flood either; from then on its limits are watched', async () => {
    const test = await makeStation();
    const plan = await issue(test, '2026-11-19');
    await test.call.plans.recordAct({ id: plan.id, act: 'drill', on: '2025-10-01' });
    await until(test, at('2026-11-25'));
    const { packs } = await test.call.settings.get();
    await test.call.settings.change({ packs: [...packs, 'chongqing'] });
    test.clock.advance(minute);
    expect(await ofKind(test, 'planDrill'), 'overdue since October by a rule that holds since today').toEqual([]);
    const other = await issue(test, '2026-11-19', { title: '云河县道路交通事故应急预案' });
    await test.call.plans.recordAct({ id: other.id, act: 'drill', on: '2025-12-10' });
    test.clock.advance(minute);
    expect(await ofKind(test, 'planDrill')).toEqual([['预案演练 · 云河县道路交通事故应急预案', 'open']]);
  });

  it('what a department issues it owes itself', async () => {
    const test = await makeStation();
    await issue(test, '2026-11-19', { title: '云河县水务局水旱灾害应急预案', planKind: 'department', unitName: '云河县水务局' });
    expect((await filings(test))[0]).toMatchObject({ ours: false, owedBy: { name: '云河县水务局' } });
  });

  it('survives a restart, opens once, and has the same id wherever it is opened', async () => {
    const test = await makeStation();
    await issue(test, '2026-11-19');
    const [before] = await filings(test);
    const again = await test.reopen();
    again.clock.advance(7 * hour);
    const after = await filings(again);
    expect(after.map((one) => one.id)).toEqual([before?.id]);
    // The id follows from the plan, the version and the day alone.
    const row = again.station.parts.read.get<{ key: string }>('test.key', 'SELECT key FROM obligations WHERE id = ?', before?.id ?? '');
    const { derivedId } = await import('#station/kernel/derived-id.ts');
    expect(derivedId(row?.key ?? '', at('2026-12-17'))).toBe(before?.id);
    expect(dayText(again.clock.now(), zone)).toBe('2026-11-21');
  });
});
