// The steps of a response: which a level asks for, which fall away when it is lowered, how each stands. Pure.
import { type Grade, isHigher } from '../incidents/types.ts';
import type { Millis } from '../time/clock.ts';
import type { ActivationStep, PlanStep, PlanText, ResponseLevel, StepState } from './types.ts';

const sameStep = (a: Pick<PlanStep, 'text' | 'who'>, b: Pick<PlanStep, 'text' | 'who'>): boolean => a.text === b.text && a.who === b.who;

/** The level of a version that a start names: by its id when several have the same grade, else the first of the grade. */
export function levelOf(text: Pick<PlanText, 'levels'>, grade: Grade, id?: string): ResponseLevel | undefined {
  return text.levels.find((one) => one.level === grade && (id === undefined || one.id === id));
}

/**
 * What a level asks for: its own steps and those of its cards, in the order of the plan, each once.
 * @param first also the cards that are for any level
 */
export function stepsOfLevel(text: Pick<PlanText, 'cards'>, level: ResponseLevel | undefined, grade: Grade, first: boolean): PlanStep[] {
  const cards = text.cards.filter((card) => card.level === grade || (first && card.level === null));
  const asked = [
    ...(level?.steps ?? []),
    // A card says once whose it is; its steps often do not.
    ...cards.flatMap((card) => card.steps.map((step) => (step.who === '' ? { ...step, who: card.role } : step))),
  ];
  const kept: PlanStep[] = [];
  for (const step of asked) if (!kept.some((one) => sameStep(one, step))) kept.push(step);
  return kept;
}

/** When a step is to be done: null when the plan names no minutes. `atOnceMs`: what "at once" (0 minutes) is taken as. */
export function dueOf(minutes: number | null, at: Millis, atOnceMs: number): Millis | null {
  if (minutes === null) return null;
  return at + (minutes === 0 ? atOnceMs : minutes * 60_000);
}

export interface Mark {
  state: StepState;
  at: Millis;
  who: string;
  note: string;
  hlc: string;
  actor: string;
}

export interface Move {
  hlc: string;
  kind: 'levelChanged' | 'stepAdded' | 'ended';
  from?: Grade | undefined;
  to?: Grade | undefined;
  reason?: string | undefined;
  steps: readonly ActivationStep[];
}

export interface StandingStep extends ActivationStep {
  state: StepState;
  mark: Mark | null;
  /** Lowering the level made it unneeded, with the reason that was given. */
  dropped: string | null;
  /** Added by hand: the plan does not have it. */
  byHand: boolean;
}

/**
 * How each step stands. A lowering drops what the higher level asked for and nobody had begun; what was done stays done, and what is
 * marked later counts. The same in whatever order the words arrived, since moves and marks are compared by their stamps.
 * @param moves in the order of their stamps
 */
export function standingSteps(
  started: readonly ActivationStep[],
  moves: readonly Move[],
  marks: ReadonlyMap<string, Mark>,
): StandingStep[] {
  const drops = new Map<string, { hlc: string; reason: string }>();
  const known: { step: ActivationStep; byHand: boolean }[] = started.map((step) => ({ step, byHand: false }));
  for (const move of moves) {
    const { from, to } = move;
    if (move.kind === 'levelChanged' && from && to && isHigher(from, to))
      for (const { step, byHand } of known)
        if (!byHand && isHigher(step.level, to)) drops.set(step.id, { hlc: move.hlc, reason: move.reason ?? '' });
    for (const step of move.steps) known.push({ step, byHand: move.kind === 'stepAdded' });
  }
  return known.map(({ step, byHand }) => {
    const mark = marks.get(step.id) ?? null;
    const drop = drops.get(step.id);
    const counts = mark !== null && (mark.state !== 'open' || drop === undefined || mark.hlc > drop.hlc);
    if (counts || !drop) return { ...step, state: mark?.state ?? 'open', mark, dropped: null, byHand };
    return { ...step, state: 'notNeeded', mark: null, dropped: drop.reason, byHand };
  });
}

/** What a level adds to a response that runs: its steps without those that stand already and were not dropped. */
export function addedBy(asked: readonly PlanStep[], standing: readonly StandingStep[], grade: Grade): PlanStep[] {
  return asked.filter((step) => !standing.some((one) => one.dropped === null && one.level === grade && sameStep(one, step)));
}

export interface Progress {
  /** Without those that are not needed. */
  total: number;
  done: number;
  handedOn: number;
  overdue: number;
}

/** A step that was handed on is not done: its limit counts on. */
export function progressOf(steps: readonly Pick<StandingStep, 'state' | 'dueAt'>[], now: Millis): Progress {
  const needed = steps.filter(({ state }) => state !== 'notNeeded');
  return {
    total: needed.length,
    done: needed.filter(({ state }) => state === 'done').length,
    handedOn: needed.filter(({ state }) => state === 'handedOn').length,
    overdue: needed.filter(({ state, dueAt }) => state !== 'done' && dueAt !== null && dueAt < now).length,
  };
}
