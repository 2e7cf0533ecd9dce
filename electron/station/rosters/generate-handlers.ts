// The generator over the contract: a draft at once, the solver's when it is found, and why there is none.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { greedy } from '#shared/rosters/generate/greedy.ts';
import type { Plan } from '#shared/rosters/generate/problem.ts';
import { relaxed } from '#shared/rosters/generate/relax.ts';
import { daysBetween } from '#shared/rosters/calendar.ts';
import { homeRosterId, type RosterRules } from '#shared/rosters/types.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { checkedRoster, foundDraft } from './draft-commands.ts';
import { draftOut } from './draft-handlers.ts';
import { draftById } from './draft-queries.ts';
import { gather, type Gathered, type PostChoice } from './generate/gather-queries.ts';
import { gapOfStages } from './generate/generations.ts';
import type { SolveResult } from './generate/solve-worker.ts';

type SomeRules = { [K in keyof RosterRules]?: RosterRules[K] | undefined };

interface Input {
  from: string;
  to: string;
  roster?: Id | undefined;
  posts?: PostChoice[] | undefined;
  people?: Id[] | undefined;
  options?:
    | {
        seconds?: number | undefined;
        gap?: number | undefined;
        draft?: Id | undefined;
        relax?: string[] | undefined;
        rules?: SomeRules | undefined;
        title?: string | undefined;
      }
    | undefined;
}

/** A table may be this much short of the best, unless the caller says otherwise. */
const usualGap = 0.01;
/** A quarter takes seconds; a longer period is solved in pieces, one after the other. */
const usualSeconds = (days: number): number => (days <= 124 ? 40 : 180);

/** The roster's rules, with what was changed for this run alone laid over them. */
function rulesOfRun(rules: RosterRules, changed: SomeRules = {}): RosterRules {
  return {
    restHours: changed.restHours ?? rules.restHours,
    maxPerWeek: changed.maxPerWeek === undefined ? rules.maxPerWeek : changed.maxPerWeek,
    weights: changed.weights ?? rules.weights,
    carryOverDays: changed.carryOverDays ?? rules.carryOverDays,
  };
}

/** One request, read once: what the solver works on while the tables go on changing. */
class Request {
  readonly #parts: StationParts;
  readonly #input: Input;
  readonly #actor: string;
  readonly #gathered: Gathered;
  readonly #roster: ReturnType<typeof checkedRoster>;
  readonly draft: Id;

  /** @throws DomainError notFound, notValid, tooLarge, shiftOver (nothing of the period is still to come) */
  constructor(parts: StationParts, input: Input, actor: string) {
    this.#parts = parts;
    this.#input = input;
    this.#actor = actor;
    const { from, to, posts, people, options = {} } = input;
    const db = { db: parts.read };
    const before = options.draft === undefined ? undefined : foundDraft(db, options.draft);
    const roster = before?.roster ?? input.roster ?? homeRosterId;
    const checked = checkedRoster(db, { roster, from, to });
    this.#roster = { ...checked, rules: rulesOfRun(checked.rules, options.rules) };
    const gathered = gather(
      parts.read,
      { roster: this.#roster, from, to, posts, people, draft: before },
      parts.rosterContext(),
      parts.clock.now(),
    );
    if (gathered.problem.shifts.length === 0) throw new DomainError('shiftOver', { field: 'to', received: to });
    this.#gathered = { ...gathered, problem: relaxed(gathered.problem, options.relax ?? []) };
    this.draft = before?.id ?? parts.journal.commit(actor, (tx) => tx.newId());
  }

  greedy(): Plan {
    return greedy(this.#gathered.problem);
  }

  /** Seats to fill that a plan fills, and all of them. */
  filled(plan: Plan): { filled: number; of: number } {
    const { demands } = this.#gathered.problem;
    return { filled: plan.reduce((sum, people) => sum + people.length, 0), of: demands.reduce((sum, { open }) => sum + open, 0) };
  }

  solve(): Promise<SolveResult | null> {
    const { from, to, options = {} } = this.#input;
    return this.#parts.generations.run(this.draft, {
      problem: this.#gathered.problem,
      seconds: options.seconds ?? usualSeconds(daysBetween(from, to).length),
      gap: options.gap ?? usualGap,
    });
  }

  /** Writes the table down; of a draft that was dropped or published meanwhile nothing more is written. */
  write(plan: Plan, outcome: Record<string, unknown>): void {
    const { from, to, options = {} } = this.#input;
    this.#parts.journal.commit(this.#actor, (tx) =>
      tx.append('rosterDraft.made', this.draft, {
        roster: this.#roster.id,
        from,
        to,
        title: options.title ?? `${this.#roster.name} ${from}–${to}`,
        origin: 'generated',
        cells: this.#gathered.cellsOf(plan),
        outcome: { ...outcome, relaxed: options.relax ?? [] },
      }),
    );
  }

  writeResult(result: SolveResult): void {
    const { method, stages, seconds, pieces, impossible } = result;
    this.write(result.plan, { method, gap: gapOfStages(stages), seconds: Math.round(seconds * 100) / 100, impossible, stages, pieces });
  }
}

/** What the solver finds takes the place of the greedy draft, unless that was dropped or published meanwhile. */
async function goOn(parts: StationParts, request: Request): Promise<void> {
  try {
    const result = await request.solve();
    if (result !== null && draftById(parts.read, request.draft)) request.writeResult(result);
  } catch (error) {
    parts.log.error({ err: error, draft: request.draft }, 'the generated table could not be written');
  }
}

export function generateHandlers(os: Os, parts: StationParts) {
  const o = os.rosterDrafts;
  const out = (id: Id) => draftOut(parts, id, (draft) => parts.generations.of(draft));
  return {
    generate: o.generate.handler(async ({ input, context }) => {
      parts.generations.refuseIfBusy();
      const request = new Request(parts, input, userOf(context).id);
      const result = await request.solve();
      if (result === null) throw new DomainError('stopping');
      const { filled, of } = request.filled(result.plan);
      if (of > 0 && filled === 0) throw new DomainError('impossible', { blockers: result.impossible?.rules.map(({ text }) => text) });
      request.writeResult(result);
      return { ...out(request.draft), draftId: request.draft };
    }),
    start: o.start.handler(({ input, context }) => {
      parts.generations.refuseIfBusy();
      const request = new Request(parts, input, userOf(context).id);
      request.write(request.greedy(), { method: 'greedy' });
      void goOn(parts, request);
      return out(request.draft);
    }),
    cancel: o.cancel.handler(({ input }) => {
      foundDraft({ db: parts.read }, input.id);
      parts.generations.cancel(input.id);
      return { ok: true as const };
    }),
  };
}
