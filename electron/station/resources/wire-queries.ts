// Places as the contract says them.
import type { z } from 'zod';
import type { contactOut, facilityDetail, facilityListed, facilityOut, PlaceChange } from '#shared/contract/facilities.ts';
import type { contract } from '#shared/contract/index.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { fieldsOf } from '#shared/resources/fields.ts';
import type { FacilityContactValue } from '#shared/resources/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { hlcMillis } from '#shared/time/hlc.ts';
import { actorName } from '../accounts/queries.ts';
import { personById, unitById } from '../directory/queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { placeHistory } from './history-queries.ts';
import {
  contactsOfFacility,
  datasetById,
  type Facility,
  facilityById,
  facilityClocks,
  type FacilityContact,
  facilityContactById,
  keyHoldersOf,
  type ListedFacility,
} from './queries.ts';
import type { KindToday } from './today-queries.ts';

export function facilityWire(parts: StationParts, facility: Facility): z.input<typeof facilityOut> {
  const { removed: _removed, ...rest } = facility;
  return { ...rest, unitName: (facility.unit && unitById(parts.read, facility.unit)?.name) || facility.unitName };
}

/** Rows of a list: two more questions for all of them together. */
export function facilitiesListed(parts: StationParts, rows: readonly ListedFacility[]): z.input<typeof facilityListed>[] {
  const iso = isoOf(parts);
  const holders = keyHoldersOf(
    parts.read,
    rows.map(({ id }) => id),
  );
  return rows.map(({ clocks, ...facility }) => {
    const holder = holders.get(facility.id);
    const contact = holder && contactWire(parts, holder);
    const states = fieldsOf(facility.kind).flatMap(([key, { state }]) => {
      const at = clocks[`field.${key}`];
      return state && at !== undefined ? [[key, iso(hlcMillis(at))]] : [];
    });
    return {
      ...facilityWire(parts, facility),
      key: contact ? { name: contact.name, phone: contact.phones[0]?.number ?? '' } : null,
      stateAt: Object.fromEntries(states),
    };
  });
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
  const facility = existing(parts, id);
  const iso = isoOf(parts);
  const dataset = facility.dataset === null ? undefined : datasetById(parts.read, facility.dataset);
  return {
    ...facilityWire(parts, facility),
    contacts: contactsOfFacility(parts.read, id).map((contact) => contactWire(parts, contact)),
    writtenAt: Object.fromEntries(Object.entries(facilityClocks(parts.read, id)).map(([key, hlc]) => [key, iso(hlcMillis(hlc))])),
    origin: dataset
      ? {
          id: dataset.id,
          name: dataset.name,
          source: dataset.source,
          reviewNumber: dataset.reviewNumber,
          dataOn: dataset.dataOn,
          secrecy: dataset.secrecy,
        }
      : null,
  };
}

/** A place that is shown. @throws DomainError notFound */
function existing(parts: StationParts, id: Id): Facility {
  const facility = facilityById(parts.read, id);
  const dataset = facility?.dataset ? datasetById(parts.read, facility.dataset) : undefined;
  // Rows of a set of data that is still being read, or was taken back, are there for nobody.
  if (!facility || facility.removed || (facility.dataset !== null && (dataset?.state !== 'taken' || dataset.removed)))
    throw new DomainError('notFound', { field: 'id' });
  return facility;
}

type Today = z.input<NonNullable<(typeof contract.facilities.today)['~orpc']['outputSchema']>>;

export function todayOf(parts: StationParts, kinds: readonly KindToday[]): Today {
  const iso = isoOf(parts);
  const at = (hlc: string | null): string | null => (hlc === null ? null : iso(hlcMillis(hlc)));
  return {
    kinds: kinds.map(({ fields, ...kind }) => ({
      ...kind,
      fields: fields.map((field) => ({ ...field, oldest: at(field.oldest), newest: at(field.newest) })),
    })),
  };
}

/** @throws DomainError notFound */
export function historyOf(parts: StationParts, id: Id): PlaceChange[] {
  const facility = existing(parts, id);
  const iso = isoOf(parts);
  const named = (field: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (field === 'unit') return unitById(parts.read, value)?.name ?? value;
    if (field === 'person') return personById(parts.read, value)?.name ?? value;
    return field === 'dataset' ? (datasetById(parts.read, value)?.name ?? value) : value;
  };
  const contactName = (contact: Id): string => {
    const row = facilityContactById(parts.read, contact);
    return row ? contactWire(parts, row).name : '';
  };
  return placeHistory(parts.read, parts.journal.definitions, id, facility.dataset).map((change) => ({
    at: iso(hlcMillis(change.hlc)),
    by: actorName(parts.read, change.actor) ?? change.actor,
    contact: change.contact === null ? null : contactName(change.contact),
    imported: change.imported,
    changes: Object.entries(change.values)
      .filter(([field]) => !(change.contact !== null && ownFields.has(field)))
      .map(([field, value]) => ({
        field,
        value: named(field, value),
        ...(field in change.before ? { before: named(field, change.before[field]) } : {}),
      })),
  }));
}

/** What ties a contact to its place and its order: nobody reads it. */
const ownFields = new Set<string>(['facility', 'order'] satisfies (keyof FacilityContactValue)[]);
