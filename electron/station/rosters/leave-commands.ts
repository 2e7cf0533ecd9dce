// Leave and wishes: said, changed, taken back.
import { changedFields } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { LeaveValue, WishValue } from '#shared/rosters/types.ts';
import { personById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { leaveById, wishById } from './leave-queries.ts';
import { rosterById } from './queries.ts';

const blankLeave: LeaveValue = { person: '', from: '', to: '', kind: 'leave', note: '', removed: false };
const blankWish: WishValue = { person: '', roster: null, from: '', to: '', weekdays: null, want: 'off', note: '', removed: false };

/** @throws DomainError notFound (person), notValid (no days, or the last before the first) */
function checkPeriod(tx: Tx, value: { person: Id; from: string; to: string }): void {
  if (value.person === '' || !personById(tx.db, value.person)) throw new DomainError('notFound', { field: 'person' });
  if (value.from === '') throw new DomainError('notValid', { field: 'from' });
  if (value.to < value.from) throw new DomainError('notValid', { field: 'to', limit: value.from, received: value.to });
}

/** @throws DomainError notFound (id, person), notValid (days) */
export function saveLeave(tx: Tx, id: Id | undefined, patch: Partial<LeaveValue>): Id {
  const before = id === undefined ? blankLeave : leaveById(tx.db, id);
  if (!before) throw new DomainError('notFound', { field: 'id' });
  checkPeriod(tx, { ...before, ...patch });
  const subject = id ?? tx.newId();
  const write = changedFields<LeaveValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('leave.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound (id, person, roster), notValid (days) */
export function saveWish(tx: Tx, id: Id | undefined, patch: Partial<WishValue>): Id {
  const before = id === undefined ? blankWish : wishById(tx.db, id);
  if (!before) throw new DomainError('notFound', { field: 'id' });
  checkPeriod(tx, { ...before, ...patch });
  if (patch.roster && !rosterById(tx.db, patch.roster)) throw new DomainError('notFound', { field: 'roster' });
  const subject = id ?? tx.newId();
  const write = changedFields<WishValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('wish.saved', subject, write);
  return subject;
}
