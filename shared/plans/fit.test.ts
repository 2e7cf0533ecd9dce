// Which plans fit and which of their levels applies.
import { describe, expect, it } from 'vitest';
import { chooseLevel as choose, type LevelChoice, type FitFacts, fitOf, type FitPlan } from './fit.ts';
import type { ResponseLevel } from './types.ts';

const facts = (patch: Partial<FitFacts> = {}): FitFacts => ({
  casualties: { dead: null, seriouslyInjured: null, injured: null, missing: null, trapped: null, evacuated: null },
  approximate: [],
  figures: {},
  grade: 'IV',
  gradeKnown: false,
  kindLine: ['12D02', '12D00', '12000'],
  place: '城关镇工业园宏达化工厂',
  words: '液氨泄漏',
  unit: null,
  day: '2026-11-20',
  home: '云河县',
  ...patch,
});
const plan = (patch: Partial<FitPlan>): FitPlan => ({
  title: '某应急预案',
  planKind: 'special',
  body: null,
  eventKinds: [],
  unit: null,
  unitName: '',
  places: [],
  activityOn: null,
  ...patch,
});
const reasons = (patch: Partial<FitPlan>, known = facts()): string[] | null =>
  fitOf(plan(patch), known)?.reasons.map(({ reason }) => reason) ?? null;
const score = (patch: Partial<FitPlan>): number => fitOf(plan(patch), facts())?.score ?? 0;

describe('fitting', () => {
  it('the kind itself comes before the kind above, that before the place, that before the general plan', () => {
    expect(reasons({ eventKinds: ['12D02'] })).toEqual(['kind']);
    expect(reasons({ eventKinds: ['12D00'] })).toEqual(['kindAbove']);
    expect(reasons({ planKind: 'general' })).toEqual(['general']);
    const township: Partial<FitPlan> = { planKind: 'grassroots', body: 'township', places: ['城关镇'] };
    expect(reasons(township)).toEqual(['place', 'general']);
    const order = [
      score({ eventKinds: ['12D02'] }),
      score({ eventKinds: ['12D00'] }),
      score({ eventKinds: ['12000'] }),
      score({ ...township, places: ['城关镇'] }),
      score({ planKind: 'general' }),
    ];
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(5);
  });

  it('a plan of other kinds or of another place is none; its own works names it', () => {
    expect(reasons({ title: '森林火灾应急预案', eventKinds: ['11F00'] })).toBeNull();
    expect(reasons({ planKind: 'grassroots', body: 'township', places: ['石桥镇'] })).toBeNull();
    expect(
      reasons({
        title: '宏达化工厂生产安全事故应急预案',
        planKind: 'grassroots',
        body: 'enterprise',
        unitName: '宏达化工厂',
        eventKinds: ['12D00'],
      }),
    ).toEqual(['kindAbove', 'unit', 'words']);
  });

  it('a township is named once, as place and unit together; the plan of the kind comes before its own', () => {
    const own: Partial<FitPlan> = { planKind: 'grassroots', body: 'township', places: ['城关镇'], unit: 'u1', unitName: '城关镇人民政府' };
    const called = facts({ unit: 'u1' });
    expect(reasons(own, called)).toEqual(['place', 'general']);
    expect(fitOf(plan(own), called)?.score ?? 0).toBeLessThan(score({ eventKinds: ['12D00'] }));
  });

  it('the office’s own area in title and words says nothing, whatever the county is called', () => {
    const said = facts({ home: '泰安市青山县人民政府', place: '青山县城关镇', words: '青山县城关镇化工厂液氨泄漏' });
    expect(reasons({ title: '青山县森林火灾应急预案', eventKinds: ['11G00'] }, said)).toBeNull();
    expect(reasons({ title: '青山县液氨泄漏应急预案', eventKinds: ['11G00'] }, said)).toEqual(['words']);
    expect(reasons({ title: '青山水库防汛预案', eventKinds: [] }, facts({ home: '青山县', words: '青山水库漫坝' }))).toEqual(['words']);
  });

  it('nor does the name of the department that issued it', () => {
    const water: Partial<FitPlan> = {
      title: '青山县住房和城乡建设局城市供水应急预案',
      unitName: '青山县住房和城乡建设局',
      eventKinds: ['12P12'],
    };
    expect(reasons(water, facts({ words: '建设路燃气管道泄漏' }))).toBeNull();
    expect(reasons(water, facts({ words: '建设路供水主管爆裂' }))).toEqual(['words']);
  });

  it('what the desk itself starts is told from what others have for themselves', () => {
    const own = (patch: Partial<FitPlan>): boolean | undefined => fitOf(plan(patch), facts())?.own;
    expect(own({ eventKinds: ['12D00'] })).toBe(true);
    expect(own({ planKind: 'department', eventKinds: ['12D02'] })).toBe(true);
    expect(own({ planKind: 'general' }), 'the general plan stands behind those of the kind').toBe(false);
    const works: Partial<FitPlan> = { planKind: 'grassroots', body: 'enterprise', places: ['宏达化工厂'], eventKinds: ['12D00'] };
    expect(own(works)).toBe(false);
    expect(score(works), 'by score alone the works would come first').toBeGreaterThan(score({ eventKinds: ['12D00'] }));
  });

  it('before the kind is known the words speak', () => {
    expect(reasons({ title: '液氨泄漏处置方案', eventKinds: ['12D02'] }, facts({ kindLine: [] }))).toEqual(['words']);
    expect(reasons({ title: '防汛抗旱应急预案', eventKinds: ['11A00'] }, facts({ kindLine: [] }))).toBeNull();
  });

  it('the plan of a major activity fits around its day', () => {
    const lanterns = { title: '灯会安全保障预案', planKind: 'activity', activityOn: '2026-11-21' } as const;
    expect(reasons({ ...lanterns, eventKinds: ['12D00'] })).toEqual(['kindAbove']);
    expect(reasons({ ...lanterns, activityOn: '2026-02-21', eventKinds: ['12D00'] })).toBeNull();
  });
});

const level = (id: string, grade: ResponseLevel['level'], conditions: string[]): ResponseLevel => ({
  id,
  level: grade,
  name: `${grade}级响应`,
  conditions,
  startedBy: '',
  section: null,
  steps: [],
});
const levels = [
  level('c', 'III', ['死亡3人以上10人以下']),
  level('b', 'II', ['死亡10人以上', '社会影响恶劣']),
  level('d', 'IV', ['死亡3人以下']),
];
const chooseLevel = (given: readonly ResponseLevel[], known: FitFacts): LevelChoice => choose(given, known, false);
const with_ = (dead: number | null): FitFacts => facts({ casualties: { ...facts().casualties, dead } });

describe('the level', () => {
  it('is the highest with a condition that is met, with the figure', () => {
    expect(chooseLevel(levels, with_(12))).toMatchObject({ by: 'condition', level: { id: 'b' }, because: { field: 'dead', value: 12 } });
    expect(chooseLevel(levels, with_(5))).toMatchObject({
      by: 'condition',
      level: { id: 'c' },
      condition: '死亡3人以上10人以下',
      words: 1,
    });
  });

  it('else that of the grade; for the time being when nothing says how grave it is, and then it says what is missing', () => {
    expect(chooseLevel(levels, { ...with_(0), grade: 'III', gradeKnown: true })).toMatchObject({
      by: 'grade',
      level: { id: 'c' },
      provisional: false,
    });
    expect(chooseLevel(levels, with_(null))).toMatchObject({ by: 'grade', level: { id: 'd' }, provisional: true, missing: ['dead'] });
  });

  it('of a works, village or school is never that of the grade: its third level is what one shift copes with', () => {
    expect(choose(levels, { ...with_(0), grade: 'III', gradeKnown: true }, true)).toMatchObject({ by: 'none', level: null });
    expect(choose(levels, with_(5), true)).toMatchObject({ by: 'condition', level: { id: 'c' } });
  });

  it('else none, honestly', () => {
    expect(chooseLevel(levels, { ...with_(0), grade: 'I', gradeKnown: true })).toMatchObject({ by: 'none', level: null });
    expect(chooseLevel([], with_(3))).toMatchObject({ by: 'none', level: null, missing: [] });
  });
});
