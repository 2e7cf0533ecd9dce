// Swaps through the contract: asked, agreed, approved by a third, taken back.
import { beforeEach, describe, expect, it } from 'vitest';
import { callAs, passDays, peopleOf, seat, seatsOf } from '#kit/rosters.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

const nobody = '01930000-0000-7000-8000-000000000000';
let test: TestStation;
let wang: string;
let li: string;
let zhao: string;
let asWang: Awaited<ReturnType<typeof callAs>>;
let asLi: typeof asWang;
let asBoss: typeof asWang;

beforeEach(async () => {
  test = await makeStation();
  [wang = '', li = '', zhao = ''] = await peopleOf(test, ['王建国', '李敏', '赵磊']);
  asWang = await callAs(test, '王建国', 'dutyOfficer', wang);
  asLi = await callAs(test, '李敏二', 'dutyOfficer', li);
  asBoss = await callAs(test, '陈书记', 'leader');
  await test.call.rosters.assign({ day: '2026-11-23', post: 'main', person: wang });
  await test.call.rosters.assign({ day: '2026-11-26', post: 'main', person: li });
});

const ask = () => asWang.swaps.ask({ gives: seat('2026-11-23'), takes: seat('2026-11-26'), to: li, reason: '家中有事' });
const days = () => seatsOf(test, '2026-11-23', '2026-11-26');
const before = ['王建国', null, null, '李敏'];
const after = ['李敏', null, null, '王建国'];

describe('a swap', () => {
  it('is asked, agreed to by the other, approved by a third, and then holds; each step says who may go on', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'asked', from: { name: '王建国' }, to: { name: '李敏' }, breaks: [], may: ['withdraw'] });
    expect((await asLi.swaps.list({ state: 'waiting' })).items).toMatchObject([{ id: asked.id, may: ['answer'] }]);
    await expect(asBoss.swaps.decide({ id: asked.id, approved: true })).rejects.toMatchObject({ code: 'conflict' });
    const agreed = await asLi.swaps.answer({ id: asked.id, accepted: true });
    expect(agreed).toMatchObject({ state: 'accepted', answered: { by: '李敏二', onBehalf: false } });
    expect(await days()).toEqual(before);
    const approved = await asBoss.swaps.decide({ id: asked.id, approved: true, note: '同意' });
    expect(approved).toMatchObject({ state: 'approved', decided: { by: '陈书记', note: '同意' }, may: ['undo'] });
    expect(await days()).toEqual(after);
    const [shift] = (await test.call.rosters.shifts({ from: '2026-11-23', to: '2026-11-23' })).items;
    expect(shift?.seats.find((one) => one.post === 'main')).toMatchObject({ how: 'swap', instead: { name: '王建国' }, reason: '家中有事' });
    expect((await test.call.swaps.list({ state: 'waiting' })).items).toEqual([]);
  });

  it('is never approved by who asked, who agreed, or one of the two', async () => {
    const bossWang = await callAs(test, '王书记', 'leader', wang);
    const asked = await asBoss.swaps.ask({ gives: seat('2026-11-23'), takes: seat('2026-11-26'), to: li });
    const agreed = await test.call.swaps.answer({ id: asked.id, accepted: true });
    expect(agreed).toMatchObject({ answered: { onBehalf: true }, may: ['withdraw'] });
    for (const hand of [asBoss, bossWang, test.call])
      await expect(hand.swaps.decide({ id: asked.id, approved: true })).rejects.toMatchObject({ code: 'sameHand' });
    await expect(asLi.swaps.decide({ id: asked.id, approved: true })).rejects.toMatchObject({ code: 'notPermitted' });
    const third = await callAs(test, '孙主任', 'planner');
    expect(await third.swaps.decide({ id: asked.id, approved: false, note: '不同意' })).toMatchObject({ state: 'refused' });
    expect(await days()).toEqual(before);
  });

  it('is answered only by the other, or on behalf by who plans', async () => {
    const asked = await ask();
    await expect(asWang.swaps.answer({ id: asked.id, accepted: true })).rejects.toMatchObject({ code: 'notPermitted' });
    expect(await asLi.swaps.answer({ id: asked.id, accepted: false, note: '当天出差' })).toMatchObject({ state: 'declined' });
    await expect(asLi.swaps.answer({ id: asked.id, accepted: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is withdrawn by who asked, not by the other', async () => {
    const asked = await ask();
    await expect(asLi.swaps.withdraw({ id: asked.id })).rejects.toMatchObject({ code: 'notPermitted' });
    expect(await asWang.swaps.withdraw({ id: asked.id, note: '不用了' })).toMatchObject({ state: 'withdrawn', ended: { note: '不用了' } });
    await expect(asWang.swaps.withdraw({ id: asked.id })).rejects.toMatchObject({ code: 'conflict' });
    // The seats are free for another.
    expect(await ask()).toMatchObject({ state: 'asked' });
  });

  it('is taken back by a counter-entry, once', async () => {
    const { id } = await ask();
    await asLi.swaps.answer({ id, accepted: true });
    await expect(asBoss.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'conflict' });
    await asBoss.swaps.decide({ id, approved: true });
    await expect(asWang.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'notPermitted' });
    expect(await asBoss.swaps.undo({ id, reason: '出差取消' })).toMatchObject({
      state: 'undone',
      ended: { note: '出差取消', by: '陈书记' },
    });
    expect(await days()).toEqual(before);
    await expect(asBoss.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'conflict' });
    const [shift] = (await test.call.rosters.shifts({ from: '2026-11-23', to: '2026-11-23' })).items;
    expect(shift?.seats.find((one) => one.post === 'main')).toMatchObject({ how: 'undo', person: { name: '王建国' } });
  });

  it('is not taken back when a seat was changed since, or is over', async () => {
    const { id } = await ask();
    await asLi.swaps.answer({ id, accepted: true });
    await asBoss.swaps.decide({ id, approved: true });
    await test.call.rosters.assign({ day: '2026-11-26', post: 'main', person: zhao });
    await expect(asBoss.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'conflict' });
    // The same person again, but by another word.
    await test.call.rosters.assign({ day: '2026-11-26', post: 'main', person: wang });
    await expect(asBoss.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'conflict', data: { field: 'seat' } });
    await passDays(test, 4, asBoss);
    await expect(asBoss.swaps.undo({ id, reason: '撤销' })).rejects.toMatchObject({ code: 'shiftOver' });
  });

  it('is not approved when a seat has changed hands meanwhile, is over, or would put somebody at two places', async () => {
    const { id } = await ask();
    await asLi.swaps.answer({ id, accepted: true });
    await test.call.rosters.assign({ day: '2026-11-23', post: 'main', person: zhao });
    await expect(asBoss.swaps.decide({ id, approved: true })).rejects.toMatchObject({ code: 'conflict', data: { field: 'gives' } });
    await test.call.rosters.assign({ day: '2026-11-23', post: 'main', person: wang });
    await test.call.rosters.assign({ day: '2026-11-23', post: 'deputy', person: li, despite: true });
    await expect(asBoss.swaps.decide({ id, approved: true })).rejects.toMatchObject({ code: 'rulesBroken' });
    expect((await asBoss.swaps.list({})).items[0]?.breaks).toMatchObject([{ rule: 'twice', absolute: true }]);
    await passDays(test, 4, asBoss);
    await expect(asBoss.swaps.decide({ id, approved: true })).rejects.toMatchObject({ code: 'shiftOver' });
    expect(await days()).toEqual(before);
  });

  it('gives a seat away without one in exchange, and says what that breaks', async () => {
    const asked = await asWang.swaps.ask({ gives: seat('2026-11-23'), to: li });
    expect(asked).toMatchObject({ takes: null, breaks: [] });
    await asLi.swaps.answer({ id: asked.id, accepted: true });
    await asBoss.swaps.decide({ id: asked.id, approved: true });
    expect(await days()).toEqual(['李敏', null, null, '李敏']);
    const next = await asLi.swaps.ask({ gives: seat('2026-11-26'), to: wang });
    expect(next.breaks).toEqual([]);
    await test.call.rosters.assign({ day: '2026-11-25', post: 'main', person: wang });
    expect((await asLi.swaps.list({ state: 'asked' })).items[0]?.breaks).toMatchObject([{ rule: 'rest', absolute: false }]);
  });

  it('refuses what cannot be asked', async () => {
    const { id } = await ask();
    await expect(asWang.swaps.ask({ gives: seat('2026-11-23'), to: zhao })).rejects.toMatchObject({
      code: 'conflict',
      data: { blockers: [id] },
    });
    const bad = async (input: object, error: object): Promise<void> => {
      await expect(asWang.swaps.ask({ gives: seat('2026-11-24'), to: li, ...input })).rejects.toMatchObject(error);
    };
    await bad({}, { code: 'notValid', data: { field: 'gives' } });
    await bad({ gives: seat('2026-11-19') }, { code: 'notValid' });
    await bad({ gives: seat('2026-11-23', 'none') }, { code: 'notFound' });
    await bad({ gives: seat('2026-11-23'), to: wang }, { code: 'notValid', data: { field: 'to' } });
    await bad({ gives: seat('2026-11-23'), to: nobody }, { code: 'notFound', data: { field: 'to' } });
    await bad({ gives: seat('2026-11-23'), takes: seat('2026-11-24') }, { code: 'conflict', data: { field: 'takes' } });
    await bad({ gives: seat('2026-11-23'), takes: seat('2026-11-23') }, { code: 'notValid' });
    for (const call of [asBoss.swaps.decide({ id: nobody, approved: true }), asLi.swaps.answer({ id: nobody, accepted: true })])
      await expect(call).rejects.toMatchObject({ code: 'notFound' });
    const viewer = await callAs(test, '访客', 'viewer');
    await expect(viewer.swaps.ask({ gives: seat('2026-11-23'), to: li })).rejects.toMatchObject({ code: 'notPermitted' });
  });
});
