// What was understood is brought within the library's limits; the text of the sections stays whole.
import { describe, expect, it } from 'vitest';
import { inkOf, sectionText } from '#shared/plans/current.ts';
import { maxBlockChars, maxSections, maxTableColumns, maxTableRows } from '#shared/plans/limits.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import { planTextSchema } from '#shared/plans/schemas.ts';
import type { PlanSection } from '#shared/plans/types.ts';
import { fitted } from './fit.ts';

let last = 0;
const newId = (): string => `n${(last += 1)}`;
const planOf = (sections: PlanSection[], patch: Partial<ParsedPlan> = {}): ParsedPlan => ({
  title: '某预案',
  planKind: 'special',
  body: null,
  eventKinds: [],
  unitName: '',
  number: '',
  label: '',
  issuedOn: null,
  effectiveOn: null,
  text: { sections, levels: [], duties: [], contacts: [], annexes: [], cards: [] },
  problems: [],
  ...patch,
});
const section = (id: string, blocks: PlanSection['blocks'], title = ''): PlanSection => ({ id, depth: 0, number: '', title, blocks });
const ink = ({ text }: ParsedPlan): string => inkOf(text.sections.map((one) => one.number + one.title + sectionText(one)).join(''));

describe('fitting', () => {
  it.each([
    ['a paragraph without end', [section('a', [{ kind: 'text', text: '长'.repeat(maxBlockChars + 5) }])]],
    [
      'a table with too many rows',
      [section('a', [{ kind: 'table', rows: Array.from({ length: maxTableRows + 7 }, (_, at) => [String(at)]) }])],
    ],
    [
      'a table that is too wide',
      [section('a', [{ kind: 'table', rows: [Array.from({ length: maxTableColumns + 3 }, (_, at) => `格${at}`)] }])],
    ],
    ['a heading as long as a page', [section('a', [], '题'.repeat(2_400))]],
    [
      'too many sections',
      Array.from({ length: maxSections + 40 }, (_, at) => section(`s${at}`, [{ kind: 'text', text: `第${at}节的正文` }], `标题${at}`)),
    ],
  ] satisfies [string, PlanSection[]][])('%s stays whole and can be written', (_, sections) => {
    const plan = planOf(sections);
    const fit = fitted(plan, newId);
    expect(ink(fit)).toBe(ink(plan));
    expect(planTextSchema.safeParse(fit.text).error).toBeUndefined();
  });

  it('parts that are too long, too many or point nowhere are mended', () => {
    const step = { id: 'x', text: '步'.repeat(5_000), unit: null, who: '谁'.repeat(300), minutes: 999_999, section: 'gone' };
    const level = {
      id: 'l',
      level: 'I' as const,
      name: ' ',
      conditions: ['', '条'.repeat(5_000)],
      startedBy: '',
      section: 'gone',
      steps: [step],
    };
    const fit = fitted(
      planOf([section('a', [])], {
        title: '题'.repeat(400),
        issuedOn: '2026-02-01',
        effectiveOn: '2026-01-01',
        planKind: 'grassroots',
        text: {
          sections: [section('a', [])],
          levels: Array.from({ length: 40 }, () => level),
          duties: [{ id: 'd', unit: null, unitName: '', text: '', section: null }],
          contacts: [{ id: 'c', person: null, name: '', post: '', unitName: '', phone: '1'.repeat(300), section: 'a' }],
          annexes: [],
          cards: [],
        },
      }),
      newId,
    );
    expect(planTextSchema.safeParse(fit.text).error).toBeUndefined();
    expect(fit).toMatchObject({ body: 'township', effectiveOn: null, text: { duties: [], contacts: [{ section: 'a' }] } });
    expect(fit.text.levels[0]).toMatchObject({ name: 'I', section: null, steps: [{ minutes: null }] });
  });
});
