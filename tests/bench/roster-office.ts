// Offices of the sizes that the issue names: people in pools, leave, wishes, duties carried over. The same numbers every time.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calendarOf, addDays, daysBetween } from '#shared/rosters/calendar.ts';
import { shiftsOfDay, weightOf } from '#shared/rosters/shift.ts';
import { blankRoster, usualRules } from '#shared/rosters/blank.ts';
import type { Busy, GenPost, Problem } from '#shared/rosters/generate/problem.ts';
import { type HolidayYear, homeRosterId, type Roster } from '#shared/rosters/types.ts';

export interface OfficeSize {
  people: number;
  posts: number;
  from: string;
  days: number;
  restHours: number;
  maxPerWeek: number | null;
  /** Everybody may serve on every post but the leaders', who are a pool of their own. */
  shared?: boolean;
  /** Share of the people who are away for about a fortnight. */
  away: number;
  wishes: number;
  /** Leaders follow their order. */
  inOrder?: boolean;
  carried?: boolean;
}

/** Numbers from a seed, the same on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const rulesFile = path.resolve(import.meta.dirname, '../../assets/rules/holidays.json');

function holidayYears(): HolidayYear[] {
  return JSON.parse(readFileSync(rulesFile, 'utf8')) as HolidayYear[];
}

const postNames = ['带班领导', '主班', '副班', '司机', '备勤'];

export function office(size: OfficeSize): Problem {
  const roll = dice(size.people * 1000 + size.days);
  const roster: Roster = {
    ...blankRoster,
    id: homeRosterId,
    rules: { ...usualRules, restHours: size.restHours, maxPerWeek: size.maxPerWeek },
  };
  const context = { calendar: calendarOf(holidayYears()), handover: '08:00', zone: 'Asia/Shanghai' };
  const days = daysBetween(size.from, addDays(size.from, size.days - 1));
  const shifts = days.flatMap((day) =>
    shiftsOfDay(roster, day, context).map((shift) => ({
      key: `${shift.day}/${shift.pattern}`,
      day,
      pattern: shift.pattern,
      name: shift.name,
      from: shift.from,
      to: shift.to,
      kind: shift.dayKind,
      night: false,
      weight: weightOf({ dayKind: shift.dayKind, night: false }, roster.rules.weights),
    })),
  );
  const share = Math.floor(size.people / size.posts);
  const posts = postNames.slice(0, size.posts).map((name, index): GenPost => {
    const all = Array.from({ length: size.people }, (_, person) => person);
    const own = all.slice(index * share, (index + 1) * share);
    const pool = size.shared ? (index === 0 ? own : all.slice(share)) : own;
    return {
      id: `post${index}`,
      name,
      rotation: index === 0 && size.inOrder ? 'inOrder' : 'fair',
      required: index < 2,
      qualifications: [],
      pool,
      others: [],
      next: 0,
    };
  });
  const people = Array.from({ length: size.people }, (_, person) => {
    const busy: Busy[] = [];
    if (roll(100) < size.away * 100) {
      const start = roll(size.days);
      const from = Date.parse(`${addDays(size.from, start)}T00:00:00+08:00`);
      busy.push({ from, to: from + (5 + roll(12)) * 86_400_000, kind: 'leave', day: '', rest: 0, id: `leave${person}`, text: '请假' });
    }
    const carried = posts.map(() => {
      const step = size.carried ? roll(3) : 0;
      return { weighted: step * 0.5, weekend: 0, holiday: 0, night: 0 };
    });
    return { id: `person${person}`, name: `人员${person + 1}`, qualifications: [], busy, carried };
  });
  const wishes = Array.from({ length: size.wishes }, (_, index) => ({
    id: `wish${index}`,
    person: roll(size.people),
    want: roll(4) === 0 ? ('on' as const) : ('off' as const),
    shifts: [roll(size.days)],
  }));
  const demands = shifts.flatMap((_, shift) => posts.map((_post, post) => ({ shift, post, open: 1, fixed: [] })));
  return { shifts, demands, posts, people, wishes, restHours: size.restHours, maxPerWeek: size.maxPerWeek, unit: 1 };
}
