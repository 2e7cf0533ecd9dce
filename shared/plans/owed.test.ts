// What is owed for a plan by the rules: from which day, by which, by which rule, and what settles it.
import { describe, expect, it } from 'vitest';
import { owedOfPlan, owedNote, owedState, type PlanForDuties } from './owed.ts';
import type { ActValue, PlanRule } from './types.ts';
import type { DayOf } from './working-days.ts';

const calendar: DayOf = (day) => ({
  kind: [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 'weekend' : 'workday',
  known: !day.startsWith('2030'),
});

const rule = (patch: Partial<PlanRule>): PlanRule => ({
  id: 'R',
  pack: 'national',
  version: 1,
  validFrom: null,
  validTo: null,
  source: { title: '办法', number: null, year: 2024 },
  confidence: 'seen',
  topic: 'filing',
  name: '备案',
  nameEn: 'Filing',
  shelves: [],
  kinds: [],
  days: null,
  dayType: null,
  everyMonths: null,
  leadDays: 30,
  to: '',
  copyTo: '',
  text: '',
  ladder: 'planDuty',
  ...patch,
});

const act = (patch: Partial<ActValue & { id: string }>): ActValue & { id: string } => ({
  id: `act ${patch.on ?? ''}`,
  plan: 'p',
  version: null,
  act: 'filing',
  on: '',
  by: '',
  reference: '',
  note: '',
  reviseBy: null,
  removed: false,
  ...patch,
});

const plan = (patch: Partial<PlanForDuties> = {}): PlanForDuties => ({
  id: 'p',
  shelf: 'special',
  plan: { activityOn: null, abolished: null, removed: false },
  kindLines: [['11A01', '11A00', '11000']],
  issued: [{ id: 'v2', issuedOn: '2026-11-02', recordedOn: '2026-11-03' }],
  acts: [],
  ...patch,
});

const filing = rule({ days: 20, dayType: 'workday' });
const evaluation = rule({ id: 'E', topic: 'evaluation', everyMonths: 36, leadDays: 90 });
const drill = rule({ id: 'D', topic: 'drill', everyMonths: 36 });
const revision = rule({ id: 'V', topic: 'revision' });

describe('what is owed for a plan', () => {
  it('filing: so many working days after the issue, done by an act on this version', () => {
    expect(owedOfPlan(plan(), [filing], calendar)).toMatchObject([{ act: 'filing', ref: 'v2', dueOn: '2026-11-30', done: null }]);
    const ofOld = plan({ acts: [act({ on: '2026-11-10', version: 'v1' })] });
    expect(owedOfPlan(ofOld, [filing], calendar)[0]?.done, 'another version was filed').toBeNull();
    const before = plan({ acts: [act({ on: '2024-05-10' })] });
    expect(owedOfPlan(before, [filing], calendar)[0]?.done, 'filed before this version was issued').toBeNull();
    const done = plan({ acts: [act({ on: '2026-11-10' })] });
    expect(owedOfPlan(done, [filing], calendar)[0]?.done).toMatchObject({ on: '2026-11-10' });
  });

  it('the strictest of the rules decides, the others are named beside it; rules of other shelves and kinds are not asked', () => {
    const strict = rule({ id: 'S', days: 10, dayType: 'day' });
    const [owed] = owedOfPlan(plan(), [filing, strict, rule({ id: 'T', days: 1, dayType: 'day', shelves: ['township'] })], calendar);
    expect(owed).toMatchObject({ dueOn: '2026-11-12', rule: { id: 'S' }, bases: [{ id: 'R' }] });
    const fire = rule({ id: 'F', days: 1, dayType: 'day', kinds: ['11G00'] });
    expect(owedOfPlan(plan(), [fire], calendar)).toEqual([]);
    expect(owedOfPlan(plan({ kindLines: [] }), [fire], calendar), 'a general plan has no kinds').toEqual([]);
    expect(owedOfPlan(plan({ kindLines: [['11G01', '11G00', '11000']] }), [fire], calendar)).toHaveLength(1);
  });

  it('evaluation counts from the issue or the last one, whichever is later; a drill from the last drill, whatever was issued since', () => {
    const acts = [act({ act: 'evaluation', on: '2026-11-20' }), act({ act: 'drill', on: '2025-03-01' })];
    expect(owedOfPlan(plan({ acts }), [evaluation, drill], calendar)).toMatchObject([
      { act: 'drill', startedOn: '2025-03-01', dueOn: '2028-03-01', opensOn: '2028-01-31' },
      { act: 'evaluation', startedOn: '2026-11-20', dueOn: '2029-11-20', opensOn: '2029-08-22' },
    ]);
    expect(owedOfPlan(plan(), [evaluation], calendar)).toMatchObject([{ dueOn: '2029-11-02' }]);
  });

  it('revision: by the day that an evaluation named, done by a newer version or a revision on record', () => {
    const acts = [act({ id: 'e1', act: 'evaluation', on: '2026-11-20', reviseBy: '2027-03-01' })];
    expect(owedOfPlan(plan({ acts }), [revision], calendar)).toMatchObject([{ ref: 'e1', dueOn: '2027-03-01', done: null }]);
    const issued = [{ id: 'v3', issuedOn: '2027-02-01', recordedOn: '2027-02-01' }, ...plan().issued];
    expect(owedOfPlan(plan({ acts, issued }), [revision], calendar)).toMatchObject([{ done: { on: '2027-02-01' } }]);
    const revised = plan({ acts: [act({ act: 'revision', on: '2027-01-05' }), ...acts] });
    expect(owedOfPlan(revised, [revision], calendar)).toMatchObject([{ done: { on: '2027-01-05' } }]);
    expect(owedOfPlan(plan({ acts: [act({ act: 'evaluation', on: '2026-11-20' })] }), [revision], calendar)).toEqual([]);
  });

  it('an activity is filed so many days before its day', () => {
    const before = rule({ id: 'A', days: -15, dayType: 'day' });
    const activity = plan({ plan: { activityOn: '2026-12-31', abolished: null, removed: false } });
    expect(owedOfPlan(activity, [before], calendar)).toMatchObject([{ dueOn: '2026-12-16' }]);
    expect(owedOfPlan(plan(), [before], calendar)).toEqual([]);
  });

  it('nothing for what is abolished, removed, or without an issued version', () => {
    const gone = { activityOn: null, abolished: { on: '2026-01-01', reason: '机构撤并' }, removed: false };
    expect(owedOfPlan(plan({ plan: gone }), [filing], calendar)).toEqual([]);
    expect(owedOfPlan(plan({ plan: { ...gone, abolished: null, removed: true } }), [filing], calendar)).toEqual([]);
    expect(owedOfPlan(plan({ issued: [] }), [filing], calendar)).toEqual([]);
  });

  it('what was over already when it was recorded says so', () => {
    const old = plan({ issued: [{ id: 'v1', issuedOn: '2019-01-02', recordedOn: '2026-11-20' }] });
    const [owed] = owedOfPlan(old, [filing], calendar);
    expect(owed && owedState(owed, '2026-11-20')).toBe('overdueBefore');
    const [own] = owedOfPlan(plan(), [filing], calendar);
    expect(own && [owedState(own, '2026-11-20'), owedState(own, '2026-11-30'), owedState(own, '2026-12-01')]).toEqual([
      'due',
      'due',
      'overdue',
    ]);
    const [far] = owedOfPlan(plan(), [evaluation], calendar);
    expect(far && owedState(far, '2026-11-20')).toBe('later');
  });

  it('the note says to whom, and which years had no holidays to leave out', () => {
    const late = plan({ issued: [{ id: 'v', issuedOn: '2030-01-02', recordedOn: '2030-01-02' }] });
    const [owed] = owedOfPlan(late, [filing, rule({ id: 'W', to: '上一级人民政府', copyTo: '有关部门' })], calendar);
    expect(owed && owedNote(owed)).toBe('报上一级人民政府，抄送有关部门。 2030 年没有录入节假日，工作日只扣除了周六、周日，请核对。');
  });
});
