import { describe, expect, it } from 'vitest';
import { planChange } from './rederive.ts';
import type { Desired, ObligationRef, ObligationState } from './types.ts';

const minute = 60_000;
const desired = (key: string, dueMinutes: number): Desired => ({ key, dueAt: dueMinutes * minute }) as Desired;
const ref = (key: string, dueMinutes: number, state: ObligationState = 'open'): ObligationRef => ({
  id: `id-${key}`,
  key,
  dueAt: dueMinutes * minute,
  state,
  recipientId: 'city-gov',
  duty: 'first',
  mode: 'phone',
});
const short = (plan: ReturnType<typeof planChange>) => ({
  open: plan.open.map((one) => `${one.key}@${one.dueAt / minute}`),
  waive: plan.waive.map((one) => `${one.id}:${one.reason}`),
  keep: plan.keep,
});

describe('[INV-2] a change of the facts', () => {
  const now = 10 * minute;

  it('opens the shorter limits and waives those they supersede', () => {
    const plan = planChange([desired('phone', 25), desired('written', 40)], [ref('phone', 30), ref('written', 60)], {
      now,
      mayLoosen: false,
    });
    expect(short(plan)).toEqual({ open: ['phone@25', 'written@40'], waive: ['id-phone:stricter', 'id-written:stricter'], keep: [] });
  });

  it('never moves a limit to later because the grade was raised', () => {
    const plan = planChange([desired('phone', 65)], [ref('phone', 30)], { now, mayLoosen: false });
    expect(short(plan)).toEqual({ open: [], waive: [], keep: ['id-phone'] });
  });

  it('met, late and missed ones stay; their duty is not asked for again', () => {
    for (const state of ['met', 'late', 'missed'] as const) {
      const plan = planChange([desired('phone', 20)], [ref('phone', 30, state)], { now, mayLoosen: false });
      expect(short(plan)).toEqual({ open: [], waive: [], keep: [] });
    }
  });

  it('what the rules no longer ask for is waived with the reason', () => {
    const plan = planChange([desired('written', 120)], [ref('phone', 30), ref('written', 120)], { now, mayLoosen: true });
    expect(short(plan)).toEqual({ open: [], waive: ['id-phone:noLongerDue'], keep: ['id-written'] });
  });

  it('a lowered grade may loosen a limit that is not over yet', () => {
    const plan = planChange([desired('written', 120)], [ref('written', 60)], { now, mayLoosen: true });
    expect(short(plan)).toEqual({ open: ['written@120'], waive: ['id-written:noLongerDue'], keep: [] });
  });

  it('what is over stays open, whatever the rules say now', () => {
    const late = 70 * minute;
    for (const mayLoosen of [true, false]) {
      expect(short(planChange([desired('written', 190)], [ref('written', 60)], { now: late, mayLoosen }))).toEqual({
        open: [],
        waive: [],
        keep: ['id-written'],
      });
      expect(short(planChange([], [ref('written', 60)], { now: late, mayLoosen }))).toEqual({ open: [], waive: [], keep: ['id-written'] });
    }
  });

  it('a waived duty that is asked for again opens again', () => {
    const plan = planChange([desired('phone', 30)], [ref('phone', 30, 'waived')], { now, mayLoosen: true });
    expect(short(plan).open).toEqual(['phone@30']);
  });
});
