// Responses as they stand: begun, raised, lowered, ended, with the marks on their steps. Reads only.
import type { Grade } from '#shared/incidents/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type Mark, type Move, type StandingStep, standingSteps } from '#shared/plans/response.ts';
import type { NoticeValue } from '#shared/plans/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { ActivationMove, ActivationStarted, StepMark } from './projection.ts';

export interface Activation extends ActivationStarted {
  id: Id;
  actor: string;
  /** The level now, after all that moved it. */
  levelNow: Grade;
  levelNameNow: string;
  /** All steps that any level or hand added, as they stand. */
  standing: StandingStep[];
  moves: (ActivationMove & { hlc: string; actor: string })[];
  ended: { at: Millis; reason: string; orderedBy: string; actor: string } | null;
}

export type Notice = NoticeValue & { id: Id };

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

function moveOf({ hlc, kind, payload }: Activation['moves'][number]): Move {
  if (kind === 'levelChanged') return { hlc, kind, from: payload.from, to: payload.to, reason: payload.reason, steps: payload.steps };
  return { hlc, kind, steps: kind === 'stepAdded' ? [payload.step] : [] };
}

function toActivation(db: ReadDb, row: Row): Activation {
  const started = JSON.parse(row.value) as ActivationStarted;
  const moves = db
    .all<MoveRow>('plans.movesOf', 'SELECT hlc, kind, actor, payload FROM activationMoves WHERE activation = ? ORDER BY hlc', row.id)
    .map(({ payload, ...rest }): Activation['moves'][number] => ({ ...rest, payload: JSON.parse(payload) as never }));
  const activation: Activation = {
    ...started,
    id: row.id,
    actor: row.actor,
    levelNow: started.level,
    levelNameNow: started.levelName,
    standing: standingSteps(started.steps, moves.map(moveOf), marksOf(db, row.id)),
    moves,
    ended: null,
  };
  for (const move of moves) {
    if (move.kind === 'levelChanged') {
      activation.levelNow = move.payload.to;
      activation.levelNameNow = move.payload.toName;
    } else if (move.kind === 'ended') {
      const { at, reason, orderedBy } = move.payload;
      // Of two stations that end it, the first word stays.
      activation.ended ??= { at, reason, orderedBy, actor: move.actor };
    }
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

const notEnded = "NOT EXISTS (SELECT 1 FROM activationMoves WHERE activation = activations.id AND kind = 'ended')";

/** Responses that were not ended, the earliest first. */
export function runningActivations(db: ReadDb): Activation[] {
  return db
    .all<Row>('plans.running', `SELECT id, actor, value FROM activations WHERE ${notEnded} ORDER BY hlc`)
    .map((row) => toActivation(db, row));
}

/** Responses under a plan that were not ended. */
export function runningUnder(db: ReadDb, plan: Id): { activation: Id; incident: Id; level: Grade }[] {
  return db
    .all<Row>('plans.runningUnder', `SELECT id, actor, value FROM activations WHERE plan = ? AND ${notEnded} ORDER BY hlc`, plan)
    .map((row) => toActivation(db, row))
    .map((one) => ({ activation: one.id, incident: one.incident, level: one.levelNow }));
}

/** The last mark on each step, by step. */
function marksOf(db: ReadDb, activation: Id): Map<string, Mark> {
  return new Map(
    db
      .all<{ step: string; hlc: string; actor: string; payload: string }>(
        'plans.marks',
        'SELECT step, hlc, actor, payload FROM activationSteps WHERE activation = ?',
        activation,
      )
      .map(({ step, hlc, actor, payload }) => {
        const { state, at, who, note } = JSON.parse(payload) as StepMark;
        return [step, { state, at, who, note, hlc, actor }];
      }),
  );
}

/** Notices of a response that were not taken away, in the order in which they were drafted. */
export function noticesOf(db: ReadDb, activation: Id): Notice[] {
  return db
    .all<EntityRow>(
      'plans.notices',
      // The stamp of the draft: ids of one moment are in no order.
      "SELECT id, value FROM activationNotices WHERE activation = ? AND removed = 0 ORDER BY json_extract(clocks, '$.activation'), id",
      activation,
    )
    .map((row) => entityOf<NoticeValue>(row));
}

export function noticeById(db: ReadDb, id: Id): Notice | undefined {
  const row = db.get<EntityRow>('plans.notice', 'SELECT id, value FROM activationNotices WHERE id = ?', id);
  return row && entityOf<NoticeValue>(row);
}
