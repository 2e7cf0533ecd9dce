// Entries about imports of places give the same tables in whatever order they come: rows, changes of rows, the end, an undo.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, emptyJournal } from '#kit/journals.ts';
import { formatHlc } from '#shared/time/hlc.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { applyEntry } from '#station/journal/project.ts';

const id = (n: number): string => `01930000-0000-7000-8000-00000000000${n}`;
const [dataset, place, contact] = [id(1), id(2), id(3)];
const at = 1_700_000_000_000;

interface Said {
  type: string;
  subject: string;
  payload: unknown;
}
const said = (type: string, subject: string, payload: fc.Arbitrary<unknown>): fc.Arbitrary<Said> =>
  payload.map((one) => ({ type, subject, payload: one }));
const count = fc.nat(3);

const one = fc.oneof(
  said(
    'dataset.saved',
    dataset,
    fc.record({ name: fc.constantFrom('甲', '乙'), use: fc.constant('facilities'), state: fc.constant('open') }),
  ),
  said('dataset.saved', dataset, fc.record({ state: fc.constantFrom('taken', 'undone') })),
  said(
    'dataset.rowsAdded',
    dataset,
    fc.record({ capacity: count, phone: fc.constantFrom('1', '2') }).map(({ capacity, phone }) => ({
      rows: [{ id: place, value: { kind: 'shelter', name: '实验小学', dataset, fields: { capacity } } }],
      contacts: [{ id: contact, value: { facility: place, name: '王伟', phone } }],
    })),
  ),
  said(
    'facility.saved',
    place,
    fc.oneof(
      fc.record({ fields: fc.record({ capacity: count }) }),
      fc.constant({ dataset: null }),
      fc.record({ name: fc.constantFrom('甲', '乙') }),
    ),
  ),
  said(
    'dataset.imported',
    dataset,
    fc.record({ added: count, updated: count }).map((some) => ({
      file: 'a.csv',
      skipped: 0,
      same: 0,
      refused: 0,
      contacts: 0,
      updates: [{ id: place, hlc: 'x', before: { fields: { capacity: 1 } }, contacts: [] }],
      ...some,
    })),
  ),
  said(
    'dataset.undone',
    dataset,
    fc.record({ reason: fc.constantFrom('byHand', 'interrupted'), kept: count }).map((some) => ({ file: 'a.csv', restored: 0, ...some })),
  ),
);

/** Two stations that write in the same seconds; clocks that stand out of the order of arrival. */
function kept(all: readonly Said[]) {
  return all.map(({ type, subject, payload }, index) => {
    const definition = definitions[type];
    if (!definition) throw new Error(type);
    const station = index % 2 === 0 ? 'a' : 'b';
    const hlc = formatHlc({ physical: at + (index % 5) * 1_000, counter: index }, station);
    const whole = JSON.parse(JSON.stringify(definition.schema.parse(payload))) as unknown;
    return { rowid: index, station, seq: index, hlc, actor: station, unit: '', type, v: definition.v, subject, payload: whole, hash: '' };
  });
}

describe('[INV-10] entries about imports of places', () => {
  it('give the same tables in any order', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 10 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const entries = kept(all);
        const mixed = entries.map((entry) => ({ entry, rank: Number(dice.next().value) })).sort((x, y) => x.rank - y.rank);
        const [left, right] = [emptyJournal(), emptyJournal()];
        for (const entry of entries) applyEntry(projections, entry, left);
        for (const { entry } of mixed) applyEntry(projections, entry, right);
        expect(differences(left, right)).toEqual([]);
        left.close();
        right.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
