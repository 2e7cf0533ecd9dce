// The table as a program in which every rule may give way at a price: what must be given up at least, and which rules collide.
import { factsOf, qualified, tooNear } from './facts.ts';
import { type Milp, MilpBuilder, one, type Term } from './milp.ts';
import { cliques } from './model.ts';
import { at, type Problem } from './problem.ts';
import { ruleName } from './relax.ts';

/** What it costs to give up a rule, against each other: a seat that stays empty is dearest, an optional one cheapest. */
const prices = { rest: 6, perWeek: 6, leave: 8, qualification: 10, pool: 9, emptyRequired: 12, emptyOptional: 3 };
/** Additional people that a relaxation may ask for, a post. */
const maxMore = 3;
/** Duties a week that a relaxation may allow beyond the limit. */
const maxWeekMore = 5;

/** A rule that can give way, in one or several steps. */
export interface Give {
  /** rest, perWeek, leave:…, qualification:…, pool:…: names the rule as such. */
  rule: string;
  /** Columns of its steps, the first first; the value of a column says whether, or how far, it is given up. */
  columns: number[];
  /** Name and words of what is given up when so many steps are. */
  names: string[];
}

export interface ElasticModel {
  milp: MilpBuilder;
  gives: Give[];
  /** Seats left empty, by demand. */
  empty: number[];
  /** Build it with some rules not kept, at no price: then the cost is of empty seats only. */
  build: () => Milp;
}

const hourMs = 3_600_000;

/** So many steps of rest a program holds: each is a row for everybody and every stretch of days. */
const maxSteps = 4;

/** Of many steps the first few and the last: what lies between is tried afterwards. */
function fewOf(steps: readonly number[]): number[] {
  if (steps.length <= maxSteps) return [...steps];
  const picked = new Set<number>();
  for (let nth = 0; nth < maxSteps - 1; nth += 1) picked.add(2 ** nth - 1 + nth);
  return steps.filter((_, index) => picked.has(index) || index === steps.length - 1);
}

/** The rests that would make a difference, the longest first, without the one that is asked. */
export function restSteps(problem: Problem, near: readonly (readonly number[])[]): number[] {
  const gaps = new Set<number>();
  near.forEach((others, shift) => {
    for (const other of others) {
      const [a, b] = [at(problem.shifts, shift), at(problem.shifts, other)];
      const gap = Math.max(b.from - a.to, a.from - b.to) / hourMs;
      if (gap >= 0 && gap < problem.restHours) gaps.add(Math.floor(gap));
    }
  });
  for (const { busy } of problem.people)
    for (const { kind, from, to } of busy)
      if (kind === 'duty')
        for (const shift of problem.shifts) {
          const gap = Math.max(shift.from - to, from - shift.to) / hourMs;
          if (gap >= 0 && gap < problem.restHours) gaps.add(Math.floor(gap));
        }
  return [...gaps].sort((a, b) => b - a);
}

export function elasticModel(problem: Problem): ElasticModel {
  const milp = new MilpBuilder();
  const { near, week, inWeek, fixedShifts } = factsOf(problem);
  const steps = fewOf(restSteps(problem, near));
  const gives: Give[] = [];
  const give = (rule: string, names: string[], cost: number, most = 1): Give => {
    const known = gives.find((one) => one.rule === rule);
    if (known) return known;
    const made: Give = { rule, columns: names.map(() => milp.col(0, most, true, cost)), names };
    gives.push(made);
    return made;
  };
  const rest = steps.length === 0 ? null : give('rest', steps.map(ruleName.rest), prices.rest);
  rest?.columns.forEach((col, nth) => {
    const before = rest.columns[nth - 1];
    if (before !== undefined) milp.atLeast([one(before), { col, value: -1 }], 0);
  });
  const { maxPerWeek } = problem;
  const more = maxPerWeek === null ? null : give('perWeek', [ruleName.perWeek(maxPerWeek)], prices.perWeek, maxWeekMore);
  /** Columns that must be given up for somebody to serve; null: nothing helps. */
  const inTheWay = (personIndex: number, demand: { shift: number; post: number }): number[] | null => {
    const person = at(problem.people, personIndex);
    const shift = at(problem.shifts, demand.shift);
    const post = at(problem.posts, demand.post);
    const columns: number[] = [];
    if (!qualified(person, post.qualifications)) {
      const col = give(`qualification:${post.id}`, [ruleName.qualification(post.id)], prices.qualification).columns[0];
      if (col !== undefined) columns.push(col);
    }
    const settled = at(fixedShifts, personIndex).map((other) => ({ ...at(problem.shifts, other), kind: 'duty' as const, rest: 0, id: '' }));
    for (const busy of [...person.busy, ...settled]) {
      if (busy.kind === 'leave') {
        if (busy.from >= shift.to || shift.from >= busy.to) continue;
        const col = give(`leave:${busy.id}`, [ruleName.leave(busy.id)], prices.leave).columns[0];
        if (col !== undefined) columns.push(col);
      } else if (tooNear(busy, shift, Math.max(problem.restHours, busy.rest))) {
        const gap = Math.max(shift.from - busy.to, busy.from - shift.to) / hourMs;
        const step = steps.findIndex((hours) => hours <= gap);
        const col = rest?.columns[step];
        if (gap < 0 || gap < busy.rest || col === undefined) return null;
        columns.push(col);
      }
    }
    return columns;
  };
  /** Columns of one person, or of one who is not there yet, by shift. */
  const byPerson: { own: Map<number, number[]>; counts: readonly number[] }[] = problem.people.map((_, person) => ({
    own: new Map<number, number[]>(),
    counts: at(inWeek, person),
  }));
  const note = (own: Map<number, number[]>, shift: number, col: number): void => void own.set(shift, [...(own.get(shift) ?? []), col]);
  const extra = problem.posts.map((post, index) => {
    if (!problem.demands.some((demand) => demand.post === index && demand.open > 0)) return [];
    const made = give(
      `pool:${post.id}`,
      Array.from({ length: maxMore }, () => ruleName.pool(post.id)),
      prices.pool,
    );
    made.columns.forEach((col, nth) => {
      const before = made.columns[nth - 1];
      if (before !== undefined) milp.atLeast([one(before), { col, value: -1 }], 0);
    });
    return made.columns.map((there) => {
      const person = { own: new Map<number, number[]>(), counts: [] as number[] };
      byPerson.push(person);
      return { there, own: person.own };
    });
  });
  const empty = problem.demands.map((demand) => {
    const post = at(problem.posts, demand.post);
    const vacant = milp.col(0, demand.open, true, post.required ? prices.emptyRequired : prices.emptyOptional);
    if (demand.open === 0) return vacant;
    const seats: Term[] = [one(vacant)];
    for (const person of post.pool) {
      const columns = inTheWay(person, demand);
      if (columns === null) continue;
      const col = milp.col(0, 1, true);
      seats.push(one(col));
      note(at(byPerson, person).own, demand.shift, col);
      for (const needed of columns) milp.atMost([one(col), { col: needed, value: -1 }], 0);
    }
    for (const { there, own } of at(extra, demand.post)) {
      const col = milp.col(0, 1, true);
      seats.push(one(col));
      note(own, demand.shift, col);
      milp.atMost([one(col), { col: there, value: -1 }], 0);
    }
    milp.row(seats, demand.open, demand.open);
    return vacant;
  });
  const nearAt = (hours: number): number[][] =>
    near.map((others, shift) => others.filter((other) => tooNear(at(problem.shifts, shift), at(problem.shifts, other), hours)));
  const levels = [problem.restHours, ...steps].map((hours, nth) => ({ near: nearAt(hours), col: rest?.columns[nth] }));
  for (const { own, counts } of byPerson) {
    const shifts = [...own.keys()];
    const columns = (list: readonly number[]): Term[] => list.flatMap((shift) => (own.get(shift) ?? []).map(one));
    for (const same of own.values()) if (same.length > 1) milp.atMost(same.map(one), 1);
    for (const level of levels)
      for (const clique of cliques(shifts, level.near)) {
        const terms = columns(clique);
        milp.atMost(level.col === undefined ? terms : [...terms, { col: level.col, value: 1 - terms.length }], 1);
      }
    if (maxPerWeek === null || more === null) continue;
    for (const [index, list] of Map.groupBy(shifts, (shift) => at(week, shift))) {
      const left = maxPerWeek - (counts[index] ?? 0);
      if (list.length > left) milp.atMost([...columns(list), ...more.columns.map((col) => ({ col, value: -1 }))], Math.max(0, left));
    }
  }
  return { milp, gives, empty, build: () => milp.build() };
}
