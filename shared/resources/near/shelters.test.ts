// Which shelters are proposed for how many people.
import { describe, expect, it } from 'vitest';
import { proposeShelters, type ShelterFacts } from './shelters.ts';

const shelter = (id: string, metres: number, over: Partial<ShelterFacts> = {}): ShelterFacts => ({
  id,
  name: id,
  metres,
  road: null,
  fields: { capacity: 100 },
  closed: false,
  hazard: null,
  ...over,
});

describe('shelters for evacuated people', () => {
  it('are filled by distance until all have a place', () => {
    const { chosen, missing, spare } = proposeShelters(
      250,
      [
        shelter('c', 3_000),
        shelter('a', 500, { fields: { capacity: 100, peopleNow: 40 } }),
        shelter('b', 900, { fields: { capacity: 180, opened: true } }),
        shelter('d', 4_000),
      ],
      'emergency',
      0,
    );
    expect(chosen.map(({ id, people, opened }) => [id, people, opened])).toEqual([
      ['a', 60, false],
      ['b', 180, true],
      ['c', 10, false],
    ]);
    expect([missing, spare.map(({ id }) => id)]).toEqual([0, ['d']]);
  });

  it('are filled as they are reached by road; those that no road reaches come behind them', () => {
    const { chosen, spare } = proposeShelters(
      150,
      [
        shelter('over the river', 600, { road: { metres: 9_000, minutes: 14 } }),
        shelter('no road', 300),
        shelter('along the road', 2_000, { road: { metres: 2_400, minutes: 4 } }),
        shelter('no road, farther', 400),
      ],
      'emergency',
      0,
    );
    expect([...chosen, ...spare].map(({ id, people }) => [id, people])).toEqual([
      ['along the road', 100],
      ['over the river', 50],
      ['no road', 0],
      ['no road, farther', 0],
    ]);
  });

  it('says how many have none, and why the others are left out', () => {
    const { chosen, missing, leftOut } = proposeShelters(
      500,
      [
        shelter('near', 200),
        shelter('closed', 2_000, { closed: true }),
        shelter('under the tank', 2_100, { hazard: '油库' }),
        shelter('full', 2_200, { fields: { capacity: 50, peopleNow: 60 } }),
        shelter('unknown', 2_300, { fields: {} }),
        shelter('good', 2_400),
      ],
      'emergency',
      1_000,
    );
    expect(chosen.map(({ id }) => id)).toEqual(['good']);
    expect(missing).toBe(400);
    expect(leftOut.map(({ id, reason, hazard }) => [id, reason, hazard])).toEqual([
      ['near', 'tooNear', null],
      ['closed', 'closed', null],
      ['under the tank', 'hazard', '油库'],
      ['full', 'full', null],
      ['unknown', 'unknown', null],
    ]);
  });

  it('takes fewer people for a longer stay, by the usable area', () => {
    const one = [shelter('a', 500, { fields: { capacity: 400, usableArea: 300 } })];
    const takes = (stay: 'emergency' | 'short' | 'long') =>
      proposeShelters(1_000, one, stay, 0).chosen.map(({ people, by }) => [people, by]);
    expect(takes('emergency')).toEqual([[400, 'capacity']]);
    expect(takes('short')).toEqual([[150, 'area']]);
    expect(takes('long')).toEqual([[66, 'area']]);
  });

  it('reckons from a third of the whole area only where no capacity is said', () => {
    const of = (fields: ShelterFacts['fields']) => proposeShelters(10_000, [shelter('a', 500, { fields })], 'short', 0).chosen[0]?.people;
    expect(of({ area: 600 })).toBe(100);
    expect(of({ area: 600, capacity: 500 })).toBe(500);
    expect(of({ area: 600, peopleNow: 30 })).toBe(70);
  });

  it('proposes nothing for nobody', () => {
    expect(proposeShelters(0, [shelter('a', 500)], 'emergency', 0)).toMatchObject({ chosen: [], missing: 0, spare: [{ id: 'a' }] });
  });
});
