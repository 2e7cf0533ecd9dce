// Entries of two stations in one order and in another: what [INV-10] compares.
import type * as fc from 'fast-check';
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

const at = 1_700_000_000_000;

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
 * @param asked also compared: what is answered out of the tables
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
