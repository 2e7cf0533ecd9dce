// What is owed for stock: opens when it falls below the minimum or comes to its last day, is met by the movement, raises no flood.
import { describe, expect, it } from 'vitest';
import { hour, minute, shiftDuties } from '#kit/duty.ts';
import { admin, clientOf, makeStation, type TestStation } from '#kit/station.ts';
import { depot, filled, lineOf, tents } from '#kit/stock.ts';

const at = (day: string, time = '17:30'): number => Date.parse(`${day}T${time}:00+08:00`);

async function until(test: TestStation, moment: number): Promise<void> {
  test.clock.advance(Math.max(0, moment - test.clock.now()));
  test.call = clientOf(test.station, (await test.station.parts.sessions.open(admin.name, admin.password, 'api')).token);
}

const minimum = (test: TestStation) => shiftDuties(test, 'stockMinimum');
const expiry = (test: TestStation) => shiftDuties(test, 'stockExpiry');

describe('duties of stock', () => {
  it('opens when the usable falls below the minimum, due after the days of the rule, and is met by what comes in', async () => {
    const test = await makeStation();
    const [place, tent] = [await depot(test.call), await tents(test.call)];
    const line = await filled(test.call, place, tent, 10);
    await test.call.stock.saveLine({ facility: place, supply: tent, minimum: 8 });
    test.clock.advance(minute);
    expect(await minimum(test)).toEqual([]);
    await test.call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 3 }] });
    test.clock.advance(minute);
    expect(await minimum(test)).toMatchObject([
      {
        title: '补足储备 · 中心库：救灾帐篷（单）',
        state: 'open',
        dueAt: '2026-12-20T17:30:00+08:00',
        rule: { id: 'stock-minimum', confidence: 'proposal' },
      },
    ]);
    await test.call.stock.takeIn({ cause: 'purchase', facility: place, document: '采-12', items: [{ supply: tent, quantity: 1 }] });
    test.clock.advance(minute);
    expect(await minimum(test)).toMatchObject([{ state: 'met' }]);
    // It falls again the same day: owed anew.
    await test.call.stock.takeOut({ cause: 'issue', items: [{ line, quantity: 1 }] });
    test.clock.advance(minute);
    expect((await minimum(test)).map(({ state }) => state).toSorted()).toEqual(['met', 'open']);
    await test.call.stock.saveLine({ facility: place, supply: tent, minimum: 2 });
    test.clock.advance(minute);
    expect((await minimum(test)).map(({ state }) => state).toSorted()).toEqual(['met', 'waived']);
  });

  it('what never reached its minimum since it was recorded is one notice a place, however many goods', async () => {
    const test = await makeStation();
    const place = await depot(test.call);
    for (const name of ['棉被', '毛毯', '睡袋', '雨衣', '手电']) {
      const { id } = await test.call.supplies.create({ supply: { name, unit: '件' } });
      await filled(test.call, place, id, 1);
      await test.call.stock.saveLine({ facility: place, supply: id, minimum: 50 });
    }
    test.clock.advance(minute);
    const [first, ...others] = await minimum(test);
    expect(others).toEqual([]);
    expect(first?.title).toMatch(/^补足储备 · 中心库：.+、.+、.+等 5 种$/);
  });

  it('a batch is listed ninety days ahead, in the morning; scrapping or using it up meets it; the day after nothing is usable', async () => {
    const test = await makeStation();
    const [place, tent] = [await depot(test.call), await tents(test.call)];
    const line = await filled(test.call, place, tent, 6, { number: 'B1', expiresOn: '2027-03-01' });
    await until(test, at('2026-12-01', '08:20'));
    expect(await expiry(test)).toEqual([]);
    await until(test, at('2026-12-01', '08:31'));
    expect(await expiry(test)).toMatchObject([
      { title: '临期清理 · 中心库：救灾帐篷（单）', state: 'open', dueAt: '2027-03-01T17:30:00+08:00' },
    ]);
    await until(test, at('2027-03-02', '09:00'));
    expect(await lineOf(test.call, place, tent)).toMatchObject({ usable: 0, expired: 6 });
    expect((await expiry(test)).map(({ state }) => state)).not.toContain('met');
    const batch = (await lineOf(test.call, place, tent)).batches[0]?.id ?? null;
    await test.call.stock.takeOut({ cause: 'scrap', reason: '过期', items: [{ line, batch, quantity: 6 }] });
    test.clock.advance(minute);
    expect((await expiry(test)).map(({ state }) => state)).toEqual(['late']);
  });

  it('what had expired before it was recorded is one notice a place and no delay of anybody', async () => {
    const test = await makeStation();
    const [place, tent] = [await depot(test.call), await tents(test.call)];
    for (const day of ['2025-01-31', '2025-06-30', '2026-03-31']) await filled(test.call, place, tent, 2, { expiresOn: day });
    test.clock.advance(minute);
    expect(await expiry(test)).toMatchObject([{ state: 'open', dueAt: '2026-12-20T17:30:00+08:00' }]);
    await until(test, test.clock.now() + 30 * hour);
    expect(await expiry(test)).toHaveLength(1);
  });

  it('is counted by the rule in force: another number of days opens earlier; a place taken out owes nothing', async () => {
    const test = await makeStation();
    const [place, tent] = [await depot(test.call), await tents(test.call)];
    await filled(test.call, place, tent, 6, { expiresOn: '2027-05-20' });
    test.clock.advance(minute);
    expect(await expiry(test)).toEqual([]);
    const { items } = await test.call.settings.rules({ table: 'stockRules' });
    const rule = items.find(({ id }) => id === 'expiry');
    if (!rule) throw new Error('no such rule');
    await test.call.settings.putStockRules({ table: 'stockRules', items: [{ ...rule, version: 2, aheadDays: 365, validFrom: null }] });
    test.clock.advance(minute);
    expect(await expiry(test)).toMatchObject([{ state: 'open' }]);
    await test.call.facilities.remove({ id: place });
    test.clock.advance(minute);
    expect(await expiry(test)).toMatchObject([{ state: 'waived' }]);
  });
});
