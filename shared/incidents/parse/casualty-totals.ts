// Several numbers for one field: which of them is the figure. Parts never count beside their whole, old stages not beside new ones.
import type { Group } from './casualty-groups.ts';

/** A group as a statement about one field. */
export interface Stated {
  group: Group;
  /** null: only rough. */
  value: number | null;
  /** It says nothing but the way people are hurt (重伤, 轻伤, 送医): it may speak of part of those counted elsewhere. */
  partial: boolean;
}

export interface Settled {
  value: number | null;
  /** Groups that prove the value. */
  used: Group[];
  /** Groups that give the field only roughly. */
  rough: Group[];
}

interface Statement {
  stage: number;
  /** 3 a stated total, 2 a consequence of the event, 1 a mention, 0 people already spoken of. */
  rank: number;
  cue: 'more' | 'newer' | '';
  items: Stated[];
  /** null: rough or contradictory. */
  value: number | null;
  signature: string;
}

const total = /(?<![公中])共(?!同)|累计|总计|合计|加起来|总共|人数(?:为|达|至|升|增|由|是|更|共)/;
const consequence = /造成|致(?![电使辞])|致使|导致|酿成/;
const stageMarker = /截[至止]|更正|经(?:进一步)?核实|核实(?:为|死亡|受伤)|最新|最终|修正/g;
const additive = /另|又|还有|也有/;
const newer = /目前|截[至止]|现已|现有|最新|最终|核实|增至|升至|仍/;
const increment = /新增|新发现|再增/;

/** Reads how numbers are introduced. One for a text, so that the marks of stages are looked for once. */
export class Introductions {
  readonly #text: string;
  readonly #sentenceStarts: readonly number[];
  readonly #stages: number[];

  constructor(text: string, sentenceStarts: readonly number[]) {
    this.#text = text;
    this.#sentenceStarts = sentenceStarts;
    this.#stages = [...text.matchAll(stageMarker)].map((match) => match.index);
  }

  #lead(group: Group, reach: number): string {
    const from = Math.max(this.#sentenceStarts[group.clause.sentence] ?? 0, group.count.start - reach);
    return this.#text.slice(from, group.count.start);
  }

  /** Number of the stage (截至8时 …) the group stands in, 0 when its sentence names none. */
  stageOf(group: Group): number {
    const from = this.#sentenceStarts[group.clause.sentence] ?? 0;
    let low = 0;
    let high = this.#stages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stages[middle] ?? 0) < group.count.start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.#stages[low - 1] ?? 0) >= from ? low : 0;
  }

  rankOf(group: Group): number {
    if (group.reference) return 0;
    const near = this.#text.slice(Math.max(group.clause.start, group.count.start - 16), group.count.start);
    if (total.test(near)) return 3;
    return consequence.test(this.#lead(group, 60)) ? 2 : 1;
  }

  cueOf(group: Group): 'more' | 'newer' | '' {
    const near = this.#text.slice(Math.max(group.clause.start, group.count.start - 16), group.count.start);
    if (additive.test(near)) return 'more';
    return newer.test(this.#lead(group, 40)) ? 'newer' : '';
  }

  isIncrement(group: Group): boolean {
    return increment.test(this.#text.slice(Math.max(group.clause.start, group.count.start - 10), group.count.start));
  }
}

const signatureOf = ({ value, group }: Stated): string =>
  value === null ? `${group.count.min ?? ''}-${group.count.max ?? ''}-${group.count.about ?? ''}` : String(value);

function statementOf(items: Stated[], intro: Introductions): Statement {
  const first = items[0];
  const ranks = items.map((item) => intro.rankOf(item.group));
  const rank = Math.max(...ranks);
  // A stated total stands for its sentence, and people spoken of again do not count beside those spoken of first.
  // 共造成1人重伤，33人轻伤: the total is of both.
  const sorts = items.every((item) => item.partial);
  let counting = items.filter((_, index) => (rank === 3 && !sorts ? ranks[index] === 3 : rank === 0 || ranks[index] !== 0));
  if (rank === 3 && !sorts && counting.length > 1) counting = counting.slice(-1);
  const value = counting.reduce<number | null>((sum, item) => (sum === null || item.value === null ? null : sum + item.value), 0);
  return {
    stage: first ? intro.stageOf(first.group) : 0,
    rank,
    cue: first ? intro.cueOf(first.group) : '',
    items: counting,
    value,
    signature: value === null ? counting.map(signatureOf).join('+') : String(value),
  };
}

function statementsOf(items: readonly Stated[], intro: Introductions): Statement[] {
  const keyed = new Map<string, Stated[]>();
  for (const item of items) {
    const key = `${item.group.clause.sentence}/${intro.stageOf(item.group)}`;
    const known = keyed.get(key);
    if (known) known.push(item);
    else keyed.set(key, [item]);
  }
  return [...keyed.values()].map((group) => statementOf(group, intro));
}

function result(statements: readonly Statement[]): Settled {
  const items = statements.flatMap((statement) => statement.items);
  const exact = items.every((item) => item.value !== null);
  return {
    value: exact ? items.reduce((sum, item) => sum + (item.value ?? 0), 0) : null,
    used: items.map((item) => item.group),
    rough: exact ? [] : items.filter((item) => item.value === null).map((item) => item.group),
  };
}

const nothing: Settled = { value: null, used: [], rough: [] };

/** 重伤2人 in a later sentence is part of the injured counted before, unless every sentence names its own sort. */
function withoutPartial(statements: readonly Statement[]): Statement[] {
  const isPartial = (statement: Statement): boolean => statement.items.every((item) => item.partial);
  const whole = statements.filter((statement) => !isPartial(statement));
  const most = Math.max(...whole.map((statement) => statement.value ?? Number.POSITIVE_INFINITY));
  return whole.length === 0
    ? [...statements]
    : statements.filter((statement) => !isPartial(statement) || statement.cue === 'more' || (statement.value ?? 0) > most);
}

/**
 * Decides one field.
 * @param items statements about the field, in the order of the text, without parts of one another
 * @returns the figure, or the rough statements, or nothing when two readings compete
 */
export function settle(items: readonly Stated[], intro: Introductions): Settled {
  let statements = withoutPartial(
    statementsOf(
      items.filter((item) => !intro.isIncrement(item.group)),
      intro,
    ),
  );
  const latest = Math.max(0, ...statements.map((statement) => statement.stage));
  if (latest > 0) statements = statements.filter((statement) => statement.stage === latest);
  const told = statements.filter((statement) => statement.rank > 0);
  if (told.length > 0) statements = told;
  const [first, ...rest] = statements;
  const last = statements.at(-1);
  if (!first || !last) return nothing;
  if (rest.every((statement) => statement.signature === first.signature)) return result([last]);
  if (rest.every((statement) => statement.cue === 'more' && statement.rank < 3)) return result(statements);
  const rank = Math.max(...statements.map((statement) => statement.rank));
  const best = statements.filter((statement) => statement.rank === rank);
  const [top] = best;
  if (
    top &&
    best.every((statement) => statement.signature === top.signature) &&
    !(last.cue === 'newer' && (last.value ?? 0) > (top.value ?? 0))
  ) {
    return result([top]);
  }
  return rank === 3 || last.cue === 'newer' ? result([rank === 3 ? (best.at(-1) ?? last) : last]) : nothing;
}
