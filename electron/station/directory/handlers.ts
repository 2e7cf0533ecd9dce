// The directory over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxPageSize } from '#shared/kernel/limits.ts';
import { dayText } from '#shared/time/zone.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import {
  allGroups,
  allUnits,
  groupById,
  groupsOf,
  knownQualifications,
  peopleByIds,
  personById,
  postHistory,
  unitById,
} from './queries.ts';

export function directoryHandlers(os: Os, parts: StationParts) {
  const o = os.directory;
  const groupOut = (id: Id) => {
    const group = groupById(parts.read, id);
    if (!group) throw new DomainError('notFound', { field: 'id' });
    return { ...group, members: allGroups(parts.read).find((one) => one.id === id)?.members ?? 0 };
  };
  return {
    person: o.person.handler(({ input }) => {
      const person = personById(parts.read, input.id);
      if (!person) throw new DomainError('notFound', { field: 'id' });
      const unitName = (id: Id | null): string => (id === null ? '' : (unitById(parts.read, id)?.name ?? ''));
      return {
        ...person,
        history: postHistory(parts.read, input.id, parts.settings().zone).map((held) => ({ ...held, unitName: unitName(held.unit) })),
        groups: groupsOf(parts.read, input.id),
      };
    }),
    qualifications: o.qualifications.handler(() => ({ items: knownQualifications(parts.read) })),
    groups: o.groups.handler(() => ({ items: allGroups(parts.read) })),
    saveGroup: o.saveGroup.handler(({ input, context }) => {
      const { id, ...patch } = input;
      return groupOut(
        parts.journal.commit(userOf(context).id, (tx) => commands.saveGroup(tx, id, patch as Parameters<typeof commands.saveGroup>[2])),
      );
    }),
    setMembers: o.setMembers.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.setMembers(tx, input.id, input.people, input.member));
      return groupOut(input.id);
    }),
    orderMembers: o.orderMembers.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.orderMembers(tx, input.id, input.people));
      return groupOut(input.id);
    }),
    units: o.units.handler(({ input }) => ({ items: allUnits(parts.read, input.kind) })),
    people: o.people.handler(({ input }) => {
      const found = parts.people.find(input);
      const from = input.offset ?? 0;
      return { items: peopleByIds(parts.read, found.slice(from, from + (input.limit ?? maxPageSize))), total: found.length };
    }),
    saveUnit: o.saveUnit.handler(({ input, context }) => {
      const { id, ...patch } = input;
      const saved = parts.journal.commit(userOf(context).id, (tx) =>
        commands.saveUnit(tx, id, patch as Parameters<typeof commands.saveUnit>[2]),
      );
      const unit = unitById(parts.read, saved);
      if (!unit) throw new DomainError('notFound', { field: 'id' });
      return unit;
    }),
    savePerson: o.savePerson.handler(({ input, context }) => {
      const { id, ...patch } = input;
      const saved = parts.journal.commit(userOf(context).id, (tx) =>
        commands.savePerson(tx, id, patch as Parameters<typeof commands.savePerson>[2], dayText(tx.now, parts.settings().zone)),
      );
      const person = personById(parts.read, saved);
      if (!person) throw new DomainError('notFound', { field: 'id' });
      return person;
    }),
  };
}
