// Writes an import as it was shown: all of it or nothing.
import type { PersonValue } from '#shared/directory/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxLine } from '#shared/kernel/limits.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { Tx } from '../../journal/append.ts';
import { type ImportPlan, toTuple, type Who } from './plan.ts';

/** Adds somebody to the directory: a verb of another feature, handed in by whoever joins the two. */
export type SavePerson = (tx: Tx, id: undefined, patch: Partial<PersonValue>) => Id;

export interface Applied {
  draft: Id | null;
  seats: number;
  history: number;
  people: number;
}

interface ApplyInput {
  roster: Id;
  plan: ImportPlan;
  /** What the person saw. */
  hash: string;
  title: string;
  fileName: string;
  newPerson: (key: string) => Partial<PersonValue>;
  savePerson: SavePerson;
}

/** @throws DomainError conflict when something changed since it was shown */
export function applyImport(tx: Tx, input: ApplyInput): Applied {
  const { plan, roster } = input;
  if (plan.hash !== input.hash) throw new DomainError('conflict', { field: 'hash' });
  const made = new Map<string, Id>();
  const personOf = (who: Who): Id => {
    if ('person' in who) return who.person;
    const before = made.get(who.key);
    if (before !== undefined) return before;
    const id = input.savePerson(tx, undefined, input.newPerson(who.key));
    made.set(who.key, id);
    return id;
  };
  for (const { who, ...cell } of plan.history) {
    const person = personOf(who);
    tx.append('duty.assigned', cellKey(cell), {
      ...cell,
      person,
      how: 'imported',
      instead: null,
      reason: input.fileName.slice(0, maxLine),
    });
  }
  let { draft } = plan;
  let seats = 0;
  if (!plan.nothingNew && plan.from !== null && plan.to !== null) {
    draft = tx.newId();
    const cells = plan.draftSeats.map(({ who, ...cell }) => toTuple(cell, personOf(who)));
    seats = plan.seats;
    tx.append('rosterDraft.made', draft, { roster, from: plan.from, to: plan.to, title: input.title, origin: 'imported', cells });
  }
  return { draft, seats, history: plan.history.length, people: made.size };
}
