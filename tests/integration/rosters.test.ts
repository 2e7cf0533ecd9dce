// Seats, rules, gaps, corrections, leave and wishes through the contract.
import { beforeEach, describe, expect, it } from 'vitest';
import { callAs, peopleOf, seat, seatsOf } from '#kit/rosters.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { homeRosterId } from '#shared/rosters/types.ts';

const nobody = '01930000-0000-7000-8000-000000000000';
const hour = 3_600_000;
let test: TestStation;
let wang: string;
let li: string;
let zhao: string;

beforeEach(async () => {
  // 2026-11-20 22:54, a Friday; the shift of the 20th is on until 08:30.
  test = await makeStation();
  [wang = '', li = '', zhao = ''] = await peopleOf(test, ['王建国', '李敏', '赵磊']);
});

const assign = (day: string, person: string | null, more: object = {}) => test.call.rosters.assign({ day, post: 'main', person, ...more });

describe('a change of a seat', () => {
  it('is refused when it breaks a rule, names the rule in words, and goes through on purpose', async () => {
    expect(await assign('2026-11-23', wang)).toEqual({ breaks: [] });
    await expect(assign('2026-11-24', wang)).rejects.toMatchObject({
      code: 'rulesBroken',
      data: { blockers: ['2026-11-24 全天 主班 王建国：与 11-23 全天（总值班室值班） 之间只隔 0 小时，应不少于 24 小时'] },
    });
    expect(await seatsOf(test, '2026-11-24', '2026-11-24')).toEqual([null]);
    expect((await assign('2026-11-24', wang, { despite: true })).breaks).toMatchObject([{ rule: 'rest', person: { name: '王建国' } }]);
    expect(await seatsOf(test, '2026-11-23', '2026-11-24')).toEqual(['王建国', '王建国']);
  });

  it('never puts a person at two places at once, not even on purpose, also over two rosters', async () => {
    const town = await test.call.rosters.save({ name: '城关镇值班', kind: 'township' });
    await assign('2026-11-23', wang);
    await expect(assign('2026-11-23', wang, { post: 'deputy', despite: true })).rejects.toMatchObject({ code: 'rulesBroken' });
    const elsewhere = test.call.rosters.assign({ roster: town.id, day: '2026-11-23', post: 'main', person: wang, despite: true });
    await expect(elsewhere).rejects.toMatchObject({ code: 'rulesBroken' });
  });

  it('is checked without being written', async () => {
    await assign('2026-11-23', wang);
    const { breaks } = await test.call.rosters.check({ changes: [{ cell: seat('2026-11-24'), person: wang }] });
    expect(breaks).toMatchObject([{ rule: 'rest', absolute: false, limit: 24, received: 0, cell: seat('2026-11-24') }]);
    expect(await seatsOf(test, '2026-11-24', '2026-11-24')).toEqual([null]);
  });

  it('exchanges two days in one step, or changes neither', async () => {
    await assign('2026-11-23', wang);
    await assign('2026-11-26', li);
    const changes = [
      { cell: seat('2026-11-23'), person: li },
      { cell: seat('2026-11-26'), person: wang },
    ];
    expect(await test.call.rosters.assignMany({ changes })).toEqual({ breaks: [] });
    expect(await seatsOf(test, '2026-11-23', '2026-11-26')).toEqual(['李敏', null, null, '王建国']);
    const bad = [...changes, { cell: seat('2026-11-27'), person: nobody }];
    await expect(test.call.rosters.assignMany({ changes: bad })).rejects.toMatchObject({ code: 'notFound', data: { field: 'person' } });
    await expect(test.call.rosters.assignMany({ changes: [changes[0], changes[0]] as typeof changes })).rejects.toMatchObject({
      code: 'notValid',
    });
    expect(await seatsOf(test, '2026-11-23', '2026-11-26')).toEqual(['李敏', null, null, '王建国']);
  });

  it('is refused for what is not there and for what is over', async () => {
    await expect(assign('2026-11-19', wang)).rejects.toMatchObject({ code: 'shiftOver' });
    await expect(test.call.rosters.assignMany({ changes: [{ cell: seat('2026-11-19'), person: wang }] })).rejects.toMatchObject({
      code: 'shiftOver',
    });
    for (const [field, more] of Object.entries({
      post: { post: 'none' },
      shift: { shift: 'none' },
      slot: { slot: 7 },
      roster: { roster: nobody },
    }))
      await expect(assign('2026-11-23', wang, more)).rejects.toMatchObject({ code: 'notFound', data: { field } });
    await expect(assign('2026-11-31', wang)).rejects.toMatchObject({ code: 'notValid' });
    await test.call.directory.savePerson({ id: wang, removed: true });
    await expect(assign('2026-11-23', wang, { despite: true })).rejects.toMatchObject({ code: 'rulesBroken' });
  });

  it('asks for qualifications and pools, groups of the directory among them', async () => {
    const group = await test.call.directory.saveGroup({ name: '带班领导' });
    await test.call.directory.setMembers({ id: group.id, people: [li], member: true });
    const { items } = await test.call.rosters.list();
    const posts = (items[0]?.posts ?? []).map((post) =>
      post.id === 'main' ? { ...post, qualifications: ['涉密'], pool: { people: [wang], groups: [group.id] } } : post,
    );
    await test.call.rosters.save({ id: homeRosterId, posts });
    const rules = async (person: string) =>
      (await test.call.rosters.check({ changes: [{ cell: seat('2026-11-23'), person }] })).breaks.map((one) => one.rule);
    expect(await rules(li)).toEqual(['qualification']);
    expect(await rules(zhao)).toEqual(['qualification', 'pool']);
    await test.call.directory.savePerson({ id: wang, qualifications: ['涉密'] });
    expect(await rules(wang)).toEqual([]);
  });
});

describe('a gap', () => {
  it('is there until somebody answers for it by name, and again when that is taken back', async () => {
    const gapsOf = async () => (await test.call.rosters.shifts({ from: '2026-11-23', to: '2026-11-23' })).items[0]?.gaps ?? [];
    await assign('2026-11-23', wang);
    await expect(assign('2026-11-23', null)).rejects.toMatchObject({ code: 'rulesBroken' });
    await test.call.rosters.allowGap({ day: '2026-11-23', post: 'main', reason: '全县停电检修，带班领导兼任' });
    await assign('2026-11-23', null);
    expect(await gapsOf()).toMatchObject([
      { post: 'leaderOnShift', allowedBy: null },
      { post: 'main', allowedBy: '李敏', reason: '全县停电检修，带班领导兼任' },
    ]);
    await test.call.rosters.revokeGap({ day: '2026-11-23', post: 'main' });
    expect(await gapsOf()).toMatchObject([{}, { post: 'main', allowedBy: null, reason: null }]);
    await expect(test.call.rosters.revokeGap({ day: '2026-11-23', post: 'main' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is not allowed for a post that may stay empty, nor after the shift, nor by a duty officer', async () => {
    const reason = '无';
    await expect(test.call.rosters.allowGap({ day: '2026-11-23', post: 'driver', reason })).rejects.toMatchObject({ code: 'notValid' });
    await expect(test.call.rosters.allowGap({ day: '2026-11-19', post: 'main', reason })).rejects.toMatchObject({ code: 'shiftOver' });
    await expect(test.call.rosters.allowGap({ day: '2026-11-23', post: 'main', reason: ' ' })).rejects.toMatchObject({ code: 'notValid' });
    const officer = await callAs(test, '张值班', 'dutyOfficer');
    await expect(officer.rosters.allowGap({ day: '2026-11-23', post: 'main', reason })).rejects.toMatchObject({ code: 'notPermitted' });
  });

  it('is told of every hour that no shift covers', async () => {
    const { items } = await test.call.rosters.list();
    const [pattern] = items[0]?.patterns ?? [];
    if (!pattern) throw new Error('no pattern');
    await test.call.rosters.save({ id: homeRosterId, patterns: [{ ...pattern, from: '09:00', to: '17:00' }] });
    expect((await test.call.rosters.duty({})).gap).toEqual(['leaderOnShift', 'main']);
    // A shift whose posts leave the main officer out is no better.
    await test.call.rosters.save({ id: homeRosterId, patterns: [{ ...pattern, posts: ['leaderOnShift'] }] });
    expect((await test.call.rosters.duty({})).gap).toEqual(['leaderOnShift', 'main']);
  });
});

describe('after a shift', () => {
  it('a correction says who really served; the plan stays beside it', async () => {
    await assign('2026-11-20', wang);
    const cell = seat('2026-11-20');
    await expect(test.call.rosters.correct({ cell, person: li, reason: '顶班' })).rejects.toMatchObject({ code: 'shiftNotOver' });
    test.clock.advance(12 * hour);
    await expect(assign('2026-11-20', li)).rejects.toMatchObject({ code: 'shiftOver' });
    await test.call.rosters.correct({ cell, person: li, reason: '王建国临时出警，李敏顶班' });
    const [shift] = (await test.call.rosters.shifts({ from: '2026-11-20', to: '2026-11-20', roster: homeRosterId })).items;
    expect(shift).toMatchObject({ past: true, on: false });
    const main = shift?.seats.find((one) => one.post === 'main');
    expect(main).toMatchObject({ person: { name: '王建国' }, corrected: { person: { name: '李敏' }, by: '李敏' } });
    await expect(test.call.rosters.correct({ cell, person: nobody, reason: '无' })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.rosters.correct({ cell: { ...cell, post: 'x' }, person: li, reason: '无' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('who has left the office since stays readable where he served, and serves no more', async () => {
    await assign('2026-11-20', wang);
    await assign('2026-11-24', wang);
    test.clock.advance(12 * hour);
    await test.call.directory.savePerson({ id: wang, removed: true });
    expect(await seatsOf(test, '2026-11-20', '2026-11-24')).toEqual(['王建国', null, null, null, null]);
  });
});

describe('substitutes', () => {
  it('are the free, rested and qualified of the pool with least duty first, and say why the others are not', async () => {
    const [chen = '', sun = ''] = await peopleOf(test, ['陈刚', '孙洁']);
    await assign('2026-11-23', wang);
    // Li has served more than Zhao; Chen serves the day before; Sun is away.
    await assign('2026-11-20', li);
    await assign('2026-11-22', chen);
    test.clock.advance(12 * hour);
    await test.call.rosters.saveLeave({ person: sun, from: '2026-11-23', to: '2026-11-23', kind: 'sick' });
    const { items } = await test.call.rosters.list();
    const posts = (items[0]?.posts ?? []).map((post) =>
      post.id === 'main' ? { ...post, pool: { people: [wang, li, zhao, chen, sun], groups: [] } } : post,
    );
    await test.call.rosters.save({ id: homeRosterId, posts });
    const found = (await test.call.rosters.substitutes({ day: '2026-11-23', post: 'main', slot: 0 })).items;
    // Of those who are not in the pool, only the users' own people would follow.
    expect(found.slice(0, 4).map((one) => one.person.name)).toEqual(['李敏', '赵磊', '陈刚', '孙洁']);
    expect(found.find((one) => one.person.name === '李敏')).toMatchObject({
      free: true,
      rested: true,
      inPool: true,
      load: 1,
      duties: 1,
      breaks: [],
    });
    expect(found.find((one) => one.person.name === '陈刚')).toMatchObject({ free: true, rested: false, restHours: 0 });
    expect(found.find((one) => one.person.name === '孙洁')).toMatchObject({ onLeave: true, breaks: [{ rule: 'leave' }] });
    expect(found.some((one) => one.person.name === '王建国')).toBe(false);
    await expect(test.call.rosters.substitutes({ day: '2026-11-23', post: 'none' })).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('leave and wishes', () => {
  it('leave says which shifts it takes somebody away from, and is taken back', async () => {
    await assign('2026-11-23', wang);
    await assign('2026-11-26', wang);
    const leave = await test.call.rosters.saveLeave({
      person: wang,
      from: '2026-11-24',
      to: '2026-11-25',
      kind: 'travel',
      note: '省里开会',
    });
    // The shift of the 23rd ends on the morning of the 24th.
    expect(leave.collides).toMatchObject([{ rule: 'leave', cell: seat('2026-11-23'), person: { name: '王建国' } }]);
    expect((await test.call.rosters.leave({ from: '2026-11-25', to: '2026-11-30' })).items).toMatchObject([{ personName: '王建国' }]);
    expect((await test.call.rosters.leave({ from: '2026-11-26' })).items).toEqual([]);
    await test.call.rosters.saveLeave({ id: leave.id, removed: true });
    expect((await test.call.rosters.leave({})).items).toEqual([]);
  });

  it('refuses what cannot be', async () => {
    const leave = { person: wang, from: '2026-11-24', to: '2026-11-23' };
    await expect(test.call.rosters.saveLeave(leave)).rejects.toMatchObject({ code: 'notValid', data: { field: 'to' } });
    await expect(test.call.rosters.saveLeave({ ...leave, person: nobody })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.rosters.saveLeave({ person: wang })).rejects.toMatchObject({ code: 'notValid', data: { field: 'from' } });
    await expect(test.call.rosters.saveLeave({ id: nobody, note: '' })).rejects.toMatchObject({ code: 'notFound', data: { field: 'id' } });
    await expect(test.call.rosters.saveWish({ ...leave, to: '2026-11-25', roster: nobody })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.rosters.saveWish({ ...leave, to: '2026-11-25', weekdays: [7] })).rejects.toMatchObject({ code: 'notValid' });
  });

  it('keeps wishes', async () => {
    const wish = await test.call.rosters.saveWish({
      person: li,
      from: '2026-12-01',
      to: '2026-12-31',
      weekdays: [3],
      want: 'off',
      note: '夜校',
    });
    expect((await test.call.rosters.wishes({ person: li })).items).toMatchObject([{ id: wish.id, personName: '李敏', weekdays: [3] }]);
    await test.call.rosters.saveWish({ id: wish.id, removed: true });
    expect((await test.call.rosters.wishes({})).items).toEqual([]);
  });
});
