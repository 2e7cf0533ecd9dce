// Places as the contract says them.
import type { z } from 'zod';
import type { contactOut, facilityDetail, facilityOut } from '#shared/contract/facilities.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { hlcMillis } from '#shared/time/hlc.ts';
import { personById, unitById } from '../directory/queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { contactsOfFacility, type Facility, facilityById, facilityClocks, type FacilityContact } from './queries.ts';

export function facilityWire(parts: StationParts, facility: Facility): z.input<typeof facilityOut> {
  const { removed: _removed, ...rest } = facility;
  return { ...rest, unitName: (facility.unit && unitById(parts.read, facility.unit)?.name) || facility.unitName };
}

export function contactWire(parts: StationParts, contact: FacilityContact): z.input<typeof contactOut> {
  const { removed: _removed, facility: _facility, ...rest } = contact;
  const person = contact.person === null ? undefined : personById(parts.read, contact.person);
  const unit = contact.unit === null ? undefined : unitById(parts.read, contact.unit);
  const own = contact.phone === '' ? [] : [{ kind: 'other', number: contact.phone }];
  return {
    ...rest,
    name: person?.name ?? (contact.name || (unit?.name ?? '')),
    post: person?.post ?? '',
    unitName: person?.unitName ?? unit?.name ?? '',
    phones: person
      ? [...person.phones.map(({ kind, number }) => ({ kind, number })), ...own]
      : unit?.phone
        ? [{ kind: 'duty', number: unit.phone }, ...own]
        : own,
    left: person?.removed ?? false,
  };
}

/** @throws DomainError notFound */
export function facilityDetailOf(parts: StationParts, id: Id): z.input<typeof facilityDetail> {
  const facility = facilityById(parts.read, id);
  if (!facility || facility.removed) throw new DomainError('notFound', { field: 'id' });
  const iso = isoOf(parts);
  return {
    ...facilityWire(parts, facility),
    contacts: contactsOfFacility(parts.read, id).map((contact) => contactWire(parts, contact)),
    writtenAt: Object.fromEntries(Object.entries(facilityClocks(parts.read, id)).map(([key, hlc]) => [key, iso(hlcMillis(hlc))])),
  };
}
