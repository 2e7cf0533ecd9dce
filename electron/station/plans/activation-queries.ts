// Responses as they stand: begun, raised, lowered, ended, with the marks on their steps. Reads only.
import type { Grade } from '#shared/incidents/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ActivationStep } from '#shared/plans/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { ActivationMove, ActivationStarted, StepMark } from './projection.ts';

export interface Activation extends ActivationStarted {
  id: Id;
  actor: string;
  /** The level now, after all that moved it. */
  levelNow: Grade;
  levelNameNow: string;
  allSteps: ActivationStep[];
  moves: (ActivationMove & { hlc: string; actor: string })[];
  ended: { at: Millis; reason: string; orderedBy: string } | null;
}

interface Row {
  id: Id;
  actor: string;
  value: string;
}
interface MoveRow {
  hlc: string;
  kind: ActivationMove['kind'];
  actor: string;
  payload: string;
}

function toActivation(db: ReadDb, row: Row): Activation {
  const started = JSON.parse(row.value) as ActivationStarted;
  const moves = db
    .all<MoveRow>('plans.movesOf', 'SELECT hlc, kind, actor, payload FROM activationMoves WHERE activation = ? ORDER BY hlc', row.id)
    .map(({ kind, payload, ...rest }) => ({ ...rest, kind, payload: JSON.parse(payload) as never }) as Activation['moves'][number]);
  const activation: Activation = {
    ...started,
    id: row.id,
    actor: row.actor,
    levelNow: started.level,
    levelNameNow: started.levelName,
    allSteps: [...started.steps],
    moves,
    ended: null,
  };
  for (const move of moves) {
    if (move.kind === 'levelChanged') {
      activation.levelNow = move.payload.to;
      activation.levelNameNow = move.payload.toName;
      activation.allSteps.push(...move.payload.steps);
    } else if (move.kind === 'stepAdded') activation.allSteps.push(move.payload.step);
    // Of two stations that end it, the first word stays.
    else activation.ended ??= { at: move.payload.at, reason: move.payload.reason, orderedBy: move.payload.orderedBy };
  }
  return activation;
}

export function activationById(db: ReadDb, id: Id): Activation | undefined {
  const row = db.get<Row>('plans.activation', 'SELECT id, actor, value FROM activations WHERE id = ?', id);
  return row && toActivation(db, row);
}

/** The earliest first. */
export function activationsOf(db: ReadDb, incident: Id): Activation[] {
  return db
    .all<Row>('plans.activationsOf', 'SELECT id, actor, value FROM activations WHERE incident = ? ORDER BY hlc', incident)
    .map((row) => toActivation(db, row));
}

/** Responses under a plan that were not ended. */
export function runningUnder(db: ReadDb, plan: Id): { activation: Id; incident: Id; level: Grade }[] {
  return db
    .all<Row>(
      'plans.runningUnder',
      `SELECT id, actor, value FROM activations WHERE plan = ?
         AND NOT EXISTS (SELECT 1 FROM activationMoves WHERE activation = activations.id AND kind = 'ended') ORDER BY hlc`,
      plan,
    )
    .map((row) => toActivation(db, row))
    .map((one) => ({ activation: one.id, incident: one.incident, level: one.levelNow }));
}

/** The last mark on each step, by step. */
export function marksOf(db: ReadDb, activation: Id): Map<string, StepMark & { actor: string }> {
  return new Map(
    db
      .all<{ step: string; actor: string; payload: string }>(
        'plans.marks',
        'SELECT step, actor, payload FROM activationSteps WHERE activation = ?',
        activation,
      )
      .map(({ step, actor, payload }) => [step, { ...(JSON.parse(payload) as StepMark), actor }]),
  );
}
