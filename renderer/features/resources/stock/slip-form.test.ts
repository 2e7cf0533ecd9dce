// A slip that is changed: what the form shows of it, what is wrong, and what is sent.
import { describe, expect, it } from 'vitest';
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { catalogues } from '#renderer/texts/catalogue.ts';
import type { Goods } from './goods.ts';
import { blankSlip, goodsOfSlip, slipInput, slipPatch, slipProblems, slipRowProblems, slipValues } from './slip-form.ts';

const words = catalogues['zh-CN'].stock.form.problems;
const now = Date.parse('2026-11-20T14:00:00+08:00');
const [lineId, batchId] = ['01a', '01b'];

const slipLine = (batch: string | null, quantity: number, more: object = {}): SlipOut['lines'][number] => ({
  line: lineId,
  facility: '01f',
  facilityName: '中心库',
  supply: '01s',
  name: '帐篷',
  spec: '',
  unit: '顶',
  shelf: '',
  batch,
  batchNumber: batch === null ? '' : 'B1',
  expiresOn: null,
  quantity,
  beyond: false,
  ...more,
});
const slip: SlipOut = {
  id: '01x',
  number: 'Y-WZ2026-0001',
  state: 'prepared',
  incident: null,
  incidentTitle: '',
  receiverUnit: null,
  receiverUnitName: '石桥镇',
  receiver: '赵镇长',
  phone: '0631-1',
  carrier: '',
  vehicle: '',
  orderedBy: '',
  purpose: '',
  at: '2026-11-20T13:05:42+08:00',
  issuedAt: null,
  issuedBy: '',
  cancelled: null,
  settled: null,
  lines: [slipLine(batchId, 4)],
  out: [],
};
const row = (batch: string | null, book: number, more: Partial<Goods> = {}): Goods => ({
  key: `${lineId}/${batch ?? ''}`,
  line: lineId,
  batch,
  facility: '01f',
  place: '中心库',
  name: '帐篷',
  spec: '',
  unit: '顶',
  decimals: 0,
  shelf: '',
  batchNumber: '',
  expiresOn: null,
  expired: false,
  book,
  ...more,
});
const goods = [row(batchId, 10), row(null, 6)];
const values = slipValues(slip);

describe('a new slip', () => {
  it('is sent with its time only when one was typed', () => {
    const fresh = { ...blankSlip('01i'), typed: { [`${lineId}/`]: '2' } };
    expect(slipInput(goods, fresh, now, words)).not.toHaveProperty('at');
    expect(slipInput(goods, { ...fresh, at: '12:30' }, now, words)).toMatchObject({
      incident: '01i',
      at: '2026-11-20T12:30:00+08:00',
      items: [{ line: lineId, batch: null, quantity: 2 }],
    });
  });
});

describe('a slip that is changed', () => {
  it('sends nothing but what was typed, and its time only when that was', () => {
    expect(slipPatch(goods, values, slip, now, words)).toEqual({ id: slip.id, patch: {} });
    expect(slipPatch(goods, { ...values, receiver: '钱主任' }, slip, now, words)).toEqual({ id: slip.id, patch: { receiver: '钱主任' } });
    expect(slipPatch(goods, { ...values, at: '12:30' }, slip, now, words).patch).toEqual({ at: '2026-11-20T12:30:00+08:00' });
    const typed = { [`${lineId}/${batchId}`]: '', [`${lineId}/`]: '2' };
    expect(slipPatch(goods, { ...values, typed }, slip, now, words)).toEqual({
      id: slip.id,
      patch: {},
      items: [{ line: lineId, batch: null, quantity: 2 }],
    });
  });

  it('may keep what it asked though the book has less by now, but not ask for more', () => {
    const less = [row(batchId, 1)];
    expect(slipProblems(less, values, slip, now, words)).toEqual({});
    const more = { ...values, typed: { [`${lineId}/${batchId}`]: '5' } };
    expect(slipRowProblems(less, more, slip, words)).toEqual({ [`${lineId}/${batchId}`]: words.short('4 顶') });
    expect(slipRowProblems(less, more, null, words)).toEqual({ [`${lineId}/${batchId}`]: words.short('1 顶') });
  });

  it('shows its own goods that lie nowhere or have expired, so that they can be struck', () => {
    const old = { ...slip, lines: [slipLine(batchId, 4, { expiresOn: '2026-11-19' })] };
    const shown = goodsOfSlip([row(null, 6)], old, '2026-11-20');
    expect(shown.map(({ batch, book, expired }) => [batch, book, expired])).toEqual([
      [null, 6, false],
      [batchId, 0, true],
    ]);
    expect(slipProblems(shown, values, old, now, words)).toEqual({ goods: words.expired });
    expect(slipProblems(shown, { ...values, typed: { [`${lineId}/`]: '2' } }, old, now, words)).toEqual({});
    // Of a new slip nothing expired is offered.
    expect(goodsOfSlip([row(batchId, 9, { expired: true })], null, '2026-11-20')).toEqual([]);
  });
});
