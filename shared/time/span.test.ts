import { describe, expect, it } from 'vitest';
import { spanText } from './span.ts';

describe('how long', () => {
  it.each([
    [725_000, '12′05″', '12′05″'],
    [-725_000, '12′05″', '12′05″'],
    [2 * 3_600_000 - 1_000, '119′59″', '119′59″'],
    [5 * 3_600_000 + 20 * 60_000, '5 小时 20 分', '5 h 20 min'],
    [2 * 86_400_000, '2 天', '2 days'],
    [6_102_592_000, '70 天', '70 days'],
  ])('of %d ms', (ms, zh, en) => {
    expect(spanText(ms, 'zh-CN')).toBe(zh);
    expect(spanText(ms, 'en')).toBe(en);
  });
});
