// Entries about plots give the same tables, and the same picture of any moment, in whatever order they come.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, emptyJournal } from '#kit/journals.ts';
import { formatHlc } from '#shared/time/hlc.ts';
import { definitions, projections } from '#station/catalogue.ts';
import { applyEntry } from '#station/journal/project.ts';
import { plotsAt, plotsOf, stepsOf } from '#station/resources/plots/queries.ts';

const plots = ['01930000-0000-7000-8000-000000000001', '01930000-0000-7000-8000-000000000002'] as const;
const incident = '01930000-0000-7000-8000-000000000009';
const at = 1_700_000_000_000;
const corner = fc.record({ lng: fc.constantFrom(116.3, 116.4), lat: fc.constantFrom(35.9, 36) });
const named = { shape: 'line', symbol: 'E30200', text: '' } as const;
const wind = { from: 315, speed: 3, force: null, by: '县气象局', at };

const saved = fc.record({
  subject: fc.constantFrom(...plots),
  payload: fc.oneof(
    fc.record({
      shape: fc.constant('line'),
      symbol: fc.constantFrom('', 'E30200'),
      points: fc.array(corner, { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ text: fc.constantFrom('东门', '西门'), colour: fc.constantFrom('red', 'blue') }),
    fc.record({ radius: fc.constantFrom(null, 500), opening: fc.constantFrom(null, 60), wind: fc.constantFrom(null, wind) }),
    fc.record({ removed: fc.boolean() }),
  ),
});

/** Stations that write in the same second; clocks that stand out of the order of arrival. */
function kept(all: readonly { subject: string; payload: object }[]) {
  const definition = definitions['plot.saved'];
  if (!definition) throw new Error('plot.saved');
  return all.map(({ subject, payload }, index) => {
    const station = index % 2 === 0 ? 'a' : 'b';
    const hlc = formatHlc({ physical: at + (index % 5) * 1_000, counter: index }, station);
    const whole: unknown = definition.schema.parse({ ...payload, incident, act: 'changed', named });
    return {
      rowid: index,
      station,
      seq: index,
      hlc,
      actor: station,
      unit: '',
      type: 'plot.saved',
      v: 1,
      subject,
      payload: JSON.parse(JSON.stringify(whole)) as unknown,
      hash: '',
    };
  });
}

describe('[INV-10] entries about plots', () => {
  it('give the same tables and the same picture of a moment in any order', () => {
    fc.assert(
      fc.property(fc.array(saved, { minLength: 2, maxLength: 10 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const entries = kept(all);
        const mixed = entries.map((one) => ({ one, rank: Number(dice.next().value) })).sort((x, y) => x.rank - y.rank);
        const [left, right] = [emptyJournal(), emptyJournal()];
        for (const one of entries) applyEntry(projections, one, left);
        for (const { one } of mixed) applyEntry(projections, one, right);
        expect(differences(left, right)).toEqual([]);
        for (const moment of [at - 1, at + 1_500, at + 9_000])
          expect(plotsAt(stepsOf(left, incident), moment)).toEqual(plotsAt(stepsOf(right, incident), moment));
        // At the end the picture of the moment is the picture that stands.
        expect(plotsAt(stepsOf(left, incident), at + 9_000)).toEqual(plotsOf(left, incident));
        left.close();
        right.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
