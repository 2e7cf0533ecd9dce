// An impossible request in words: which rules collide, and the least that must be given up for a complete table.
import type { ElasticModel } from './elastic.ts';
import type { Milp } from './milp.ts';
import { at, type Problem } from './problem.ts';
import { ruleName } from './relax.ts';

export interface Named {
  rule: string;
  text: string;
}

export interface Explanation {
  /** Rules that cannot be kept together; without any one of them there would be a table for those days. */
  rules: Named[];
  /** What to give up: asked for with these names, the table is possible. */
  relaxation: Named[];
}

/** As many vacant seats are named; of more, only how many. */
const maxNamed = 12;
/** Days around a vacant seat in which the collision is looked for. */
const around = 12;

const short = (day: string): string => day.slice(5);

/** Rules of these names are not kept, all others are; only vacant seats cost. */
export function keeping(model: ElasticModel, free: ReadonlySet<string>): Milp {
  const milp = model.build();
  for (const { rule, columns } of model.gives)
    for (const col of columns) {
      milp.colCost[col] = 0;
      if (free.has(rule)) milp.colLower[col] = at(milp.colUpper, col);
      else milp.colUpper[col] = 0;
    }
  return milp;
}

export function vacanciesOf(model: ElasticModel, values: ArrayLike<number>): number[] {
  return model.empty.map((col) => Math.round(at(values, col)));
}

/** The seats near the first vacancy that costs most: where the collision is to be found. */
export function windowAround(problem: Problem, vacancies: readonly number[]): Problem {
  const vacant = vacancies.flatMap((count, demand) => (count > 0 ? [demand] : []));
  const first = vacant.find((demand) => at(problem.posts, at(problem.demands, demand).post).required) ?? vacant[0];
  if (first === undefined) return problem;
  const centre = at(problem.shifts, at(problem.demands, first).shift).from;
  const reach = Math.max(around * 24, problem.restHours * 3) * 3_600_000;
  const inside = (shift: number): boolean => Math.abs(at(problem.shifts, shift).from - centre) <= reach;
  return { ...problem, demands: problem.demands.map((demand) => (inside(demand.shift) ? demand : { ...demand, open: 0 })) };
}

/** Without the seats that stay vacant: what is left is possible. */
export function withoutVacancies(problem: Problem, vacancies: readonly number[]): Problem {
  return { ...problem, demands: problem.demands.map((demand, index) => ({ ...demand, open: demand.open - (vacancies[index] ?? 0) })) };
}

function leaveOf(problem: Problem, id: string): { name: string; text: string } {
  for (const person of problem.people) {
    const busy = person.busy.find((one) => one.kind === 'leave' && one.id === id);
    if (busy) return { name: person.name, text: busy.text };
  }
  return { name: '', text: '' };
}

const postOf = (problem: Problem, id: string) => problem.posts.find((post) => post.id === id);

export function ruleInWords(problem: Problem, rule: string): Named {
  const [kind = '', ...rest] = rule.split(':');
  const what = rest.join(':');
  const post = postOf(problem, what);
  switch (kind) {
    case 'rest':
      return { rule, text: `休息不少于 ${problem.restHours} 小时` };
    case 'perWeek':
      return { rule, text: `每周最多 ${problem.maxPerWeek} 次` };
    case 'leave': {
      const { name, text } = leaveOf(problem, what);
      return { rule, text: `${name} ${text}` };
    }
    case 'qualification':
      return { rule, text: `${post?.name ?? what}资格：${post?.qualifications.join('、') ?? ''}` };
    case 'pool':
      return {
        rule,
        text: post?.pool.length === 0 ? `${post.name}没有人选` : `${post?.name ?? what}人选只有 ${post?.pool.length ?? 0} 人`,
      };
    default:
      return { rule, text: rule };
  }
}

function vacancyWords(problem: Problem, vacancies: readonly number[]): Named[] {
  const named = new Map<string, { text: string; seats: number }>();
  vacancies.forEach((count, index) => {
    if (count === 0) return;
    const demand = at(problem.demands, index);
    const { day } = at(problem.shifts, demand.shift);
    const post = at(problem.posts, demand.post);
    const rule = ruleName.empty(day, post.id);
    const seats = (named.get(rule)?.seats ?? 0) + count;
    named.set(rule, { seats, text: `${short(day)} ${post.name}空缺${seats > 1 ? ` ${seats} 人` : ''}` });
  });
  const all = [...named].map(([rule, { text }]) => ({ rule, text }));
  const more = all.length - maxNamed;
  return more <= 0 ? all : all.map((one, nth) => (nth === maxNamed - 1 ? { ...one, text: `${one.text}，以及另外 ${more} 处空缺` } : one));
}

export const restInWords = (hours: number): Named => ({ rule: ruleName.rest(hours), text: `把最少休息放宽到 ${hours} 小时` });

/** @param values of the elastic model's columns */
export function relaxationInWords(problem: Problem, model: ElasticModel, values: ArrayLike<number>): Named[] {
  const given = model.gives.flatMap(({ rule, columns, names }): Named[] => {
    const steps = columns.reduce((sum, col) => sum + Math.round(at(values, col)), 0);
    if (steps === 0) return [];
    const [kind = '', ...rest] = rule.split(':');
    const what = rest.join(':');
    const name = at(names, Math.min(steps, names.length) - 1);
    const post = postOf(problem, what);
    switch (kind) {
      case 'rest':
        return [restInWords(Number(name.slice('rest:'.length)))];
      case 'perWeek': {
        const most = (problem.maxPerWeek ?? 0) + steps;
        return [{ rule: ruleName.perWeek(most), text: `每周最多放宽到 ${most} 次` }];
      }
      case 'leave': {
        const { name: who, text } = leaveOf(problem, what);
        return [{ rule: name, text: `${who} ${text}，其间仍安排值班` }];
      }
      case 'qualification':
        return [{ rule: name, text: `${post?.name ?? what}不要求资格：${post?.qualifications.join('、') ?? ''}` }];
      case 'pool':
        return [{ rule: name, text: `${post?.name ?? what}增加 ${steps} 人` }];
      default:
        return [];
    }
  });
  return [...given, ...vacancyWords(problem, vacanciesOf(model, values))];
}

/** Duties elsewhere that keep people of a post from its vacant seats: nobody can give them up, but they are part of why. */
export function elsewhere(problem: Problem, vacancies: readonly number[]): Named[] {
  const found = new Map<string, Named>();
  vacancies.forEach((count, index) => {
    if (count === 0) return;
    const demand = at(problem.demands, index);
    const shift = at(problem.shifts, demand.shift);
    for (const number of at(problem.posts, demand.post).pool) {
      const person = at(problem.people, number);
      const busy = person.busy.find((one) => one.kind === 'duty' && one.text !== '' && one.from < shift.to && shift.from < one.to);
      if (busy) found.set(`${number} ${busy.id}`, { rule: 'twice', text: `${person.name} ${busy.text}` });
    }
  });
  return [...found.values()].slice(0, 5);
}
