// What follows from a problem before anybody is chosen: who could sit where, which shifts exclude each other, which week each is in.
import { addDays, weekdayOf } from '../calendar.ts';
import { at, type Busy, type GenPerson, type GenShift, type Problem } from './problem.ts';

const hourMs = 3_600_000;

/** Whether one person cannot serve both: they overlap, or the rest between them is too short. */
export function tooNear(a: { from: number; to: number }, b: { from: number; to: number }, restHours: number): boolean {
  const gap = Math.max(b.from - a.to, a.from - b.to);
  return gap < 0 || gap < restHours * hourMs;
}

/** Monday of the week of a day. */
function weekOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** What keeps a person from a shift: the stretch that collides with it; undefined when nothing does. */
function blockedBy(person: GenPerson, shift: GenShift, restHours: number): Busy | undefined {
  return person.busy.find((busy) =>
    busy.kind === 'leave' ? busy.from < shift.to && shift.from < busy.to : tooNear(busy, shift, Math.max(restHours, busy.rest)),
  );
}

export const qualified = (person: Pick<GenPerson, 'qualifications'>, needed: readonly string[]): boolean =>
  needed.every((one) => person.qualifications.includes(one));

export interface Facts {
  /** People who can take an open seat, by demand. */
  candidates: number[][];
  /** Other shifts that exclude a shift for the same person, by shift; never itself. */
  near: number[][];
  /** Number of the week, by shift. */
  week: number[];
  weeks: number;
  /** Duties that a person has already in a week: in other rosters and on fixed seats. */
  inWeek: number[][];
  /** Shifts of fixed seats, by person. */
  fixedShifts: number[][];
}

function nearShifts(problem: Problem): number[][] {
  const { shifts, restHours } = problem;
  const longest = Math.max(0, ...shifts.map(({ from, to }) => to - from));
  const near: number[][] = shifts.map(() => []);
  for (let a = 0; a < shifts.length; a += 1) {
    const first = at(shifts, a);
    for (let b = a + 1; b < shifts.length; b += 1) {
      const second = at(shifts, b);
      if (second.from >= first.from + longest + restHours * hourMs) break;
      if (!tooNear(first, second, restHours)) continue;
      at(near, a).push(b);
      at(near, b).push(a);
    }
  }
  return near;
}

export function factsOf(problem: Problem): Facts {
  const { shifts, demands, people, posts, restHours, maxPerWeek } = problem;
  const near = nearShifts(problem);
  const mondays = new Map<string, number>();
  const week = shifts.map(({ day }) => {
    const monday = weekOf(day);
    if (!mondays.has(monday)) mondays.set(monday, mondays.size);
    return mondays.get(monday) ?? 0;
  });
  const inWeek = people.map((person) => {
    const counts = Array<number>(mondays.size).fill(0);
    for (const busy of person.busy) {
      const index = busy.kind === 'duty' ? mondays.get(weekOf(busy.day)) : undefined;
      if (index !== undefined) counts[index] = at(counts, index) + 1;
    }
    return counts;
  });
  const fixedShifts: number[][] = people.map(() => []);
  for (const { shift, fixed } of demands)
    for (const person of fixed) {
      at(fixedShifts, person).push(shift);
      const counts = at(inWeek, person);
      counts[at(week, shift)] = at(counts, at(week, shift)) + 1;
    }
  const blocked = people.map((person) => shifts.map((shift) => blockedBy(person, shift, restHours) !== undefined));
  const candidates = demands.map((demand) => {
    if (demand.open === 0) return [];
    const post = at(posts, demand.post);
    return post.pool.filter((person) => {
      if (at(at(blocked, person), demand.shift) || !qualified(at(people, person), post.qualifications)) return false;
      const taken = at(fixedShifts, person);
      if (taken.some((other) => other === demand.shift || at(near, demand.shift).includes(other))) return false;
      return maxPerWeek === null || at(at(inWeek, person), at(week, demand.shift)) < maxPerWeek;
    });
  });
  return { candidates, near, week, weeks: mondays.size, inWeek, fixedShifts };
}
