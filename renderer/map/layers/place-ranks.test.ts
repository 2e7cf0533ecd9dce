// Names of places: each has one rank, a township is named before its villages, a street last.
import { describe, expect, it } from 'vitest';
import { placeRanks } from './place-ranks.ts';

const rankOf = (kind: string): number[] => placeRanks.flatMap(({ holds }, rank) => (holds(kind) ? [rank] : []));

describe('the rank of a place', () => {
  it.each([
    ['township', 0],
    ['town', 0],
    ['乡镇', 0],
    ['街道', 0],
    ['village', 1],
    ['行政村', 1],
    ['社区', 1],
    ['', 1],
    ['locality', 2],
    ['自然村', 2],
    ['hamlet', 2],
  ])('%s', (kind, rank) => {
    expect(rankOf(kind)).toEqual([rank]);
  });

  it('says from which zoom it is seen: the more it matters the earlier, and never a name before its dot', () => {
    for (const [rank, { dotFrom, nameFrom }] of placeRanks.entries()) {
      expect(nameFrom).toBeGreaterThanOrEqual(dotFrom);
      expect(nameFrom).toBeGreaterThan(placeRanks[rank - 1]?.nameFrom ?? 0);
    }
  });
});
