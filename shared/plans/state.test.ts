// Ages and coverage at their borders.
import { describe, expect, it } from 'vitest';
import { planFigures } from './figures.ts';
import { ageOf, kindCoverage } from './state.ts';

describe('ages', () => {
  it('begin on the day', () => {
    expect(['2025-11-21', '2025-11-20', '2023-11-20', '2021-11-20', '2021-11-21', null].map((day) => ageOf(day, '2026-11-20'))).toEqual([
      'under1',
      'to3',
      'to5',
      'over5',
      'to5',
      'unknown',
    ]);
  });
});

describe('coverage of kinds', () => {
  const kinds = [
    { code: '11000', name: '自然灾害', parent: null, level: 1 },
    { code: '11A00', name: '水旱', parent: '11000', level: 2 },
    { code: '11A01', name: '洪水', parent: '11A00', level: 3 },
  ];
  const of = (plans: Parameters<typeof kindCoverage>[1]) =>
    kindCoverage(kinds, plans).map(({ coverage, plans: count }) => [coverage, count]);

  it('goes down the tree, and is said upwards as partly', () => {
    expect(of([{ shelf: 'special', eventKinds: ['11A00'] }])).toEqual([
      ['partly', 0],
      ['covered', 1],
      ['covered', 1],
    ]);
    expect(of([{ shelf: 'general', eventKinds: ['11000'] }])).toEqual([
      ['none', 0],
      ['none', 0],
      ['none', 0],
    ]);
    expect(of([{ shelf: 'school', eventKinds: ['11A00'] }])).toEqual([
      ['none', 0],
      ['baseOnly', 1],
      ['baseOnly', 1],
    ]);
  });
});

describe('figures', () => {
  it('count what fell due and was kept, within the period alone', () => {
    const owed = [
      { act: 'filing', dueOn: '2026-01-01', kept: true },
      { act: 'filing', dueOn: '2026-12-31', kept: false },
      { act: 'drill', dueOn: '2025-12-31', kept: true },
    ] as const;
    const { total } = planFigures(
      [{ shelf: 'special', unitName: '', abolishedOn: null, issuedOn: ['2026-01-01'], acts: [], owed }],
      '2026-01-01',
      '2026-12-31',
    );
    expect(total).toMatchObject({ due: 2, kept: 1, made: 1, plans: 1 });
  });
});
