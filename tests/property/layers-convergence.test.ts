// Entries about layers, boundaries and names of places give the same tables, and the same answers, in whatever order they come.
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { entry, id, type Said, sameInAnyOrder } from '#kit/orders.ts';
import type { mapLayerEntries } from '#shared/resources/layers/entries.ts';
import { findPlaceNames, unitArea } from '#station/resources/layers/area-queries.ts';
import { allLayers } from '#station/resources/layers/queries.ts';

/** Ids are made for one thing of one set of data. */
const madeFor = (subject: string, ...digits: number[]): string =>
  `01930000-0000-7000-8000-0000${subject.slice(-1)}${digits.join('').padStart(7, '0')}`;
const layer = fc.constantFrom(id(1), id(2));
const dataset = fc.constantFrom(id(3), id(4));
const ring = (east: number): [number, number][] => [
  [116, 35],
  [east, 35],
  [east, 36],
  [116, 35],
];

const kinds: Record<keyof typeof mapLayerEntries | 'dataset.saved', fc.Arbitrary<Said>> = {
  'mapLayer.saved': entry(
    'mapLayer.saved',
    layer,
    fc.oneof(
      fc.record({
        name: fc.constantFrom('影像', '道路'),
        kind: fc.constantFrom('xyz', 'wmts'),
        url: fc.constant('https://a/{z}/{x}/{y}'),
      }),
      fc.record({ enabled: fc.boolean(), order: fc.nat(5) }),
      fc.record({ opacity: fc.constantFrom(0.5, 1), dataset: fc.constantFrom(null, id(3)) }),
      fc.record({ removed: fc.boolean() }),
    ),
  ),
  'dataset.boundaryAdded': fc
    .record({ subject: dataset, at: fc.constantFrom(5, 6), east: fc.constantFrom(116.5, 117), role: fc.constantFrom('unit', 'part') })
    .map(({ subject, at, east, role }) => ({
      type: 'dataset.boundaryAdded',
      subject,
      payload: {
        shapes: [
          {
            id: madeFor(subject, at, Number(east === 117), Number(role === 'unit')),
            role,
            name: '云河县',
            code: '3799',
            polygons: [[ring(east)]],
          },
        ],
      },
    })),
  'dataset.namesAdded': fc.record({ subject: dataset, at: fc.constantFrom(7, 8) }).map(({ subject, at }) => ({
    type: 'dataset.namesAdded',
    subject,
    payload: {
      names: [{ id: madeFor(subject, at, 0, 0), name: `柳林${at}`, kind: 'village', position: { lng: 116.3, lat: 35.9 } }],
    },
  })),
  'dataset.saved': entry(
    'dataset.saved',
    dataset,
    fc.oneof(
      fc.record({ use: fc.constant('boundary'), name: fc.constant('县界'), state: fc.constantFrom('open', 'taken', 'undone') }),
      fc.record({ removed: fc.boolean() }),
    ),
  ),
};

describe('[INV-10] entries about layers', () => {
  it('give the same tables and answers in any order', () => {
    sameInAnyOrder(fc.array(fc.oneof(...Object.values(kinds)), { minLength: 2, maxLength: 16 }), 60, (db) => [
      allLayers(db),
      findPlaceNames(db, '柳林', 10),
      unitArea(db),
    ]);
  }, 60_000);
});
