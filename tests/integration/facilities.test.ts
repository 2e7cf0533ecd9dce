// Places over the contract: saved field by field, found, shown with who has the key.
import { describe, expect, it } from 'vitest';
import { facilityKinds } from '#shared/resources/types.ts';
import { saveFacility } from '#station/resources/commands.ts';
import { makeStation } from '#kit/station.ts';

describe('places', () => {
  it('keep fields of their kind, refuse others, and count by kind', async () => {
    const { call: client } = await makeStation();
    const shelter = await client.facilities.create({
      facility: { kind: 'shelter', name: '云河县实验小学', position: { lng: 116.3, lat: 35.9 }, fields: { capacity: 800, opened: false } },
      contacts: [{ name: '王守库', phone: '19900000001', keyHolder: true, role: '管护责任人' }],
    });
    expect(shelter.contacts[0]).toMatchObject({ keyHolder: true, phones: [{ number: '19900000001' }] });
    const opened = await client.facilities.setState({ id: shelter.id, fields: { opened: true, peopleNow: 120 } });
    expect(opened.fields).toMatchObject({ capacity: 800, opened: true, peopleNow: 120 });
    await expect(client.facilities.setState({ id: shelter.id, fields: { capacity: 1 } })).rejects.toMatchObject({ code: 'notValid' });
    await expect(client.facilities.change({ id: shelter.id, patch: { fields: { beds: 3 } } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'fields.beds' },
    });
    const list = await client.facilities.list({ text: 'yhx' });
    expect(list).toMatchObject({ total: 1, kinds: [{ kind: 'shelter', count: 1 }] });
    expect((await client.facilities.list({ bbox: '117,30,118,40' })).total).toBe(0);
    await client.facilities.remove({ id: shelter.id });
    expect((await client.facilities.list({})).total).toBe(0);
    await client.facilities.restore({ id: shelter.id });
    expect((await client.facilities.points({})).ids).toEqual([shelter.id]);
  });

  it('come to the map in columns: what they are, whose they are, what they are found by', async () => {
    const { call: client } = await makeStation();
    const position = { lng: 116.3, lat: 35.9 };
    const unitName = '城关镇政府';
    await client.facilities.create({ facility: { kind: 'shelter', name: '实验小学', position, unitName, fields: { opened: true } } });
    await client.facilities.create({ facility: { kind: 'hazardSource', subKind: '加油站', name: '城关站', position, unitName } });
    await client.facilities.create({ facility: { kind: 'team', name: '没有位置的队伍' } });
    const points = await client.facilities.points({});
    const shelter = points.names.indexOf('实验小学');
    const hazard = points.names.indexOf('城关站');
    expect(points.names).toHaveLength(2);
    expect(facilityKinds[points.kinds[shelter] ?? 0]).toBe('shelter');
    expect(points.opened[shelter]).toBe(true);
    expect(points.opened[hazard]).toBe(false);
    expect(points.pinyins[shelter]).toBe('shiyanxiaoxue syxx');
    expect(points.subKinds[hazard]).toBe('加油站');
    expect(points.unitNames).toEqual([unitName]);
    expect(points.units).toEqual([0, 0]);
  });

  it('come to the map page by page, and later only what was written since', async () => {
    const { call: client, station } = await makeStation();
    const position = { lng: 116.3, lat: 35.9 };
    const make = async (name: string) => (await client.facilities.create({ facility: { kind: 'shelter', name, position } })).id;
    const school = await make('实验小学');
    const hall = await make('体育馆');
    const { revision, nextCursor, changesOnly } = await client.facilities.points({});
    expect([nextCursor, changesOnly]).toEqual([undefined, false]);
    const since = (from: string) => client.facilities.points({ since: from });
    expect(await since(revision)).toMatchObject({ ids: [], gone: [], changesOnly: true, revision });

    await client.facilities.setState({ id: school, fields: { opened: true } });
    const opened = await since(revision);
    expect(opened).toMatchObject({ ids: [school], opened: [true], gone: [], changesOnly: true });
    expect(opened.revision).not.toBe(revision);
    await client.facilities.remove({ id: hall });
    const field = await make('体育场');
    expect(await since(opened.revision)).toMatchObject({ ids: [field], gone: [hall], changesOnly: true });
    await client.facilities.change({ id: field, patch: { position: null } });
    expect(await since(opened.revision)).toMatchObject({ ids: [], changesOnly: true });

    // Whatever may concern any place, or is not of this journal, is answered with all places.
    const all = { ids: [school], changesOnly: false };
    expect(await since(`${revision}0`)).toMatchObject(all);
    expect(await since('99999-abc')).toMatchObject(all);
    expect(await since('x')).toMatchObject(all);
    await client.directory.saveUnit({ name: '教育局', kind: 'department' });
    expect(await since(opened.revision)).toMatchObject(all);

    const many = 3_010;
    station.parts.journal.commit('test', (tx) => {
      for (let nth = 0; nth < many; nth += 1) saveFacility(tx, undefined, { kind: 'shelter', name: `${nth}号`, position }, 'Asia/Shanghai');
    });
    const first = await client.facilities.points({});
    const second = await client.facilities.points({ cursor: first.nextCursor });
    expect(second.nextCursor).toBeUndefined();
    const ids = [...first.ids, ...second.ids];
    expect(ids).toHaveLength(many + 1);
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  it('are found by words of name, initials, sub-kind and address, and ordered by a field of their kind', async () => {
    const { call: client } = await makeStation();
    const shelters = [
      { name: '实验小学', address: '城关镇文化路 1 号', fields: { capacity: 800, peopleNow: 120, shelterGrade: 'county' } },
      { name: '体育场', address: '城关镇体育路', fields: { capacity: 5000, shelterGrade: 'city' } },
      { name: '石桥镇政府大院', address: '石桥镇', fields: { shelterGrade: 'village' } },
    ];
    for (const facility of shelters) await client.facilities.create({ facility: { kind: 'shelter', ...facility } });
    await client.facilities.create({ facility: { kind: 'hazardSource', subKind: '加油站', name: '城关站', address: '城关镇' } });
    const names = async (input: Parameters<typeof client.facilities.list>[0]): Promise<string[]> =>
      (await client.facilities.list(input)).items.map(({ name }) => name);
    expect(await names({ text: '城关 文化' })).toEqual(['实验小学']);
    expect(await names({ text: '加油' })).toEqual(['城关站']);
    expect(await names({ text: 'tyc' })).toEqual(['体育场']);
    // Places that do not say it stand last, whichever way the list goes.
    expect(await names({ kind: 'shelter', sort: 'capacity', descending: true })).toEqual(['体育场', '实验小学', '石桥镇政府大院']);
    expect(await names({ kind: 'shelter', sort: 'capacity' })).toEqual(['实验小学', '体育场', '石桥镇政府大院']);
    // A choice goes by its rank, not by its letters.
    expect(await names({ kind: 'shelter', sort: 'shelterGrade' })).toEqual(['体育场', '实验小学', '石桥镇政府大院']);
    await expect(client.facilities.list({ sort: 'capacity' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'sort' } });
    await expect(client.facilities.list({ kind: 'shelter', sort: 'beds' })).rejects.toMatchObject({ code: 'notValid' });
    const page = await client.facilities.list({ limit: 3 });
    expect([page.items.length, page.nextCursor, page.total]).toEqual([3, '3', 4]);
    expect((await client.facilities.list({ limit: 3, cursor: '3' })).nextCursor).toBeUndefined();
    await expect(client.facilities.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'cursor' } });
  });

  it('say how much is there today, how old that is, and what is closed', async () => {
    const { call: client, clock } = await makeStation();
    const make = async (name: string, fields: Record<string, number | boolean>) =>
      (await client.facilities.create({ facility: { kind: 'shelter', name, fields } })).id;
    const school = await make('实验小学', { capacity: 800, opened: true, peopleNow: 120 });
    clock.advance(3_600_000);
    await make('体育场', { capacity: 5000, opened: false });
    const shut = await make('老粮站', { capacity: 300 });
    await client.facilities.change({ id: shut, patch: { closed: { on: '2026-11-01', reason: '危房' } } });
    const shelters = (await client.facilities.today({})).kinds.find(({ kind }) => kind === 'shelter');
    expect(shelters).toMatchObject({ places: 2, closed: 1, unplaced: 2 });
    const field = (key: string) => shelters?.fields.find((one) => one.field === key);
    expect(field('capacity')).toMatchObject({ total: 5800, known: 2, oldest: null });
    expect(field('peopleNow')).toMatchObject({ total: 120, known: 1 });
    expect(field('opened')).toMatchObject({ total: 1, known: 2 });
    const gap = Date.parse(field('opened')?.newest ?? '') - Date.parse(field('opened')?.oldest ?? '');
    expect(Math.round(gap / 60_000)).toBe(60);
    const listed = (await client.facilities.list({ closed: false })).items.find(({ id }) => id === school);
    expect(Object.keys(listed?.stateAt ?? {}).toSorted()).toEqual(['opened', 'peopleNow']);
    await expect(client.facilities.change({ id: school, patch: { closed: { on: '2026-12-24', reason: '以后' } } })).rejects.toMatchObject({
      code: 'inTheFuture',
      data: { field: 'closed.on' },
    });
  });

  it('take the phones of their contacts from the directory, mark who left, and show in the list who has the key', async () => {
    const { call: client } = await makeStation();
    const person = await client.directory.savePerson({
      name: '赵守库',
      post: '保管员',
      phones: [{ kind: 'mobile', number: '13900000001' }],
    });
    const { id } = await client.facilities.create({
      facility: { kind: 'supplyDepot', name: '县物资库', fields: { keyPlace: '门卫室' } },
      contacts: [
        { person: person.id, role: '保管员', keyHolder: true },
        { name: '门卫', phone: '0538-2000001' },
      ],
    });
    const key = async () => (await client.facilities.list({})).items[0]?.key;
    expect(await key()).toEqual({ name: '赵守库', phone: '13900000001' });
    await client.directory.savePerson({ id: person.id, phones: [{ kind: 'mobile', number: '13900000002' }] });
    expect(await key()).toEqual({ name: '赵守库', phone: '13900000002' });
    expect((await client.facilities.ofPerson({ id: person.id })).items).toEqual([
      { id, name: '县物资库', kind: 'supplyDepot', role: '保管员', keyHolder: true },
    ]);
    await client.directory.savePerson({ id: person.id, removed: true });
    const { contacts } = await client.facilities.get({ id });
    expect(contacts.map(({ name, left }) => [name, left])).toEqual([
      ['赵守库', true],
      ['门卫', false],
    ]);
    const [first] = contacts;
    await client.facilities.changeContact({ id: first?.id ?? '', patch: { removed: true } });
    expect(await key()).toBeNull();
    expect((await client.facilities.ofPerson({ id: person.id })).items).toEqual([]);
    await expect(client.facilities.addContact({ id, contact: { role: '值守电话' } })).rejects.toMatchObject({ code: 'notValid' });
  });

  it('tell who wrote what when, with what stood before', async () => {
    const { call: client } = await makeStation();
    const { id } = await client.facilities.create({
      facility: { kind: 'shelter', name: '实验小学', fields: { capacity: 800 } },
      contacts: [{ name: '王守库', phone: '19900000001' }],
    });
    await client.facilities.setState({ id, fields: { peopleNow: 120 } });
    await client.facilities.setState({ id, fields: { peopleNow: 90 } });
    const { items } = await client.facilities.history({ id });
    expect(items.map(({ contact }) => contact)).toEqual([null, null, '王守库', null]);
    expect(items[0]).toMatchObject({ by: '李敏', changes: [{ field: 'field.peopleNow', value: 90, before: 120 }] });
    expect(items[1]?.changes).toEqual([{ field: 'field.peopleNow', value: 120 }]);
    await client.facilities.remove({ id });
    await expect(client.facilities.history({ id })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('refuse numbers below zero, except heights above the sea', async () => {
    const { call: client } = await makeStation();
    const { id } = await client.facilities.create({ facility: { kind: 'reservoir', name: '青石水库', fields: { level: -3.2 } } });
    await expect(client.facilities.change({ id, patch: { fields: { damHeight: -1 } } })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'fields.damHeight', received: '-1' },
    });
  });
});
