// The ring around a group: whole, true to its categories, none of them left out.
import { describe, expect, it } from 'vitest';
import { eventSymbol, symbolOf } from '#shared/resources/symbols.ts';
import { ringOf } from './point-paint.ts';

const sum = (parts: number[]): number => parts.reduce((all, part) => all + part, 0);

describe('the ring of a group', () => {
  it('is in one colour for one category', () => {
    expect(ringOf([{ symbol: symbolOf('shelter', ''), count: 7 }], 7)).toEqual([0, 0, 0, 12]);
  });

  it('gives each category its share, and every one of them a part', () => {
    const kinds = [
      { symbol: symbolOf('shelter', ''), count: 50 },
      { symbol: symbolOf('team', ''), count: 45 },
      { symbol: symbolOf('hazardSource', '加油站'), count: 4 },
      { symbol: eventSymbol('12D01'), count: 1 },
    ];
    expect(ringOf(kinds, 100)).toEqual([1, 1, 0, 10]);
    const half = [
      { symbol: symbolOf('reservoir', ''), count: 6 },
      { symbol: symbolOf('school', ''), count: 6 },
      { symbol: symbolOf('hazardSource', ''), count: 12 },
    ];
    expect(ringOf(half, 24)).toEqual([0, 6, 6, 0]);
  });

  it('is always whole', () => {
    for (let a = 0; a < 5; a += 1)
      for (let b = 1; b < 9; b += 1)
        for (let c = 0; c < 9; c += 1) {
          const kinds = [
            { symbol: eventSymbol(null), count: a },
            { symbol: symbolOf('hazardSource', ''), count: b },
            { symbol: symbolOf('school', ''), count: c },
          ];
          expect(sum(ringOf(kinds, a + b + c))).toBe(12);
        }
  });
});
