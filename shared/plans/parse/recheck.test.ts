// Problems go when a hand has mended what they were about, and stay otherwise.
import { describe, expect, it } from 'vitest';
import type { ResponseLevel } from '../types.ts';
import { recheck, seriousOf } from './recheck.ts';
import type { ParsedPlan, ParseProblem, ParseProblemCode } from './types.ts';

const level: ResponseLevel = { id: 'l', level: 'II', name: 'Ⅱ级响应', conditions: [], startedBy: '', section: null, steps: [] };
const problem = (code: ParseProblemCode, received = '', section: string | null = null): ParseProblem => ({ code, received, section });
const read: ParsedPlan = {
  title: '',
  planKind: 'special',
  body: null,
  eventKinds: [],
  unitName: '',
  number: '',
  label: '',
  issuedOn: null,
  effectiveOn: null,
  text: {
    sections: [
      { id: 'a', depth: 0, number: '1', title: '总则', blocks: [] },
      { id: 'b', depth: 0, number: '3', title: '响应', blocks: [] },
    ],
    levels: [level],
    duties: [],
    contacts: [{ id: 'c', person: null, name: '周防汛', post: '', unitName: '', phone: '1390000', section: null }],
    annexes: [{ id: 'x', label: '附件3', title: '', section: null }],
    cards: [],
  },
  problems: [
    problem('noTitle'),
    problem('noDate'),
    problem('noIssuer'),
    problem('kindGuessed'),
    problem('levelWithoutConditions', 'Ⅱ级响应'),
    problem('levelWithoutSteps', 'Ⅱ级响应'),
    problem('numberSkipped', '2', 'b'),
    problem('annexMissing', '附件3'),
    problem('phoneUnclear', '1390000'),
  ],
};
const whole = { file: 0, sections: 0, missing: [], added: [] };
const codes = (after: ParsedPlan, coverage = whole): string[] => recheck(read, after, coverage).map(({ code }) => code);
const all = read.problems.map(({ code }) => code);

describe('rechecking', () => {
  it('keeps every problem of what nobody touched', () => {
    expect(codes(read)).toEqual(all);
  });

  const mended: [ParseProblemCode, Partial<ParsedPlan>][] = [
    ['noTitle', { title: '某预案' }],
    ['noDate', { issuedOn: '2026-01-01' }],
    ['noIssuer', { unitName: '县水务局' }],
    ['kindGuessed', { planKind: 'department' }],
    ['levelWithoutConditions', { text: { ...read.text, levels: [{ ...level, conditions: ['大洪水'] }] } }],
    [
      'levelWithoutSteps',
      {
        text: {
          ...read.text,
          levels: [{ ...level, steps: [{ id: 's', text: '到场', unit: null, who: '', minutes: null, section: null }] }],
        },
      },
    ],
    [
      'numberSkipped',
      { text: { ...read.text, sections: read.text.sections.map((one) => ({ ...one, number: one.id === 'b' ? '2' : '1' })) } },
    ],
    ['annexMissing', { text: { ...read.text, annexes: [{ id: 'x', label: '附件3', title: '', section: 'b' }] } }],
    ['phoneUnclear', { text: { ...read.text, contacts: [] } }],
  ];
  it.each(mended)('%s goes when it is mended, alone', (code, patch) => {
    expect(codes({ ...read, ...patch })).toEqual(all.filter((one) => one !== code));
  });

  it('what stands in no section is a problem of its own, a serious one as a missing title is', () => {
    const coverage = { ...whole, missing: [{ block: 3, text: '漏掉的一行' }] };
    const found = recheck(read, read, coverage);
    expect(found.at(-1)).toEqual({ code: 'textLeft', section: null, received: '漏掉的一行' });
    expect(seriousOf(found)).toEqual(['noTitle', 'textLeft']);
  });
});
