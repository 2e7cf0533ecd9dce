// Responses on a real station: started with their checklist and limits, step by step, who may.
import { describe, expect, it } from 'vitest';
import { toIso } from '#shared/time/zone.ts';
import { leak, zone } from '#kit/builders.ts';
import { after, begin, entries, firings, minute, named, running } from '#kit/response-scene.ts';
import { chemicalText, savePlan } from '#kit/responses.ts';
import { clientOf } from '#kit/station.ts';

describe('starting a response', () => {
  it('opens the checklist: the steps of the level and of its cards, with absolute limits', async () => {
    const { test, activation, incident, plan } = await running();
    expect(activation).toMatchObject({
      level: 'III',
      levelName: 'Ⅲ级响应',
      orderedBy: '副县长周海',
      by: '李敏',
      incident,
      plan,
      ended: null,
    });
    expect(activation.reason).toMatchObject({ condition: '发生较大危险化学品事故', because: { field: 'grade', value: 3 } });
    expect(activation.checklist.map(({ text, who, dueAt }) => [text, who, dueAt === null ? null : after(test, dueAt)])).toEqual([
      ['通知县应急管理局、消防救援大队赶赴现场', '', 5],
      ['划定警戒区，交通管制', '县公安局', 15],
      ['现场医疗救治', '县卫生健康局', 20],
      ['环境监测', '市生态环境局云河分局', null],
      ['做好记录并复述', '值班员', 3],
      ['封闭上风向以外的路口', '县公安局', 25],
    ]);
    expect(named(activation, '警戒').phone, 'as the plan prints it').toBe('0538-0000110');
    expect(activation.progress).toEqual({ total: 6, done: 0, handedOn: 0, overdue: 0 });
    const { obligations } = await test.call.incidents.get({ id: incident });
    const limits = obligations.filter(({ kind }) => kind === 'step');
    expect(limits).toHaveLength(5);
    expect(limits.find(({ title }) => title.includes('警戒'))).toMatchObject({
      ours: false,
      owedBy: { name: '县公安局' },
      rule: { source: expect.stringContaining('云河县危险化学品事故应急预案') as string, limitSeconds: 900 },
    });
    expect(limits.find(({ title }) => title.includes('通知县应急'))).toMatchObject({ ours: true });
    const { timeline } = await test.call.incidents.get({ id: incident });
    expect(timeline.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('启动Ⅲ级响应：《云河县危险化学品事故应急预案》，副县长周海决定'),
    );
  });

  it('one response per plan and incident at a time; none on what is closed, merged or not there', async () => {
    const { test, plan, incident, activation } = await running();
    await expect(test.call.activations.start({ id: plan, incident, level: 'II' })).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
      data: { blockers: [activation.id] },
    });
    await test.call.activations.end({ id: activation.id, reason: '险情排除' });
    const again = await test.call.activations.start({ id: plan, incident, level: 'IV' });
    expect(again.checklist.map(({ text }) => text)).toEqual(['派员核实', '做好记录并复述']);
    const other = await test.call.incidents.receive(leak(test, { title: '另一起' }));
    await test.call.incidents.merge({ id: other.id, into: incident });
    await expect(test.call.activations.start({ id: plan, incident: other.id, level: 'III' })).rejects.toMatchObject({
      code: 'alreadyMerged',
    });
  });

  it('says at which field something is wrong, and writes nothing then', async () => {
    const { test, plan, incident } = await begin();
    const { start } = test.call.activations;
    const good = { id: plan, incident, level: 'III' as const };
    const nowhere = '0198c000-0000-7000-8000-000000000000';
    const at = (offset: number): string => toIso(test.clock.now() + offset, zone);
    await expect(start({ ...good, id: nowhere })).rejects.toMatchObject({ code: 'notFound', data: { field: 'id' } });
    await expect(start({ ...good, incident: nowhere })).rejects.toMatchObject({ code: 'notFound' });
    await expect(start({ ...good, level: 'V' as 'I' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, level: 'I' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, levelId: 'none' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'level' } });
    await expect(start({ ...good, at: at(5 * minute) })).rejects.toMatchObject({ code: 'inTheFuture', data: { field: 'at' } });
    await expect(start({ ...good, at: at(-60 * minute) })).rejects.toMatchObject({ code: 'beforeItHappened', data: { field: 'at' } });
    await expect(start({ ...good, at: '昨夜' })).rejects.toMatchObject({ code: 'notValid', data: { field: 'at' } });
    await expect(start({ ...good, orderedBy: '长'.repeat(300) })).rejects.toMatchObject({ code: 'tooLarge', data: { field: 'orderedBy' } });
    expect(entries(test, 'activation.started')).toEqual([]);
  });

  it('a response typed in later counts from when it was decided: what is over already alarms at once', async () => {
    const { test, plan, incident } = await begin();
    test.clock.advance(30 * minute);
    const activation = await test.call.activations.start({
      id: plan,
      incident,
      level: 'III',
      at: toIso(test.clock.now() - 10 * minute, zone),
    });
    expect(after(test, named(activation, '通知').dueAt)).toBe(-5);
    expect(activation.progress.overdue).toBe(2);
    test.clock.advance(1000);
    expect(firings(test, '通知县应急')).toEqual(['over#0']);
  });

  it('a plan without levels is started with its cards; at once is taken as the ladder says, and said to be so', async () => {
    const { test, incident } = await begin();
    const village = await savePlan(
      test.call,
      {
        ...chemicalText,
        levels: [],
        cards: chemicalText.cards.slice(0, 1).map((card) => ({ ...card, steps: card.steps.map((step) => ({ ...step, minutes: 0 })) })),
      },
      { title: '王庄村应急预案', planKind: 'grassroots', body: 'village' },
    );
    const activation = await test.call.activations.start({ id: village.plan, incident, level: 'IV' });
    expect(activation.checklist.map(({ text, dueAt }) => [text, after(test, dueAt)])).toEqual([['做好记录并复述', 10]]);
    const limit = await test.call.obligations.get({ id: activation.checklist[0]?.obligation ?? '' });
    expect(limit.rule.limitIsDefault).toBe(true);
  });
});

describe('steps', () => {
  it('done meets the limit at that time, not needed waives it with the reason, handed on keeps it; each with name and time', async () => {
    const { test, activation, incident } = await running();
    const { mark } = test.call.activations;
    test.clock.advance(4 * minute);
    const doneAt = toIso(test.clock.now() - minute, zone);
    const first = named(activation, '通知');
    let now = await mark({ id: activation.id, step: first.id, state: 'done', at: doneAt, who: '赵磊' });
    expect(named(now, '通知')).toMatchObject({ state: 'done', mark: { who: '赵磊', by: '李敏' } });
    expect(await test.call.obligations.get({ id: first.obligation ?? '' })).toMatchObject({ state: 'met', metAt: doneAt });
    const [second, third] = [named(activation, '警戒'), named(activation, '医疗')];
    await expect(mark({ id: activation.id, step: second.id, state: 'notNeeded' })).rejects.toMatchObject({ data: { field: 'note' } });
    await mark({ id: activation.id, step: second.id, state: 'notNeeded', note: '厂区已封闭' });
    expect(await test.call.obligations.get({ id: second.obligation ?? '' })).toMatchObject({ state: 'waived', waivedReason: '厂区已封闭' });
    await expect(mark({ id: activation.id, step: third.id, state: 'handedOn' })).rejects.toMatchObject({ data: { field: 'who' } });
    now = await mark({ id: activation.id, step: third.id, state: 'handedOn', who: '县医院 孙院长' });
    expect(now.progress).toEqual({ total: 5, done: 1, handedOn: 1, overdue: 1 });
    expect(await test.call.obligations.get({ id: third.obligation ?? '' }), 'only doing it meets it').toMatchObject({ state: 'open' });
    const { timeline } = await test.call.incidents.get({ id: incident });
    expect(timeline.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '处置步骤已办：通知县应急管理局、消防救援大队赶赴现场（赵磊）',
        '处置步骤转交：现场医疗救治（县医院 孙院长）',
      ]),
    );
  });

  it('open again brings the old limit back; what was met stays met', async () => {
    const { test, activation, incident } = await running();
    const step = named(activation, '警戒');
    await test.call.activations.mark({ id: activation.id, step: step.id, state: 'done' });
    const again = await test.call.activations.mark({ id: activation.id, step: step.id, state: 'open' });
    expect(named(again, '警戒')).toMatchObject({ state: 'open', dueAt: step.dueAt });
    const { obligations } = await test.call.incidents.get({ id: incident });
    const limits = obligations.filter(({ title }) => title.includes('警戒'));
    expect(limits.map(({ state }) => state).toSorted()).toEqual(['met', 'open']);
    expect(limits.map(({ dueAt }) => dueAt)).toEqual([step.dueAt, step.dueAt]);
    expect(named(again, '警戒').obligation).toBe(limits.find(({ state }) => state === 'open')?.id);
  });

  it('the same key twice says nothing new; a wrong step, a time in the future or before the start are refused', async () => {
    const { test, activation } = await running();
    const step = named(activation, '通知');
    const { mark } = test.call.activations;
    await mark({ id: activation.id, step: step.id, state: 'done' });
    await mark({ id: activation.id, step: step.id, state: 'done' });
    expect(entries(test, 'activation.stepMarked')).toHaveLength(1);
    await expect(mark({ id: activation.id, step: 'none', state: 'done' })).rejects.toMatchObject({
      code: 'notFound',
      data: { field: 'step' },
    });
    const other = named(activation, '警戒');
    const at = (offset: number): string => toIso(test.clock.now() + offset, zone);
    await expect(mark({ id: activation.id, step: other.id, state: 'done', at: at(5 * minute) })).rejects.toMatchObject({
      code: 'inTheFuture',
    });
    await expect(mark({ id: activation.id, step: other.id, state: 'done', at: at(-5 * minute) })).rejects.toMatchObject({
      code: 'beforeItHappened',
      data: { field: 'at' },
    });
    await expect(mark({ id: activation.id, step: other.id, state: 'later' as 'done' })).rejects.toMatchObject({ data: { field: 'state' } });
  });

  it('an overdue step goes up the ladder once a stage, in order, until it is done', async () => {
    const { test, activation } = await running();
    test.clock.advance(34 * minute);
    expect(firings(test, '划定警戒区')).toEqual(['remind#0', 'over#0', 'over#1', 'over15#0']);
    const alarms = (await test.call.obligations.alarms()).items.map(({ title }) => title);
    expect(alarms).toContainEqual(expect.stringContaining('划定警戒区'));
    await test.call.activations.mark({ id: activation.id, step: named(activation, '警戒').id, state: 'done', who: '钱警官' });
    test.clock.advance(60 * minute);
    expect(firings(test, '划定警戒区')).toHaveLength(4);
    const { items } = await test.call.obligations.list({ limit: 200 });
    expect(items.find(({ title }) => title.includes('划定警戒区'))).toMatchObject({ state: 'late' });
  });

  it('a step by hand has its own minutes from now', async () => {
    const { test, activation } = await running();
    test.clock.advance(10 * minute);
    const added = await test.call.activations.addStep({ id: activation.id, text: '通知下游水厂停止取水', who: '县住建局', minutes: 20 });
    const step = named(added, '水厂');
    expect(step).toMatchObject({ byHand: true, who: '县住建局' });
    expect(after(test, step.dueAt)).toBe(20);
    await expect(test.call.activations.addStep({ id: activation.id, text: ' ' })).rejects.toMatchObject({ data: { field: 'text' } });
    await expect(test.call.activations.addStep({ id: activation.id, text: '一', minutes: -1 })).rejects.toMatchObject({
      data: { field: 'minutes' },
    });
  });

  it('a change of the facts leaves the steps alone [INV-2]', async () => {
    const { test, incident, activation } = await running();
    const before = (await test.call.incidents.get({ id: incident })).obligations.filter(({ kind }) => kind === 'step');
    await test.call.incidents.changeFacts({ id: incident, kind: '12A00', grade: 'IV', reason: '核实' });
    await test.call.incidents.changeFacts({ id: incident, grade: 'II', casualties: { dead: 1 } });
    const later = (await test.call.incidents.get({ id: incident })).obligations.filter(({ kind }) => kind === 'step');
    expect(later.map(({ id, dueAt, state }) => [id, dueAt, state])).toEqual(before.map(({ id, dueAt, state }) => [id, dueAt, state]));
    expect(activation.checklist).toHaveLength(6);
  });
});

describe('who may', () => {
  it('the duty officer starts and marks; who may only read reads [INV-11]', async () => {
    const { test, plan, incident } = await begin();
    const as = async (role: 'dutyOfficer' | 'viewer') => {
      await test.call.accounts.saveUser({ name: `用户${role}`, password: 'night-shift-2026-x', roles: [role] });
      return clientOf(test.station, (await test.station.parts.sessions.open(`用户${role}`, 'night-shift-2026-x', 'api')).token);
    };
    const [officer, viewer] = [await as('dutyOfficer'), await as('viewer')];
    await expect(viewer.activations.start({ id: plan, incident, level: 'III' })).rejects.toMatchObject({
      code: 'notPermitted',
      status: 403,
    });
    const activation = await officer.activations.start({ id: plan, incident, level: 'III' });
    expect((await viewer.activations.get({ id: activation.id })).by).toBe('用户dutyOfficer');
    const step = activation.checklist[0]?.id ?? '';
    await expect(viewer.activations.mark({ id: activation.id, step, state: 'done' })).rejects.toMatchObject({ code: 'notPermitted' });
    await expect(viewer.activations.end({ id: activation.id, reason: '一' })).rejects.toMatchObject({ code: 'notPermitted' });
    await officer.activations.mark({ id: activation.id, step, state: 'done' });
  });
});
