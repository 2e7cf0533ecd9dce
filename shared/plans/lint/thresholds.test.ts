// Figures of conditions as ranges.
import { describe, expect, it } from 'vitest';
import { thresholdsIn } from './thresholds.ts';

describe('thresholds', () => {
  it.each([
    ['死亡3人以上10人以下', [['deaths', 3, 10]]],
    [
      '造成30人以上死亡，或者100人以上重伤',
      [
        ['deaths', 30, null],
        ['seriousInjuries', 100, null],
      ],
    ],
    ['5000万元以上1亿元以下直接经济损失', [['directLoss', 5000, 10_000]]],
    ['死亡（含失踪）10人以上', [['deathsOrMissing', 10, null]]],
    ['死亡三人以下', [['deaths', null, 3]]],
    ['造成3人死亡', []],
  ])('%s', (text, expected) => {
    expect(thresholdsIn(text).map(({ metric, min, maxExclusive }) => [metric, min, maxExclusive])).toEqual(expected);
  });
});
