// Slips: numbered without gaps, reserving, issued once, on the incident, returned in part; and two stations that issue the last tents.
import { describe, expect, it } from 'vitest';
import { stored } from '#kit/journals.ts';
import { evening, makeStation, type TestStation } from '#kit/station.ts';
import { depot, filled, lineOf, tents } from '#kit/stock.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { receiveEntries } from '#station/journal/receive.ts';

const refusal = (code: string, data: object = {}) => ({ code, data: expect.objectContaining(data) as unknown });

async function scene(test: TestStation) {
  const { call } = test;
  const [place, tent] = [await depot(call), await tents(call)];
  const line = await filled(call, place, tent, 10, { number: 'B1', expiresOn: '2027-06-30' });
  const batch = (await lineOf(call, place, tent)).batches[0]?.id ?? null;
  return { place, tent, line, batch };
}

describe('slips', () => {
  it('are changed while they are prepared: for whom, how much, of which batch; then not any more', async () => {
    const test = await makeStation();
    const { call } = test;
    const { place, tent, line, batch } = await scene(test);
    await filled(call, place, tent, 5, { number: 'B2', expiresOn: '2028-06-30' });
    const other = (await lineOf(call, place, tent)).batches.find(({ number }) => number === 'B2')?.id ?? null;
    const { id, number } = await call.stock.prepare({ receiverUnitName: '石桥镇', phone: '0631-1', items: [{ line, batch, quantity: 4 }] });
    const change = (patch: object, items?: { line: string; batch: string | null; quantity: number }[]) =>
      call.stock.changeSlip({ id, patch, ...(items ? { items } : {}) });
    const changed = await change({ receiver: '赵镇长' }, [
      { line, batch, quantity: 2 },
      { line, batch: other, quantity: 3 },
    ]);
    expect(changed).toMatchObject({ number, state: 'prepared', receiverUnitName: '石桥镇', receiver: '赵镇长', phone: '0631-1' });
    expect(changed.lines.map(({ batchNumber, quantity }) => [batchNumber, quantity])).toEqual([
      ['B1', 2],
      ['B2', 3],
    ]);
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 15, reserved: 5 });
    await expect(change({ receiverUnitName: '' })).rejects.toMatchObject(refusal('notValid', { field: 'receiverUnitName' }));
    await expect(change({}, [])).rejects.toMatchObject(refusal('notValid', { field: 'items' }));
    await expect(change({}, [{ line, batch, quantity: 0 }])).rejects.toMatchObject(refusal('notValid', { field: 'items.0.quantity' }));
    await call.stock.issue({ id });
    await expect(change({ receiver: '钱主任' })).rejects.toMatchObject(refusal('conflict', { field: 'id', received: 'issued' }));
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 10, reserved: 0 });
  });

  it('reserve while prepared, and what is reserved is not offered again; cancelled they keep their number', async () => {
    const test = await makeStation();
    const { call } = test;
    const { place, tent, line, batch } = await scene(test);
    const first = await call.stock.prepare({ receiverUnitName: '石桥镇', items: [{ line, batch, quantity: 4 }] });
    expect(first).toMatchObject({ number: 'Y-WZ2026-0001', state: 'prepared' });
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 10, reserved: 4 });
    expect((await call.stock.propose({ supply: tent, quantity: 10 })).missing).toBe(4);
    await call.stock.cancel({ id: first.id, reason: '改由北库发' });
    expect(await lineOf(call, place, tent)).toMatchObject({ reserved: 0 });
    const second = await call.stock.prepare({ receiverUnitName: '石桥镇', items: [{ line, batch, quantity: 4 }], issue: true });
    expect(second).toMatchObject({ number: 'Y-WZ2026-0002', state: 'issued' });
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 6, reserved: 0 });
    await expect(call.stock.issue({ id: second.id })).rejects.toMatchObject(refusal('conflict'));
    await expect(call.stock.issue({ id: first.id })).rejects.toMatchObject(refusal('conflict'));
  });

  it('are refused for nobody, for nothing, for the same goods twice, over the book, and then no number is used up', async () => {
    const test = await makeStation();
    const { call } = test;
    const { line, batch } = await scene(test);
    const item = { line, batch, quantity: 4 };
    await expect(call.stock.prepare({ items: [item] })).rejects.toMatchObject(refusal('notValid', { field: 'receiverUnitName' }));
    await expect(call.stock.prepare({ receiverUnitName: '镇', items: [] })).rejects.toMatchObject(refusal('notValid', { field: 'items' }));
    await expect(call.stock.prepare({ receiverUnitName: '镇', items: [item, item] })).rejects.toMatchObject(refusal('conflict'));
    await expect(call.stock.prepare({ receiverUnitName: '镇', items: [{ ...item, quantity: 11 }], issue: true })).rejects.toMatchObject(
      refusal('stockShort', { limit: 10, received: 11 }),
    );
    await expect(call.stock.prepare({ receiverUnitName: '镇', at: '2030-01-01T00:00:00Z', items: [item] })).rejects.toMatchObject(
      refusal('inTheFuture'),
    );
    expect((await call.stock.prepare({ receiverUnitName: '镇', items: [item] })).number).toBe('Y-WZ2026-0001');
  });

  it('stand in the timeline of the incident; what comes back is counted against what went out', async () => {
    const test = await makeStation();
    const { call } = test;
    const { place, tent, line, batch } = await scene(test);
    const incident = await call.incidents.receive({
      receivedAt: new Date(test.clock.now()).toISOString(),
      source: { mode: 'phone' },
      title: '石桥镇内涝',
      text: '石桥镇内涝',
    });
    const slip = await call.stock.prepare({
      incident: incident.id,
      receiver: '赵镇长',
      items: [{ line, batch, quantity: 8 }],
      issue: true,
    });
    const texts = async (): Promise<string[]> => (await call.incidents.get({ id: incident.id })).timeline.map(({ text }) => text);
    expect(await texts()).toContain('物资调拨 Y-WZ2026-0001，发往赵镇长：中心库 救灾帐篷（单） 8 顶');
    await expect(call.stock.giveBack({ id: slip.id, items: [{ line, batch, quantity: 9 }] })).rejects.toMatchObject(
      refusal('tooLarge', { limit: 8, received: 9 }),
    );
    const after = await call.stock.giveBack({ id: slip.id, items: [{ line, batch, quantity: 5 }] });
    expect(after.out).toMatchObject([{ issued: 8, returned: 5, quantity: 3 }]);
    expect((await lineOf(call, place, tent)).total).toBe(7);
    expect(await texts()).toContain('归还入库：中心库 救灾帐篷（单） 5 顶');
    expect((await call.stock.settle({ id: slip.id, note: '3 顶损毁' })).state).toBe('settled');
    expect((await call.stock.slips({ incident: incident.id })).items).toHaveLength(1);
  });
});

describe('two stations apart', () => {
  /** B knows all that A does. */
  async function apart() {
    const a = await makeStation();
    const made = await scene(a);
    const b = await makeStation({ at: evening + 5_000 });
    receiveEntries(b.station.parts.journal.db, stored(a.station.parts.journal.db), definitions, projections);
    return { a, b: await b.reopen(), ...made };
  }
  const give = (from: TestStation, to: TestStation): void => {
    const own = stored(from.station.parts.journal.db).filter(({ station }) => station === from.station.parts.journal.station);
    const known = new Set(stored(to.station.parts.journal.db).map(({ hash }) => hash));
    receiveEntries(
      to.station.parts.journal.db,
      own.filter(({ hash }) => !known.has(hash)),
      definitions,
      projections,
    );
  };

  it('both issue the last tents: below zero and red after they meet, nothing lost, on both the same', async () => {
    const { a, b, place, tent, line, batch } = await apart();
    await a.call.stock.takeOut({ cause: 'issue', items: [{ line, batch, quantity: 10 }] });
    await b.call.stock.takeOut({ cause: 'issue', items: [{ line, batch, quantity: 7 }] });
    give(a, b);
    give(b, a);
    for (const { call } of [a, b]) expect(await lineOf(call, place, tent)).toMatchObject({ total: -7, short: true });
  });

  it('both issue the same slip: it moves once', async () => {
    const { a, b, place, tent, line, batch } = await apart();
    const slip = await a.call.stock.prepare({ receiverUnitName: '石桥镇', items: [{ line, batch, quantity: 4 }] });
    give(a, b);
    await a.call.stock.issue({ id: slip.id });
    await b.call.stock.issue({ id: slip.id });
    give(a, b);
    give(b, a);
    for (const { call } of [a, b]) expect((await lineOf(call, place, tent)).total).toBe(6);
  });
});
