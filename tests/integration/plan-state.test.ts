// The state of the library: what is wanting in which plan, gaps in the tree of kinds, the yearly figures, and their files.
import { describe, expect, it } from 'vitest';
import { makeStation, type TestStation } from '#kit/station.ts';
import { minute } from '#kit/duty.ts';

interface Made {
  title: string;
  planKind?: 'general' | 'special' | 'department' | 'grassroots';
  body?: 'township' | 'village';
  eventKinds?: string[];
  unitName?: string;
  issuedOn?: string | null;
}

async function make(test: TestStation, { issuedOn = '2026-11-02', ...plan }: Made) {
  return test.call.plans.create({
    plan: { planKind: 'special', unitName: '云河县人民政府办公室', ...plan },
    version: issuedOn === null ? { state: 'draft' } : { state: 'issued', issuedOn, label: '本版' },
  });
}

const flagsOf = async (test: TestStation, title: string) =>
  (await test.call.planState.get()).rows.find((row) => row.title === title)?.flags;

describe('the state of the library', () => {
  it('says of each plan what is wanting; what no rule asks is not wanting', async () => {
    const test = await makeStation();
    await make(test, { title: '防汛抗旱应急预案', eventKinds: ['11A00'] });
    await make(test, { title: '地震应急预案', eventKinds: ['11C00'], issuedOn: '2019-03-01' });
    await make(test, { title: '粮食应急预案', issuedOn: null });
    await make(test, { title: '柳林村应急预案', planKind: 'grassroots', body: 'village' });
    test.clock.advance(minute);
    expect(await flagsOf(test, '防汛抗旱应急预案')).toEqual(['noText', 'unfiled', 'unpublished', 'unevaluated', 'undrilled']);
    expect(await flagsOf(test, '地震应急预案')).toEqual([
      'noText',
      'unfiled',
      'filingOverdue',
      'unpublished',
      'publicationOverdue',
      'unevaluated',
      'evaluationOverdue',
      'unrevised',
      'undrilled',
      'drillOverdue',
      'overdueWhenRecorded',
    ]);
    expect(await flagsOf(test, '粮食应急预案')).toEqual(['draft', 'noText']);
    // A village's plan is filed with the township; nobody asks it to be made public, evaluated or drilled.
    expect(await flagsOf(test, '柳林村应急预案')).toEqual(['noText', 'unfiled']);
    const { rows, abolished } = await test.call.planState.get();
    expect([rows.length, abolished]).toEqual([4, 0]);
    expect(rows.find((row) => row.title === '地震应急预案')).toMatchObject({ age: 'over5', next: { act: 'filing', dueOn: '2019-03-29' } });
  });

  it('what is done is wanting no more; an old paper copy is', async () => {
    const test = await makeStation();
    const plan = await make(test, { title: '防汛抗旱应急预案', eventKinds: ['11A00'] });
    const version = plan.versions[0]?.id ?? '';
    const step = { id: 's', text: '转移群众', unit: null, who: '县防办', minutes: 30, section: null };
    await test.call.plans.writeText({
      id: version,
      text: {
        sections: [{ id: 'a', depth: 0, number: '一', title: '总则', blocks: [] }],
        levels: [{ id: 'l', level: 'II', name: 'Ⅱ级', conditions: [], startedBy: '', section: null, steps: [] }],
        duties: [],
        contacts: [],
        annexes: [],
        cards: [{ id: 'c', title: '转移', role: '县防办', level: null, steps: [step], note: '' }],
      },
    });
    for (const act of ['filing', 'publication', 'evaluation', 'drill'] as const)
      await test.call.plans.recordAct({ id: plan.id, act, on: '2026-11-10' });
    expect(await flagsOf(test, '防汛抗旱应急预案')).toEqual([]);
    await test.call.plans.addCopy({ id: plan.id, copy: { version, number: '1', place: '铁皮柜', holder: '', placedOn: null } });
    await test.call.plans.addVersion({ id: plan.id, version: { state: 'issued', issuedOn: '2026-11-20' }, copyOf: version });
    expect(await flagsOf(test, '防汛抗旱应急预案')).toEqual(['unfiled', 'unpublished', 'copiesOutdated']);
    await test.call.plans.change({ id: plan.id, patch: { abolished: { on: '2026-11-20', reason: '并入' } } });
    expect(await test.call.planState.get()).toMatchObject({ rows: [], abolished: 1 });
  });

  it('kinds without a plan: a general plan covers nothing, one of a village only says so, kinds below are said', async () => {
    const test = await makeStation();
    await make(test, { title: '总体应急预案', planKind: 'general' });
    await make(test, { title: '防汛抗旱应急预案', eventKinds: ['11A00'] });
    await make(test, { title: '燃气事故应急预案', eventKinds: ['12P00'], issuedOn: null });
    await make(test, { title: '柳林村地质灾害预案', planKind: 'grassroots', body: 'village', eventKinds: ['11D00'] });
    const { kinds } = await test.call.planState.get();
    const of = (code: string) => kinds.find((kind) => kind.code === code)?.coverage;
    expect([of('11000'), of('11A00'), of('11A01'), of('11C00'), of('11D00'), of('12P00')]).toEqual([
      'partly',
      'covered',
      'covered',
      'none',
      'baseOnly',
      'none',
    ]);
  });

  it('what is owed for one plan names the deciding rule, the others, and those that are to be read', async () => {
    const test = await makeStation();
    const plan = await make(test, { title: '防汛抗旱应急预案', eventKinds: ['11A00'], issuedOn: '2026-11-19' });
    const { items, readings } = await test.call.planState.of({ id: plan.id });
    expect(items.map(({ act, state, dueOn }) => [act, state, dueOn])).toEqual([
      ['filing', 'due', '2026-12-17'],
      ['publication', 'due', '2026-12-17'],
      ['evaluation', 'later', '2029-11-19'],
      ['drill', 'later', '2029-11-19'],
    ]);
    expect(items[0]).toMatchObject({ rule: { id: 'PR001', confidence: 'seen' }, doneOn: null });
    expect(readings.map(({ id }) => id)).toEqual(expect.arrayContaining(['PR003', 'PR011', 'PR027']));
    expect(readings.map(({ id }) => id)).not.toContain('PR004');
    const { packs } = await test.call.settings.get();
    await test.call.settings.change({ packs: [...packs, 'chongqing', 'qingdao'] });
    const drill = (await test.call.planState.of({ id: plan.id })).items.find(({ act }) => act === 'drill');
    expect(drill).toMatchObject({ dueOn: '2027-11-19', rule: { id: 'PR021' } });
    expect(drill?.bases.map(({ id }) => id)).toEqual(['PR020', 'PR015-national']);
    await expect(test.call.planState.of({ id: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('counts the year by shelf and unit, and keeps what it counted when the plan is abolished later', async () => {
    const test = await makeStation();
    const flood = await make(test, { title: '防汛抗旱应急预案', issuedOn: '2023-05-01' });
    await test.call.plans.addVersion({ id: flood.id, version: { state: 'issued', issuedOn: '2026-03-01' } });
    await test.call.plans.recordAct({ id: flood.id, act: 'filing', on: '2026-03-20' });
    await test.call.plans.recordAct({ id: flood.id, act: 'drill', on: '2026-06-20' });
    await test.call.plans.recordAct({ id: flood.id, act: 'drill', on: '2026-09-20' });
    await make(test, { title: '水务局预案', planKind: 'department', unitName: '云河县水务局', issuedOn: '2026-11-19' });
    await make(test, { title: '旧预案', issuedOn: '2012-01-01' });
    const year = { from: '2026-01-01', to: '2026-12-31' };
    const { byShelf, byUnit, total } = await test.call.planState.figures(year);
    expect(byShelf.find(({ key }) => key === 'special')).toMatchObject({
      plans: 2,
      recent: 1,
      made: 0,
      revised: 1,
      filed: 1,
      drilled: 1,
      drills: 2,
    });
    expect(byUnit.map(({ key, made }) => [key, made])).toEqual([
      ['云河县人民政府办公室', 0],
      ['云河县水务局', 1],
    ]);
    expect(total).toMatchObject({ plans: 3, made: 1 });
    await test.call.plans.change({ id: flood.id, patch: { abolished: { on: '2026-11-20', reason: '并入' } } });
    expect((await test.call.planState.figures(year)).total).toMatchObject({ plans: 2, abolished: 1, drills: 2 });
    await expect(test.call.planState.figures({ from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({ code: 'notValid' });
  });

  it('writes each table as a file, with what it is of and no formula', async () => {
    const test = await makeStation();
    await make(test, { title: '=预案', unitName: '云河县水务局' });
    const file = await test.call.planState.exportPlans({ format: 'csv', flag: 'unfiled', unit: '云河县水务局' });
    const text = await file.text();
    expect(text).toContain("'=预案");
    expect(text).toContain('未备案');
    expect(await (await test.call.planState.exportPlans({ format: 'csv', flag: 'draft' })).text()).not.toContain('=预案');
    expect(
      (await test.call.planState.exportFigures({ from: '2026-01-01', to: '2026-12-31', format: 'xlsx', of: 'shelf' })).size,
    ).toBeGreaterThan(2000);
    expect(await (await test.call.planState.exportKinds({ format: 'csv' })).text()).toContain('水旱灾害');
  });
});
