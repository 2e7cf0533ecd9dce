// Places over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { defaultPageSize, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { countFacilities, facilityById, facilityContactById, facilityPoints, listFacilities, removedFacilities } from './queries.ts';
import { facilityDetailOf, facilityWire } from './wire-queries.ts';

export function facilityHandlers(os: Os, parts: StationParts) {
  const o = os.facilities;
  const zone = (): string => parts.settings().zone;
  return {
    list: o.list.handler(({ input }) => {
      const { kind, unit, bbox, text } = input;
      const filter = { unit, box: bbox, text: text === '' ? undefined : text };
      const counts = countFacilities(parts.read, filter);
      const total = kind ? (counts.get(kind) ?? 0) : counts.values().reduce((sum, count) => sum + count, 0);
      const from = Number(input.cursor ?? 0);
      const limit = input.limit ?? defaultPageSize;
      return {
        items: listFacilities(parts.read, { ...filter, kind }, limit, from).map((facility) => facilityWire(parts, facility)),
        total,
        kinds: facilityKinds.flatMap((one) => (counts.has(one) ? [{ kind: one, count: counts.get(one) ?? 0 }] : [])),
        ...(from + limit < total ? { nextCursor: String(from + limit) } : {}),
      };
    }),
    points: o.points.handler(() => {
      const points = facilityPoints(parts.read);
      return {
        ids: points.map(({ id }) => id),
        names: points.map(({ name }) => name),
        subKinds: points.map(({ subKind }) => subKind),
        kinds: points.map(({ kind }) => facilityKinds.indexOf(kind)),
        lngs: points.map(({ lng }) => lng),
        lats: points.map(({ lat }) => lat),
        closed: points.map(({ closed }) => closed === 1),
      };
    }),
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
