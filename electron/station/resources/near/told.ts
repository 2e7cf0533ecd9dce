// Telling places around an incident: drafts, what people say was done, and text messages into the outbox.
import { DomainError } from '#shared/kernel/errors.ts';
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxFutureMs, maxNote } from '#shared/kernel/limits.ts';
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { bearingDegrees, compassOf } from '#shared/resources/near/bearing.ts';
import { maxToldOfIncident } from '#shared/resources/near/limits.ts';
import { placeNoticeText } from '#shared/resources/near/notice-text.ts';
import type { PlaceNoticeValue } from '#shared/resources/near/types.ts';
import { type Incident, incidentOrRefuse } from '../../incidents/queries.ts';
import type { Tx } from '../../journal/append.ts';
import type { StationParts } from '../../parts.ts';
import { contactsOfFacility, type Facility, facilityById } from '../queries.ts';
import { contactWire } from '../wire-queries.ts';
import { type PlaceNotice, placeNoticeById, placeNoticesOf } from './told-queries.ts';

const positionOf = ({ place }: Incident): Position | null =>
  place?.lng === undefined || place.lat === undefined ? null : { lng: place.lng, lat: place.lat };

export interface Asked {
  facility: Id;
  contact?: Id | undefined;
}

interface Reached {
  to: string;
  phone: string;
}

/** The contact that is asked for, else whoever has the key, else the first with a number. */
function reach(parts: StationParts, facility: Facility, contact: Id | undefined): Reached {
  const contacts = contactsOfFacility(parts.read, facility.id).map((one) => contactWire(parts, one));
  if (contact !== undefined && !contacts.some(({ id }) => id === contact)) throw new DomainError('notFound', { field: 'contact' });
  const withPhone = contacts.filter(({ phones, left }) => phones.length > 0 && !left);
  const chosen = contacts.find(({ id }) => id === contact) ?? withPhone.find(({ keyHolder }) => keyHolder) ?? withPhone[0] ?? contacts[0];
  // A text message reaches a mobile only.
  const phones = chosen?.phones ?? [];
  const phone = phones.find(({ kind, number }) => kind === 'mobile' || /^1\d{10}$/.test(number)) ?? phones[0];
  return { to: chosen?.name ?? '', phone: (phone?.number ?? '').slice(0, 40) };
}

/** @throws DomainError notFound, tooLarge, alreadyMerged */
export function draftTold(tx: Tx, parts: StationParts, incidentId: Id, asked: readonly Asked[], ask: string): void {
  const incident = incidentOrRefuse(tx.db, incidentId);
  if (incident.state === 'merged') throw new DomainError('alreadyMerged', { field: 'id' });
  const count = placeNoticesOf(tx.db, incidentId).length + asked.length;
  if (count > maxToldOfIncident) throw new DomainError('tooLarge', { field: 'places', limit: maxToldOfIncident, received: count });
  const { officeName } = parts.settings();
  const centre = positionOf(incident);
  for (const [order, { facility: id, contact }] of asked.entries()) {
    const facility = facilityById(tx.db, id);
    if (!facility || facility.removed) throw new DomainError('notFound', { field: 'facility' });
    const { position } = facility;
    const text = placeNoticeText({
      kind: facility.kind,
      facilityName: facility.name,
      incident: { title: incident.title, number: incident.number, place: incident.place?.text ?? '' },
      metres: centre && position ? metresBetween(centre, position) : null,
      compass: centre && position ? compassOf(bearingDegrees(position, centre)) : null,
      ask,
      office: { name: officeName, phone: '' },
    });
    const notice: PlaceNoticeValue = {
      incident: incidentId,
      facility: id,
      facilityName: facility.name,
      kind: facility.kind,
      ...reach(parts, facility, contact),
      text: text.slice(0, maxNote),
      sent: null,
      delivered: null,
      answered: null,
      order,
      removed: false,
    };
    tx.append('placeNotice.saved', tx.newId(), notice);
  }
}

export type TellPatch = Patch<Pick<PlaceNoticeValue, 'to' | 'phone' | 'text' | 'sent' | 'delivered' | 'answered' | 'removed'>>;

/**
 * Changes a draft, or records how far the telling has come.
 * @throws DomainError notFound, inTheFuture, beforeItHappened: before the incident was received; conflict: the words of what was told
 * already do not change
 */
export function saveTold(tx: Tx, id: Id, patch: TellPatch): PlaceNotice {
  const before = placeNoticeById(tx.db, id);
  if (!before) throw new DomainError('notFound', { field: 'id' });
  const incident = incidentOrRefuse(tx.db, before.incident);
  const told = before.sent !== null || before.answered !== null;
  for (const field of ['to', 'phone', 'text', 'removed'] as const)
    if (told && patch[field] !== undefined && patch[field] !== before[field]) throw new DomainError('conflict', { field });
  for (const field of ['sent', 'delivered', 'answered'] as const) {
    const at = patch[field]?.at;
    if (at === undefined) continue;
    if (at > tx.now + maxFutureMs) throw new DomainError('inTheFuture', { field: `${field}.at` });
    if (at < incident.receivedAt) throw new DomainError('beforeItHappened', { field: `${field}.at` });
  }
  const write = changedFields<PlaceNoticeValue>(before, patch);
  const { facilityName, to } = before;
  if (Object.keys(write).length > 0) tx.append('placeNotice.saved', id, { to, ...write, incident: before.incident, facilityName });
  return before;
}

/** @throws DomainError notFound: of another incident; notValid: without a number */
export function queueTold(tx: Tx, incident: Id, ids: readonly Id[]): void {
  for (const id of new Set(ids)) {
    const notice = placeNoticeById(tx.db, id);
    if (notice?.incident !== incident || notice.removed) throw new DomainError('notFound', { field: 'notices' });
    const { facilityName, to, phone, text } = notice;
    if (phone === '') throw new DomainError('notValid', { field: 'phone', received: facilityName });
    tx.append('placeNotice.queued', id, { incident, facilityName, to, phone, text });
  }
}
