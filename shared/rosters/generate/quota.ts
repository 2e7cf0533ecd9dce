// How evenly duties can be shared at best: only numbers of duties by person and kind, without saying which. Whatever a real table may be,
// it is no more even than this; and a table that is as even is the fairest.
import { capacity, type Group } from './fair.ts';
import type { Facts } from './facts.ts';
import { type Milp, MilpBuilder, one } from './milp.ts';
import { totalOf } from './model.ts';
import { at, loadOf, type Load, measures, type Problem } from './problem.ts';
import { addAim, type Aims, type DutyTerm, spreadRows } from './spread-rows.ts';

interface Kind {
  post: number;
  load: Load;
  demands: number[];
  open: number;
}

function kindsOf(problem: Problem): Kind[] {
  const kinds = new Map<string, Kind>();
  problem.demands.forEach((demand, index) => {
    if (demand.open === 0) return;
    const load = loadOf(at(problem.shifts, demand.shift));
    const key = `${demand.post} ${Object.values(load).join(' ')}`;
    const kind = kinds.get(key) ?? { post: demand.post, load, demands: [], open: 0 };
    kind.demands.push(index);
    kind.open += demand.open;
    kinds.set(key, kind);
  });
  return [...kinds.values()];
}

/** So many duties of these are given to one person. */
export interface Quota {
  col: number;
  person: number;
  demands: readonly number[];
}

export interface QuotaModel {
  milp: MilpBuilder;
  quotas: Quota[];
  /** Column of the spread of a group and measure, and what one of it is; undefined where nothing can change it. */
  spreads: ({ col: number; size: number } | undefined)[][];
  aims: Aims;
  build: (costs: ReadonlyMap<number, number>) => Milp;
}

/** Spreads are columns, by group and in the order of `measures`. */
export function quotaModel(problem: Problem, facts: Facts, groups: readonly Group[]): QuotaModel {
  const milp = new MilpBuilder();
  const kinds = kindsOf(problem);
  const quotas: Quota[] = [];
  const terms: (DutyTerm & { post: number })[][] = problem.people.map(() => []);
  for (const kind of kinds) {
    const cols: number[] = [];
    problem.people.forEach((_, person) => {
      const most = capacity(problem, facts, person, kind.demands);
      if (most === 0) return;
      const col = milp.col(0, most, true);
      cols.push(col);
      quotas.push({ col, person, demands: kind.demands });
      at(terms, person).push({ col, load: kind.load, post: kind.post });
    });
    milp.row(cols.map(one), kind.open, kind.open);
  }
  const all = problem.demands.map((_, index) => index);
  problem.people.forEach((_, person) => {
    const own = at(terms, person);
    if (own.length > 1)
      milp.atMost(
        own.map(({ col }) => one(col)),
        capacity(problem, facts, person, all),
      );
  });
  const aims: Aims = { first: new Map(), second: new Map() };
  const spreads = groups.map((group) => {
    const own = group.people.map((person) => at(terms, person).filter(({ post }) => group.posts.includes(post)));
    return measures.map((measure) => {
      const total = totalOf(problem, facts.candidates, group, measure);
      const spread = spreadRows(milp, group, measure, own, total, null);
      if (spread) addAim(milp, aims, problem.unit, measure, spread);
      return spread;
    });
  });
  return {
    milp,
    quotas,
    spreads,
    aims,
    build(costs) {
      milp.setCost(costs);
      return milp.build();
    },
  };
}
