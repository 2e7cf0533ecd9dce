// Places over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import { defaultPageSize, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import {
  countFacilities,
  facilitiesOfContact,
  facilityById,
  facilityContactById,
  type FacilityOrder,
  listFacilities,
  removedFacilities,
} from './queries.ts';
import { rememberedToday } from './today-queries.ts';
import { pointColumns } from './point-queries.ts';
import { facilitiesListed, facilityDetailOf, historyOf, todayOf } from './wire-queries.ts';

/** @throws DomainError notValid: no such order, or a field without its kind */
function orderOf(kind: FacilityKind | undefined, sort: string | undefined): FacilityOrder | undefined {
  if (sort === undefined) return undefined;
  if (sort === 'name' || sort === 'checkedOn') return { by: sort };
  const definition = kind && fieldOf(kind, sort);
  if (!definition) throw new DomainError('notValid', { field: 'sort', received: sort });
  return { by: 'field', key: sort, choices: definition.choices };
}

export function facilityHandlers(os: Os, parts: StationParts) {
  const o = os.facilities;
  const today = rememberedToday();
  const zone = (): string => parts.settings().zone;
  return {
    list: o.list.handler(({ input }) => {
      const { kind, unit, bbox, text, dataset, closed } = input;
      const filter = { unit, box: bbox, text, dataset, closed };
      const order = orderOf(kind, input.sort);
      const counts = countFacilities(parts.read, filter);
      const total = kind ? (counts.get(kind) ?? 0) : counts.values().reduce((sum, count) => sum + count, 0);
      const offset = Number(input.cursor ?? 0);
      if (!Number.isInteger(offset) || offset < 0) throw new DomainError('notValid', { field: 'cursor', received: input.cursor });
      const limit = input.limit ?? defaultPageSize;
      const rows = listFacilities(parts.read, { ...filter, kind }, { limit, offset, order, descending: input.descending });
      return {
        items: facilitiesListed(parts, rows),
        total,
        kinds: facilityKinds.flatMap((one) => (counts.has(one) ? [{ kind: one, count: counts.get(one) ?? 0 }] : [])),
        ...(offset + limit < total ? { nextCursor: String(offset + limit) } : {}),
      };
    }),
    today: o.today.handler(() => todayOf(parts, today(parts.read))),
    history: o.history.handler(({ input }) => ({ items: historyOf(parts, input.id) })),
    ofPerson: o.ofPerson.handler(({ input }) => ({
      items: facilitiesOfContact(parts.read, { person: input.id }).map(({ id, name, kind, role, keyHolder }) => ({
        id,
        name,
        kind,
        role,
        keyHolder,
      })),
    })),
    points: o.points.handler(({ input }) => pointColumns(parts, input.cursor, input.since)),
    get: o.get.handler(({ input }) => facilityDetailOf(parts, input.id)),
    create: o.create.handler(({ input, context }) => {
      const id = parts.journal.commit(userOf(context).id, (tx) => {
        const facility = commands.saveFacility(tx, undefined, input.facility, zone());
        for (const [order, contact] of (input.contacts ?? []).entries())
          commands.saveContact(tx, undefined, { order, ...contact, facility });
        return facility;
      });
      return facilityDetailOf(parts, id);
    }),
    change: o.change.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveFacility(tx, input.id, input.patch, zone()));
      return facilityDetailOf(parts, input.id);
    }),
    setState: o.setState.handler(({ input, context }) => {
      const facility = facilityById(parts.read, input.id);
      if (!facility) throw new DomainError('notFound', { field: 'id' });
      for (const key of Object.keys(input.fields))
        if (!fieldOf(facility.kind, key)?.state) throw new DomainError('notValid', { field: `fields.${key}` });
      parts.journal.commit(userOf(context).id, (tx) => commands.saveFacility(tx, input.id, { fields: input.fields }, zone()));
      return facilityDetailOf(parts, input.id);
    }),
    remove: o.remove.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveFacility(tx, input.id, { removed: true }, zone()));
      return { ok: true as const };
    }),
    restore: o.restore.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveFacility(tx, input.id, { removed: false }, zone()));
      return facilityDetailOf(parts, input.id);
    }),
    removed: o.removed.handler(() => ({ items: removedFacilities(parts.read).map(({ id, name, kind }) => ({ id, name, kind })) })),
    addContact: o.addContact.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.saveContact(tx, undefined, { ...input.contact, facility: input.id }));
      return facilityDetailOf(parts, input.id);
    }),
    changeContact: o.changeContact.handler(({ input, context }) => {
      const contact = facilityContactById(parts.read, input.id);
      if (!contact) throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.saveContact(tx, input.id, input.patch));
      return facilityDetailOf(parts, contact.facility);
    }),
  };
}
