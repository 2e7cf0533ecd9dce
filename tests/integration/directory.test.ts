// The directory through the contract: posts and their history, phones with hours, groups, and what is refused.
import { describe, expect, it } from 'vitest';
import { admin, clientOf, makeStation, type TestStation } from '#kit/station.ts';
import { membersOfGroups, peopleWithQualifications } from '#station/directory/queries.ts';
import { toIso } from '#shared/time/zone.ts';

const day = 86_400_000;
const today = (test: TestStation): string => toIso(test.clock.now(), 'Asia/Shanghai').slice(0, 10);

/** Days pass, and the administrator logs in again. */
async function later(test: TestStation, days: number): Promise<TestStation['call']> {
  test.clock.advance(days * day);
  const { token } = await test.station.parts.sessions.open(admin.name, admin.password, 'api');
  return clientOf(test.station, token);
}

async function office(test: TestStation) {
  const { directory } = test.call;
  const county = await directory.saveUnit({ name: '云河县', kind: 'county', parent: null });
  const bureau = await directory.saveUnit({ name: '云河县应急管理局', shortName: '应急局', kind: 'department', parent: county.id });
  const town = await directory.saveUnit({ name: '城关镇人民政府', shortName: '城关镇', kind: 'township', parent: county.id });
  return { county: county.id, bureau: bureau.id, town: town.id };
}

describe('people', () => {
  it('keep their phones in the order of calling, with hours, and what they are qualified for', async () => {
    const test = await makeStation();
    const { bureau, town } = await office(test);
    const phones = [
      { kind: 'office' as const, number: '0538-0000101', hours: '工作日 08:30–17:30' },
      { kind: 'mobile' as const, number: '13900000001' },
    ];
    const saved = await test.call.directory.savePerson({
      name: '张刚',
      unit: bureau,
      post: '科长',
      phones,
      qualifications: ['驾驶', '涉密'],
      otherPosts: [{ unit: town, post: '联络员' }],
    });
    const { items } = await test.call.directory.people({ text: '张刚' });
    expect(items[0]).toMatchObject({
      phones,
      qualifications: ['驾驶', '涉密'],
      otherPosts: [{ unit: town, post: '联络员' }],
      postSince: null,
    });
    const { db } = test.station.parts.journal;
    expect(peopleWithQualifications(db, ['涉密'])).toEqual([saved.id]);
    expect(peopleWithQualifications(db, ['涉密', '潜水'])).toEqual([]);
    expect((await test.call.directory.qualifications({})).items).toEqual(['涉密', '驾驶']);
  });

  it('keep the old post with its dates when the post changes', async () => {
    const test = await makeStation();
    const { bureau, town } = await office(test);
    const { id } = await test.call.directory.savePerson({ name: '张刚', unit: bureau, post: '科员', postSince: '2020-01-06' });
    await (await later(test, 3)).directory.savePerson({ id, unit: town, post: '副镇长', postSince: today(test) });
    const { directory } = await later(test, 2);
    const moved = await directory.savePerson({ id, post: '镇长' });
    expect(moved.postSince).toBeNull();
    const { history } = await directory.person({ id });
    expect(history.map(({ unitName, post, from, given, to }) => ({ unitName, post, from, given, to }))).toEqual([
      { unitName: '城关镇人民政府', post: '镇长', from: '2026-11-25', given: false, to: null },
      { unitName: '城关镇人民政府', post: '副镇长', from: '2026-11-23', given: true, to: '2026-11-25' },
      { unitName: '云河县应急管理局', post: '科员', from: '2020-01-06', given: true, to: '2026-11-23' },
    ]);
    // Said later of the post that is held.
    await directory.savePerson({ id, postSince: '2026-11-24' });
    expect((await directory.person({ id })).history[0]).toMatchObject({ post: '镇长', from: '2026-11-24', given: true });
  });

  it('are refused with what is not possible, and nothing is written', async () => {
    const test = await makeStation();
    const { bureau } = await office(test);
    const before = test.station.parts.journal.ownEntries;
    const { savePerson } = test.call.directory;
    const nobody = '00000000-0000-7000-8000-000000000001';
    await expect(savePerson({ post: '主任' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'name' } });
    await expect(savePerson({ name: '张刚', unit: nobody })).rejects.toMatchObject({ code: 'notFound', data: { field: 'unit' } });
    await expect(savePerson({ name: '张刚', otherPosts: [{ unit: nobody, post: '兼职' }] })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'otherPosts.0.unit' },
    });
    await expect(savePerson({ name: '张刚', unit: bureau, postSince: '2026-12-24' })).rejects.toMatchObject({
      code: 'inTheFuture',
      data: { field: 'postSince' },
    });
    await expect(savePerson({ name: '张刚', postSince: '2026-02-30' })).rejects.toMatchObject({ code: 'notValid' });
    await expect(savePerson({ name: '张刚', phones: [{ kind: 'mobile', number: '1'.repeat(41) }] })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 40, received: 41 },
    });
    await expect(
      savePerson({ name: '张刚', phones: [{ kind: 'mobile', number: '13900000001', hours: '早'.repeat(61) }] }),
    ).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 60 },
    });
    await expect(savePerson({ name: '张刚', qualifications: Array.from({ length: 21 }, (_, n) => `证${n}`) })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: 20, received: 21 },
    });
    for (const number of ['abc', '12', '1390000000', '139000000012', '1.39E+10', '王建国 13900000001']) {
      await expect(savePerson({ name: '张刚', phones: [{ kind: 'mobile', number }] })).rejects.toMatchObject({
        code: 'notValid',
        data: { field: 'phones.0.number', received: number },
      });
    }
    await expect(test.call.directory.saveUnit({ name: '气象局', phone: '找老李' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'phone' },
    });
    await expect(test.call.directory.person({ id: nobody })).rejects.toMatchObject({ code: 'notFound' });
    expect(test.station.parts.journal.ownEntries).toBe(before);
  });
});

describe('groups', () => {
  it('hold people in an order, once each, and lose them by a later word', async () => {
    const test = await makeStation();
    const { directory } = test.call;
    const ids: string[] = [];
    for (const name of ['王建国', '李敏', '赵磊']) ids.push((await directory.savePerson({ name })).id);
    const [king = '', li = '', zhao = ''] = ids;
    const { id } = await directory.saveGroup({ name: '带班领导', order: 1 });
    expect((await directory.setMembers({ id, people: [li, king, li], member: true })).members).toBe(2);
    await directory.setMembers({ id, people: [zhao], member: true });
    const { db } = test.station.parts.journal;
    expect(membersOfGroups(db, [id])).toEqual([li, king, zhao]);
    await directory.orderMembers({ id, people: [zhao, li, king] });
    expect(membersOfGroups(db, [id])).toEqual([zhao, li, king]);
    await directory.setMembers({ id, people: [li], member: false });
    expect((await directory.people({ group: id })).items.map((one) => one.name).sort()).toEqual(['王建国', '赵磊'].sort());
    expect((await directory.person({ id: king })).groups).toEqual([id]);
    await directory.savePerson({ id: zhao, removed: true });
    expect(membersOfGroups(db, [id])).toEqual([king]);
    expect((await directory.groups({})).items).toMatchObject([{ name: '带班领导', members: 1 }]);
    await directory.saveGroup({ id, removed: true });
    expect((await directory.groups({})).items).toEqual([]);
    expect(membersOfGroups(db, [id])).toEqual([]);
    expect((await directory.person({ id: king })).groups).toEqual([]);
  });

  it('are refused without a name, with nobody known, and write nothing twice', async () => {
    const test = await makeStation();
    const { directory } = test.call;
    const nobody = '00000000-0000-7000-8000-000000000001';
    await expect(directory.saveGroup({ order: 3 })).rejects.toMatchObject({ code: 'notValid', data: { field: 'name' } });
    await expect(directory.saveGroup({ id: nobody, name: '甲' })).rejects.toMatchObject({ code: 'notFound' });
    const { id } = await directory.saveGroup({ name: '甲' });
    await expect(directory.setMembers({ id, people: [nobody], member: true })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'people' },
    });
    await expect(directory.orderMembers({ id: nobody, people: [] })).rejects.toMatchObject({ code: 'notFound', data: { field: 'id' } });
    const person = await directory.savePerson({ name: '李敏' });
    await directory.setMembers({ id, people: [person.id], member: true });
    const written = test.station.parts.journal.ownEntries;
    await directory.setMembers({ id, people: [person.id], member: true });
    await directory.orderMembers({ id, people: [person.id] });
    expect(test.station.parts.journal.ownEntries).toBe(written);
  });
});

describe('finding people', () => {
  async function filled() {
    const test = await makeStation();
    const { bureau, town, county } = await office(test);
    const add = (name: string, unit: string, post: string, number: string, order = 0) =>
      test.call.directory.savePerson({ name, unit, post, order, phones: [{ kind: 'mobile', number }] });
    await add('张刚', bureau, '科长', '13900000117', 2);
    await add('章桂兰', town, '镇长', '13901170002');
    await add('李敏', bureau, '局长', '13900000003', 1);
    await add('曾国', town, '张庄片区书记', '13900000004');
    await add('Li Ming', county, '顾问', '13900000005');
    const names = async (query: object): Promise<string[]> => (await test.call.directory.people(query)).items.map((one) => one.name);
    return { test, names, bureau, town, county };
  }

  it('takes names, initials, spellings, posts, units and last digits, the nearest first', async () => {
    const { names } = await filled();
    expect(await names({ text: '张' })).toEqual(['张刚', '曾国']);
    expect(await names({ text: 'zg' })).toEqual(['张刚', '曾国', '章桂兰']);
    expect(await names({ text: 'zhangg' })).toEqual(['张刚', '章桂兰']);
    expect(await names({ text: 'zengguo' })).toEqual(['曾国']);
    expect(await names({ text: 'cengguo' })).toEqual(['曾国']);
    expect(await names({ text: 'ming' })).toEqual(['Li Ming']);
    expect(await names({ text: '应急局' })).toEqual(['李敏', '张刚']);
    expect(await names({ text: 'yjj' })).toEqual(['李敏', '张刚']);
    expect(await names({ text: '镇长' })).toEqual(['章桂兰']);
    expect(await names({ text: '117' })).toEqual(['张刚', '章桂兰']);
    expect(await names({ text: '139-0117 0002' })).toEqual(['章桂兰']);
    expect(await names({ text: '李 应急局' })).toEqual(['李敏']);
    expect(await names({ text: '李 镇长' })).toEqual([]);
    expect(await names({ text: '%' })).toEqual([]);
  });

  it('follows every change at once, and filters by unit with those below it', async () => {
    const { test, names, bureau, town, county } = await filled();
    expect(await names({})).toEqual(['Li Ming', '李敏', '张刚', '曾国', '章桂兰']);
    expect(await names({ unit: county })).toEqual(['Li Ming']);
    expect(await names({ unit: county, below: true })).toHaveLength(5);
    const [zhang] = (await test.call.directory.people({ text: '张刚' })).items;
    await test.call.directory.savePerson({ id: zhang?.id, name: '赵刚', otherPosts: [{ unit: town, post: '驻镇联络员' }] });
    expect(await names({ text: 'zg' })).toEqual(['赵刚', '曾国', '章桂兰']);
    expect(await names({ text: '联络员' })).toEqual(['赵刚']);
    expect(await names({ unit: town })).toEqual(['赵刚', '曾国', '章桂兰']);
    await test.call.directory.saveUnit({ id: bureau, name: '云河县防汛办', shortName: null });
    expect(await names({ text: '应急局' })).toEqual([]);
    expect(await names({ text: 'fxb' })).toEqual(['李敏', '赵刚']);
    await test.call.directory.savePerson({ id: zhang?.id, removed: true });
    expect(await names({ text: 'zg' })).toEqual(['曾国', '章桂兰']);
    await test.call.directory.saveUnit({ id: town, order: 0, parent: null });
    await test.call.directory.savePerson({ name: '新来', unit: town, order: 0 });
    expect(await names({ unit: town })).toEqual(['新来', '曾国', '章桂兰']);
    const before = await names({});
    const again = await test.reopen();
    expect((await again.call.directory.people({})).items.map((one) => one.name)).toEqual(before);
  });
});
