// Saving places, their contacts and sets of data. Each writes entries in the caller's transaction.
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { checkFields } from '#shared/resources/check.ts';
import { maxContacts } from '#shared/resources/limits.ts';
import type { DatasetValue, FacilityContactValue, FacilityValue } from '#shared/resources/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { personById, unitById } from '../directory/queries.ts';
import type { Tx } from '../journal/append.ts';
import { contactsOfFacility, datasetById, facilityById, facilityContactById } from './queries.ts';

/**
 * @throws DomainError notFound for an unknown id or unit, notValid: a new place without kind or name, a field that the kind does
 * not have or whose value does not fit it; inTheFuture: looked at or closed on a day to come
 */
export function saveFacility(tx: Tx, id: Id | undefined, patch: Patch<FacilityValue>, zone: string): Id {
  const before = id === undefined ? undefined : facilityById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.kind) throw new DomainError('notValid', { field: 'kind' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  const today = dayText(tx.now, zone);
  for (const [field, day] of [
    ['checkedOn', patch.checkedOn],
    ['closed.on', patch.closed?.on],
  ] as const)
    if (day && day > today) throw new DomainError('inTheFuture', { field, limit: today, received: day });
  const kind = patch.kind ?? before?.kind;
  if (kind && patch.fields) checkFields(kind, patch.fields);
  const subject = id ?? tx.newId();
  const { fields, ...plain } = patch;
  const write: Partial<FacilityValue> = changedFields<FacilityValue>(before, plain);
  const changed = Object.entries(fields ?? {}).filter(([key, value]) => value !== (before?.fields[key] ?? null));
  if (changed.length > 0) write.fields = Object.fromEntries(changed);
  if (Object.keys(write).length > 0) tx.append('facility.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound: place, person or unit; notValid: nobody named; tooLarge: more than a place may have */
export function saveContact(tx: Tx, id: Id | undefined, patch: Patch<FacilityContactValue>): Id {
  const before = id === undefined ? undefined : facilityContactById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  const facility = before?.facility ?? patch.facility ?? '';
  if (!facilityById(tx.db, facility)) throw new DomainError('notFound', { field: 'facility' });
  if (patch.person && !personById(tx.db, patch.person)) throw new DomainError('notFound', { field: 'person' });
  if (patch.unit && !unitById(tx.db, patch.unit)) throw new DomainError('notFound', { field: 'unit' });
  const after = { ...before, ...patch };
  if (!after.person && !after.unit && !after.name && !after.phone) throw new DomainError('notValid', { field: 'name' });
  const count = contactsOfFacility(tx.db, facility).length + (before ? 0 : 1);
  if (!before && count > maxContacts) throw new DomainError('tooLarge', { field: 'facility', limit: maxContacts, received: count });
  const subject = id ?? tx.newId();
  const write = changedFields<FacilityContactValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('facilityContact.saved', subject, write);
  return subject;
}

/** @throws DomainError notFound, notValid: a new set of data without a name */
export function saveDataset(tx: Tx, id: Id | undefined, patch: Patch<DatasetValue>): Id {
  const before = id === undefined ? undefined : datasetById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  if (!before && !patch.name) throw new DomainError('notValid', { field: 'name' });
  const subject = id ?? tx.newId();
  const write = changedFields<DatasetValue>(before, patch);
  if (Object.keys(write).length > 0) tx.append('dataset.saved', subject, write);
  return subject;
}
