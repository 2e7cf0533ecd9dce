// Stock over the contract: in, out, from place to place, counted, taken back; each with what people get wrong.
import { describe, expect, it } from 'vitest';
import { makeStation } from '#kit/station.ts';
import { depot, filled, lineOf, tents } from '#kit/stock.ts';

const refusal = (code: string, data: object = {}) => ({ code, data: expect.objectContaining(data) as unknown });

describe('supplies', () => {
  it('are found by name, other name, pinyin initials; a code must fit the scheme; the unit stays once something moved', async () => {
    const { call } = await makeStation();
    const tent = await tents(call);
    for (const text of ['帐篷', 'jzzp', 'zhangpeng'])
      expect((await call.supplies.list({ text })).items.map(({ id }) => id)).toEqual([tent]);
    expect((await call.supplies.list({ text: '棉被' })).items).toEqual([]);
    for (const code of ['1010100', '1019900', '']) expect((await call.supplies.change({ id: tent, patch: { code } })).code).toBe(code);
    for (const code of ['101', '4010100', '2010100', '1000100'])
      await expect(call.supplies.change({ id: tent, patch: { code } })).rejects.toMatchObject(
        refusal('notValid', { field: 'code', received: code }),
      );
    await filled(call, await depot(call), tent, 3);
    await expect(call.supplies.change({ id: tent, patch: { unit: '套' } })).rejects.toMatchObject(refusal('conflict', { field: 'unit' }));
    await expect(call.supplies.remove({ id: tent })).rejects.toMatchObject(refusal('conflict'));
  });

  it('are proposed with where they were read, what is recalled labelled so', async () => {
    const { call } = await makeStation();
    const { items, categories } = await call.supplies.suggestions({});
    expect(categories.map(({ code }) => code)).toEqual(['1', '2', '3']);
    expect(items.find(({ name }) => name === '棉被')).toMatchObject({ unit: '床', confidence: 'seen' });
    expect(items.find(({ name }) => name === '发电机')).toMatchObject({ confidence: 'recalled' });
  });
});

describe('stock', () => {
  it('comes in by batch and goes out; what expires first is offered first and what has expired is not', async () => {
    const { call } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    await filled(call, place, tent, 10, { number: 'B2', expiresOn: '2027-06-30' });
    await filled(call, place, tent, 5, { number: 'B1', expiresOn: '2027-01-31' });
    await filled(call, place, tent, 4, { number: 'B0', expiresOn: '2026-10-31' });
    const line = await lineOf(call, place, tent);
    expect(line).toMatchObject({ total: 19, usable: 15, expired: 4, expiring: 5, nextExpiry: '2027-01-31' });
    const offered = await call.stock.propose({ supply: tent, quantity: 8 });
    expect(offered.items.map(({ batchNumber, quantity }) => [batchNumber, quantity])).toEqual([
      ['B1', 5],
      ['B2', 3],
    ]);
    expect((await call.stock.propose({ supply: tent, quantity: 20 })).missing).toBe(5);
    const old = line.batches.find(({ number }) => number === 'B0')?.id ?? null;
    await expect(call.stock.takeOut({ cause: 'issue', items: [{ line: line.id, batch: old, quantity: 1 }] })).rejects.toMatchObject(
      refusal('stockExpired', { field: 'items.0.batch', limit: '2026-10-31' }),
    );
    await call.stock.takeOut({ cause: 'scrap', reason: '过期', items: [{ line: line.id, batch: old, quantity: 4 }] });
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 15, expired: 0 });
  });

  it('refuses zero, negative, too many digits, a time to come, an unknown batch, an expired purchase; and writes nothing then', async () => {
    const { call, station } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    const salt = (await call.supplies.create({ supply: { name: '融雪剂', unit: '吨', decimals: 3 } })).id;
    await filled(call, place, salt, 0.125);
    const before = station.parts.journal.ownEntries;
    const take = (quantity: number, more: object = {}, supply = tent) =>
      call.stock.takeIn({ cause: 'purchase', facility: place, items: [{ supply, quantity, ...more }] });
    await expect(take(0)).rejects.toMatchObject(refusal('notValid', { field: 'items.0.quantity', limit: 0 }));
    await expect(take(-3)).rejects.toMatchObject(refusal('notValid', { received: -3 }));
    await expect(take(1.5)).rejects.toMatchObject(refusal('notValid', { limit: 0, received: 1.5 }));
    await expect(take(0.0001, {}, salt)).rejects.toMatchObject(refusal('notValid', { limit: 3 }));
    await expect(take(1e12)).rejects.toMatchObject(refusal('tooLarge'));
    await expect(take(1, { batch: tent })).rejects.toMatchObject(refusal('notFound', { field: 'items.0.batch' }));
    await expect(take(1, { batch: { number: 'X', expiresOn: '2026-01-01' } })).rejects.toMatchObject(refusal('stockExpired'));
    await expect(take(1, { batch: { madeOn: '2026-02-01', expiresOn: '2026-01-01' } })).rejects.toMatchObject(refusal('notValid'));
    await expect(take(1, { batch: { madeOn: '2030-02-01' } })).rejects.toMatchObject(refusal('inTheFuture'));
    await expect(
      call.stock.takeIn({ cause: 'purchase', facility: place, at: '2030-01-01T00:00:00Z', items: [{ supply: tent, quantity: 1 }] }),
    ).rejects.toMatchObject(refusal('inTheFuture', { field: 'at' }));
    await expect(call.stock.takeIn({ cause: 'purchase', facility: place, items: [] })).rejects.toMatchObject(refusal('notValid'));
    // The second row is wrong: the first is not written either.
    await expect(
      call.stock.takeIn({
        cause: 'purchase',
        facility: place,
        items: [
          { supply: tent, quantity: 1 },
          { supply: tent, quantity: 0 },
        ],
      }),
    ).rejects.toMatchObject(refusal('notValid', { field: 'items.1.quantity' }));
    expect(station.parts.journal.ownEntries).toBe(before);
  });

  it('adds tenths without drift', async () => {
    const { call } = await makeStation();
    const place = await depot(call);
    const salt = (await call.supplies.create({ supply: { name: '融雪剂', unit: '吨', decimals: 3 } })).id;
    for (let index = 0; index < 30; index += 1) await filled(call, place, salt, 0.1);
    expect((await lineOf(call, place, salt)).total).toBe(3);
  });

  it('never goes below zero without saying so, and what was said so is red until somebody counts', async () => {
    const { call } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    const line = await filled(call, place, tent, 10);
    const issue = (more: object) => call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 12 }], ...more });
    await expect(issue({})).rejects.toMatchObject(refusal('stockShort', { field: 'items.0.quantity', limit: 10, received: 12 }));
    await expect(issue({ beyond: true })).rejects.toMatchObject(refusal('notValid', { field: 'reason' }));
    await issue({ beyond: true, reason: '现场实有 15 顶' });
    expect(await lineOf(call, place, tent)).toMatchObject({ total: -2, usable: -2, short: true });
    await filled(call, place, tent, 20);
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 18, short: true });
    await call.stock.stocktake({ rows: [{ line, counted: 23 }] });
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 23, short: false });
    expect((await call.stock.lines({ flag: 'short' })).items).toEqual([]);
  });

  it('goes from place to place in one entry with both sides, and not to where it lies', async () => {
    const { call } = await makeStation();
    const [from, to, tent] = [await depot(call), await depot(call, '北库'), await tents(call)];
    const line = await filled(call, from, tent, 10, { number: 'B1', expiresOn: '2027-06-30' });
    const [batch] = (await lineOf(call, from, tent)).batches;
    await expect(call.stock.transfer({ to: from, items: [{ line, batch: batch?.id ?? null, quantity: 1 }] })).rejects.toMatchObject(
      refusal('notValid', { field: 'to' }),
    );
    await call.stock.transfer({ to, items: [{ line, batch: batch?.id ?? null, quantity: 4 }] });
    expect((await lineOf(call, from, tent)).total).toBe(6);
    expect(await lineOf(call, to, tent)).toMatchObject({ total: 4, batches: [{ number: 'B1', quantity: 4 }] });
    expect((await call.stock.totals({})).items).toMatchObject([{ total: 10, places: 2 }]);
    expect((await call.stock.totals({ facilities: [to] })).items).toMatchObject([{ total: 4 }]);
  });

  it('is counted against the book of that moment; what agrees is an entry too', async () => {
    const { call, clock } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    const line = await filled(call, place, tent, 10);
    clock.advance(60_000);
    const counted = new Date(clock.now()).toISOString();
    clock.advance(60_000);
    await call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 3 }] });
    // Nine lay there when somebody counted; three went out since.
    await call.stock.stocktake({ at: counted, rows: [{ line, counted: 9 }] });
    expect((await lineOf(call, place, tent)).total).toBe(6);
    const { movements } = await call.stock.card({ id: line });
    expect(movements.map(({ cause, balance }) => [cause, balance])).toEqual([
      ['opening', 10],
      ['stocktake', 9],
      ['issue', 6],
    ]);
    expect(movements[1]?.legs[0]).toMatchObject({ counted: 9, book: 10, quantity: -1 });
    await expect(
      call.stock.stocktake({
        rows: [
          { line, counted: 1 },
          { line, counted: 2 },
        ],
      }),
    ).rejects.toMatchObject(refusal('conflict'));
    await expect(call.stock.stocktake({ rows: [{ line, counted: -1 }] })).rejects.toMatchObject(refusal('notValid'));
  });

  it('takes a wrong movement back once, by a counter-entry; not what a count has settled', async () => {
    const { call, clock } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    const line = await filled(call, place, tent, 10);
    const { ids } = await call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 3 }] });
    const [id = ''] = ids;
    await call.stock.correct({ id, reason: '记错库' });
    expect((await lineOf(call, place, tent)).total).toBe(10);
    await expect(call.stock.correct({ id, reason: '再来一次' })).rejects.toMatchObject(refusal('conflict'));
    const { movements } = await call.stock.card({ id: line });
    expect(movements.map(({ cause, correctedBy, corrects }) => [cause, correctedBy !== null, corrects !== null])).toEqual([
      ['opening', false, false],
      ['issue', true, false],
      ['correction', false, true],
    ]);
    const { ids: again } = await call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 2 }] });
    clock.advance(60_000);
    await call.stock.stocktake({ rows: [{ line, counted: 10 }] });
    await expect(call.stock.correct({ id: again[0] ?? '', reason: '没发' })).rejects.toMatchObject(refusal('conflict', { field: 'at' }));
  });

  it('has batches whose number and days are mended wherever they lie, and what comes in by the right number joins them', async () => {
    const { call } = await makeStation();
    const [place, other, tent] = [await depot(call), await depot(call, '北库'), await tents(call)];
    await filled(call, place, tent, 10, { number: 'T-2610', madeOn: '2026-03-01', expiresOn: '2026-10-31' });
    await filled(call, other, tent, 3, { number: 'T-2610' });
    const batchOf = async (at = place) => {
      const [batch] = (await lineOf(call, at, tent)).batches;
      return { ...batch, id: batch?.id ?? '' };
    };
    const { id } = await batchOf();
    expect(await lineOf(call, place, tent)).toMatchObject({ usable: 0, expired: 10 });
    const mend = (patch: object) => call.stock.saveBatch({ id, patch });
    await expect(mend({ madeOn: '2030-01-01' })).rejects.toMatchObject(refusal('inTheFuture', { field: 'madeOn' }));
    await expect(mend({ expiresOn: '2026-02-01' })).rejects.toMatchObject(refusal('notValid', { field: 'expiresOn', limit: '2026-03-01' }));
    await expect(mend({ number: '', madeOn: null, expiresOn: null })).rejects.toMatchObject(refusal('notValid', { field: 'number' }));
    await mend({ number: 'T-2601', expiresOn: '2031-10-31' });
    for (const [at, quantity] of [
      [place, 10],
      [other, 3],
    ] as const)
      expect(await batchOf(at)).toMatchObject({ id, number: 'T-2601', madeOn: '2026-03-01', expiresOn: '2031-10-31', quantity });
    expect(await lineOf(call, place, tent)).toMatchObject({ usable: 10, expired: 0 });
    await filled(call, place, tent, 1, { number: 'T-2601' });
    expect(await batchOf()).toMatchObject({ id, quantity: 11 });
    // The wrong number may be the right one of other goods.
    await filled(call, place, tent, 2, { number: 'T-2610', expiresOn: '2032-01-31' });
    const { batches } = await lineOf(call, place, tent);
    expect(batches).toMatchObject([
      { id, number: 'T-2601', quantity: 11 },
      { number: 'T-2610', expiresOn: '2032-01-31', quantity: 2 },
    ]);
    await expect(mend({ number: 'T-2610' })).rejects.toMatchObject(refusal('conflict', { field: 'number', blockers: [batches[1]?.id] }));
  });

  it('counts the expiry of a mended batch from the day it was made when that is all that is known', async () => {
    const { call } = await makeStation();
    const place = await depot(call);
    const water = (await call.supplies.create({ supply: { name: '瓶装水', unit: '箱', shelfLifeMonths: 12 } })).id;
    await filled(call, place, water, 5, { madeOn: '2026-06-01' });
    const [wrong] = (await lineOf(call, place, water)).batches;
    expect(wrong).toMatchObject({ number: '', expiresOn: '2027-06-01' });
    await call.stock.saveBatch({ id: wrong?.id ?? '', patch: { madeOn: '2026-09-01', expiresOn: null } });
    expect((await lineOf(call, place, water)).batches).toMatchObject([{ id: wrong?.id, madeOn: '2026-09-01', expiresOn: '2027-09-01' }]);
    // Goods that were really made on the day that was the mistake are other goods.
    await filled(call, place, water, 7, { madeOn: '2026-06-01' });
    expect((await lineOf(call, place, water)).batches).toMatchObject([
      { madeOn: '2026-06-01', quantity: 7 },
      { id: wrong?.id, quantity: 5 },
    ]);
  });

  it('has a minimum, and expired goods do not count for it', async () => {
    const { call } = await makeStation();
    const [place, tent] = [await depot(call), await tents(call)];
    await filled(call, place, tent, 10, { number: 'B0', expiresOn: '2026-10-31' });
    await call.stock.saveLine({ facility: place, supply: tent, minimum: 5, shelf: 'A-3' });
    expect((await call.stock.lines({ flag: 'below' })).items).toMatchObject([
      { usable: 0, expired: 10, minimum: 5, below: true, shelf: 'A-3' },
    ]);
    await expect(call.stock.saveLine({ facility: place, supply: tent, minimum: -1 })).rejects.toMatchObject(refusal('notValid'));
  });
});
