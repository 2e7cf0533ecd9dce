import { describe, expect, it } from 'vitest';
import { dueFirings, nextAt, nextFiring } from './due.ts';
import type { PlannedStage, Schedule } from './types.ts';

const minute = 60_000;
const stage = (id: string, at: number, repeatMs: number | null = null): PlannedStage => ({
  id,
  at,
  tells: ['main'],
  priority: 'urgent',
  repeatMs,
});

/** 30-minute limit of the default ladder, opened at 0. */
const thirty: PlannedStage[] = [
  stage('remind', 10 * minute),
  stage('leader', 20 * minute),
  stage('alarm', 25 * minute, minute),
  stage('over', 30 * minute, minute),
];
const fresh: Schedule = { stages: thirty, last: null, ack: null, closedAt: null };

/** Lives through the minutes one by one, as a station that never sleeps. */
function live(schedule: Schedule, until: number, step: number, acks: { at: number; until: number }[] = []): string[] {
  let state = schedule;
  const seen: string[] = [];
  for (let now = 0; now <= until; now += step) {
    const ack = acks.findLast((one) => one.at <= now);
    if (ack) state = { ...state, ack };
    for (const firing of dueFirings(state, now)) {
      seen.push(`${now / minute}:${thirty[firing.stage]?.id}`);
      state = { ...state, last: firing };
    }
  }
  return seen;
}

describe('the default ladder of a 30-minute limit', () => {
  it('reminds at a third, tells the leader at two thirds, alarms at five sixths and every minute, goes on when over', () => {
    expect(live(fresh, 32 * minute, minute)).toEqual([
      '10:remind',
      '20:leader',
      '25:alarm',
      '26:alarm',
      '27:alarm',
      '28:alarm',
      '29:alarm',
      '30:over',
      '31:over',
      '32:over',
    ]);
  });

  it('an acknowledgement keeps a repeating stage quiet for its lease, then it sounds again', () => {
    const acks = [{ at: 26 * minute + 1, until: 28 * minute }];
    expect(live(fresh, 29 * minute, minute, acks).filter((line) => line.endsWith('alarm'))).toEqual([
      '25:alarm',
      '26:alarm',
      '28:alarm',
      '29:alarm',
    ]);
  });

  it('an acknowledgement does not hold back the next level', () => {
    const acks = [{ at: 29 * minute, until: 34 * minute }];
    expect(live(fresh, 31 * minute, minute, acks)).toContain('30:over');
  });

  it('a stage without repeats sounds again when the lease of its acknowledgement is over', () => {
    const acks = [{ at: 11 * minute, until: 16 * minute }];
    expect(live(fresh, 20 * minute, minute, acks)).toEqual(['10:remind', '16:remind', '20:leader']);
  });

  it('never falls silent on the last rung, however often it is acknowledged', () => {
    let state: Schedule = { ...fresh, last: { stage: 3, repeat: 0, scheduledAt: 30 * minute } };
    for (let round = 0; round < 50; round += 1) {
      const last = state.last?.scheduledAt ?? 0;
      state = { ...state, ack: { at: last, until: last + 2 * minute } };
      const next = nextFiring(state);
      expect(next?.scheduledAt).toBe(last + 2 * minute);
      state = { ...state, last: next };
    }
  });

  it('fires nothing once it is closed', () => {
    expect(nextAt({ ...fresh, closedAt: 5 * minute })).toBeNull();
    expect(dueFirings({ ...fresh, closedAt: 5 * minute }, 100 * minute)).toEqual([]);
  });
});

describe('after a pause', () => {
  it('[INV-3] fires every stage once, oldest first, with how late it is; of piled-up repeats only the last', () => {
    const now = 45 * minute;
    expect(dueFirings(fresh, now).map(({ since: _since, ...firing }) => firing)).toEqual([
      { stage: 0, repeat: 0, scheduledAt: 10 * minute, lateMs: 35 * minute, skipped: 0 },
      { stage: 1, repeat: 0, scheduledAt: 20 * minute, lateMs: 25 * minute, skipped: 0 },
      { stage: 2, repeat: 0, scheduledAt: 25 * minute, lateMs: 20 * minute, skipped: 0 },
      { stage: 2, repeat: 4, scheduledAt: 29 * minute, lateMs: 16 * minute, skipped: 3 },
      { stage: 3, repeat: 0, scheduledAt: 30 * minute, lateMs: 15 * minute, skipped: 0 },
      { stage: 3, repeat: 15, scheduledAt: 45 * minute, lateMs: 0, skipped: 14 },
    ]);
  });

  it('piled-up repeats keep the place of the first of them', () => {
    expect(dueFirings(fresh, 45 * minute).map((firing) => firing.since / minute)).toEqual([10, 20, 25, 26, 30, 31]);
  });

  it('nothing is due before its time', () => {
    expect(dueFirings(fresh, 10 * minute - 1)).toEqual([]);
    expect(nextAt(fresh)).toBe(10 * minute);
  });
});
