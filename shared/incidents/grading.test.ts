import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noCasualties } from './facts.ts';
import { effectiveMarks, type GradingFacts, proposeGrade, timedAs } from './grading.ts';
import { indexKinds } from './kinds.ts';
import type { EventKind, GradingRule, MarkRule } from './types.ts';

const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(`../../assets/rules/${name}.json`, import.meta.url), 'utf8')) as T[];
const rules = read<GradingRule>('grading').filter((rule) => !['suzhou', 'inner-mongolia', 'gas-city'].includes(rule.pack));
const kinds = indexKinds(read<EventKind>('event-kinds'));
const facts = (kind: string, patch: Partial<GradingFacts> & { people?: Partial<GradingFacts['casualties']> } = {}): GradingFacts => ({
  kind,
  casualties: { ...noCasualties(), ...patch.people },
  approximate: patch.approximate ?? [],
  figures: patch.figures ?? {},
  marks: patch.marks ?? [],
});
const grade = (given: GradingFacts): string => {
  const proposal = proposeGrade(given, rules, kinds);
  return `${proposal.grade} ${proposal.rule?.id ?? '-'} ${proposal.because?.metric ?? '-'}`;
};

describe('grading is per kind', () => {
  it.each([
    ['ten million yuan is III for a work accident', facts('12D01', { figures: { directLoss: 1000 } }), 'III GR003 directLoss'],
    ['and I for a geological disaster', facts('11D01', { figures: { directLoss: 1000 } }), 'I GR018 directLoss'],
    [
      'and II … not even III for an environmental event: 500–2000',
      facts('12Q01', { figures: { directLoss: 1000 } }),
      'III GR016 directLoss',
    ],
    ['3 dead in a work accident', facts('12C01', { people: { dead: 3 } }), 'III GR003 deaths'],
    ['2 dead', facts('12C01', { people: { dead: 2 } }), 'IV GR004 deaths'],
    ['30 dead', facts('12C01', { people: { dead: 30 } }), 'I GR001 deaths'],
    ['29 dead', facts('12C01', { people: { dead: 29 } }), 'II GR002 deaths'],
    ['10 seriously injured', facts('12H02', { people: { injured: 12, seriouslyInjured: 10 } }), 'III GR003 seriousInjuries'],
    ['49 dead or missing in an earthquake is III', facts('11C02', { people: { dead: 40, missing: 9 } }), 'III GR028 deathsOrMissing'],
    ['a forest fire by its area', facts('11G01', { figures: { forestAreaHa: 100 } }), 'II GR011 forestAreaHa'],
    ['people to be moved from a landslide', facts('11D01', { people: { evacuated: 126 } }), 'III GR024 threatenedToRelocate'],
    ['a lift that holds people for two hours', facts('12N04', { figures: { elevatorTrappedHours: 2 } }), 'IV GR037 elevatorTrappedHours'],
    ['school food poisoning of 50', facts('13B03', { people: { injured: 50 }, marks: ['school'] }), 'II GR044 schoolHarmed'],
    ['nothing known: IV, no rule, a person decides', facts('12D02'), 'IV - -'],
    ['no figures for this kind: a person decides', facts('14B01', { people: { dead: 1 } }), 'IV - -'],
    ['rough lower bounds count', facts('12D02', { approximate: [{ field: 'dead', min: 10, text: '10余人' }] }), 'II GR002 deaths'],
  ])('%s', (_name, given, expected) => {
    expect(grade(given)).toBe(expected);
  });

  it('unknown is not zero: nothing said about the dead gives no rule by deaths', () => {
    expect(proposeGrade(facts('12Q01'), rules, kinds).rule).toBeNull();
    expect(proposeGrade(facts('12Q01', { people: { dead: 0 } }), rules, kinds).rule?.id).toBe('GR017');
  });
});

describe('marks', () => {
  const markRules = read<MarkRule>('marks');

  it('a death marks by itself, and marks raise the limits to III', () => {
    const marks = effectiveMarks(facts('12H02', { people: { dead: 1 } }));
    expect(marks).toEqual(['deaths']);
    expect(timedAs('IV', marks, markRules).grade).toBe('III');
    expect(timedAs('II', marks, markRules).grade).toBe('II');
    expect(timedAs('IV', [], markRules)).toEqual({ grade: 'IV', raisedBy: null });
  });
});
