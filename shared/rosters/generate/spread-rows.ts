// Rows that hold the loads of a group between a least and a most, in whole steps of the weights, so that bounds round to real spreads.
import { finePrice, type Group, hundredths } from './fair.ts';
import type { MilpBuilder, Term } from './milp.ts';
import { at, type Load, type Measure } from './problem.ts';

/** A column that stands for duties of one person: what one of them adds to his load. */
export interface DutyTerm {
  col: number;
  load: Load;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The step in which loads of a group differ, in hundredths. */
function stepOf(group: Group, measure: Measure, terms: readonly (readonly DutyTerm[])[]): number {
  let step = 0;
  for (const own of terms) for (const { load } of own) step = gcd(step, hundredths(load[measure]));
  for (const load of group.base) step = gcd(step, hundredths(load[measure]));
  return Math.max(1, step);
}

/**
 * @param terms by place in the group
 * @param total what all of them add together, in the measure: at most, and surely
 * @param most the spread may be no larger; null: it is a column
 * @returns column of the spread and the size of one of it; undefined where the spread is fixed
 */
export function spreadRows(
  milp: MilpBuilder,
  group: Group,
  measure: Measure,
  terms: readonly (readonly DutyTerm[])[],
  total: { most: number; sure: number },
  most: number | null,
): { col: number; size: number } | undefined {
  const step = stepOf(group, measure, terms);
  const steps = (value: number): number => hundredths(value) / step;
  const bases = group.base.map((load) => Math.round(steps(load[measure])));
  const free = bases.filter((_, index) => !at(group.limited, index));
  if (free.length === 0) return undefined;
  const sum = bases.reduce((all, base) => all + base, 0) + steps(total.sure);
  const sumFree = free.reduce((all, base) => all + base, 0) + steps(total.most);
  const highest = Math.max(...bases) + steps(total.most);
  // Integer bounds of the mean: no plan has its most below it or its least above.
  const max = milp.col(Math.max(Math.ceil(sum / bases.length - 1e-9), ...bases), highest, true);
  const min = milp.col(Math.min(...free), Math.floor(sumFree / free.length + 1e-9), true);
  terms.forEach((own, index) => {
    const base = at(bases, index);
    const load: Term[] = own
      .filter((term) => term.load[measure] !== 0)
      .map((term) => ({ col: term.col, value: steps(term.load[measure]) }));
    if (load.length > 0) milp.atMost([...load, { col: max, value: -1 }], -base);
    if (at(group.limited, index)) return;
    milp.atLeast([...load, { col: min, value: -1 }], -base);
  });
  const tolerated = Math.floor(steps(group.tolerance[measure]) + 1e-9);
  if (most !== null) {
    milp.atMost(
      [
        { col: max, value: 1 },
        { col: min, value: -1 },
      ],
      Math.floor(Math.max(steps(most), tolerated) + 1e-9),
    );
    return undefined;
  }
  const spread = milp.col(steps(group.tolerance[measure]), Math.max(highest, steps(group.tolerance[measure])), false);
  milp.atMost(
    [
      { col: max, value: 1 },
      { col: min, value: -1 },
      { col: spread, value: -1 },
    ],
    0,
  );
  return { col: spread, size: step / 100 };
}

/** What the aims cost, by column. */
export interface Aims {
  /** Spreads of weighted duty beyond one weighted shift, and that shift itself. */
  first: Map<number, number>;
  /** Weekends, holidays, nights; and finer differences of weighted duty. */
  second: Map<number, number>;
}

export function addAim(milp: MilpBuilder, aims: Aims, unit: number, measure: Measure, spread: { col: number; size: number }): void {
  if (measure !== 'weighted') {
    aims.second.set(spread.col, spread.size);
    return;
  }
  const excess = milp.col(unit, Number.POSITIVE_INFINITY, false);
  milp.atLeast(
    [
      { col: excess, value: 1 },
      { col: spread.col, value: -spread.size },
    ],
    0,
  );
  aims.first.set(excess, 1);
  aims.second.set(spread.col, (finePrice * spread.size) / unit);
}
