// Saving units and people.
import type { PersonValue, UnitValue } from '#shared/directory/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Tx } from '../journal/append.ts';
import { personById, unitById } from './queries.ts';

/** Only the fields that are given and differ are written: the others keep their writer. */
function changed<T extends object>(before: Partial<T> | undefined, patch: Partial<T>): Partial<T> {
  const fields = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before?.[key as keyof T]),
  );
  return Object.fromEntries(fields) as Partial<T>;
}

/** @throws DomainError notFound for an unknown id, notValid when a new unit has no name or is its own ancestor */
export function saveUnit(tx: Tx, id: Id | undefined, patch: Partial<UnitValue>): Id {
  const before = id === undefined ? undefined : unitById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  const subject = id ?? tx.newId();
  for (let parent = patch.parent ?? null; parent !== null; parent = unitById(tx.db, parent)?.parent ?? null) {
    if (parent === subject) throw new DomainError('notValid', { field: 'parent' });
  }
  const write = changed<UnitValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('unit.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound for an unknown id or unit, notValid when a new person has no name */
export function savePerson(tx: Tx, id: Id | undefined, patch: Partial<PersonValue>): Id {
  const before = id === undefined ? undefined : personById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  const subject = id ?? tx.newId();
  const write = changed<PersonValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('person.saved', subject, write);
  return subject;
}
