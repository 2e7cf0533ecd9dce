// The directory over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import type { StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { allUnits, findPeople, personById, unitById } from './queries.ts';

export function directoryHandlers(os: Os, parts: StationParts) {
  const o = os.directory;
  return {
    units: o.units.handler(({ input }) => ({ items: allUnits(parts.read, input.kind) })),
    people: o.people.handler(({ input }) => findPeople(parts.read, input)),
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
        commands.savePerson(tx, id, patch as Parameters<typeof commands.savePerson>[2]),
      );
      const person = personById(parts.read, saved);
      if (!person) throw new DomainError('notFound', { field: 'id' });
      return person;
    }),
  };
}
