// The whole table as a mixed-integer program: one column for each person who could take a seat, one row for each rule.
import type { Group } from './fair.ts';
import type { Facts } from './facts.ts';
import { MilpBuilder, one, type Term } from './milp.ts';
import { turnsOf, turnsOff, wishCost } from './order.ts';
import { at, loadOf, type Load, type Measure, measures, type Plan, type Problem } from './problem.ts';
import { addAim, type Aims, spreadRows } from './spread-rows.ts';

export interface SeatModel {
  milp: MilpBuilder;
  /** Column of the first candidate, by demand; the others follow. */
  first: number[];
  candidates: number[][];
}

/** Shifts that a person could take, with the columns that stand for them. */
type OwnShifts = Map<number, number[]>;

function ownShifts(problem: Problem, model: SeatModel): OwnShifts[] {
  const own: OwnShifts[] = problem.people.map(() => new Map<number, number[]>());
  problem.demands.forEach(({ shift }, demand) => {
    at(model.candidates, demand).forEach((person, place) => {
      const columns = at(own, person).get(shift) ?? [];
      columns.push(at(model.first, demand) + place);
      at(own, person).set(shift, columns);
    });
  });
  return own;
}

/** Sets of shifts of which one person takes one at most, covering every pair that excludes each other. */
export function cliques(shifts: readonly number[], near: readonly (readonly number[])[]): number[][] {
  const sorted = [...shifts].sort((a, b) => a - b);
  const found: number[][] = [];
  let last = new Set<number>();
  for (const [place, shift] of sorted.entries()) {
    const around = new Set(near[shift]);
    const later = sorted.slice(place + 1).filter((other) => around.has(other));
    const clique = [shift];
    const left: number[] = [];
    for (const other of later) {
      const fits = clique.every((taken) => taken === shift || near[taken]?.includes(other));
      (fits ? clique : left).push(other);
    }
    if (clique.length > 1 && !clique.every((one) => last.has(one))) {
      found.push(clique);
      last = new Set(clique);
    }
    for (const other of left) found.push([shift, other]);
  }
  return found;
}

/** Columns, and rows for seats, rest and weeks. */
export function seatModel(problem: Problem, facts: Facts): SeatModel {
  const milp = new MilpBuilder();
  const first: number[] = [];
  const candidates = facts.candidates.map((list) => list.slice());
  problem.demands.forEach(({ open }, demand) => {
    const columns = at(candidates, demand).map(() => milp.col(0, 1, true));
    first.push(columns[0] ?? 0);
    if (open > 0) milp.row(columns.map(one), open, open);
  });
  const model = { milp, first, candidates };
  ownShifts(problem, model).forEach((own, person) => {
    const columnsOf = (shifts: readonly number[]): Term[] => shifts.flatMap((shift) => (own.get(shift) ?? []).map(one));
    for (const [, columns] of own) if (columns.length > 1) milp.atMost(columns.map(one), 1);
    for (const clique of cliques([...own.keys()], facts.near)) milp.atMost(columnsOf(clique), 1);
    const { maxPerWeek } = problem;
    if (maxPerWeek === null) return;
    const weeks = Map.groupBy(own.keys(), (shift) => at(facts.week, shift));
    for (const [week, shifts] of weeks) {
      const left = maxPerWeek - at(at(facts.inWeek, person), week);
      if (shifts.length > left) milp.atMost(columnsOf(shifts), left);
    }
  });
  return model;
}

/** Columns of duties of a group's people, by place in the group. */
function groupTerms(problem: Problem, model: SeatModel, group: Group): { col: number; load: Load }[][] {
  const place = new Map(group.people.map((person, index) => [person, index]));
  const terms: { col: number; load: Load }[][] = group.people.map(() => []);
  problem.demands.forEach((demand, index) => {
    if (!group.posts.includes(demand.post)) return;
    const load = loadOf(at(problem.shifts, demand.shift));
    at(model.candidates, index).forEach((person, nth) => {
      const own = place.get(person);
      if (own !== undefined) at(terms, own).push({ col: at(model.first, index) + nth, load });
    });
  });
  return terms;
}

/**
 * What a group's open seats hand out in a measure: at most, and as much as nobody outside the group can take.
 * @param candidates by demand
 */
export function totalOf(
  problem: Problem,
  candidates: readonly (readonly number[])[],
  group: Group,
  measure: Measure,
): { most: number; sure: number } {
  const own = new Set(group.people);
  const total = { most: 0, sure: 0 };
  problem.demands.forEach((demand, index) => {
    if (!group.posts.includes(demand.post)) return;
    const load = loadOf(at(problem.shifts, demand.shift))[measure] * demand.open;
    total.most += load;
    if (at(candidates, index).every((person) => own.has(person))) total.sure += load;
  });
  return total;
}

/**
 * @param most spreads that must not be exceeded, by group and measure; null: they are columns
 * @returns what the aims cost, by column; nothing where spreads are fixed
 */
export function addSpreads(
  problem: Problem,
  model: SeatModel,
  groups: readonly Group[],
  most: readonly (readonly number[])[] | null,
): Aims {
  const aims: Aims = { first: new Map(), second: new Map() };
  groups.forEach((group, index) => {
    const terms = groupTerms(problem, model, group);
    measures.forEach((measure, nth) => {
      const total = totalOf(problem, model.candidates, group, measure);
      const spread = spreadRows(model.milp, group, measure, terms, total, most === null ? null : at(at(most, index), nth));
      if (spread) addAim(model.milp, aims, problem.unit, measure, spread);
    });
  });
  return aims;
}

/** Holds everybody to a number of duties of each kind. */
export function addQuotas(model: SeatModel, quotas: readonly { person: number; demands: readonly number[]; count: number }[]): void {
  for (const { person, demands, count } of quotas) {
    const columns = demands.flatMap((demand) => {
      const place = at(model.candidates, demand).indexOf(person);
      return place < 0 ? [] : [one(at(model.first, demand) + place)];
    });
    model.milp.row(columns, count, count);
  }
}

/** Costs of leaders off their turn, wishes passed over, and those who are away for long staying behind. */
export function addComfort(problem: Problem, facts: Facts, model: SeatModel, groups: readonly Group[]): void {
  const { milp } = model;
  const turns = turnsOf(problem);
  const own = ownShifts(problem, model);
  problem.demands.forEach((_, demand) => {
    at(model.candidates, demand).forEach((person, nth) => {
      const off = turnsOff(problem, turns, demand, person);
      if (off > 0) milp.addCost(at(model.first, demand) + nth, off);
    });
  });
  for (const { person, want, shifts } of problem.wishes) {
    const columns = shifts.flatMap((shift) => at(own, person).get(shift) ?? []);
    if (want === 'off') for (const col of columns) milp.addCost(col, wishCost);
    else if (columns.length > 0 && !at(facts.fixedShifts, person).some((shift) => shifts.includes(shift)))
      milp.atLeast([...columns.map(one), one(milp.col(0, 1, false, wishCost))], 1);
  }
  for (const group of groups) {
    if (!group.limited.includes(true)) continue;
    groupTerms(problem, model, group).forEach((terms, index) => {
      if (!at(group.limited, index)) return;
      const short = group.goal - at(group.base, index).weighted;
      if (short <= 0) return;
      const behind = milp.col(0, short, false, 1 / problem.unit);
      milp.atLeast([...terms.map(({ col, load }) => ({ col, value: load.weighted })), one(behind)], short);
    });
  }
}

/** @param values of the solver's columns */
export function planOf(problem: Problem, model: SeatModel, values: ArrayLike<number>): Plan {
  return problem.demands.map((_, demand) =>
    at(model.candidates, demand).filter((_person, nth) => (values[at(model.first, demand) + nth] ?? 0) > 0.5),
  );
}

/** A plan as a start for the solver; seats that it leaves empty are left open. */
export function startOf(problem: Problem, model: SeatModel, plan: Plan): { indices: number[]; values: number[] } {
  const indices: number[] = [];
  const values: number[] = [];
  problem.demands.forEach((_, demand) => {
    at(model.candidates, demand).forEach((person, nth) => {
      indices.push(at(model.first, demand) + nth);
      values.push((plan[demand] ?? []).includes(person) ? 1 : 0);
    });
  });
  return { indices, values };
}
