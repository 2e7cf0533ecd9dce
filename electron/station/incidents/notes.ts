// Notes, instructions and call notes.
import { checkMoment } from '#shared/incidents/facts.ts';
import type { SourceMode } from '#shared/incidents/types.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Desired } from '#shared/obligations/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Tx } from '../journal/append.ts';
import { openObligations } from '../obligations/commands.ts';
import { checkIncident, incidentOrRefuse } from './queries.ts';
import type { IncidentDeps } from './rule-queries.ts';

export function noteIncident(tx: Tx, id: Id, text: string, at: Millis): Entry {
  checkIncident(tx.db, id);
  checkMoment(at, tx.now);
  return tx.append('incident.noted', id, { at, text });
}

export interface Instruction {
  from: string;
  text: string;
  at: Millis;
  dueAt?: Millis | undefined;
  assignee?: string | undefined;
}

/**
 * 批示: with a limit it opens a task that the ladder watches.
 * @throws DomainError notFound, alreadyClosed, inTheFuture, beforeItHappened (limit before the instruction)
 */
export function instruct(tx: Tx, deps: IncidentDeps, incidentId: Id, input: Instruction): { id: Id; obligation: Id | null } {
  const incident = incidentOrRefuse(tx.db, incidentId);
  if (incident.state !== 'open') throw new DomainError('alreadyClosed', { field: 'id' });
  checkMoment(input.at, tx.now);
  if (input.dueAt !== undefined && input.dueAt <= input.at) throw new DomainError('beforeItHappened', { field: 'dueAt' });
  const id = tx.newId();
  tx.append('instruction.given', id, { incident: incidentId, ...input });
  if (input.dueAt === undefined) return { id, obligation: null };
  const set = deps.rules.ruleSet(tx.db, incident.rulesAsOf, incident.packs);
  const ladder = set.rules.ladders.find((one) => one.id === 'task') ?? set.rules.ladders[0];
  if (!ladder) throw new Error('there is no ladder in force');
  const office = { id: 'office', name: deps.settings().officeName || deps.settings().unitName || '本级值班室' };
  const wanted: Desired = {
    key: `task:${id}`,
    duty: 'task',
    mode: 'any',
    owedBy: office,
    recipient: { id: `leader:${input.from}`.slice(0, 60), name: input.from },
    startedAt: input.at,
    dueAt: input.dueAt,
    rule: {
      id: `instruction-${id.slice(0, 8)}`,
      version: 1,
      pack: 'office',
      source: { title: `${input.from}批示：${input.text}`.slice(0, 300), number: null, year: null },
      confidence: 'seen',
      limitSeconds: Math.round((input.dueAt - input.at) / 1000),
      limitIsDefault: false,
      clock: 'opening',
      clockUsed: 'opening',
      force: 'must',
    },
    bases: [],
    ladder,
  };
  const [obligation] = openObligations(tx, incidentId, [wanted], 'instruction');
  return { id, obligation: obligation ?? null };
}

export interface CallNote {
  at: Millis;
  mode: SourceMode;
  caller?: string | undefined;
  phone?: string | undefined;
  text: string;
}

/** @throws DomainError inTheFuture; notValid when nothing at all was noted */
export function takeCallNote(tx: Tx, input: CallNote): Id {
  checkMoment(input.at, tx.now);
  if (input.text.trim() === '' && !input.caller && !input.phone) throw new DomainError('notValid', { field: 'text' });
  const id = tx.newId();
  tx.append('callNote.taken', id, input);
  return id;
}
