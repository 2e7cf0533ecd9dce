import { describe, expect, it } from 'vitest';
import { judge, missedAfterMs } from './lateness.ts';

const due = 1_000_000;
const open = { dueAt: due, metAt: null, waivedAt: null, endedAt: null };

describe('late and missed', () => {
  it.each([
    ['open before the limit', open, due - 1, { state: 'open', lateByMs: 0, overdue: false }],
    ['open at the limit', open, due, { state: 'open', lateByMs: 0, overdue: false }],
    ['open and over', open, due + 5, { state: 'open', lateByMs: 5, overdue: true }],
    ['met at the very limit', { ...open, metAt: due }, due + 9, { state: 'met', lateByMs: 0, overdue: false }],
    ['met late', { ...open, metAt: due + 60_000 }, due + 99_999, { state: 'late', lateByMs: 60_000, overdue: false }],
    ['never met', open, due + missedAfterMs, { state: 'missed', lateByMs: missedAfterMs, overdue: true }],
    [
      'made up for afterwards',
      { ...open, metAt: due + missedAfterMs + 1 },
      due * 9,
      { state: 'missed', lateByMs: missedAfterMs + 1, overdue: false },
    ],
    ['closed over it', { ...open, endedAt: due + 7 }, due + 8, { state: 'missed', lateByMs: 7, overdue: true }],
    ['waived in time', { ...open, waivedAt: due - 1 }, due + 9, { state: 'waived', lateByMs: 0, overdue: false }],
    [
      'a waiver after the limit explains, it does not undo',
      { ...open, waivedAt: due + 3 },
      due + 9,
      { state: 'missed', lateByMs: 3, overdue: false },
    ],
  ])('%s', (_name, outcome, now, expected) => {
    expect(judge(outcome, now)).toEqual(expected);
  });

  it('late stays late whatever the time is later', () => {
    const late = { ...open, metAt: due + 60_000 };
    for (const now of [due + 60_001, due + missedAfterMs, due + 100 * missedAfterMs]) expect(judge(late, now).state).toBe('late');
  });
});
