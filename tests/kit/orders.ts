// Entries of two stations in one order and in another: what [INV-10] compares.
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { formatHlc } from '#shared/time/hlc.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { applyEntry } from '#station/journal/project.ts';
import type { SqliteFile } from '#station/kernel/db.ts';
import { differences, emptyJournal } from './journals.ts';

export interface Said {
  type: string;
  subject: string;
  payload: unknown;
}

/** The moment of the first entry; all others stand within five seconds of it. */
export const at = 1_700_000_000_000;

/** One of the few subjects that entries have so that they meet. */
export const id = (n: number): string => `01930000-0000-7000-8000-00000000000${n}`;

export const entry = (type: string, subject: string | fc.Arbitrary<string>, payload: fc.Arbitrary<unknown>): fc.Arbitrary<Said> =>
  fc.record({ type: fc.constant(type), subject: typeof subject === 'string' ? fc.constant(subject) : subject, payload });

/** As a station would keep them: checked by their schema, with clocks that stand out of the order of arrival. */
function kept(all: readonly Said[]) {
  return all.map(({ type, subject, payload }, index) => {
    const definition = definitions[type];
    if (!definition) throw new Error(type);
    const station = index % 2 === 0 ? 'a' : 'b';
    return {
      rowid: index,
      station,
      seq: index,
      hlc: formatHlc({ physical: at + (index % 5) * 1_000, counter: index }, station),
      actor: station,
      unit: '',
      type,
      v: definition.v,
      subject,
      payload: JSON.parse(JSON.stringify(definition.schema.parse(payload))) as unknown,
      hash: '',
    };
  });
}

/**
 * What differs between the tables after the entries in this order and in the order of the dice.
 * @param asked also compared: what is answered out of the tables, each time they are made
 */
export function differingTables(all: readonly Said[], dice: fc.Stream<number>, asked: (db: SqliteFile) => unknown = () => null): string[] {
  const entries = kept(all);
  const mixed = entries.map((one) => ({ one, rank: Number(dice.next().value) })).sort((x, y) => x.rank - y.rank);
  const [left, right] = [emptyJournal(), emptyJournal()];
  try {
    for (const one of entries) applyEntry(projections, one, left);
    for (const { one } of mixed) applyEntry(projections, one, right);
    const [here, there] = [asked(left), asked(right)].map((answer) => JSON.stringify(answer));
    return [...differences(left, right), ...(here === there ? [] : ['what is answered'])];
  } finally {
    left.close();
    right.close();
  }
}

/** [INV-10] Whatever is said, the tables, and what is asked of them, are the same in any order. */
export function sameInAnyOrder(said: fc.Arbitrary<Said[]>, numRuns: number, asked?: (db: SqliteFile) => unknown): void {
  fc.assert(
    fc.property(said, fc.infiniteStream(fc.nat()), (all, dice) => {
      expect(differingTables(all, dice, asked)).toEqual([]);
    }),
    { numRuns },
  );
}
