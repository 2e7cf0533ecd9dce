// Groups of places: nobody is lost or counted twice, nothing that is left lies closer than the gap of the grid allows, nothing jumps.
import { describe, expect, it } from 'vitest';
import { groupByGrid, type Groups, membersOf } from './cluster-grid.ts';

/** Spread by a small generator of our own, so that each run is the same. */
function spread(count: number, seed: number): { xs: Float64Array; ys: Float64Array } {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { xs: Float64Array.from({ length: count }, next), ys: Float64Array.from({ length: count }, next) };
}

const all = (count: number): number[] => Array.from({ length: count }, (_, id) => id);
const flat = (groups: Groups): number[][] => all(groups.count).map((group) => membersOf(groups, group).sort((a, b) => a - b));

describe('groups by a grid', () => {
  it('hold every place exactly once, and know how many they hold', () => {
    const { xs, ys } = spread(5_000, 1);
    const groups = groupByGrid(all(5_000), xs, ys, 0.05, 0.04);
    const members = flat(groups).flat();
    expect(members.toSorted((a, b) => a - b)).toEqual(all(5_000));
    for (const [group, its] of flat(groups).entries()) expect(groups.size[group]).toBe(its.length);
  });

  it('lie in the mean of their places', () => {
    const { xs, ys } = spread(300, 2);
    const groups = groupByGrid(all(300), xs, ys, 0.1, 0.08);
    for (const group of all(groups.count)) {
      const members = membersOf(groups, group);
      const mean = (of: Float64Array): number => members.reduce((sum, id) => sum + (of[id] ?? 0), 0) / members.length;
      expect(groups.x[group]).toBeCloseTo(mean(xs), 9);
      expect(groups.y[group]).toBeCloseTo(mean(ys), 9);
    }
  });

  it('are the same in whatever part of the world they are looked for', () => {
    const { xs, ys } = spread(2_000, 3);
    const cell = 0.05;
    const whole = flat(groupByGrid(all(2_000), xs, ys, cell, 0));
    // Half the world, in whole cells.
    const west = all(2_000).filter((id) => (xs[id] ?? 0) < 10 * cell);
    for (const group of flat(groupByGrid(west, xs, ys, cell, 0))) expect(whole).toContainEqual(group);
  });

  it('join two that lie on either side of a line of the grid', () => {
    const xs = Float64Array.of(0.0999, 0.1001, 0.5);
    const ys = Float64Array.of(0.05, 0.05, 0.5);
    expect(flat(groupByGrid(all(3), xs, ys, 0.1, 0.08))).toEqual([[0, 1], [2]]);
    expect(flat(groupByGrid(all(3), xs, ys, 0.1, 0))).toHaveLength(3);
  });

  it('keep places west and south of the corner of the world apart too', () => {
    const xs = Float64Array.of(-0.01, 0.01);
    const ys = Float64Array.of(0.01, 0.01);
    expect(groupByGrid(all(2), xs, ys, 0.1, 0).count).toBe(2);
    expect(groupByGrid([], xs, ys, 0.1, 0.05).count).toBe(0);
  });
});
