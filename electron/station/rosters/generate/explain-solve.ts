// Finds out why there is no table: what must be given up at least, and a smallest set of rules that collide.
import type { Highs } from 'highs';
import { elasticModel, restSteps } from '#shared/rosters/generate/elastic.ts';
import {
  elsewhere,
  type Explanation,
  keeping,
  type Named,
  relaxationInWords,
  restInWords,
  ruleInWords,
  vacanciesOf,
  windowAround,
  withoutVacancies,
} from '#shared/rosters/generate/explain.ts';
import { factsOf } from '#shared/rosters/generate/facts.ts';
import { byPeople } from '#shared/rosters/generate/pieces.ts';
import { seatModel } from '#shared/rosters/generate/model.ts';
import { at, type Problem } from '#shared/rosters/generate/problem.ts';
import { relaxed, ruleName } from '#shared/rosters/generate/relax.ts';
import { runMilp } from './solver.ts';

export interface Why {
  /** Null: every seat can be filled after all. */
  explanation: Explanation | null;
  /** The problem without the seats that nobody can fill. */
  possible: Problem;
}

/** One question whether rules collide may take so long, s. */
const questionSeconds = 3;

/** The fewest seats that stay vacant when all rules are kept, by demand; null: not found in time. */
function fewestVacancies(highs: Highs, problem: Problem, seconds: number, free: ReadonlySet<string> = new Set()): number[] | null {
  const model = elasticModel(problem);
  const ran = runMilp(highs, keeping(model, free), { seconds, gap: 0 });
  return ran.values === null ? null : vacanciesOf(model, ran.values);
}

const some = (vacancies: readonly number[] | null): boolean => vacancies?.some((count) => count > 0) ?? false;

/** Takes rule after rule away; what the collision does not need stays away. What is left collides, and no less of it does. */
function smallestCollision(highs: Highs, window: Problem, left: () => number): string[] {
  const rules = elasticModel(window).gives.map(({ rule }) => rule);
  const free = new Set<string>();
  const collides = (without: readonly string[]): boolean =>
    left() > 0 && some(fewestVacancies(highs, window, Math.min(questionSeconds, left()), new Set([...free, ...without])));
  // What can be asked of people least comes last, so that it is named before their leave where either would do.
  const leaves = rules.filter((rule) => rule.startsWith('leave:'));
  const others = ['qualification', 'perWeek', 'rest', 'pool'].flatMap((kind) => rules.filter((rule) => rule.split(':')[0] === kind));
  const drop = (some_: readonly string[]): void => {
    if (some_.length === 0) return;
    if (collides(some_)) for (const rule of some_) free.add(rule);
    else if (some_.length > 1) {
      const half = Math.ceil(some_.length / 2);
      drop(some_.slice(0, half));
      drop(some_.slice(half));
    }
  };
  drop(leaves);
  for (const rule of others) drop([rule]);
  return rules.filter((rule) => !free.has(rule));
}

/** The program knows only some steps of rest: between them the longest that will do is sought. */
function leastRest(highs: Highs, problem: Problem, relaxation: Named[], left: () => number): Named[] {
  const chosen = relaxation.findIndex(({ rule }) => rule.startsWith('rest:'));
  if (chosen < 0) return relaxation;
  const asked = Number(at(relaxation, chosen).rule.slice('rest:'.length));
  const others = relaxation.filter((_, index) => index !== chosen);
  // More people, and duties a week, are as the program has them; the rest alone is tried.
  if (others.some(({ rule }) => rule.startsWith('pool:'))) return relaxation;
  const steps = restSteps(problem, factsOf(problem).near).filter((hours) => hours > asked);
  let [low, high] = [0, steps.length];
  while (low < high && left() > 0) {
    const middle = Math.floor((low + high) / 2);
    const tried = relaxed(problem, [...others.map(({ rule }) => rule), ruleName.rest(at(steps, middle))]);
    const ran = runMilp(highs, seatModel(tried, factsOf(tried)).milp.build(), { seconds: Math.min(questionSeconds, left()), gap: 0 });
    if (ran.values === null) low = middle + 1;
    else high = middle;
  }
  const hours = steps[high];
  return hours === undefined ? relaxation : relaxation.map((one, index) => (index === chosen ? restInWords(hours) : one));
}

/** @param clock reading, s @param seconds in all */
export function explain(highs: Highs, problem: Problem, clock: () => number, seconds: number): Why {
  const until = clock() + seconds;
  const left = (): number => until - clock();
  const explanation: Explanation = { rules: [], relaxation: [] };
  const vacant = problem.demands.map(() => 0);
  for (const { problem: part, demands } of byPeople(problem, factsOf(problem))) {
    const vacancies = fewestVacancies(highs, part, Math.max(1, left() / 3));
    if (vacancies === null || !some(vacancies)) continue;
    demands.forEach((demand, index) => {
      if (at(part.demands, index).open > 0) vacant[demand] = at(vacancies, index);
    });
    const model = elasticModel(part);
    const ran = runMilp(highs, model.build(), { seconds: Math.max(1, left() / 2), gap: 0 });
    if (ran.values !== null) explanation.relaxation.push(...leastRest(highs, part, relaxationInWords(part, model, ran.values), left));
    const window = windowAround(part, vacancies);
    const colliding = smallestCollision(highs, window, left).map((rule) => ruleInWords(part, rule));
    explanation.rules.push(...colliding, ...elsewhere(part, vacancies));
  }
  const named = new Set<string>();
  explanation.rules = explanation.rules.filter(({ rule, text }) => !named.has(`${rule} ${text}`) && named.add(`${rule} ${text}`));
  return { explanation: some(vacant) ? explanation : null, possible: withoutVacancies(problem, vacant) };
}
