// What a roster is before anybody has set it up; the duty room's own is there from the first start.
import type { RosterPost, RosterRules, RosterValue } from './types.ts';

const post = (id: RosterPost['kind'], name: string, required: boolean, count = 1): RosterPost => ({
  id,
  kind: id,
  name,
  count,
  required,
  qualifications: [],
  pool: { people: [], groups: [] },
  rotation: id === 'leaderOnShift' ? 'inOrder' : 'fair',
});

/**
 * A day after a day's duty; no limit a week, since a small office could not keep one; weekends and holidays weigh more, as offices count
 * them. Proposals, each to be changed.
 */
export const usualRules: RosterRules = {
  restHours: 24,
  maxPerWeek: null,
  weights: { workday: 1, weekend: 1.5, holiday: 2, night: 0 },
  carryOverDays: 365,
};

export const blankRoster: RosterValue = {
  name: '',
  unit: null,
  kind: 'dutyRoom',
  posts: [
    post('leaderOnShift', '带班领导', true),
    post('main', '主班', true),
    post('deputy', '副班', false),
    post('driver', '司机', false),
    post('other', '值班人员', false, 4),
  ],
  patterns: [{ id: 'day', name: '全天', days: ['workday', 'weekend', 'holiday'], from: null, to: null, posts: null }],
  rules: usualRules,
  order: 0,
  removed: false,
};
