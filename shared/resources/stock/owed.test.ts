// When stock fell below its minimum, and what is owed for it.
import { describe, expect, it } from 'vitest';
import type { StockRule } from '../types.ts';
import { codeFault } from './code.ts';
import { belowSince, type DatedLeg, type LineForDuties, owedOfStock } from './owed.ts';

const leg = (on: string, amount: number, expiresOn: string | null = null): DatedLeg => ({
  on,
  recordedOn: on,
  batch: expiresOn,
  expiresOn,
  amount,
});

const rule = (topic: StockRule['topic'], aheadDays: number, graceDays: number, categories: string[] = []): StockRule => ({
  id: `${topic}${graceDays}`,
  pack: 'factory',
  version: 1,
  validFrom: null,
  validTo: null,
  source: { title: '', number: null, year: null },
  confidence: 'proposal',
  topic,
  name: '',
  nameEn: '',
  categories,
  aheadDays,
  graceDays,
  ladder: 'stockDuty',
});

const line = (legs: DatedLeg[], patch: Partial<LineForDuties> = {}): LineForDuties => ({
  line: 'l1',
  facility: 'f1',
  facilityName: '中心库',
  name: '帐篷',
  category: '1',
  minimum: 5,
  below: true,
  legs,
  ...patch,
});

describe('below the minimum', () => {
  it('counts from the last fall, by a movement or by the day after the last day of use', () => {
    expect(belowSince([leg('2026-01-01', 10), leg('2026-02-01', -8), leg('2026-03-01', 8), leg('2026-04-01', -9)], 5, '2026-05-01')).toBe(
      '2026-04-01',
    );
    expect(belowSince([leg('2026-01-01', 10, '2026-03-31')], 5, '2026-05-01')).toBe('2026-04-01');
    expect(belowSince([leg('2026-01-01', 10, '2026-03-31')], 5, '2026-03-31')).toBeNull();
  });

  it('has no day when there never was as much', () => {
    expect(belowSince([leg('2026-01-01', 10), leg('2026-02-01', -8), leg('2026-03-01', 8)], 5, '2026-05-01'), 'filled again').toBeNull();
    expect(belowSince([leg('2026-01-01', 3)], 5, '2026-05-01')).toBeNull();
    expect(belowSince([], 5, '2026-05-01')).toBeNull();
  });

  it('is owed by the shortest rule of its class; without a minimum nothing is', () => {
    const legs = [leg('2026-01-01', 10), leg('2026-02-01', -8)];
    const rules = [rule('minimum', 0, 30), rule('minimum', 0, 7, ['1']), rule('minimum', 0, 3, ['2'])];
    expect(owedOfStock([line(legs)], rules, '2026-02-02')).toMatchObject([{ key: 'stockMinimum/f1/l1/2026-02-01', dueOn: '2026-02-08' }]);
    expect(owedOfStock([line(legs, { minimum: 0 })], rules, '2026-02-02')).toEqual([]);
  });
});

describe('near the last day', () => {
  it('is one duty a place and day, from so many days ahead, and none once it is used up', () => {
    const rules = [rule('expiry', 90, 30)];
    const lines = ['帐篷', '棉被'].map((name, index) =>
      line([leg('2026-01-01', 4, '2026-06-30')], { name, line: `l${index}`, below: false }),
    );
    expect(owedOfStock(lines, rules, '2026-03-31')).toEqual([]);
    expect(owedOfStock(lines, rules, '2026-04-01')).toMatchObject([
      { duty: 'stockExpiry', key: 'stockExpiry/f1/2026-06-30', title: '中心库：帐篷、棉被', dueOn: '2026-06-30' },
    ]);
    const used = line([leg('2026-01-01', 4, '2026-06-30'), leg('2026-02-01', -4, '2026-06-30')], { below: false });
    expect(owedOfStock([used], rules, '2026-07-10')).toEqual([]);
  });
});

describe('codes of GB/T 38565', () => {
  it.each([
    ['', null],
    ['1010100', null],
    ['1999999', null],
    ['1000000', null],
    ['1000100', 'layers'],
    ['9010100', 'category'],
    ['10101', 'digits'],
    ['10101A0', 'digits'],
  ] as const)('%s: %s', (code, fault) => {
    expect(codeFault(code, null)).toBe(fault);
  });
});
