// The duty table of a day and the duty log.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { shiftAt, shiftOfDay } from '#shared/rosters/shift.ts';
import type { Post } from '#shared/rosters/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import { personById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { assignmentOf, dutyOfDay, type DutySettings } from './queries.ts';

export interface Assign {
  day: string;
  post: Post;
  person: Id | null;
  /** The assignment that this one takes the place of. */
  replaces?: Id | undefined;
  note?: string | undefined;
}

/**
 * Puts a person on a post of a day, or takes one off. A shift that is over stays as it was.
 * @throws DomainError notFound (person, assignment), notValid (past day; twice on one day), conflict (post held already)
 */
export function assign(tx: Tx, input: Assign, settings: DutySettings): Id {
  const shift = shiftOfDay(input.day, settings.handoverTime, settings.zone);
  if (shift.to <= tx.now)
    throw new DomainError('notValid', {
      field: 'day',
      limit: shiftAt(tx.now, settings.handoverTime, settings.zone).day,
      received: input.day,
    });
  const standing = dutyOfDay(tx.db, shift).assignments.filter((one) => one.id !== input.replaces);
  if (input.replaces !== undefined && assignmentOf(tx.db, input.replaces)?.day !== input.day)
    throw new DomainError('notFound', { field: 'replaces' });
  if (input.person !== null) {
    const person = personById(tx.db, input.person);
    if (!person || person.removed) throw new DomainError('notFound', { field: 'person' });
    if (standing.some((one) => one.person.id === input.person))
      throw new DomainError('notValid', { field: 'person', received: person.name });
    const single = input.post !== 'other';
    if (single && standing.some((one) => one.post === input.post))
      throw new DomainError('conflict', { field: 'post', received: input.post });
  } else if (input.replaces === undefined) throw new DomainError('notValid', { field: 'person' });
  const id = input.replaces ?? tx.newId();
  tx.append('duty.assigned', id, { day: input.day, post: input.post, person: input.person, note: input.note });
  return id;
}

export function noteLog(tx: Tx, input: { text: string; at: Millis; incident?: Id | undefined }): Entry {
  return tx.append('dutyLog.noted', input.incident ?? tx.newId(), input);
}
