// Looks every hard rule up again, person by person and pair by pair, in naive code that shares nothing with greedy or model.
import { addDays, weekdayOf } from '../calendar.ts';
import type { Plan, Problem } from './problem.ts';

export interface Violation {
  rule: 'empty' | 'pool' | 'qualification' | 'twice' | 'leave' | 'rest' | 'perWeek';
  person: number | null;
  shift: number;
  post: number;
}

interface Held {
  shift: number;
  post: number;
  fixed: boolean;
  from: number;
  to: number;
}

/** Breaches by the plan; what only settled seats break among themselves is theirs, not the plan's. */
export function violationsOf(problem: Problem, plan: Plan): Violation[] {
  const found: Violation[] = [];
  const held = new Map<number, Held[]>();
  problem.demands.forEach(({ shift, post, open, fixed }, index) => {
    const chosen = plan[index] ?? [];
    const times = problem.shifts[shift];
    if (!times) throw new RangeError(`no shift ${shift}`);
    for (let missing = chosen.length; missing < open; missing += 1) found.push({ rule: 'empty', person: null, shift, post });
    for (const [people, settled] of [[chosen, false] as const, [fixed, true] as const])
      for (const person of people)
        held.set(person, [...(held.get(person) ?? []), { shift, post, fixed: settled, from: times.from, to: times.to }]);
  });
  for (const [index, own] of held) {
    const person = problem.people[index];
    if (!person) throw new RangeError(`no person ${index}`);
    for (const [place, duty] of own.entries()) {
      const post = problem.posts[duty.post];
      const breach = (rule: Violation['rule']): void => void found.push({ rule, person: index, shift: duty.shift, post: duty.post });
      for (const other of own.slice(0, place)) {
        if (duty.fixed && other.fixed) continue;
        const overlap = duty.from < other.to && other.from < duty.to;
        const gap = (Math.max(duty.from, other.from) - Math.min(duty.to, other.to)) / 3_600_000;
        if (overlap) breach('twice');
        else if (gap < problem.restHours) breach('rest');
      }
      if (duty.fixed) continue;
      if (!post?.pool.includes(index)) breach('pool');
      if (post?.qualifications.some((one) => !person.qualifications.includes(one))) breach('qualification');
      for (const busy of person.busy) {
        const overlap = duty.from < busy.to && busy.from < duty.to;
        const gap = (Math.max(duty.from, busy.from) - Math.min(duty.to, busy.to)) / 3_600_000;
        if (busy.kind === 'leave' && overlap) breach('leave');
        if (busy.kind === 'duty' && overlap) breach('twice');
        if (busy.kind === 'duty' && !overlap && gap < Math.max(problem.restHours, busy.rest)) breach('rest');
      }
    }
    if (problem.maxPerWeek === null) continue;
    const weeks = new Map<string, { all: number; chosen: Held[] }>();
    const monday = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
    const weekOf = (day: string) => {
      const name = monday(day);
      const week = weeks.get(name) ?? { all: 0, chosen: [] };
      weeks.set(name, week);
      return week;
    };
    for (const duty of own) {
      const week = weekOf(problem.shifts[duty.shift]?.day ?? '');
      week.all += 1;
      if (!duty.fixed) week.chosen.push(duty);
    }
    for (const busy of person.busy) if (busy.kind === 'duty') weekOf(busy.day).all += 1;
    for (const { all, chosen } of weeks.values()) {
      const first = chosen[0];
      if (first && all > problem.maxPerWeek) found.push({ rule: 'perWeek', person: index, shift: first.shift, post: first.post });
    }
  }
  return found;
}
