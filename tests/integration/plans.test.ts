// The plan library of a real station: plans, versions, texts, what was done with them, who may.
import { describe, expect, it } from 'vitest';
import type { PlanText } from '#shared/plans/types.ts';
import { clientOf, makeStation, type TestStation } from '#kit/station.ts';

const textWith = (words: string, patch: Partial<PlanText> = {}): PlanText => ({
  sections: [
    { id: 's1', depth: 0, number: '1', title: '总则', blocks: [{ kind: 'text', text: words }] },
    { id: 's2', depth: 1, number: '1.1', title: '编制目的', blocks: [{ kind: 'table', rows: [['甲', '乙']] }] },
  ],
  levels: [],
  duties: [],
  contacts: [],
  annexes: [],
  cards: [],
  ...patch,
});

async function flood(test: TestStation) {
  const plan = await test.call.plans.create({
    plan: { title: '云河县防汛抗旱应急预案', planKind: 'special', unitName: '县防办', eventKinds: [] },
    version: { label: '2024年修订', number: '云政办发〔2024〕12号', issuedOn: '2024-05-01', state: 'issued' },
  });
  const version = plan.versions[0]?.id ?? '';
  return { plan: await test.call.plans.writeText({ id: version, text: textWith('为防汛制定。') }), version };
}

describe('the plan library', () => {
  it('keeps plans with their versions; the one in force is shown, the others can be', async () => {
    const test = await makeStation();
    const { plan, version } = await flood(test);
    expect(plan).toMatchObject({ state: 'inForce', shelf: 'special', shown: version, versions: [{ current: true, sections: 2 }] });
    const next = await test.call.plans.addVersion({
      id: plan.id,
      version: { label: '2026年修订', state: 'issued', issuedOn: '2026-11-01', effectiveOn: '2026-12-01' },
      copyOf: version,
    });
    expect(next.text?.sections).toHaveLength(2);
    const today = await test.call.plans.get({ id: plan.id });
    expect(today.shown, 'not in force before its day').toBe(version);
    const [draft] = next.versions.filter((one) => one.id !== version);
    await test.call.plans.writeText({ id: draft?.id ?? '', text: textWith('为防汛抗旱制定。') });
    const { sections } = await test.call.plans.diff({ id: draft?.id ?? '', with: version });
    expect(sections.map(({ kind }) => kind)).toEqual(['changed', 'same']);
    expect(sections[0]?.parts).toContainEqual({ kind: 'added', text: '抗旱' });
    const draftId = draft?.id ?? '';
    await test.call.plans.changeVersion({ id: draftId, patch: { removed: true } });
    expect((await test.call.plans.get({ id: plan.id })).versions).toHaveLength(1);
    const asked = await test.call.plans.get({ id: plan.id, version: draftId });
    expect(asked.shown, 'who asks for a removed version is shown the one in force').toBe(version);
    const back = await test.call.plans.changeVersion({ id: draftId, patch: { removed: false } });
    expect(back.versions, 'a removed version is brought back').toHaveLength(2);
    const { items, total, shelves, units } = await test.call.plans.list({ text: 'fxkh', shelf: 'special' });
    expect(shelves.find(({ shelf }) => shelf === 'special')).toEqual({ shelf: 'special', plans: 1 });
    expect(units).toEqual([]);
    const elsewhere = await test.call.plans.list({ shelf: 'school' });
    expect(elsewhere.total).toBe(0);
    expect(
      elsewhere.shelves.find(({ shelf }) => shelf === 'special'),
      'counted whatever shelf is asked for',
    ).toMatchObject({ plans: 1 });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ number: '云政办发〔2024〕12号', versions: 2, sections: 2 });
  });

  it('a changed phone is changed in every plan that names the person; who left is still named, as gone', async () => {
    const test = await makeStation();
    const person = await test.call.directory.savePerson({ name: '周防汛', phones: [{ kind: 'mobile', number: '13900000001' }] });
    const { plan, version } = await flood(test);
    const contact = { id: 'c1', person: person.id, name: '周防汛', post: '主任', unitName: '县防办', phone: '13900000001', section: 's1' };
    await test.call.plans.writeText({ id: version, text: textWith('通讯录', { contacts: [contact] }) });
    await test.call.directory.savePerson({ id: person.id, phones: [{ kind: 'mobile', number: '13900000002' }] });
    expect((await test.call.plans.get({ id: plan.id })).people).toMatchObject([{ phones: [{ number: '13900000002' }], removed: false }]);
    await test.call.directory.savePerson({ id: person.id, removed: true });
    expect((await test.call.plans.get({ id: plan.id })).people).toMatchObject([{ removed: true }]);
    const named = async (): Promise<string[]> => (await test.call.plans.naming({ id: person.id })).items.map(({ title }) => title);
    expect(await named()).toEqual(['云河县防汛抗旱应急预案']);
    // Only the text of today counts.
    await test.call.plans.addVersion({ id: plan.id, version: { state: 'issued', issuedOn: '2026-10-01' } });
    expect(await named()).toEqual([]);
    await test.call.plans.changeVersion({ id: (await test.call.plans.get({ id: plan.id })).shown ?? '', patch: { removed: true } });
    expect(await named()).toEqual(['云河县防汛抗旱应急预案']);
    await test.call.plans.writeText({ id: version, text: textWith('通讯录') });
    expect(await named()).toEqual([]);
  });

  it('records what was done, paper copies and files; a copy of an old version is said to be outdated', async () => {
    const test = await makeStation();
    const { plan, version } = await flood(test);
    const acted = await test.call.plans.recordAct({ id: plan.id, act: 'filing', on: '2024-05-20', by: '市应急管理局' });
    expect(acted.acts).toMatchObject([{ act: 'filing', on: '2024-05-20', by: '市应急管理局' }]);
    await expect(test.call.plans.recordAct({ id: plan.id, act: 'drill', on: '2027-01-01' })).rejects.toMatchObject({ code: 'inTheFuture' });
    await test.call.plans.addCopy({ id: plan.id, copy: { version, number: '01', place: '总值班室铁皮柜', holder: '', placedOn: null } });
    await test.call.plans.addVersion({ id: plan.id, version: { state: 'issued', issuedOn: '2026-10-01' } });
    const after = await test.call.plans.get({ id: plan.id });
    expect(after.copies).toMatchObject([{ place: '总值班室铁皮柜', outdated: true }]);
    const named = await test.call.plans.addFile({ id: plan.id, file: new File(['编制说明正文'], '编制说明.txt') });
    expect(named.files).toMatchObject([{ title: '编制说明.txt' }]);
    const file = await test.call.plans.file({ id: named.files[0]?.id ?? '' });
    expect(await file.text()).toBe('编制说明正文');
  });

  it('says at which field something is wrong, and writes nothing then', async () => {
    const test = await makeStation();
    const { plan, version } = await flood(test);
    const { call } = test;
    await expect(call.plans.create({ plan: { title: ' ', planKind: 'special' } })).rejects.toMatchObject({ code: 'notValid' });
    await expect(call.plans.create({ plan: { title: '某镇预案', planKind: 'grassroots' } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'body' },
    });
    await expect(call.plans.addVersion({ id: plan.id, version: { state: 'issued' } })).rejects.toMatchObject({
      data: { field: 'issuedOn' },
    });
    await expect(call.plans.changeVersion({ id: version, patch: { effectiveOn: '2024-04-01' } })).rejects.toMatchObject({
      code: 'beforeItHappened',
      data: { field: 'effectiveOn' },
    });
    await expect(call.plans.changeVersion({ id: version, patch: { approvedOn: '2099-01-01' } })).rejects.toMatchObject({
      code: 'beforeItHappened',
      data: { field: 'issuedOn' },
    });
    await expect(
      call.plans.create({ plan: { title: '某预案', planKind: 'special', eventKinds: ['12D00', '99Z99'] } }),
    ).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'eventKinds', received: '99Z99' },
    });
    await expect(call.plans.change({ id: plan.id, patch: { eventKinds: ['99Z99'] } })).rejects.toMatchObject({ code: 'notValid' });
    await expect(
      call.plans.recordAct({ id: plan.id, act: 'evaluation', on: '2025-06-01', reviseBy: '2025-05-31' }),
      'nobody revises before it is evaluated',
    ).rejects.toMatchObject({ code: 'beforeItHappened', data: { field: 'reviseBy', limit: '2025-06-01' } });
    await expect(
      call.plans.addCopy({ id: plan.id, copy: { version, number: '', place: '铁皮柜', holder: '', placedOn: '2099-01-01' } }),
    ).rejects.toMatchObject({ code: 'inTheFuture', data: { field: 'placedOn' } });
    await expect(
      call.plans.change({ id: plan.id, patch: { abolished: { on: '2099-01-01', reason: '并入总体预案' } } }),
      'it would be out of force today',
    ).rejects.toMatchObject({ code: 'inTheFuture', data: { field: 'abolished.on' } });
    expect(await call.plans.get({ id: plan.id })).toMatchObject({ state: 'inForce', acts: [], copies: [] });
    const twice = textWith('一');
    twice.sections.push({ ...(twice.sections[0] as PlanText['sections'][number]) });
    await expect(call.plans.writeText({ id: version, text: twice })).rejects.toMatchObject({ code: 'notValid' });
    const { writtenAt } = await call.plans.get({ id: plan.id });
    test.clock.advance(60_000);
    await call.plans.writeText({ id: version, text: textWith('甲先改'), since: writtenAt });
    await expect(call.plans.writeText({ id: version, text: textWith('乙后改'), since: writtenAt })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await call.plans.get({ id: plan.id })).text?.sections[0]?.blocks).toEqual([{ kind: 'text', text: '甲先改' }]);
  });

  it('a plan is removed and brought back; who may only read may only read [INV-11]', async () => {
    const test = await makeStation();
    const { plan } = await flood(test);
    await test.call.plans.remove({ id: plan.id });
    expect((await test.call.plans.list({})).total).toBe(0);
    await expect(test.call.plans.get({ id: plan.id })).rejects.toMatchObject({ code: 'notFound' });
    expect(await test.call.plans.restore({ id: plan.id })).toMatchObject({ title: '云河县防汛抗旱应急预案' });
    await test.call.accounts.saveUser({ name: '值班员甲', password: 'duty-officer-2026', roles: ['dutyOfficer'] });
    const { token } = await test.station.parts.sessions.open('值班员甲', 'duty-officer-2026', 'api');
    const officer = clientOf(test.station, token);
    expect((await officer.plans.get({ id: plan.id })).title).toBe('云河县防汛抗旱应急预案');
    await expect(officer.plans.change({ id: plan.id, patch: { title: '改名' } })).rejects.toMatchObject({ code: 'notPermitted' });
  });
});
