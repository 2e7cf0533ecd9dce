// Rosters made by plain rotation, by the greedy and by the solver, on the same offices in the same run: time, gap, spread, rules broken.
// The solver runs as in the program: on a thread of its own that loads HiGHS first.
import { violationsOf } from '#shared/rosters/generate/check.ts';
import { groupsOf, loadsOf, spreadOf } from '#shared/rosters/generate/fair.ts';
import { factsOf } from '#shared/rosters/generate/facts.ts';
import { greedy } from '#shared/rosters/generate/greedy.ts';
import { comfort } from '#shared/rosters/generate/order.ts';
import { type Measure, noLoad, type Plan, type Problem } from '#shared/rosters/generate/problem.ts';
import { rotate } from '#shared/rosters/generate/rotation.ts';
import { silentLog } from '#station/kernel/log.ts';
import { Generations } from '#station/rosters/generate/generations.ts';
import { gapOf } from '#station/rosters/generate/solve.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, round } from './figure.ts';
import { office, type OfficeSize } from './roster-office.ts';

const quarter: OfficeSize = {
  people: 60,
  posts: 3,
  from: '2026-10-01',
  days: 92,
  restHours: 48,
  maxPerWeek: 2,
  away: 0.4,
  wishes: 30,
  inOrder: true,
  carried: true,
};

const cases: { name: string; size: OfficeSize; seconds: number; aim: { seconds: number | null } }[] = [
  { name: 'quarter', size: quarter, seconds: 40, aim: { seconds: 10 } },
  // Two posts draw on the same forty people: both, and their sum, are shared.
  { name: 'quarter.shared', size: { ...quarter, shared: true }, seconds: 40, aim: { seconds: null } },
  {
    name: 'year',
    size: { ...quarter, people: 120, posts: 5, from: '2024-01-01', days: 366, wishes: 120 },
    seconds: 180,
    aim: { seconds: null },
  },
];

interface Judged {
  /** Of the post that is shared least evenly, carried duty included. */
  spread: (measure: Measure) => number;
  broken: number;
  off: number;
  wishes: number;
}

function judgePlan(problem: Problem, plan: Plan): Judged {
  const groups = groupsOf(problem, factsOf(problem));
  const { off, wishes } = comfort(problem, groups, plan);
  // What is tolerated in the aims is counted here all the same.
  const bare = groups.map((group) => ({ ...group, tolerance: noLoad }));
  return {
    spread: (measure) => Math.max(...bare.map((group) => spreadOf(group, loadsOf(problem, group, plan), measure))),
    broken: violationsOf(problem, plan).length,
    off,
    wishes,
  };
}

async function measure({ name, size, seconds, aim }: (typeof cases)[number]): Promise<Figure[]> {
  const problem = office(size);
  const timed = <T>(work: () => T): [T, number] => {
    const from = performance.now();
    return [work(), (performance.now() - from) / 1000];
  };
  const [quick, quickSeconds] = timed(() => greedy(problem));
  const plain = judgePlan(problem, rotate(problem));
  const swift = judgePlan(problem, quick);
  const generations = new Generations({ clock: new SystemClock(), log: silentLog() });
  const from = performance.now();
  const result = await generations.run('bench', { problem, seconds, gap: 0.01 });
  const took = (performance.now() - from) / 1000;
  if (result === null || result.impossible !== null || result.method !== 'solver') throw new Error(`${name}: no table was found`);
  const best = judgePlan(problem, result.plan);
  const gaps = new Map(result.stages.map((stage) => [stage.name, round(gapOf(stage) * 100, 2)]));
  const fair = Math.max(gaps.get('spread') ?? 100, gaps.get('kinds') ?? 100);
  const beside = (what: string, unit: string, of: (judged: Judged) => number, limit?: string): Figure[] => [
    { name: `rosters.${name}.${what}`, value: of(best), unit, ...(limit && { aim: limit }), rival: { what: 'rotation', value: of(plain) } },
    { name: `rosters.${name}.${what}.greedy`, value: of(swift), unit },
  ];
  return [
    {
      name: `rosters.${name}.seconds`,
      value: round(took, 1),
      unit: 's',
      ...(aim.seconds !== null && { aim: `< ${aim.seconds}` }),
    },
    { name: `rosters.${name}.greedy.ms`, value: round(quickSeconds * 1000), unit: 'ms', aim: '< 500' },
    { name: `rosters.${name}.pieces`, value: result.pieces, unit: 'models' },
    { name: `rosters.${name}.gap.fairness`, value: fair, unit: '%', aim: '≤ 1' },
    { name: `rosters.${name}.gap.order`, value: gaps.get('comfort') ?? 100, unit: '%' },
    ...beside('broken', 'rules', ({ broken }) => broken, '≤ 0'),
    ...beside('spread', 'weighted', ({ spread }) => spread('weighted'), '≤ 1'),
    ...beside('spread.weekends', 'duties', ({ spread }) => spread('weekend')),
    ...beside('spread.holidays', 'duties', ({ spread }) => spread('holiday')),
    ...beside('turns', 'off', ({ off }) => off),
    ...beside('wishes', 'unmet', ({ wishes }) => wishes),
  ];
}

export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const one of cases) figures.push(...(await measure(one)));
  return figures;
}
