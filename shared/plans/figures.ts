// The yearly figures of the plan library that offices report, by shelf and by issuing unit. Pure.
import { planActs, type ActValue, type PlanAct, type Shelf, shelves } from './types.ts';

export interface FigurePlan {
  shelf: Shelf;
  unitName: string;
  abolishedOn: string | null;
  /** Days on which versions were issued, the earliest first. */
  issuedOn: readonly string[];
  acts: readonly Pick<ActValue, 'act' | 'on'>[];
  /** Obligations of the plan: the day they fell due, and whether they were kept. */
  owed: readonly { act: PlanAct; dueOn: string; kept: boolean }[];
}

export interface FigureLine {
  key: string;
  /** In force on the last day of the period. */
  plans: number;
  /** Of these, with a version issued in the three years before that day. */
  recent: number;
  /** Issued for the first time in the period; a newer version issued in it; abolished in it. */
  made: number;
  revised: number;
  abolished: number;
  /** Plans that were filed, made public, evaluated, drilled in the period, each counted once. */
  filed: number;
  published: number;
  evaluated: number;
  drilled: number;
  /** Drills held. */
  drills: number;
  /** What fell due in the period by the watch, and what of it was kept. */
  due: number;
  kept: number;
}

const blank = (key: string): FigureLine => ({
  key,
  plans: 0,
  recent: 0,
  made: 0,
  revised: 0,
  abolished: 0,
  filed: 0,
  published: 0,
  evaluated: 0,
  drilled: 0,
  drills: 0,
  due: 0,
  kept: 0,
});

const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

function add(line: FigureLine, plan: FigurePlan, from: string, to: string): void {
  const inside = (day: string): boolean => from <= day && day <= to;
  const issued = plan.issuedOn.filter((day) => day <= to);
  const [first] = issued;
  const last = issued.at(-1);
  const inForce = first !== undefined && (plan.abolishedOn === null || plan.abolishedOn > to);
  const acted = (act: PlanAct): number => (plan.acts.some((one) => one.act === act && inside(one.on)) ? 1 : 0);
  if (inForce) line.plans += 1;
  if (inForce && last !== undefined && last > yearsBefore(to, 3)) line.recent += 1;
  if (first !== undefined && inside(first)) line.made += 1;
  if (issued.slice(1).some(inside) || acted('revision') === 1) line.revised += 1;
  if (plan.abolishedOn !== null && inside(plan.abolishedOn)) line.abolished += 1;
  line.filed += acted('filing');
  line.published += acted('publication');
  line.evaluated += acted('evaluation');
  line.drilled += acted('drill');
  line.drills += plan.acts.filter((one) => one.act === 'drill' && inside(one.on)).length;
  const due = plan.owed.filter(({ dueOn }) => inside(dueOn));
  line.due += due.length;
  line.kept += due.filter(({ kept }) => kept).length;
}

export interface PlanFigures {
  byShelf: FigureLine[];
  byUnit: FigureLine[];
  total: FigureLine;
}

/** @param from,to days, both included */
export function planFigures(plans: readonly FigurePlan[], from: string, to: string): PlanFigures {
  const byShelf = new Map<string, FigureLine>(shelves.map((shelf) => [shelf, blank(shelf)]));
  const byUnit = new Map<string, FigureLine>();
  const total = blank('');
  for (const plan of plans) {
    const unit = byUnit.get(plan.unitName) ?? blank(plan.unitName);
    byUnit.set(plan.unitName, unit);
    for (const line of [byShelf.get(plan.shelf), unit, total]) if (line) add(line, plan, from, to);
  }
  const says = (line: FigureLine): boolean => Object.values(line).some((value) => typeof value === 'number' && value > 0);
  return {
    byShelf: [...byShelf.values()],
    byUnit: [...byUnit.values()].filter(says).toSorted((a, b) => b.plans - a.plans || a.key.localeCompare(b.key, 'zh-CN')),
    total,
  };
}

/** The acts that the watch times, as obligations are called. */
export const actOfDuty: Record<string, PlanAct> = Object.fromEntries(
  planActs.map((act) => [`plan${act.charAt(0).toUpperCase()}${act.slice(1)}`, act]),
);
