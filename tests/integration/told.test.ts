// Telling places around an incident: drafted with today's numbers, sent, arrived and answered apart, and read in the timeline.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation, RecordedChannel, type TestStation } from '#kit/station.ts';

const minute = 60_000;

async function scene(test: TestStation) {
  const { id: incident } = await test.call.incidents.receive(leak(test, { place: { text: '工业园', lng: 116.3, lat: 35.9 } }));
  const keeper = await test.call.directory.savePerson({ name: '王守库', phones: [{ kind: 'mobile', number: '19900000011' }] });
  const shelter = await test.call.facilities.create({
    facility: { kind: 'shelter', name: '实验小学', position: { lng: 116.3, lat: 35.92 } },
    contacts: [
      { name: '校长', phone: '0538-1234567' },
      { person: keeper.id, keyHolder: true, role: '管护责任人' },
    ],
  });
  const depot = await test.call.facilities.create({ facility: { kind: 'supplyDepot', name: '县物资库' } });
  return { incident, shelter: shelter.id, depot: depot.id, keeper: keeper.id };
}

const timelineOf = async (test: TestStation, incident: string): Promise<string[]> =>
  (await test.call.incidents.get({ id: incident, locale: 'zh-CN' })).timeline.map(({ text }) => text);

describe('telling places', () => {
  it('drafts a word to whoever has the key, with distance and direction, and nothing is told yet', async () => {
    const test = await makeStation();
    const { incident, shelter, depot } = await scene(test);
    const { items, sms } = await test.call.told.draft({ id: incident, places: [{ facility: shelter }, { facility: depot }] });
    expect(sms).toBe(false);
    expect(items).toMatchObject([
      { facilityName: '实验小学', to: '王守库', phone: '19900000011', sent: null, delivered: null, answered: null, message: null },
      { facilityName: '县物资库', to: '', phone: '' },
    ]);
    expect(items[0]?.text).toContain('南面约 2.2 公里（直线）');
    expect(items[0]?.text).toContain('请做好开放准备');
    expect(items[1]?.text).not.toContain('公里');
    expect((await timelineOf(test, incident)).some((text) => text.includes('实验小学'))).toBe(false);
  });

  it('keeps sent, arrived and answered apart and puts each into the timeline', async () => {
    const test = await makeStation();
    const { incident, shelter } = await scene(test);
    const [draft] = (await test.call.told.draft({ id: incident, places: [{ facility: shelter }], ask: '请立即开门' })).items;
    const id = draft?.id ?? '';
    expect(draft?.text).toContain('请立即开门');
    await test.call.told.change({ id, sent: { via: 'phone' } });
    test.clock.advance(3 * minute);
    const { items } = await test.call.told.change({ id, answered: { who: '王守库', said: '可收 300 人' } });
    expect(items[0]).toMatchObject({ sent: { via: 'phone' }, delivered: null, answered: { who: '王守库' } });
    const lines = await timelineOf(test, incident);
    expect(lines).toContain('已通知（电话）：实验小学（王守库）');
    expect(lines).toContain('实验小学（王守库）回复（王守库）：可收 300 人');
    // What was said stands; a step that was recorded by mistake is taken back, visibly.
    await expect(test.call.told.change({ id, text: '别的话' })).rejects.toMatchObject({ code: 'conflict', data: { field: 'text' } });
    await test.call.told.change({ id, answered: null });
    expect(await timelineOf(test, incident)).toContain('更正告知记录：实验小学（王守库）');
  });

  it('sends text messages where a way out is set up: taken by the net is not arrived', async () => {
    const sms = new RecordedChannel('sms');
    const test = await makeStation({ channels: () => [sms] });
    const { incident, shelter, depot } = await scene(test);
    const { items } = await test.call.told.draft({ id: incident, places: [{ facility: shelter }, { facility: depot }] });
    const [first = '', second = ''] = items.map(({ id }) => id);
    await expect(test.call.told.send({ id: incident, notices: [first, second] })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'phone', received: '县物资库' },
    });
    await test.station.outbox.idle();
    expect(sms.sent).toEqual([]);
    await test.call.told.change({ id: first, text: '请开门' });
    await test.call.told.send({ id: incident, notices: [first] });
    await test.station.outbox.idle();
    expect(sms.sent).toMatchObject([{ address: '19900000011', name: '王守库', text: '请开门' }]);
    const [after] = (await test.call.told.list({ id: incident })).items;
    expect(after).toMatchObject({ message: { state: 'taken' }, sent: null, delivered: null });
    const lines = await timelineOf(test, incident);
    expect(lines).toContain('短信待发：实验小学（王守库） 19900000011');
    expect(lines).toContain('短信已发出 王守库：实验小学');
    // A restart and a rebuild send nothing twice.
    const again = await test.reopen();
    await again.station.outbox.idle();
    expect(sms.sent).toHaveLength(1);
  });

  it('tries again when the net does not answer, and says so meanwhile', async () => {
    const sms = new RecordedChannel('sms');
    sms.failing = true;
    const test = await makeStation({ channels: () => [sms] });
    const { incident, shelter } = await scene(test);
    const [draft] = (await test.call.told.draft({ id: incident, places: [{ facility: shelter }] })).items;
    await test.call.told.send({ id: incident, notices: [draft?.id ?? ''] });
    await test.station.outbox.idle();
    expect((await test.call.told.list({ id: incident })).items[0]).toMatchObject({ message: { state: 'waiting' } });
    sms.failing = false;
    test.clock.advance(10_000);
    await test.station.outbox.idle();
    expect((await test.call.told.list({ id: incident })).items[0]).toMatchObject({ message: { state: 'taken' } });
    expect(sms.sent).toHaveLength(1);
  });

  it('refuses what cannot be', async () => {
    const test = await makeStation();
    const { incident, shelter } = await scene(test);
    const other = await test.call.incidents.receive(leak(test, { title: '另一事件' }));
    const [draft] = (await test.call.told.draft({ id: incident, places: [{ facility: shelter }] })).items;
    const id = draft?.id ?? '';
    await expect(test.call.told.send({ id: incident, notices: [id] })).rejects.toMatchObject({ code: 'impossible' });
    await expect(test.call.told.draft({ id: incident, places: [] })).rejects.toMatchObject({ data: { field: 'places' } });
    await expect(test.call.told.draft({ id: incident, places: [{ facility: incident }] })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call.told.draft({ id: incident, places: [{ facility: shelter, contact: shelter }] })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'contact' },
    });
    await expect(
      test.call.told.draft({ id: incident, places: Array.from({ length: 201 }, () => ({ facility: shelter })) }),
    ).rejects.toMatchObject({ code: 'tooLarge', data: { field: 'places', limit: 200, received: 201 } });
    await expect(test.call.told.change({ id, sent: { via: 'phone', at: '2030-01-01T00:00:00+08:00' } })).rejects.toMatchObject({
      code: 'inTheFuture',
    });
    await expect(test.call.told.change({ id, sent: { via: 'phone', at: '2020-01-01T00:00:00+08:00' } })).rejects.toMatchObject({
      code: 'beforeItHappened',
    });
    await expect(test.call.told.list({ id: other.id })).resolves.toMatchObject({ items: [] });
    expect((await test.call.told.list({ id: incident })).items[0]).toMatchObject({ sent: null });
    await test.call.told.change({ id, removed: true });
    expect((await test.call.told.list({ id: incident })).items).toEqual([]);
  });
});
