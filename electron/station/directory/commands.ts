// Saving units, people and groups.
import { memberKey } from '#shared/directory/entries.ts';
import { numberFault } from '#shared/directory/phone.ts';
import type { GroupValue, PersonValue, PhoneKind, UnitValue } from '#shared/directory/types.ts';
import { changedFields } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Tx } from '../journal/append.ts';
import { groupById, memberRows, personById, unitById } from './queries.ts';

/** What was kept before stays as it is: only a number that is written now must be one. */
function checkNumber(field: string, number: string, kind: PhoneKind | null): void {
  if (numberFault(number.normalize('NFKC'), kind) !== null) throw new DomainError('notValid', { field, received: number });
}

/** @throws DomainError notFound for an unknown id, notValid when a new unit has no name, its telephone is none or it is its own ancestor */
export function saveUnit(tx: Tx, id: Id | undefined, patch: Partial<UnitValue>): Id {
  const before = id === undefined ? undefined : unitById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (patch.phone && patch.phone !== before?.phone) checkNumber('phone', patch.phone, null);
  const subject = id ?? tx.newId();
  for (let parent = patch.parent ?? null; parent !== null; parent = unitById(tx.db, parent)?.parent ?? null) {
    if (parent === subject) throw new DomainError('notValid', { field: 'parent' });
  }
  const write = changedFields<UnitValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('unit.saved', subject, write);
  return subject;
}

/**
 * A new post without a first day of its own begins today: the day of the old one is taken off.
 * @throws DomainError notFound for an unknown id or unit, notValid when a new person has no name or a telephone is none, inTheFuture when the first day
 * of a post lies ahead of `today`
 */
export function savePerson(tx: Tx, id: Id | undefined, patch: Partial<PersonValue>, today?: string): Id {
  const before = id === undefined ? undefined : personById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  for (const [index, other] of (patch.otherPosts ?? []).entries()) {
    if (other.unit && !unitById(tx.db, other.unit)) throw new DomainError('notFound', { field: `otherPosts.${index}.unit` });
  }
  if (patch.postSince && today !== undefined && patch.postSince > today)
    throw new DomainError('inTheFuture', { field: 'postSince', limit: today, received: patch.postSince });
  const kept = new Set(before?.phones.map((phone) => phone.number));
  for (const [index, { number, kind }] of (patch.phones ?? []).entries())
    if (!kept.has(number)) checkNumber(`phones.${index}.number`, number, kind);
  const subject = id ?? tx.newId();
  const write = changedFields<PersonValue>(before, patch);
  const moves = write.unit !== undefined || write.post !== undefined;
  if (before && moves && patch.postSince === undefined && before.postSince !== null) write.postSince = null;
  // The first day belongs to the post that is written with it, also when it is the same day as that of the post before.
  else if (moves && patch.postSince) write.postSince = patch.postSince;
  if (Object.keys(write).length > 0) tx.append('person.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound for an unknown id, notValid when a new group has no name */
export function saveGroup(tx: Tx, id: Id | undefined, patch: Partial<GroupValue>): Id {
  const before = id === undefined ? undefined : groupById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  const subject = id ?? tx.newId();
  const write = changedFields<GroupValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('group.saved', subject, write);
  return subject;
}

/**
 * Puts people into a group, behind those who are in it and in the order given, or takes them out.
 * @throws DomainError notFound for an unknown group or person
 */
export function setMembers(tx: Tx, group: Id, people: readonly Id[], member: boolean): void {
  if (!groupById(tx.db, group)) throw new DomainError('notFound', { field: 'id' });
  const known = new Map(memberRows(tx.db, group).map((row) => [row.person, row]));
  let last = Math.max(0, ...[...known.values()].filter((row) => row.member === 1).map((row) => row.sortOrder));
  for (const person of new Set(people)) {
    if (!personById(tx.db, person)) throw new DomainError('notFound', { field: 'people' });
    const before = known.get(person);
    if ((before?.member === 1) === member) continue;
    if (member) last += 1;
    tx.append('group.memberSet', memberKey(group, person), { group, person, member, order: member ? last : (before?.sortOrder ?? 0) });
  }
}

/**
 * Says the members of a group in their order; who is not named is taken out.
 * @throws DomainError notFound for an unknown group or person
 */
export function orderMembers(tx: Tx, group: Id, people: readonly Id[]): void {
  if (!groupById(tx.db, group)) throw new DomainError('notFound', { field: 'id' });
  const known = new Map(memberRows(tx.db, group).map((row) => [row.person, row]));
  const wanted = [...new Set(people)];
  for (const [index, person] of wanted.entries()) {
    if (!personById(tx.db, person)) throw new DomainError('notFound', { field: 'people' });
    const before = known.get(person);
    if (before?.member === 1 && before.sortOrder === index + 1) continue;
    tx.append('group.memberSet', memberKey(group, person), { group, person, member: true, order: index + 1 });
  }
  for (const row of known.values()) {
    if (row.member === 1 && !wanted.includes(row.person))
      tx.append('group.memberSet', memberKey(group, row.person), { group, person: row.person, member: false, order: row.sortOrder });
  }
}
