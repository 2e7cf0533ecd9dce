// Checking plans on a real station: against its directory and rules, over the whole library, and what somebody set aside.
import { describe, expect, it } from 'vitest';
import type { PlanText } from '#shared/plans/types.ts';
import { clientOf, makeStation, type TestStation } from '#kit/station.ts';

const text = (words: string, patch: Partial<PlanText> = {}): PlanText => ({
  sections: [{ id: 's1', depth: 0, number: '1', title: '总则', blocks: [{ kind: 'text', text: words }] }],
  levels: [],
  duties: [],
  contacts: [],
  annexes: [],
  cards: [],
  ...patch,
});

async function plan(test: TestStation, title: string, words: PlanText) {
  const made = await test.call.plans.create({
    plan: { title, planKind: 'special', unitName: '县应急局', eventKinds: ['12D00'] },
    version: { state: 'issued', issuedOn: '2026-11-02', number: '1号', approvedBy: '县长' },
  });
  const version = made.versions[0]?.id ?? '';
  await test.call.plans.writeText({ id: version, text: words });
  return { id: made.id, version };
}

async function checked(test: TestStation) {
  await test.call.planLint.run();
  for (let tries = 0; tries < 400; tries += 1) {
    const { run } = await test.call.planLint.state();
    if (run?.finishedAt) return run;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the check did not end');
}

describe('the check of plans', () => {
  it('holds a plan against the directory, the abolished and the deadlines of this office; somebody who left is an error', async () => {
    const test = await makeStation();
    const person = await test.call.directory.savePerson({
      name: '周防汛',
      post: '主任',
      phones: [{ kind: 'mobile', number: '139 0000 0001' }],
    });
    const contact = { id: 'c', person: person.id, name: '周防汛', post: '主任', unitName: '', phone: '13900000001', section: 's1' };
    const words = '按国办发〔2013〕101号，县安监局应在3小时内向市政府书面报告。联系人周防汛13900000001。';
    const one = await plan(test, '危险化学品事故应急预案', text(words, { contacts: [contact] }));
    const { items, version } = await test.call.planLint.of({ id: one.id });
    expect(version).toBe(one.version);
    expect(items.map(({ code, severity, received }) => [code, severity, received])).toEqual([
      ['obsoleteLaw', 'error', '国办发〔2013〕101号'],
      ['obsoleteBody', 'error', '安监局'],
      ['reportingLax', 'error', '3小时内'],
    ]);
    expect(items[0]).toMatchObject({
      section: 's1',
      heading: '1 总则',
      from: 1,
      to: 14,
      params: { instead: '突发事件应急预案管理办法（国办发〔2024〕5号）' },
    });
    await test.call.directory.savePerson({ id: person.id, removed: true });
    expect((await test.call.planLint.of({ id: one.id })).items.map(({ code }) => code)).toContain('personLeft');
    await expect(test.call.planLint.of({ id: one.id, version: one.id })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('goes over the library off the thread, counts by code, filters, pages and exports', async () => {
    const test = await makeStation();
    await plan(test, '甲预案', text('县安监局牵头，环境保护局配合。'));
    await plan(test, '乙预案', text('国土资源局负责。'));
    await plan(test, '丙预案', text('县应急局负责。'));
    expect(await test.call.planLint.state()).toEqual({ run: null });
    const run = await checked(test);
    expect(run).toMatchObject({ total: 3, done: 3, stopped: false, stale: false, plansWithFindings: 2 });
    expect(run.byCode).toEqual([{ code: 'obsoleteBody', severity: 'error', count: 3, plans: 2 }]);
    const first = await test.call.planLint.findings({ limit: 2 });
    expect([first.total, first.items.length, first.nextCursor]).toEqual([3, 2, '2']);
    expect((await test.call.planLint.findings({ limit: 2, cursor: first.nextCursor })).items).toHaveLength(1);
    expect((await test.call.planLint.findings({ text: '乙预案' })).items.map(({ received }) => received)).toEqual(['国土资源局']);
    expect((await test.call.planLint.findings({ severity: 'notice' })).total).toBe(0);
    expect(await (await test.call.planLint.exportFile({ format: 'csv', code: 'obsoleteBody' })).text()).toContain('国土资源局');
    await plan(test, '丁预案', text('…'));
    expect((await test.call.planLint.state()).run?.stale).toBe(true);
  });

  it('a finding is set aside with a reason, stays so over a restart, and comes back with another text', async () => {
    const test = await makeStation();
    const one = await plan(test, '甲预案', text('县安监局牵头。'));
    const [finding] = (await test.call.planLint.of({ id: one.id })).items;
    if (!finding) throw new Error('nothing was found');
    const { key, code, received } = finding;
    await expect(test.call.planLint.setAside({ id: one.id, key, code, received, reason: ' ' })).rejects.toMatchObject({ code: 'notValid' });
    await test.call.planLint.setAside({ id: one.id, key, code, received, reason: '机构名称沿用，县编办未改' });
    const again = await test.reopen();
    const set = (await again.call.planLint.of({ id: one.id })).items[0];
    expect(set?.aside).toMatchObject({ reason: '机构名称沿用，县编办未改', by: '李敏' });
    const run = await checked(again);
    expect([run.aside, run.plansWithFindings]).toEqual([1, 0]);
    expect((await again.call.planLint.findings({})).total).toBe(0);
    expect((await again.call.planLint.findings({ aside: true })).total).toBe(1);
    await again.call.plans.writeText({ id: one.version, text: text('县安监局、县公安局牵头。') });
    expect((await again.call.planLint.of({ id: one.id })).items[0]).toMatchObject({ received: '安监局', aside: null });
    await again.call.plans.writeText({ id: one.version, text: text('县安监局牵头。') });
    await again.call.planLint.bringBack({ id: one.id, key, code, received });
    expect((await again.call.planLint.of({ id: one.id })).items[0]?.aside).toBeNull();
  });

  it('who may only read sees findings and sets nothing aside [INV-11]', async () => {
    const test = await makeStation();
    const one = await plan(test, '甲预案', text('县安监局牵头。'));
    await test.call.accounts.saveUser({ name: '值班员甲', password: 'duty-officer-2026', roles: ['dutyOfficer'] });
    const officer = clientOf(test.station, (await test.station.parts.sessions.open('值班员甲', 'duty-officer-2026', 'api')).token);
    const [finding] = (await officer.planLint.of({ id: one.id })).items;
    const refused = officer.planLint.setAside({ id: one.id, key: finding?.key ?? '', code: 'obsoleteBody', received: '', reason: '不改' });
    await expect(refused).rejects.toMatchObject({ code: 'notPermitted' });
  });

  it('finds a place that is closed or removed, with the reason and another of the unit, and nothing once it is in use again', async () => {
    const test = await makeStation();
    const unit = await test.call.directory.saveUnit({ name: '云河县应急管理局', kind: 'department', parent: null });
    const depot = async (name: string) =>
      (await test.call.facilities.create({ facility: { kind: 'supplyDepot', name, unit: unit.id } })).id;
    const old = await depot('云河县老粮站物资库');
    await depot('云河县救灾物资储备库');
    const gone = await depot('石桥镇旧仓库点');
    const one = await plan(test, '防汛抗旱应急预案', text('物资从云河县老粮站物资库、石桥镇旧仓库点调用。'));
    const found = async () =>
      (await test.call.planLint.of({ id: one.id })).items.map(({ code, received, params }) => ({ code, received, params }));
    expect(await found()).toEqual([]);
    await test.call.facilities.change({ id: old, patch: { closed: { on: '2026-11-01', reason: '危房' } } });
    await test.call.facilities.remove({ id: gone });
    expect(await found()).toEqual([
      {
        code: 'placeClosed',
        received: '云河县老粮站物资库',
        params: { since: '2026-11-01', reason: '危房', instead: '云河县救灾物资储备库' },
      },
      { code: 'placeGone', received: '石桥镇旧仓库点', params: { instead: '云河县救灾物资储备库' } },
    ]);
    await test.call.facilities.change({ id: old, patch: { closed: null } });
    await test.call.facilities.restore({ id: gone });
    expect(await found()).toEqual([]);
  });
});
