// A table at once: the heaviest duties first, each to whoever has had least. Never breaks a hard rule; a seat that nobody can take stays
// empty after others were moved about for it.
import { type Facts, factsOf } from './facts.ts';
import { turnsOf, turnsOff } from './order.ts';
import { addLoad, at, loadOf, type Load, noLoad, type Plan, type Problem } from './problem.ts';

/** How many people may change places for one empty seat. */
const maxMoves = 4;
/** Rounds of evening out. */
const maxRounds = 60;

class Table {
  readonly problem: Problem;
  readonly facts: Facts;
  readonly plan: number[][];
  readonly #turns: number[];
  /** Demands that a person serves on an open seat. */
  readonly #own: number[][];
  readonly #perWeek: number[][];
  readonly #loads: Load[][];
  readonly #off: Set<string>;

  constructor(problem: Problem, facts: Facts) {
    this.problem = problem;
    this.facts = facts;
    this.plan = problem.demands.map(() => []);
    this.#turns = turnsOf(problem);
    this.#own = problem.people.map(() => []);
    this.#perWeek = facts.inWeek.map((counts) => counts.slice());
    this.#loads = problem.people.map(({ carried }) => problem.posts.map((_, post) => carried[post] ?? noLoad));
    for (const { shift, post, fixed } of problem.demands)
      for (const person of fixed) this.#loads[person]?.splice(post, 1, addLoad(this.load(person, post), loadOf(at(problem.shifts, shift))));
    this.#off = new Set(
      problem.wishes.filter(({ want }) => want === 'off').flatMap(({ person, shifts }) => shifts.map((shift) => `${person}/${shift}`)),
    );
  }

  load(person: number, post: number): Load {
    return at(at(this.#loads, person), post);
  }

  demandsOf(person: number): readonly number[] {
    return at(this.#own, person);
  }

  /** Open seats that the person holds and that exclude this one. */
  inTheWay(person: number, demand: number): number[] {
    const { shift } = at(this.problem.demands, demand);
    const near = at(this.facts.near, shift);
    return at(this.#own, person).filter((other) => {
      const taken = at(this.problem.demands, other).shift;
      return taken === shift || near.includes(taken);
    });
  }

  weekFull(person: number, demand: number): boolean {
    const { maxPerWeek } = this.problem;
    return maxPerWeek !== null && at(at(this.#perWeek, person), at(this.facts.week, at(this.problem.demands, demand).shift)) >= maxPerWeek;
  }

  fits(person: number, demand: number): boolean {
    return !this.weekFull(person, demand) && this.inTheWay(person, demand).length === 0;
  }

  put(person: number, demand: number): void {
    this.#count(person, demand, 1);
    at(this.plan, demand).push(person);
    at(this.#own, person).push(demand);
  }

  take(person: number, demand: number): void {
    this.#count(person, demand, -1);
    at(this.plan, demand).splice(at(this.plan, demand).indexOf(person), 1);
    at(this.#own, person).splice(at(this.#own, person).indexOf(demand), 1);
  }

  #count(person: number, demand: number, sign: number): void {
    const { shift, post } = at(this.problem.demands, demand);
    const week = at(this.facts.week, shift);
    const counts = at(this.#perWeek, person);
    counts[week] = at(counts, week) + sign;
    const { weighted, weekend, holiday, night } = loadOf(at(this.problem.shifts, shift));
    const loads = at(this.#loads, person);
    loads[post] = addLoad(this.load(person, post), {
      weighted: sign * weighted,
      weekend: sign * weekend,
      holiday: sign * holiday,
      night: sign * night,
    });
  }

  /** Least is best. */
  price(person: number, demand: number): number {
    const { shift, post } = at(this.problem.demands, demand);
    const { kind, night } = at(this.problem.shifts, shift);
    const own = this.load(person, post);
    const all = at(this.#loads, person).reduce((sum, load) => sum + load.weighted, 0);
    const wish = this.#off.has(`${person}/${shift}`) ? 2 * this.problem.unit : 0;
    const price =
      own.weighted + all / 4 + (kind === 'weekend' ? own.weekend * 2 : kind === 'holiday' ? own.holiday * 3 : 0) + (night ? own.night : 0);
    return price + wish + turnsOff(this.problem, this.#turns, demand, person);
  }

  /** Fills a seat, moving up to `moves` others; `tried` are the demands already being refilled. */
  fill(demand: number, moves: number, tried: ReadonlySet<number>): boolean {
    const candidates = at(this.facts.candidates, demand).filter((person) => !at(this.plan, demand).includes(person));
    const free = candidates.filter((person) => this.fits(person, demand));
    const best = least(free, (person) => this.price(person, demand));
    if (best !== undefined) {
      this.put(best, demand);
      return true;
    }
    if (moves === 0) return false;
    for (const person of candidates) {
      const blocking = this.inTheWay(person, demand);
      const week = at(this.facts.week, at(this.problem.demands, demand).shift);
      const sameWeek = (other: number): boolean => at(this.facts.week, at(this.problem.demands, other).shift) === week;
      const leaves = blocking.length === 1 ? blocking : blocking.length === 0 ? at(this.#own, person).filter(sameWeek) : [];
      for (const other of leaves) {
        if (tried.has(other)) continue;
        this.take(person, other);
        if (this.fits(person, demand)) {
          this.put(person, demand);
          if (this.fill(other, moves - 1, new Set([...tried, demand, other]))) return true;
          this.take(person, demand);
        }
        this.put(person, other);
      }
    }
    return false;
  }
}

function least<T>(list: readonly T[], price: (one: T) => number): T | undefined {
  let best: T | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const one of list) {
    const value = price(one);
    if (value < lowest) [best, lowest] = [one, value];
  }
  return best;
}

/** Gives duties of those who have most to those who have least, where the rules allow it. */
function evenOut(table: Table): void {
  const { problem, facts } = table;
  for (let round = 0; round < maxRounds; round += 1) {
    let moved = false;
    problem.posts.forEach((post, index) => {
      if (post.rotation === 'inOrder') return;
      const people = [...post.pool].sort((a, b) => table.load(b, index).weighted - table.load(a, index).weighted);
      const pairs = people.slice(0, 4).flatMap((most) => people.slice(-4).map((fewest) => [most, fewest] as const));
      for (const [most, fewest] of pairs) {
        const difference = table.load(most, index).weighted - table.load(fewest, index).weighted;
        const demand = table
          .demandsOf(most)
          .filter(
            (one) => at(problem.demands, one).post === index && at(problem.shifts, at(problem.demands, one).shift).weight < difference,
          )
          .find((one) => at(facts.candidates, one).includes(fewest) && !at(table.plan, one).includes(fewest) && table.fits(fewest, one));
        if (demand === undefined) continue;
        table.take(most, demand);
        table.put(fewest, demand);
        moved = true;
        break;
      }
    });
    if (!moved) return;
  }
}

/** @param facts of the problem, when they are known already */
export function greedy(problem: Problem, facts: Facts = factsOf(problem)): Plan {
  const table = new Table(problem, facts);
  const order = problem.demands.map((_, index) => index).sort((a, b) => priority(problem, facts, a) - priority(problem, facts, b) || a - b);
  const holes: number[] = [];
  for (const demand of order)
    for (let seat = 0; seat < at(problem.demands, demand).open; seat += 1) if (!table.fill(demand, 0, new Set())) holes.push(demand);
  // Required posts first: what is moved for an optional one must not cost them.
  holes.sort(
    (a, b) =>
      Number(at(problem.posts, at(problem.demands, b).post).required) - Number(at(problem.posts, at(problem.demands, a).post).required),
  );
  for (const demand of holes) table.fill(demand, maxMoves, new Set());
  evenOut(table);
  return table.plan;
}

/** Leaders in the order of time, then the heaviest duties; a seat that few can take goes before all. */
function priority(problem: Problem, facts: Facts, demand: number): number {
  const { shift, post, open } = at(problem.demands, demand);
  const spare = at(facts.candidates, demand).length - open;
  if (spare < 3) return spare - 1000;
  return at(problem.posts, post).rotation === 'inOrder' ? -100 : -at(problem.shifts, shift).weight;
}
