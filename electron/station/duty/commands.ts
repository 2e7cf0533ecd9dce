// The duty log. Each command writes entries in the caller's transaction.
import { checkMoment } from '#shared/incidents/facts.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Tx } from '../journal/append.ts';
import { frozenUntil } from './queries.ts';

export interface LogLine {
  text: string;
  /** When it was. */
  at: Millis;
  incident?: Id | undefined;
  /** It belongs to a shift that was handed over: the line says so and stands in the present one. */
  supplement?: boolean | undefined;
  corrects?: { line: string; text: string } | undefined;
}

/** @throws DomainError inTheFuture, logFrozen (at: the moment lies in a shift that was handed over) */
export function noteLog(tx: Tx, input: LogLine): Entry {
  const { text, at, incident, corrects } = input;
  checkMoment(at, tx.now);
  const frozen = at < frozenUntil(tx.db);
  if (frozen && !input.supplement) throw new DomainError('logFrozen', { field: 'at' });
  return tx.append('dutyLog.noted', incident ?? tx.newId(), {
    text,
    at: frozen ? tx.now : at,
    incident,
    ...(frozen ? { about: at } : {}),
    corrects,
  });
}
