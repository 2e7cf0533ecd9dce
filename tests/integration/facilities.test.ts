// Places over the contract: saved field by field, found, shown with who has the key.
import { describe, expect, it } from 'vitest';
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
});
