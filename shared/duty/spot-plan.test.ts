// Drawing the moments of spot checks: within the period, as many at night as the plan says, never closer than it allows.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMoments, isSpotNight, periodAt } from './spot-plan.ts';
import type { SpotPlan } from './types.ts';

const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const plan: SpotPlan = { perUnit: 4, periodDays: 7, nightShare: 0.5, dayFrom: '08:00', dayTo: '22:00', apartHours: 12 };
/** 2026-11-20 22:54 in Shanghai, a Friday. */
const evening = Date.UTC(2026, 10, 20, 14, 54);

/** Repeatable chance. */
function chance(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('periods of spot checks', () => {
  it('of seven days run from Monday midnight to Monday midnight, and hold their moment', () => {
    const period = periodAt(evening, 7, zone);
    expect(period).toEqual({ key: '2026-11-16/7', from: Date.UTC(2026, 10, 15, 16), to: Date.UTC(2026, 10, 22, 16) });
  });

  it('follow each other without a hole, whatever their length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 31 }), (at, days) => {
        const period = periodAt(at, days, zone);
        expect(period.from <= at && at < period.to).toBe(true);
        expect(periodAt(period.to, days, zone).from).toBe(period.to);
        expect(periodAt(period.to - 1, days, zone)).toEqual(period);
      }),
    );
  });
});

describe('night, for a spot check', () => {
  it.each([
    ['07:59', true],
    ['08:00', false],
    ['21:59', false],
    ['22:00', true],
    ['03:10', true],
  ])('%s', (clock, night) => {
    expect(isSpotNight(Date.parse(`2026-11-20T${clock}:00+08:00`), plan, zone)).toBe(night);
  });
});

describe('drawn moments', () => {
  const { from, to } = periodAt(evening, 7, zone);

  it('lie in the period, apart from each other and from those before, half of them at night', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), (seed) => {
        const taken = [from - 3 * hour];
        const drawn = drawMoments({ from, to, count: 4, plan, zone, taken, random: chance(seed) });
        expect(drawn.every((at) => at >= from && at < to && at % 60_000 === 0)).toBe(true);
        const all = [...taken, ...drawn];
        expect(all.slice(1).every((at, index) => at - (all[index] ?? 0) >= plan.apartHours * hour)).toBe(true);
        expect(drawn).toHaveLength(4);
        expect(drawn.filter((at) => isSpotNight(at, plan, zone))).toHaveLength(2);
      }),
    );
  });

  it('are fewer when the distance leaves no room: the distance is a rule', () => {
    const drawn = drawMoments({ from, to, count: 20, plan: { ...plan, apartHours: 48 }, zone, taken: [], random: chance(7) });
    expect(drawn.length).toBeLessThanOrEqual(4);
    expect(drawn.slice(1).every((at, index) => at - (drawn[index] ?? 0) >= 48 * hour)).toBe(true);
  });

  it('are none in a period that is over', () => {
    expect(drawMoments({ from: to, to, count: 3, plan, zone, taken: [], random: chance(1) })).toEqual([]);
  });

  it('spread over the whole period: every day of the week is drawn sometimes', () => {
    const days = new Set(
      Array.from(
        { length: 300 },
        (_, seed) => drawMoments({ from, to, count: 1, plan, zone, taken: [], random: chance(seed) })[0] ?? 0,
      ).map((at) => Math.floor((at - from) / (24 * hour))),
    );
    expect(days.size).toBe(7);
  });
});
